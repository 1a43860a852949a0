/** A strict TikTok of one creator. Rules: https://developers.tiktok.com/doc/content-posting-api-get-started and the pages of its calls, read 2026-09. */
import { z } from 'zod'
import { createFakeOAuth } from '../testing/fake-oauth2.ts'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { filmInput, isCutRight, photoInput, stateSchema, type Job, type State } from './fake-state.ts'

const creator = { openId: '-000fakeOpenIdOfNordlicht', username: 'nordlicht.energie', nickname: 'Nordlicht Energie' }
const app = { id: 'aw1fakeclientkey', secret: 'fake-tiktok-client-secret' }
const access = 'act.fake-tiktok-access-token'
const refresh = 'rft.fake-tiktok-refresh-token'
const scopes = ['user.info.basic', 'video.publish', 'video.list']
const api = '/open.tiktokapis.com/v2'
const uploads = '/open-upload.tiktokapis.com/video/'
/** The guide: an address for uploads lasts an hour. */
const uploadLastsMs = 60 * 60_000

/** https://developers.tiktok.com/doc/tiktok-api-v2-error-handling */
const answer = (data: object): FakeReply => ({ status: 200, json: { data, error: { code: 'ok', message: '', log_id: 'fake' } } })
const problem = (status: number, code: string, message = ''): FakeReply => ({
  status,
  json: { data: {}, error: { code, message, log_id: 'fake' } },
})
const unauthorised = () => problem(401, 'access_token_invalid', 'The access token is invalid or not found in the request.')

function create({ baseUrl, clock }: FakeOptions): Fake {
  // The creator's own key does not end, so that tests may move the clock.
  let state: State = { codes: [], tokens: [{ access, refresh, at: 8.64e15, scopes }], sequence: 0, jobs: [] }
  let nextIsDoomed = false
  const now = () => clock.now().toISOString()
  const oauth = createFakeOAuth({
    clock,
    state: () => state,
    app,
    title: 'Log in with TikTok',
    scopes,
    proves: 'post',
    // For web apps none is documented.
    pkce: false,
    codeLastsMs: 5 * 60_000,
    tokenLastsMs: 24 * 60 * 60_000,
    refreshable: () => true,
  })
  const permit = (call: FakeCall, scope: string) => {
    const granted = oauth.granted(call)
    if (!granted) throw new FakeRefusal(unauthorised())
    if (!granted.includes(scope)) throw new FakeRefusal(problem(401, 'scope_not_authorized', 'The user did not authorize the scope.'))
    if (call.headers.get('content-type')?.toLowerCase() !== 'application/json; charset=utf-8')
      throw new FakeRefusal(problem(400, 'invalid_params', 'The content type must be application/json; charset=UTF-8.'))
  }
  const invalid = (message: string): never => {
    throw new FakeRefusal(problem(400, 'invalid_params', message))
  }

  const begin = (over: Pick<Job, 'kind' | 'text' | 'privacy'> & Partial<Job>): Job => {
    const number = String(++state.sequence)
    const job: Job = {
      id: `${over.kind === 'video' ? 'v_pub_file' : 'p_pub_url'}~v2-1.${number}`,
      // 64 bits: no number of JavaScript's.
      post: String(7_499_999_999_999_000_001n + BigInt(state.sequence)),
      opened: now(),
      taken: null,
      ...{
        bytes: 0,
        size: 0,
        count: 0,
        received: 0,
        pictures: [],
        left: 3,
        doomed: false,
        views: 0,
        likedBy: [],
        sharedBy: [],
        replies: [],
      },
      ...over,
    }
    state.jobs.push(job)
    return job
  }
  const take = (job: Job) => {
    Object.assign(job, { taken: now(), doomed: nextIsDoomed })
    nextIsDoomed = false
  }

  function putPiece(call: FakeCall): FakeReply {
    const job = state.jobs.find(({ id }) => id === call.query.get('upload_id'))
    if (!job) return problem(404, 'not_found')
    if (clock.now().getTime() - Date.parse(job.opened) > uploadLastsMs) return problem(403, 'upload_url_expired')
    const [, from, to, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(call.headers.get('content-range') ?? '') ?? []
    if (!/^video\/(mp4|quicktime|webm)$/.test(call.headers.get('content-type') ?? '')) return problem(400, 'invalid_content_type')
    if (Number(total) !== job.bytes || Number(to) - Number(from) + 1 !== call.bytes.length) return problem(400, 'invalid_content_range')
    // Pieces come one after the other, each as long as was said; the last one takes the rest.
    const end = Number(to) + 1
    const isLast = Number(from) === job.size * (job.count - 1)
    if (Number(from) !== job.received || end !== (isLast ? job.bytes : job.received + job.size)) return problem(416, 'invalid_range')
    job.received = end
    if (isLast) take(job)
    return { status: isLast ? 201 : 206, headers: { 'content-range': `bytes 0-${end - 1}/${job.bytes}` } }
  }
  const isLastPiece = ({ query, headers }: FakeCall) => {
    const job = state.jobs.find(({ id }) => id === query.get('upload_id'))
    return job !== undefined && headers.get('content-range')?.startsWith(`bytes ${job.size * (job.count - 1)}-`)
  }

  /** Fetches as TikTok does: type and size are looked at. https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide */
  async function fetched(urls: readonly string[]): Promise<void> {
    for (const url of urls) {
      const response = await fetch(url, { redirect: 'error' }).catch(() => invalid('file_format_check_failed'))
      if (!response.ok || !/^image\/(jpeg|webp)/.test(response.headers.get('content-type') ?? '')) invalid('file_format_check_failed')
      if ((await response.arrayBuffer()).byteLength > 20_000_000) invalid('picture_size_check_failed')
    }
  }

  /** Each question brings it closer to its end; the id is told last, when it was judged. */
  function asked(job: Job): FakeReply {
    if (!job.taken) return answer({ status: 'PROCESSING_UPLOAD', uploaded_bytes: job.received })
    if (job.doomed) return answer({ status: 'FAILED', fail_reason: 'frame_rate_check_failed' })
    job.left = Math.max(0, job.left - 1)
    const working = job.kind === 'video' ? { status: 'PROCESSING_UPLOAD', uploaded_bytes: job.bytes } : { status: 'PROCESSING_DOWNLOAD' }
    if (job.left === 2) return answer(working)
    const complete = answer({ status: 'PUBLISH_COMPLETE', publicaly_available_post_id: job.left > 0 || !isPublic(job) ? [] : ['@'] })
    // A whole number, and not text: JSON.stringify could not write it.
    const json = JSON.stringify(complete.json).replace('"@"', job.post)
    return { status: 200, headers: { 'content-type': 'application/json' }, bytes: Buffer.from(json) }
  }
  const isPublic = ({ privacy }: Job) => privacy === 'PUBLIC_TO_EVERYONE'
  const isLive = ({ taken, left, doomed }: Job) => taken !== null && left === 0 && !doomed
  const listed = () => state.jobs.filter((job) => isLive(job) && isPublic(job)).reverse()

  const withFields = (call: FakeCall, videos: readonly Job[]): FakeReply => {
    const fields = call.query.get('fields')?.split(',') ?? invalid('fields is required.')
    const told = (job: Job) => ({
      id: job.post,
      create_time: Math.floor(Date.parse(job.taken ?? '') / 1000),
      video_description: job.text.slice(0, 150),
      like_count: job.likedBy.length,
      comment_count: job.replies.length,
      share_count: job.sharedBy.length,
      view_count: job.views,
    })
    const chosen = (job: Job) => Object.fromEntries(Object.entries(told(job)).filter(([name]) => fields.includes(name)))
    return answer({ videos: videos.map(chosen) })
  }

  /** Login Kit calls the app's id client_key. */
  const withClientKey = (fields: URLSearchParams) => {
    const renamed = new URLSearchParams([...fields].filter(([name]) => name !== 'client_id'))
    renamed.set('client_id', fields.get('client_key') ?? '')
    return renamed
  }

  const server = createFakeServer({
    clock,
    notFound: problem(404, 'not_found'),
    refusals: {
      'refuse-500': () => problem(500, 'internal_error', 'Something went wrong.'),
      'rate-limit': () => problem(429, 'rate_limit_exceeded', 'The API rate limit was exceeded.'),
      unauthorised,
      'refuse-content': () => problem(400, 'invalid_params', 'The content is not allowed.'),
    },
    routes: {
      'GET /www.tiktok.com/v2/auth/authorize/': (call) => oauth.page({ ...call, query: withClientKey(call.query) }),
      'POST /www.tiktok.com/v2/auth/authorize/': oauth.consent,
      [`POST ${api}/oauth/token/`]: async (call) => {
        const reply = await oauth.token({ ...call, fields: async () => withClientKey(await call.fields()) })
        const granted = z.object({ access_token: z.string() }).loose().safeParse(reply.json).data
        return granted ? { ...reply, json: { ...granted, open_id: creator.openId, refresh_expires_in: 31_536_000 } } : reply
      },

      [`POST ${api}/post/publish/creator_info/query/`]: (call) => {
        permit(call, 'video.publish')
        return answer({
          creator_username: creator.username,
          creator_nickname: creator.nickname,
          privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
          comment_disabled: false,
          duet_disabled: false,
          stitch_disabled: false,
          max_video_post_duration_sec: 600,
        })
      },

      [`POST ${api}/post/publish/video/init/`]: (call) => {
        permit(call, 'video.publish')
        const input = filmInput.safeParse(call.json())
        if (!input.success) return invalid(input.error.issues.map(({ path }) => path.join('.')).join(', '))
        const { post_info: info, source_info: source } = input.data
        if (!isCutRight(source)) return invalid('The chunk size or the total chunk count is invalid.')
        if (info.privacy_level === 'FOLLOWER_OF_CREATOR') return problem(403, 'privacy_level_option_mismatch')
        const cut = { bytes: source.video_size, size: source.chunk_size, count: source.total_chunk_count }
        const { id } = begin({ kind: 'video', text: info.title, privacy: info.privacy_level, ...cut })
        return answer({ publish_id: id, upload_url: `${baseUrl()}${uploads}?upload_id=${id}&upload_token=fake` })
      },

      [`PUT ${uploads}`]: (call) => (isLastPiece(call) ? server.visible(() => putPiece(call)) : putPiece(call)),

      [`POST ${api}/post/publish/content/init/`]: async (call) => {
        permit(call, 'video.publish')
        const input = photoInput.safeParse(call.json())
        if (!input.success) return invalid(input.error.issues.map(({ path }) => path.join('.')).join(', '))
        const { post_info: info, source_info: source } = input.data
        await fetched(source.photo_images)
        return server.visible(() => {
          const job = begin({ kind: 'photo', text: info.description, privacy: info.privacy_level, pictures: source.photo_images })
          take(job)
          return answer({ publish_id: job.id })
        })
      },

      [`POST ${api}/post/publish/status/fetch/`]: (call) => {
        permit(call, 'video.publish')
        const id = z.object({ publish_id: z.string() }).safeParse(call.json()).data?.publish_id
        const job = state.jobs.find((one) => one.id === id)
        return job ? asked(job) : problem(400, 'invalid_publish_id', 'The publish_id does not exist.')
      },

      // Public ones only. That posts of pictures are among them is believed: the page speaks of videos.
      [`POST ${api}/video/list/`]: (call) => {
        permit(call, 'video.list')
        const max = z.object({ max_count: z.int().min(1).max(20).default(10) }).safeParse(call.json()).data?.max_count
        return max === undefined ? invalid('max_count is at most 20.') : withFields(call, listed().slice(0, max))
      },
      [`POST ${api}/video/query/`]: (call) => {
        permit(call, 'video.list')
        const filters = z.object({ filters: z.object({ video_ids: z.array(z.string()).min(1).max(20) }) }).safeParse(call.json()).data
        const ids = filters?.filters.video_ids ?? invalid('video_ids holds 1 to 20 ids.')
        return withFields(
          call,
          listed().filter(({ post }) => ids.includes(post)),
        )
      },

      'GET /www.tiktok.com/:name/:kind/:id': ({ params }) => {
        const job = listed().find(({ post }) => post === params.id)
        return job ? fakePage(creator.nickname, `<p>${escapeHtml(job.text)}</p>`) : problem(404, 'not_found')
      },
    },
  })

  const postOf = (job: Job): FakePost => {
    const url = `${baseUrl()}/www.tiktok.com/@${creator.username}/${job.kind}/${job.post}`
    return {
      remoteId: job.post,
      url,
      author: `@${creator.username}`,
      text: job.text,
      at: job.taken ?? '',
      images: job.pictures.map((address) => ({ url: address, alt: '' })),
      films: job.kind === 'video' ? [{ url, bytes: job.bytes }] : [],
      card: null,
      likes: job.likedBy.length,
      shares: job.sharedBy.length,
      replies: job.replies,
      replyTo: null,
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    giveUp: () => void (nextIsDoomed = true),
    records: () => state.jobs.flatMap(({ taken, post, id }) => (taken ? [{ at: taken, remoteId: post, key: id }] : [])),
    timeline: () => listed().map(postOf),
    visit(remoteId, { kind, by, text = '' }) {
      const job = listed().find(({ post }) => post === remoteId)
      if (!job) return
      job.views++
      if (kind === 'reply') job.replies.push({ by, text, at: now() })
      const people = kind === 'like' ? job.likedBy : kind === 'share' ? job.sharedBy : null
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'tiktok',
  medium: 'video',
  app,
  create,
  connect: () => ({ redirect: { privacy: 'PUBLIC_TO_EVERYONE', ownBrand: '' } }),
  credentials: () => ({
    access,
    refresh,
    openId: creator.openId,
    username: creator.username,
    privacy: 'PUBLIC_TO_EVERYONE',
    ownBrand: false,
  }),
}
export default platform
