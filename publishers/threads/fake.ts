/** A strict Threads of one account. Rules: https://developers.facebook.com/documentation/threads, read 2026-07, and Meta's Postman collection of 2026-01. */
import { createFakeServer, escapeHtml, fakePage, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import {
  exchanged,
  graphError,
  graphRefusals,
  graphTime,
  missing,
  paged,
  paramsOf,
  permitted,
  picked,
  refuseGraph,
  signInRoutes,
} from '../testing/fake-graph.ts'
import { followersOf } from '../testing/followers.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { accountInsights } from './fake-account.ts'
import { ordered, stateSchema, type FakeThreadsPost, type State } from './fake-state.ts'

const account = { id: '17841405793187218', username: 'nordlicht.energie' }
const app = { id: '1102030405060708', secret: 'fake-threads-app-secret-5b1c' }
const token = 'fake-threads-token-3e7d0a'
const scopes = [
  'threads_basic',
  'threads_content_publish',
  'threads_delete',
  'threads_manage_insights',
  'threads_read_replies',
  'threads_manage_replies',
]
const dayMs = 24 * 60 * 60_000
const api = '/graph.threads.net/v1.0'
const metrics = ['views', 'likes', 'replies', 'reposts', 'quotes', 'shares']

type Answering = (params: { readonly [name: string]: unknown }, call: FakeCall) => FakeReply | Promise<FakeReply>

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = {
    signIn: { codes: [], tokens: [{ token, scopes, lasts: true }] },
    sequence: 0,
    containers: [],
    posts: [],
    records: [],
    deletedAt: [],
    retired: [],
  }
  const now = () => clock.now().toISOString()
  const nextId = () => String(18_000_000_000_000_000n + BigInt(++state.sequence))
  const isRecent = (at: string) => clock.now().getTime() - Date.parse(at) < dayMs
  const byId = (id: unknown) => state.posts.find((post) => post.id === id)
  const rootOf = (post: FakeThreadsPost): FakeThreadsPost => {
    const parent = byId(post.replyTo)
    return parent ? rootOf(parent) : post
  }
  const addressOf = (id: string) => `${baseUrl()}/www.threads.com/@${account.username}/post/${id}`
  const visitors = (id: unknown) => state.posts.flatMap((post) => post.replies.filter((reply) => reply.id === id).map(() => post))
  const isThere = (id: string) => byId(id) !== undefined || visitors(id).length > 0

  const allowed =
    (needed: readonly string[], answer: Answering) =>
    async (call: FakeCall): Promise<FakeReply> => {
      const params = await paramsOf(call)
      permitted(call, params, state.signIn, 'threads_basic', ...needed)
      return answer(params, call)
    }

  const json = (post: FakeThreadsPost) => ({
    id: post.id,
    media_product_type: 'THREADS',
    text: post.text,
    timestamp: graphTime(post.at),
    permalink: addressOf(post.id),
    username: account.username,
    is_reply: post.replyTo !== null,
    replied_to: post.replyTo === null ? undefined : { id: post.replyTo },
    is_reply_owned_by_me: post.replyTo !== null,
  })
  /** Everything below a post, the newest first: what visitors said, what we answered, and further parts of ours. */
  const conversation = (post: FakeThreadsPost): { readonly [field: string]: unknown }[] => {
    const said = [
      ...post.replies.map(({ id, by, text, at }) => ({ id, by, text, at, to: post.id })),
      ...post.answers.map((answer) => ({ ...answer, by: account.username })),
    ]
    const parts = state.posts.filter(({ replyTo }) => replyTo === post.id)
    const told = said.map(({ id, by, text, at, to }) => ({
      id,
      text,
      timestamp: graphTime(at),
      username: by,
      permalink: `${baseUrl()}/www.threads.com/@${encodeURIComponent(by)}/post/${id}`,
      is_reply_owned_by_me: by === account.username,
      replied_to: { id: to },
    }))
    return [...told, ...parts.map(json), ...parts.flatMap(conversation)].sort((a, b) => (a.timestamp! < b.timestamp! ? 1 : -1))
  }

  function publish(id: unknown): FakeReply {
    const container = state.containers.find((known) => known.id === id)
    if (!container || container.isItem || !isRecent(container.at))
      return graphError(400, 24, `The media with id ${String(id)} cannot be found.`, 4279009)
    if (container.published) return graphError(400, 100, 'The media was published already')
    if (container.working > 0) return graphError(400, 9007, 'The media is not ready to be published', 2207027)
    if (container.replyTo !== null && !isThere(container.replyTo))
      return graphError(400, 24, 'The requested resource does not exist', 4279009)
    // 250 posts in 24 hours, answers apart: …/documentation/threads/overview.
    if (container.replyTo === null && state.posts.filter(({ replyTo, at }) => replyTo === null && isRecent(at)).length >= 250)
      return graphError(400, 9, 'The user reached the maximum number of posts', 2207042)
    container.published = true
    const [post] = visitors(container.replyTo)
    const { text, files, card, poll, replyTo } = container
    const made = { id: nextId(), at: now(), text, replyTo }
    if (post && replyTo !== null) post.answers.push({ id: made.id, at: made.at, text, to: replyTo })
    else state.posts.push({ ...made, files, card, poll, likedBy: [], sharedBy: [], replies: [], answers: [] })
    state.records.push({ at: made.at, remoteId: made.id, key: container.id })
    return { status: 200, json: { id: made.id } }
  }

  const told = ({ likedBy, sharedBy, replies, id, answers }: FakeThreadsPost): { readonly [metric: string]: number } => ({
    views: 3 * likedBy.length + 40,
    likes: likedBy.length,
    replies: replies.length + answers.length + state.posts.filter(({ replyTo }) => replyTo === id).length,
    reposts: sharedBy.length,
    quotes: 0,
    shares: 0,
  })

  const server = createFakeServer({
    clock,
    notFound: graphError(400, 2500, 'Unknown path components'),
    refusals: graphRefusals,
    routes: {
      ...signInRoutes({
        state: () => state.signIn,
        app,
        authorize: '/www.threads.com/oauth/authorize',
        token: '/graph.threads.net/oauth/access_token',
        baseUrl,
        beside: { user_id: account.id },
      }),
      'GET /graph.threads.net/access_token': ({ query }) => {
        if (query.get('grant_type') !== 'th_exchange_token' || query.get('client_secret') !== app.secret)
          return graphError(400, 101, 'Error validating client secret')
        return exchanged(state.signIn, query.get('access_token'))
      },
      'GET /graph.threads.net/refresh_access_token': ({ query }) =>
        query.get('grant_type') === 'th_refresh_token'
          ? exchanged(state.signIn, query.get('access_token'))
          : graphError(400, 100, 'Invalid grant_type'),

      [`GET ${api}/me`]: allowed([], ({ fields }) => ({ status: 200, json: picked({ ...account, name: 'Nordlicht Energie' }, fields) })),
      [`GET ${api}/me/threads_publishing_limit`]: allowed(['threads_content_publish'], ({ fields }) => {
        const used = state.posts.filter(({ at, replyTo }) => replyTo === null && isRecent(at)).length
        const quota = { quota_usage: used, config: { quota_total: 250, quota_duration: 86_400 } }
        return { status: 200, json: { data: [picked(quota, fields)] } }
      }),
      [`POST ${api}/me/threads`]: allowed(['threads_content_publish'], async (params) => {
        const container = { ...(await ordered(params, state)), id: nextId(), at: now(), published: false }
        if (container.replyTo !== null && !isThere(container.replyTo)) refuseGraph(24, 'The requested resource does not exist', 4279009)
        state.containers.push(container)
        return { status: 200, json: { id: container.id } }
      }),
      [`POST ${api}/me/threads_publish`]: allowed(['threads_content_publish'], ({ creation_id: id }) => server.visible(() => publish(id))),
      [`GET ${api}/me/threads`]: allowed([], (params) => listed(params, null)),
      [`GET ${api}/me/replies`]: allowed([], (params) => listed(params, 'answers')),
      [`GET ${api}/me/threads_insights`]: allowed(['threads_manage_insights'], (params) =>
        accountInsights(params, followersOf(state.posts.map(({ likedBy }) => likedBy)), clock.now()),
      ),
      [`GET ${api}/:id`]: allowed([], ({ fields }, { params: { id = '' } }) => {
        const container = state.containers.find((known) => known.id === id)
        if (!container) return { status: 200, json: picked(json(byId(id) ?? answerOf(id)), fields) }
        const status = statusOf(container)
        if (container.working > 0) container.working--
        return { status: 200, json: picked({ id, status, error_message: undefined }, fields) }
      }),
      [`GET ${api}/:id/insights`]: allowed(['threads_manage_insights'], ({ metric }, { params: { id = '' } }) => {
        const post = byId(id) ?? missing(id)
        const names = String(metric).split(',')
        const known = metrics.filter((name) => !state.retired.includes(name))
        if (!names.every((name) => known.includes(name))) refuseGraph(100, `metric must be one of ${known.join(', ')}`)
        return { status: 200, json: { data: names.map((name) => ({ name, period: 'lifetime', values: [{ value: told(post)[name] }] })) } }
      }),
      [`GET ${api}/:id/conversation`]: allowed(['threads_read_replies'], (params, { params: { id = '' } }) => {
        const all = conversation(byId(id) ?? missing(id)).map((one) => picked(one, params.fields))
        return { status: 200, json: paged(params.reverse === 'false' ? all.reverse() : all, params) }
      }),
      [`DELETE ${api}/:id`]: allowed(['threads_delete'], (_, { params: { id = '' } }) => {
        // 100 a day: …/documentation/threads/posts/delete-posts.
        if (state.deletedAt.filter(isRecent).length >= 100) refuseGraph(613, 'Calls to this api have exceeded the rate limit')
        const post = byId(id) ?? missing(id)
        state.posts = state.posts.filter((other) => other !== post)
        state.deletedAt.push(now())
        return { status: 200, json: { success: true, deleted_id: id } }
      }),
      'GET /www.threads.com/@:name/post/:id': ({ params }) => {
        const post = byId(params.id)
        if (!post) return { status: 404, text: 'This post is not there.' }
        const pictures = post.files.map(
          (file, at) => `<p><img src="${baseUrl()}/files/${post.id}/${at}" alt="${escapeHtml(file.alt)}"></p>`,
        )
        return fakePage(`@${account.username}`, `<p>${escapeHtml(post.text)}</p>${pictures.join('')}`)
      },
      'GET /files/:post/:at': ({ params }) => {
        const file = byId(params.post)?.files[Number(params.at)]
        if (!file) return { status: 404, text: 'This file is not there.' }
        return { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') }
      },
    },
  })

  const statusOf = ({ at, published, working }: State['containers'][number]) =>
    published ? 'PUBLISHED' : !isRecent(at) ? 'EXPIRED' : working > 0 ? 'IN_PROGRESS' : 'FINISHED'
  /** An answer of ours to a visitor is a post too. */
  function answerOf(id: string): FakeThreadsPost {
    const answer = state.posts.flatMap(({ answers }) => answers).find((one) => one.id === id) ?? missing(id)
    return { ...answer, files: [], card: null, poll: null, replyTo: answer.to, likedBy: [], sharedBy: [], replies: [], answers: [] }
  }
  function listed(params: { readonly [name: string]: unknown }, answers: 'answers' | null): FakeReply {
    const since = Number(params.since ?? 0) * 1000
    const all = state.posts.filter(({ replyTo, at }) => (replyTo !== null) === (answers !== null) && Date.parse(at) >= since)
    return {
      status: 200,
      json: paged(
        all.reverse().map((post) => picked(json(post), params.fields)),
        params,
      ),
    }
  }

  const shown = (post: FakeThreadsPost): FakePost => {
    const files = post.files.map((file, at) => ({ ...file, url: file.kind === 'image' ? `${baseUrl()}/files/${post.id}/${at}` : file.url }))
    return {
      remoteId: post.id,
      url: addressOf(post.id),
      author: `@${account.username}`,
      text: post.text,
      at: post.at,
      images: files.filter(({ kind }) => kind === 'image').map(({ url, alt }) => ({ url, alt })),
      films: files.filter(({ kind }) => kind === 'video').map(({ url, bytes }) => ({ url, bytes })),
      ...(post.poll && { poll: { options: post.poll.options, minutes: 1_440, multiple: false } }),
      card: post.card === null ? null : { url: post.card, title: new URL(post.card).host, description: '' },
      likes: post.likedBy.length,
      shares: post.sharedBy.length,
      replies: post.replies.map(({ by, text, at }) => ({ by, text, at })),
      answers: post.answers.map(({ to, text }) => ({ to, text })),
      replyTo: post.replyTo === null ? null : { root: rootOf(post).id, parent: post.replyTo },
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () => state.posts.map(shown).reverse(),
    visit(remoteId, { kind, by, text = '' }) {
      const post = byId(remoteId)
      if (kind === 'reply') post?.replies.push({ id: nextId(), by, text, at: now() })
      const people = kind === 'like' ? post?.likedBy : kind === 'share' ? post?.sharedBy : undefined
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'threads',
  create,
  connect: () => ({ redirect: { reads: 'yes' } }),
  app,
  credentials: () => ({ userId: account.id, handle: account.username, token, reads: true }),
}
export default platform
