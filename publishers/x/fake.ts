/** A strict X of one account. Shapes: openapi.json 2.167. Rules: docs.x.com as of 2026-08; what is assumed says so. */
import { measureText, countedLinks } from '../../src/core/text.ts'
import { createFakeOAuth } from '../testing/fake-oauth2.ts'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { createFakeMedia } from './fake-media.ts'
import { answerJson, postJson, userOf, type Shown } from './fake-render.ts'
import { askedFor, postInput, stateSchema, type FakeXPost, type Said, type State } from './fake-state.ts'

const account = { id: '1800000000000000001', username: 'nordlicht', name: 'Nordlicht Energie' }
const app = { id: 'fake-x-client-id', secret: 'fake-x-client-secret-5d81' }
const scopes = ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access']
const seeded = { access: 'fake-x-access-token-93b1', refresh: 'fake-x-refresh-token-20c7' }
const maxWeight = 280

const problem = (status: number, title: string, detail: string, type = 'about:blank'): FakeReply => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  json: { type, title, detail, status },
})
const invalid = (detail: string) => problem(400, 'Invalid Request', detail, 'https://api.x.com/2/problems/invalid-request')
const forbidden = (detail: string) => problem(403, 'Forbidden', detail)
const unauthorised = () => problem(401, 'Unauthorized', 'Unauthorized')
const notFound = problem(404, 'Not Found', 'Not Found')
const missing = (id: string) => ({
  type: 'https://api.x.com/2/problems/resource-not-found',
  title: 'Not Found Error',
  detail: `Could not find post with ids: [${id}].`,
  resource_type: 'post',
  resource_id: id,
  parameter: 'ids',
  value: id,
})

function create({ baseUrl, clock }: FakeOptions): Fake {
  // The token that tests and the playground start with never ages: they travel hours.
  const tokens = [{ ...seeded, at: Number.MAX_SAFE_INTEGER, scopes }]
  let state: State = { codes: [], tokens, sequence: 0, media: [], posts: [], records: [] }
  const now = () => clock.now()
  /** Ids grow with time, and are larger than a number can hold. */
  const nextId = () => String((BigInt(now().getTime() - 1_288_834_974_657) << 22n) + BigInt(state.sequence++))
  const resetAt = () => String(Math.floor(now().getTime() / 1000) + 420)
  const byId = (id: string | null | undefined) => state.posts.find((post) => post.id === id)
  const saidById = (id: string | null | undefined) => state.posts.flatMap(({ replies }) => replies).find((said) => said.id === id)
  const answeredIn = (said: Said) => state.posts.find(({ replies }) => replies.includes(said))
  const rootOf = (post: FakeXPost): FakeXPost => {
    const said = saidById(post.replyTo)
    const parent = byId(post.replyTo) ?? (said && answeredIn(said))
    return parent ? rootOf(parent) : post
  }
  const shown: Shown = {
    account,
    rootOf,
    media: (post) => post.mediaIds.flatMap((id) => state.media.find((medium) => medium.id === id) ?? []),
    ownAnswers: (post) => state.posts.filter(({ replyTo }) => replyTo === post.id).length,
  }

  const oauth = createFakeOAuth({
    clock,
    state: () => state,
    app,
    title: 'Authorize app',
    scopes,
    proves: 'basic',
    pkce: true,
    // https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token, read 2026-08.
    codeLastsMs: 30_000,
    tokenLastsMs: 7_200_000,
    refreshable: (granted) => granted.includes('offline.access'),
  })
  const permit = (call: FakeCall, ...wanted: string[]): void => {
    const granted = oauth.granted(call)
    if (!granted) throw new FakeRefusal(unauthorised())
    if (!wanted.every((scope) => granted.includes(scope))) throw new FakeRefusal(forbidden('Forbidden'))
  }
  const media = createFakeMedia({ state: () => state, clock, nextId, permit, invalid })

  function write(call: FakeCall): FakeReply {
    const input = postInput.safeParse(call.json())
    if (!input.success) return invalid('One or more parameters to your request was invalid.')
    const { text, poll, media: attached, reply } = input.data
    const replyTo = reply?.in_reply_to_tweet_id ?? null
    const mediaIds = attached?.media_ids ?? []
    if (text.trim() === '' && mediaIds.length === 0) return invalid('A post needs a text or media.')
    // What it says of these three is known, its status is assumed.
    if (measureText(text, { unit: 'weighted', linkCountsAs: 23 }) > maxWeight) return invalid('Your post text is too long.')
    if (poll && mediaIds.length > 0) return invalid('A post has media or a poll, not both.')
    if ((text.match(/(?<![\p{L}\p{N}$])\$[A-Za-z]{1,6}(?![\p{L}\p{N}])/gu)?.length ?? 0) > 1)
      return forbidden('A post may hold one cashtag at most.')
    media.ready(mediaIds)
    const said = saidById(replyTo)
    if (replyTo !== null && !byId(replyTo) && !said)
      return forbidden('You attempted to reply to a Post that is deleted or not visible to you.')
    // Since 2026: others may be answered only where they name the account. Changelog, read 2026-08.
    if (said && !said.naming) return forbidden('Reply to this conversation is not allowed because you have not been mentioned.')
    // The body is real; how far back X looks is not told, and that other conversations are free is assumed.
    if (mediaIds.length === 0 && state.posts.some((post) => post.text === text && post.replyTo === replyTo))
      return forbidden('You are not allowed to create a Tweet with duplicate content.')
    const asked = poll ? { options: poll.options, minutes: poll.duration_minutes } : null
    const people = { likedBy: [], repostedBy: [], replies: [] }
    const post: FakeXPost = { id: nextId(), at: now().toISOString(), text, replyTo, mediaIds, poll: asked, ...people }
    state.posts.unshift(post)
    state.records.push({ at: post.at, remoteId: post.id, key: null })
    return { status: 201, json: { data: { id: post.id, text, edit_history_post_ids: [post.id] } } }
  }

  /** A page of what was asked for, newest first. */
  function page(
    call: FakeCall,
    all: readonly { readonly at: string }[],
    render: (one: never) => object,
    users: readonly object[] = [],
  ): FakeReply {
    const start = Date.parse(call.query.get('start_time') ?? '1970-01-01T00:00:00Z')
    if (Number.isNaN(start) || start > now().getTime()) return invalid('The start_time is no instant of the past.')
    const size = Number(call.query.get('max_results') ?? 10)
    if (!Number.isInteger(size) || size < 5 || size > 100) return invalid('max_results must be from 5 to 100.')
    const from = Number(call.query.get('pagination_token') ?? 0)
    const found = all.filter(({ at }) => Date.parse(at) >= start).sort((a, b) => (a.at < b.at ? 1 : -1))
    const data = found.slice(from, from + size)
    const meta = { result_count: data.length, ...(from + size < found.length && { next_token: String(from + size) }) }
    // Where nothing is found, `data` is missing.
    return { status: 200, json: { ...(data.length > 0 && { data: data.map((one) => render(one as never)) }), includes: { users }, meta } }
  }
  const listing = ['max_results', 'pagination_token', 'start_time', 'exclude']
  const saidPage = (call: FakeCall, all: readonly Said[]) =>
    page(
      call,
      all,
      (said: Said) => answerJson(said, answeredIn(said), shown),
      all.map(({ by }) => userOf(by)),
    )

  const server = createFakeServer({
    clock,
    notFound,
    headers: () => ({ 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '99', 'x-rate-limit-reset': resetAt() }),
    refusals: {
      'refuse-500': () => problem(500, 'Internal Server Error', 'Something is broken.'),
      'rate-limit': () => ({ ...problem(429, 'Too Many Requests', 'Too Many Requests'), headers: { 'x-rate-limit-remaining': '0' } }),
      unauthorised,
      'refuse-content': () => forbidden('You are not permitted to perform this action.'),
    },
    routes: {
      'GET /x.com/i/oauth2/authorize': oauth.page,
      'POST /x.com/i/oauth2/authorize': oauth.consent,
      'POST /api.x.com/2/oauth2/token': oauth.token,
      ...media.routes,

      'GET /api.x.com/2/users/me': (call) => {
        permit(call, 'tweet.read', 'users.read')
        return { status: 200, json: { data: account } }
      },
      'GET /api.x.com/2/users/:id/tweets': (call) => {
        permit(call, 'tweet.read', 'users.read')
        if (!askedFor(call.query, listing)) return invalid('A parameter is unknown.')
        if (call.params.id !== account.id) return notFound
        return page(call, state.posts, (post: FakeXPost) => postJson(post, shown))
      },
      'GET /api.x.com/2/users/:id/mentions': (call) => {
        permit(call, 'tweet.read', 'users.read')
        if (!askedFor(call.query, listing)) return invalid('A parameter is unknown.')
        if (call.params.id !== account.id) return notFound
        return saidPage(
          call,
          state.posts.flatMap(({ replies }) => replies).filter(({ naming }) => naming),
        )
      },
      'GET /api.x.com/2/tweets/search/recent': (call) => {
        permit(call, 'tweet.read', 'users.read')
        if (!askedFor(call.query, [...listing, 'query'])) return invalid('A parameter is unknown.')
        // Of the query language, what the publisher says.
        const query = call.query.get('query') ?? ''
        const told = /^\((conversation_id:\d+(?: OR conversation_id:\d+)*)\) -from:(\w+) -@(\w+)$/.exec(query)
        if (!told || query.length > 512) return invalid('The query is not understood, or longer than 512 characters.')
        const start = Date.parse(call.query.get('start_time') ?? '')
        if (start < now().getTime() - 7 * 86_400_000) return invalid('The start_time is more than seven days ago.')
        const ids = [...(told[1] ?? '').matchAll(/\d+/g)].map(([id]) => id)
        const threads = state.posts.filter((post) => ids.includes(rootOf(post).id))
        return saidPage(
          call,
          threads.flatMap(({ replies }) => replies).filter(({ naming }) => !naming),
        )
      },
      'GET /api.x.com/2/tweets': (call) => {
        permit(call, 'tweet.read', 'users.read')
        const ids = (call.query.get('ids') ?? '').split(',')
        if (!askedFor(call.query, ['ids']) || ids.length > 100 || !ids.every((id) => /^[0-9]{1,19}$/.test(id)))
          return invalid('ids must be 1 to 100 ids.')
        const found = ids.flatMap((id) => byId(id) ?? [])
        const errors = ids.filter((id) => !byId(id)).map(missing)
        const data = found.map((post) => postJson(post, shown))
        return { status: 200, json: { ...(data.length > 0 && { data }), ...(errors.length > 0 && { errors }) } }
      },
      'POST /api.x.com/2/tweets': (call) => {
        permit(call, 'tweet.read', 'tweet.write', 'users.read')
        return server.visible(() => write(call))
      },
      'DELETE /api.x.com/2/tweets/:id': (call) => {
        permit(call, 'tweet.read', 'tweet.write', 'users.read')
        const post = byId(call.params.id)
        if (!post) return { ...notFound, json: { ...missing(call.params.id ?? ''), status: 404 } }
        state.posts = state.posts.filter((other) => other !== post)
        return { status: 200, json: { data: { deleted: true } } }
      },
      'GET /x.com/:name/status/:id': ({ params }) => {
        const post = byId(params.id)
        if (!post || params.name !== account.username) return notFound
        const pictures = shown.media(post).map(({ id, alt }) => `<p><img src="${fileUrl(id)}" alt="${escapeHtml(alt)}"></p>`)
        return fakePage(`${account.name} @${account.username}`, `<p>${escapeHtml(post.text)}</p>${pictures.join('')}`)
      },
    },
  })

  const fileUrl = (id: string) => `${baseUrl()}/pbs.twimg.com/media/${id}`
  const cardOf = ({ text, mediaIds, poll }: FakeXPost) => {
    const [link] = countedLinks(text, { unit: 'weighted' })
    const url = link ? text.slice(link.start, link.end) : ''
    return url !== '' && mediaIds.length === 0 && !poll ? { url, title: url.replace(/^https?:\/\//, ''), description: '' } : null
  }
  const timelineOf = (post: FakeXPost): FakePost => {
    const files = shown.media(post)
    const isOurs = (other: FakeXPost) => post.replies.some(({ id }) => id === other.replyTo)
    return {
      remoteId: post.id,
      url: `${baseUrl()}/x.com/${account.username}/status/${post.id}`,
      author: `@${account.username}`,
      text: post.text,
      at: post.at,
      images: files.filter(({ category }) => category !== 'tweet_video').map(({ id, alt }) => ({ url: fileUrl(id), alt })),
      films: files.flatMap(({ id, totalBytes, category }) =>
        category === 'tweet_video' ? { url: fileUrl(id), bytes: totalBytes ?? 0 } : [],
      ),
      ...(post.poll && { poll: { ...post.poll, multiple: false } }),
      card: cardOf(post),
      likes: post.likedBy.length,
      shares: post.repostedBy.length,
      replies: post.replies.map(({ by, text, at }) => ({ by, text, at })),
      answers: state.posts.filter(isOurs).map(({ replyTo, text }) => ({ to: replyTo ?? '', text })),
      replyTo: post.replyTo === null ? null : { root: rootOf(post).id, parent: post.replyTo },
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () => state.posts.filter(({ replyTo }) => !saidById(replyTo)).map(timelineOf),
    visit(remoteId, { kind, by, text = '' }) {
      const post = byId(remoteId)
      if (!post) return
      if (kind === 'reply') post.replies.push({ id: nextId(), at: now().toISOString(), by, text, naming: true })
      const people = kind === 'like' ? post.likedBy : kind === 'share' ? post.repostedBy : null
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'x',
  create,
  connect: () => ({ redirect: {} }),
  app,
  credentials: () => ({
    accessToken: seeded.access,
    refreshToken: seeded.refresh,
    accountId: account.id,
    username: account.username,
  }),
}
export default platform
