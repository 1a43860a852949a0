/**
 * A Lemmy 0.19 with one account. Requests and answers: https://join-lemmy.org/docs/contributors/04-api.html; what it refuses, with which words:
 * crates/utils/src/utils/validation.rs, crates/utils/src/error.rs and crates/api_crud/src/post/create.rs of its code, all read 2026-11-29.
 */
import { z } from 'zod'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'

const jwt = 'fake-lemmy-token-1c9d44'
const account = { id: 71, name: 'nordlicht', password: 'geheim-und-lang-genug' }
const community = { id: 14, name: 'energie' }
const imageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']

const stateSchema = z.object({
  sequence: z.number(),
  images: z.array(z.object({ name: z.string(), mimeType: z.string(), base64: z.string() })),
  /** Oldest first. */
  posts: z.array(
    z.object({
      id: z.number(),
      at: z.string(),
      name: z.string(),
      body: z.string().nullable(),
      url: z.string().nullable(),
      alt: z.string(),
      deleted: z.boolean(),
      likedBy: z.array(z.string()),
      sharedBy: z.array(z.string()),
    }),
  ),
  /** `by: null`: the account itself. */
  comments: z.array(
    z.object({ id: z.number(), post: z.number(), path: z.string(), by: z.string().nullable(), text: z.string(), at: z.string() }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
type State = z.infer<typeof stateSchema>
type Post = State['posts'][number]

const postInput = z.object({
  community_id: z.number().int(),
  name: z.string(),
  url: z.string().optional(),
  body: z.string().optional(),
  alt_text: z.string().optional(),
})

const problem = (status: number, error: string): FakeReply => ({ status, json: { error } })
const refuse = (status: number, error: string): never => {
  throw new FakeRefusal(problem(status, error))
}
const notFound = problem(404, 'not_found')
const incorrectLogin = () => problem(401, 'incorrect_login')
const permit = ({ headers }: FakeCall) => {
  if (headers.get('authorization') !== `Bearer ${jwt}`) throw new FakeRefusal(incorrectLogin())
}
const length = (text: string) => [...text].length
/** clean_url_params: what advertisers add is taken out. */
const clean = (address: string) => {
  const url = new URL(address)
  for (const name of [...url.searchParams.keys()]) if (/^(utm_\w+|gclid|gclsrc|dclid|fbclid)$/.test(name)) url.searchParams.delete(name)
  return url.toString()
}

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = { sequence: 100, images: [], posts: [], comments: [], records: [] }
  const now = () => clock.now().toISOString()
  const byId = (id: string | number | null | undefined) => state.posts.find((post) => String(post.id) === String(id))
  const commentsOf = (post: Post) => state.comments.filter((comment) => comment.post === post.id)
  const addressOf = (post: Post) => `${baseUrl()}/post/${post.id}`
  const postView = (post: Post) => ({
    post: {
      id: post.id,
      name: post.name,
      ...(post.url !== null && { url: post.url }),
      ...(post.body !== null && { body: post.body }),
      ...(post.alt && { alt_text: post.alt }),
      published: post.at,
      deleted: post.deleted,
      removed: false,
      creator_id: account.id,
      community_id: community.id,
      ap_id: addressOf(post),
      local: true,
    },
    // They like their own post by default.
    counts: { post_id: post.id, upvotes: post.likedBy.length + 1, downvotes: 0, comments: commentsOf(post).length },
  })
  const personOf = (by: string | null) =>
    by === null
      ? { id: account.id, name: account.name, actor_id: `${baseUrl()}/u/${account.name}` }
      : {
          id: 1000 + [...by].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7),
          name: by.toLowerCase(),
          display_name: by,
          actor_id: `https://feddit.example/u/${by.toLowerCase()}`,
        }
  const commentView = ({ id, post, path, by, text, at }: State['comments'][number]) => ({
    comment: { id, post_id: post, content: text, published: at, path, deleted: false, removed: false, ap_id: `${baseUrl()}/comment/${id}` },
    creator: personOf(by),
  })

  const createPost = (call: FakeCall): FakeReply => {
    const input = postInput.safeParse(call.json())
    if (!input.success) return refuse(400, 'unknown')
    const { community_id: to, name, url, body, alt_text: alt = '' } = input.data
    if (length(name) > 200 || name.includes('\n') || !/\S{3,}/.test(name)) refuse(400, 'invalid_post_title')
    if (url !== undefined && !/^https?:\/\//.test(url)) refuse(400, 'invalid_url_scheme')
    if (url !== undefined && length(url) > 2000) refuse(400, 'url_length_overflow')
    if (length(alt) > 1500) refuse(400, 'alt_text_length_overflow')
    if (length(body ?? '') > 50_000) refuse(400, 'invalid_body_field')
    if (to !== community.id) refuse(404, 'couldnt_find_community')
    const post: Post = {
      id: ++state.sequence,
      at: now(),
      name: name.trim(),
      body: body ?? null,
      url: url === undefined ? null : clean(url),
      alt,
      deleted: false,
      likedBy: [],
      sharedBy: [],
    }
    state.posts.push(post)
    state.records.push({ at: post.at, remoteId: String(post.id), key: null })
    return { status: 200, json: { post_view: postView(post) } }
  }

  const api = '/api/v3'
  const server = createFakeServer({
    clock,
    notFound,
    refusals: {
      'refuse-500': () => ({ status: 500, text: 'Internal Server Error' }),
      'rate-limit': () => problem(400, 'rate_limit_error'),
      unauthorised: incorrectLogin,
      'refuse-content': () => problem(400, 'slurs'),
    },
    routes: {
      [`POST ${api}/user/login`]: (call) => {
        const { username_or_email: name, password } = (call.json() ?? {}) as { [field: string]: unknown }
        if (name !== account.name || password !== account.password) return incorrectLogin()
        return { status: 200, json: { jwt, registration_created: false, verify_email_sent: false } }
      },
      [`GET ${api}/site`]: ({ headers }) => {
        const known = headers.get('authorization') === `Bearer ${jwt}`
        return { status: 200, json: { version: '0.19.15', ...(known && { my_user: { local_user_view: { person: personOf(null) } } }) } }
      },
      [`GET ${api}/community`]: ({ query }) =>
        (query.get('name') ?? '').split('@')[0] === community.name
          ? { status: 200, json: { community_view: { community } } }
          : problem(404, 'couldnt_find_community'),
      [`GET ${api}/user`]: (call) => {
        permit(call)
        const [limit, page] = [Number(call.query.get('limit') ?? 10), Number(call.query.get('page') ?? 1)]
        if (limit > 50) refuse(400, 'couldnt_get_posts')
        const mine = call.query.get('person_id') === String(account.id) ? state.posts.filter(({ deleted }) => !deleted).reverse() : []
        return { status: 200, json: { posts: mine.slice((page - 1) * limit, page * limit).map(postView), comments: [] } }
      },
      [`GET ${api}/post`]: (call) => {
        const post = byId(call.query.get('id'))
        return post && !post.deleted ? { status: 200, json: { post_view: postView(post) } } : problem(404, 'couldnt_find_post')
      },
      [`POST ${api}/post`]: (call) => {
        permit(call)
        return server.visible(() => createPost(call))
      },
      [`POST ${api}/post/delete`]: (call) => {
        permit(call)
        const { post_id: id, deleted } = (call.json() ?? {}) as { post_id?: number; deleted?: boolean }
        const post = byId(id)
        if (!post || deleted !== true) return notFound
        // delete_post: twice is refused.
        if (post.deleted) return problem(400, 'couldnt_update_post')
        post.deleted = true
        return { status: 200, json: { post_view: postView(post) } }
      },
      [`GET ${api}/comment/list`]: ({ query }) => {
        const post = byId(query.get('post_id'))
        const [limit, page] = [Number(query.get('limit') ?? 10), Number(query.get('page') ?? 1)]
        const all = post ? commentsOf(post).reverse() : []
        return { status: 200, json: { comments: all.slice((page - 1) * limit, page * limit).map(commentView) } }
      },
      [`POST ${api}/comment`]: (call) => {
        permit(call)
        const input = z.object({ post_id: z.number(), parent_id: z.number().optional(), content: z.string() }).safeParse(call.json())
        const post = byId(input.data?.post_id)
        if (!input.success || !post || post.deleted) return problem(404, 'couldnt_find_post')
        if (length(input.data.content) > 10_000) refuse(400, 'invalid_body_field')
        const parent = state.comments.find(({ id }) => id === input.data.parent_id)
        return server.visible(() => {
          const id = ++state.sequence
          const comment = { id, post: post.id, path: `${parent?.path ?? '0'}.${id}`, by: null, text: input.data.content, at: now() }
          state.comments.push(comment)
          return { status: 200, json: { comment_view: commentView(comment) } }
        })
      },
      'POST /pictrs/image': async (call) => {
        permit(call)
        const file = (await call.form().catch(() => new FormData())).get('images[]')
        if (!(file instanceof File) || !imageTypes.includes(file.type)) return { status: 400, json: { msg: 'Invalid file type' } }
        const name = `${++state.sequence}.${file.type.slice(6)}`
        state.images.push({ name, mimeType: file.type, base64: Buffer.from(await file.arrayBuffer()).toString('base64') })
        return { status: 201, json: { msg: 'ok', files: [{ file: name, delete_token: 'fake' }] } }
      },
      'GET /pictrs/image/:name': ({ params }) => {
        const file = state.images.find(({ name }) => name === params.name)
        return file ? { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') } : notFound
      },
      'GET /post/:id': ({ params }) => {
        const post = byId(params.id)
        return post && !post.deleted ? fakePage(post.name, `<pre>${escapeHtml(post.body ?? '')}</pre>`) : { status: 404, text: '404' }
      },
    },
  })

  const isImage = ({ url }: Post) => url?.startsWith(`${baseUrl()}/pictrs/image/`) === true
  const shown = (post: Post): FakePost => ({
    remoteId: String(post.id),
    url: addressOf(post),
    author: `@${account.name}`,
    title: post.name,
    text: post.body ?? '',
    at: post.at,
    images: post.url !== null && isImage(post) ? [{ url: post.url, alt: post.alt }] : [],
    card: post.url !== null && !isImage(post) ? { url: post.url, title: post.name, description: '' } : null,
    likes: post.likedBy.length,
    shares: post.sharedBy.length,
    replies: commentsOf(post).flatMap(({ by, text, at }) => (by === null ? [] : [{ by, text, at }])),
    answers: commentsOf(post).flatMap(({ by, text, path }) => (by === null ? [{ to: path.split('.').at(-2) ?? '', text }] : [])),
    replyTo: null,
  })

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () =>
      state.posts
        .filter(({ deleted }) => !deleted)
        .map(shown)
        .reverse(),
    visit(remoteId, { kind, by, text = '' }) {
      const post = byId(remoteId)
      if (!post) return
      const id = ++state.sequence
      if (kind === 'reply') state.comments.push({ id, post: post.id, path: `0.${id}`, by, text, at: now() })
      const people = kind === 'like' ? post.likedBy : kind === 'share' ? post.sharedBy : null
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'lemmy',
  create,
  connect: (baseUrl) => ({
    valid: { server: baseUrl, community: community.name, user: account.name, password: account.password },
    refused: { server: baseUrl, community: community.name, jwt: 'another-token-entirely' },
  }),
  credentials: (baseUrl) => ({ server: baseUrl, jwt, personId: account.id, communityId: community.id }),
}
export default platform
