/** A strict Pinterest of one account with two boards. Rules: the API's own description, release 5.23.0, read 2025-12. */
import { createFakeOAuth } from '../testing/fake-oauth2.ts'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import { followersOf } from '../testing/followers.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { accountAnalytics } from './fake-analytics.ts'
import { pinInput, stateSchema, type Pin, type PinInput, type State } from './fake-state.ts'

const account = { id: '2783136121146311751', username: 'nordlicht' }
const boards = [
  { id: '549755885175', name: 'Wärme fürs Haus', privacy: 'PUBLIC' },
  { id: '549755885176', name: 'Pläne', privacy: 'SECRET' },
] as const
const app = { id: '1480000', secret: 'fake-pinterest-app-secret' }
const access = 'pina_fake-access-token'
const refresh = 'pinr.fake-refresh-token'
const scopes = ['boards:read', 'boards:write', 'pins:read', 'pins:write', 'user_accounts:read']
const dayMs = 24 * 60 * 60_000

const api = '/api.pinterest.com/v5'
const storage = '/pinterest-media-upload.s3-accelerate.amazonaws.com/'
const problem = (status: number, code: number, message: string): FakeReply => ({ status, json: { code, message } })
const unauthorised = () => problem(401, 2, 'Authentication failed.')
const invalid = (message: string): never => {
  throw new FakeRefusal(problem(400, 1, `Invalid request: ${message}`))
}

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = {
    codes: [],
    // The account's own key does not end, so that tests may move the clock.
    tokens: [{ access, refresh, at: 8.64e15, scopes }],
    sequence: 0,
    media: [],
    pins: [],
    records: [],
  }
  const now = () => clock.now().toISOString()
  const nextId = () => String(813_744_226_420_000_000n + BigInt(++state.sequence))
  const oauth = createFakeOAuth({
    clock,
    state: () => state,
    app,
    title: 'Give access to your Pinterest account',
    scopes,
    proves: 'basic',
    pkce: false,
    codeLastsMs: 10 * 60_000,
    tokenLastsMs: 30 * dayMs,
    refreshable: () => true,
  })
  /** What each call needs is in its `security`. */
  const permit = (call: FakeCall, ...needed: readonly string[]) => {
    const granted = oauth.granted(call)
    if (!granted) throw new FakeRefusal(unauthorised())
    if (!needed.every((scope) => granted.includes(scope))) throw new FakeRefusal(problem(403, 3, 'Authorization failed.'))
  }
  const writing = ['boards:read', 'boards:write', 'pins:read', 'pins:write']

  const byId = (id: string | undefined) => state.pins.find((pin) => pin.id === id)
  const boardJson = (board: (typeof boards)[number]) => ({ ...board, owner: { username: account.username } })
  const pinJson = (pin: Pin, withMetrics = false) => ({
    id: pin.id,
    created_at: pin.at.replace(/\.\d+Z$/, ''),
    title: pin.title || null,
    description: pin.description || null,
    link: pin.link,
    alt_text: pin.alt || null,
    board_id: pin.board,
    is_owner: true,
    is_standard: true,
    ...(withMetrics && {
      pin_metrics: {
        lifetime_metrics: {
          pin_click: 0,
          impression: pin.seen,
          clickthrough: 0,
          reaction: pin.likedBy.length,
          comment: pin.replies.length,
        },
      },
    }),
  })
  /** A page and the bookmark of the next one. `page_size`: 25, at most 250. */
  const paged = <T>(call: FakeCall, all: readonly T[]) => {
    const size = Number(call.query.get('page_size') ?? 25)
    if (!Number.isInteger(size) || size < 1 || size > 250) invalid('page_size')
    const from = Number(call.query.get('bookmark') ?? 0)
    return { items: all.slice(from, from + size), bookmark: from + size < all.length ? String(from + size) : null }
  }

  function filmOf(source: Extract<PinInput['media_source'], { source_type: 'video_id' }>): string {
    const film = state.media.find(({ id }) => id === source.media_id)
    if (!film || film.bytes === 0 || film.left > 0 || film.failed) return invalid('the media is not ready.')
    // General knowledge: without any cover, a film is refused.
    if (!source.cover_image_data && source.cover_image_key_frame_time === undefined) return invalid('a cover is required.')
    return film.id
  }

  function createPin(call: FakeCall): FakeReply {
    const parsed = pinInput.safeParse(call.json())
    if (!parsed.success) return invalid(parsed.error.issues.map(({ path }) => path.join('.')).join(', '))
    const { media_source: source, ...input } = parsed.data
    if (boards.every(({ id }) => id !== input.board_id)) return problem(404, 40, 'Board not found.')
    const items = source.source_type === 'multiple_image_base64' ? source.items : source.source_type === 'image_base64' ? [source] : []
    const pin: Pin = {
      id: nextId(),
      at: now(),
      board: input.board_id,
      title: input.title,
      description: input.description,
      link: input.link ?? null,
      alt: input.alt_text,
      images: items.map(({ content_type: mimeType, data: base64 }) => ({ mimeType, base64 })),
      film: source.source_type === 'video_id' ? filmOf(source) : null,
      ...{ seen: 0, likedBy: [], savedBy: [], replies: [] },
    }
    state.pins.unshift(pin)
    state.records.push({ at: pin.at, remoteId: pin.id, key: null })
    return { status: 201, json: pinJson(pin) }
  }

  const server = createFakeServer({
    clock,
    notFound: problem(404, 12, 'Method not found.'),
    refusals: {
      'refuse-500': () => problem(500, 12, 'Something went wrong on our end.'),
      // https://developers.pinterest.com/docs/reference/rate-limits/: seconds until the window ends.
      'rate-limit': () => ({ ...problem(429, 8, 'You have exceeded your rate limit.'), headers: { 'x-ratelimit-reset': '60' } }),
      unauthorised,
      'refuse-content': () => problem(400, 1, 'This pin is not allowed.'),
    },
    routes: {
      'GET /www.pinterest.com/oauth/': oauth.page,
      'POST /www.pinterest.com/oauth/': oauth.consent,
      [`POST ${api}/oauth/token`]: oauth.token,

      [`GET ${api}/user_account`]: (call) => {
        permit(call, 'user_accounts:read')
        const followers = followersOf(state.pins.map(({ likedBy }) => likedBy))
        return { status: 200, json: { ...account, account_type: 'BUSINESS', follower_count: followers, pin_count: state.pins.length } }
      },
      [`GET ${api}/user_account/analytics`]: (call) => {
        permit(call, 'user_accounts:read')
        return accountAnalytics(call.query, clock.now()) ?? invalid('user accounts analytics parameters.')
      },
      [`GET ${api}/boards`]: (call) => {
        permit(call, 'boards:read')
        return { status: 200, json: paged(call, boards.map(boardJson)) }
      },
      [`GET ${api}/boards/:id`]: (call) => {
        permit(call, 'boards:read')
        const board = boards.find(({ id }) => id === call.params.id)
        return board ? { status: 200, json: boardJson(board) } : problem(404, 40, 'Board not found.')
      },
      [`GET ${api}/boards/:id/pins`]: (call) => {
        permit(call, 'boards:read', 'pins:read')
        const pins = state.pins.filter(({ board }) => board === call.params.id)
        return {
          status: 200,
          json: paged(
            call,
            pins.map((pin) => pinJson(pin)),
          ),
        }
      },

      [`POST ${api}/pins`]: (call) => {
        permit(call, ...writing)
        return server.visible(() => createPin(call))
      },
      [`GET ${api}/pins/:id`]: (call) => {
        permit(call, 'boards:read', 'pins:read')
        const pin = byId(call.params.id)
        return pin ? { status: 200, json: pinJson(pin, call.query.get('pin_metrics') === 'true') } : problem(404, 50, 'Pin not found.')
      },
      [`DELETE ${api}/pins/:id`]: (call) => {
        permit(call, ...writing)
        const pin = byId(call.params.id)
        if (!pin) return problem(404, 50, 'Pin not found.')
        state.pins = state.pins.filter((other) => other !== pin)
        return { status: 204 }
      },
      [`GET ${api}/pins/:id/analytics`]: (call) => {
        permit(call, 'boards:read', 'pins:read')
        const pin = byId(call.params.id)
        if (!pin) return problem(404, 50, 'Pin not found.')
        const [start, end] = ['start_date', 'end_date'].map((name) => Date.parse(call.query.get(name) ?? '')) as [number, number]
        // start_date: not more than 90 days back from today.
        if (!(start <= end) || clock.now().getTime() - start > 91 * dayMs) return invalid('start_date')
        if (call.query.get('metric_types') !== 'SAVE') return invalid('metric_types')
        return { status: 200, json: { all: { summary_metrics: { SAVE: pin.savedBy.length }, daily_metrics: [] } } }
      },

      [`POST ${api}/media`]: (call) => {
        permit(call, 'pins:read', 'pins:write')
        if ((call.json() as { media_type?: unknown } | undefined)?.media_type !== 'video') return invalid('media_type')
        const id = nextId()
        state.media.push({ id, bytes: 0, left: 2, failed: false })
        const upload_parameters = { key: id, policy: 'fake', 'Content-Type': 'multipart/form-data' }
        return { status: 201, json: { media_id: id, media_type: 'video', upload_url: `${baseUrl()}${storage}`, upload_parameters } }
      },
      // Amazon's storage: every parameter comes back, the file last, and nobody's key with them.
      [`POST ${storage}`]: async (call) => {
        const form = await call.form().catch(() => new FormData())
        const file = form.get('file')
        const media = state.media.find(({ id }) => id === form.get('key'))
        const isSigned = form.get('policy') === 'fake' && form.get('Content-Type') !== null && !call.headers.has('authorization')
        if (!media || !isSigned || !(file instanceof File) || [...form.keys()].at(-1) !== 'file') return { status: 403, text: '<Error/>' }
        media.bytes = file.size
        return { status: 204 }
      },
      [`GET ${api}/media/:id`]: (call) => {
        permit(call, 'pins:read')
        const media = state.media.find(({ id }) => id === call.params.id)
        if (!media) return problem(404, 12, 'Media not found.')
        if (media.bytes > 0) media.left = Math.max(0, media.left - 1)
        const status = media.bytes === 0 ? 'registered' : media.left > 0 ? 'processing' : media.failed ? 'failed' : 'succeeded'
        return { status: 200, json: { media_id: media.id, media_type: 'video', status } }
      },

      'GET /www.pinterest.com/pin/:id/': ({ params }) => {
        const pin = byId(params.id)
        if (!pin) return problem(404, 50, 'Pin not found.')
        const pictures = pin.images.map(
          (_, at) => `<p><img src="${baseUrl()}/i.pinimg.com/${pin.id}/${at}" alt="${escapeHtml(pin.alt)}"></p>`,
        )
        return fakePage(pin.title, `${pictures.join('')}<p>${escapeHtml(pin.description)}</p>`)
      },
      'GET /i.pinimg.com/:id/:at': ({ params }) => {
        const picture = byId(params.id)?.images[Number(params.at)]
        if (!picture) return { status: 404 }
        return { status: 200, headers: { 'content-type': picture.mimeType }, bytes: Buffer.from(picture.base64, 'base64') }
      },
    },
  })

  const postOf = (pin: Pin): FakePost => {
    const url = `${baseUrl()}/www.pinterest.com/pin/${pin.id}/`
    const film = state.media.find(({ id }) => id === pin.film)
    return {
      remoteId: pin.id,
      url,
      author: `@${account.username}`,
      title: pin.title,
      text: pin.description,
      at: pin.at,
      images: pin.images.map((_, at) => ({ url: `${baseUrl()}/i.pinimg.com/${pin.id}/${at}`, alt: pin.alt })),
      films: film ? [{ url, bytes: film.bytes }] : [],
      card: pin.link === null ? null : { url: pin.link, title: pin.title, description: '' },
      likes: pin.likedBy.length,
      shares: pin.savedBy.length,
      replies: pin.replies,
      replyTo: null,
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () => state.pins.map(postOf),
    visit(remoteId, { kind, by, text = '' }) {
      const pin = byId(remoteId)
      if (!pin) return
      pin.seen++
      if (kind === 'reply') pin.replies.push({ by, text, at: now() })
      const people = kind === 'like' ? pin.likedBy : kind === 'share' ? pin.savedBy : null
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'pinterest',
  app,
  create,
  connect: () => ({ redirect: {} }),
  credentials: () => ({ access, refresh, boardId: boards[0].id, board: boards[0].name, username: account.username }),
}
export default platform
