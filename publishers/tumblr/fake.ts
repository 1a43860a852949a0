/**
 * Tumblr with one user of two blogs. Requests, answers and error codes: https://www.tumblr.com/docs/en/api/v2 and …/docs/npf, in the versions of
 * October 2024. The API key is checked where the documentation asks for one.
 */
import { z } from 'zod'
import { createFakeOAuth, fakeOAuthState } from '../testing/fake-oauth2.ts'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'

const app = { id: 'fake-tumblr-consumer-key-77', secret: 'fake-tumblr-consumer-secret-1b' }
const first = { access: 'fake-tumblr-access-token-9a', refresh: 'fake-tumblr-refresh-token-9b' }
const scopes = ['basic', 'write', 'offline_access']
const blogs = ['nordlicht', 'nordlicht-intern']
const imageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']
const videoTypes = ['video/mp4', 'video/quicktime']

const dimensions = { width: z.number().int().positive().optional(), height: z.number().int().positive().optional() }
const object = z.strictObject({ type: z.string(), identifier: z.string(), ...dimensions })
const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('link'), url: z.url(), title: z.string().optional(), description: z.string().optional() }),
  z.strictObject({ type: z.literal('image'), media: z.array(object).min(1), alt_text: z.string().optional() }),
  z.strictObject({ type: z.literal('video'), media: object }),
])
const postInput = z.strictObject({
  content: z.array(block),
  state: z.enum(['published', 'queue', 'draft', 'private']).default('published'),
  tags: z.string().optional(),
  slug: z.string().optional(),
})

const stateSchema = z.object({
  ...fakeOAuthState.shape,
  sequence: z.number(),
  media: z.array(z.object({ name: z.string(), mimeType: z.string(), base64: z.string() })),
  /** Oldest first. `file` is a name in `media`. */
  posts: z.array(
    z.object({
      id: z.string(),
      blog: z.string(),
      at: z.string(),
      slug: z.string(),
      content: z.array(
        z.object({
          type: z.string(),
          text: z.string().optional(),
          url: z.string().optional(),
          title: z.string().optional(),
          description: z.string().optional(),
          alt: z.string().optional(),
          file: z.string().optional(),
        }),
      ),
      tags: z.array(z.string()),
      likedBy: z.array(z.string()),
      rebloggedBy: z.array(z.string()),
      replies: z.array(z.object({ by: z.string(), text: z.string(), at: z.string() })),
    }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
type State = z.infer<typeof stateSchema>
type Post = State['posts'][number]

const answer = (status: number, msg: string, response: unknown): FakeReply => ({ status, json: { meta: { status, msg }, response } })
const problem = (status: number, msg: string, title: string, code: number): FakeReply => ({
  status,
  json: { meta: { status, msg }, response: [], errors: [{ title, code, detail: title }] },
})
const refuse = (...of: Parameters<typeof problem>): never => {
  throw new FakeRefusal(problem(...of))
}
const notFound = problem(404, 'Not Found', 'Not Found', 0)
const unauthorised = () => problem(401, 'Unauthorized', 'Unauthorized', 1016)
const badRequest = (title: string) => refuse(400, 'Bad Request', title, 8001)

function create({ baseUrl, clock }: FakeOptions): Fake {
  const day = 24 * 60 * 60_000
  // The channel's token is renewed by the engine: here it lasts for a day.
  const kept = { ...first, at: clock.now().getTime() + day, scopes }
  let state: State = { codes: [], tokens: [kept], sequence: 0, media: [], posts: [], records: [] }
  const now = () => clock.now().toISOString()
  const oauth = createFakeOAuth({
    clock,
    state: () => state,
    app,
    title: 'Tumblr',
    scopes,
    proves: 'post',
    pkce: false,
    codeLastsMs: 60_000,
    tokenLastsMs: 2_520_000,
    refreshable: (asked) => asked.includes('offline_access'),
  })
  const permit = (call: FakeCall, scope: string) => {
    const granted = oauth.granted(call)
    if (!granted) throw new FakeRefusal(unauthorised())
    if (!granted.includes(scope)) refuse(403, 'Forbidden', 'The scope is missing.', 0)
  }
  const blogOf = ({ params }: FakeCall) => blogs.find((name) => name === params.blog) ?? refuse(404, 'Not Found', 'Not Found', 0)
  const keyed = ({ query }: FakeCall) => {
    if (query.get('api_key') !== app.id) throw new FakeRefusal(unauthorised())
  }
  const urlOf = ({ blog, id }: Post) => `${baseUrl()}/www.tumblr.com/${blog}/${id}`
  const fileUrl = (name: string) => `${baseUrl()}/64.media.tumblr.com/${name}`
  const json = (post: Post) => ({
    object_type: 'post',
    id: Number(post.id),
    id_string: post.id,
    blog_name: post.blog,
    post_url: `https://${post.blog}.tumblr.com/post/${post.id}/${post.slug}`,
    slug: post.slug,
    timestamp: Math.floor(Date.parse(post.at) / 1000),
    state: 'published',
    content: post.content,
    tags: post.tags,
  })

  /** The JSON alone, or a form with it and the files that it names. */
  async function inputOf(call: FakeCall) {
    const form = /^multipart/.test(call.headers.get('content-type') ?? '') ? await call.form() : new FormData()
    const part = form.get('json')
    const raw: unknown = part instanceof File ? JSON.parse(await part.text()) : call.json()
    const input = postInput.safeParse(raw)
    if (!input.success) return badRequest(`'${String(input.error.issues[0]?.path.join('.'))}' is invalid`)
    const { content } = input.data
    const texts = content.filter(({ type }) => type === 'text')
    const count = (type: string) => content.filter((one) => one.type === type).length
    if (content.every((one) => one.type === 'text' && one.text.trim() === '')) badRequest('Post cannot be empty')
    if (texts.some((one) => 'text' in one && [...one.text].length > 4096)) badRequest('Text block is too long')
    if (content.length > 1000 || count('image') > 30 || count('video') > 1 || count('link') > 10) badRequest('Too many blocks')
    const blocks: Post['content'] = []
    for (const one of content) {
      if (one.type === 'text' || one.type === 'link') {
        blocks.push(one)
        continue
      }
      if (one.type === 'image' && [...(one.alt_text ?? '')].length > 4096) badRequest('alt_text is too long')
      const media = one.type === 'image' ? one.media[0] : one.media
      const file = form.get(media?.identifier ?? '')
      if (!(file instanceof File)) return badRequest('A media identifier has no data')
      if (!(one.type === 'image' ? imageTypes : videoTypes).includes(file.type)) refuse(400, 'Bad Request', 'Invalid media', 8005)
      const name = `${++state.sequence}-${file.name}`
      state.media.push({ name, mimeType: file.type, base64: Buffer.from(await file.arrayBuffer()).toString('base64') })
      blocks.push({ type: one.type, file: name, ...(one.type === 'image' && { alt: one.alt_text ?? '' }) })
    }
    return { ...input.data, blocks }
  }

  const api = '/api.tumblr.com/v2'
  const server = createFakeServer({
    clock,
    notFound,
    refusals: {
      'refuse-500': () => problem(500, 'Internal Server Error', 'Something went wrong', 0),
      'rate-limit': () => problem(403, 'Forbidden', 'Your daily posting limit has been reached', 8023),
      unauthorised,
      'refuse-content': () => problem(400, 'Bad Request', 'The content is not allowed', 8001),
    },
    routes: {
      'GET /www.tumblr.com/oauth2/authorize': oauth.page,
      'POST /www.tumblr.com/oauth2/authorize': oauth.consent,
      [`POST ${api}/oauth2/token`]: oauth.token,

      [`GET ${api}/user/info`]: (call) => {
        permit(call, 'basic')
        const all = blogs.map((name, at) => ({ name, url: `https://${name}.tumblr.com/`, title: `Blog ${name}`, primary: at === 0 }))
        return answer(200, 'OK', { user: { name: blogs[0], blogs: all } })
      },

      [`GET ${api}/blog/:blog/posts`]: (call) => {
        keyed(call)
        const blog = blogOf(call)
        const [limit, offset] = [Number(call.query.get('limit') ?? 20), Number(call.query.get('offset') ?? 0)]
        if (limit < 1 || limit > 20) badRequest('limit')
        const all = state.posts.filter((post) => post.blog === blog).reverse()
        return answer(200, 'OK', { blog: { name: blog }, posts: all.slice(offset, offset + limit).map(json), total_posts: all.length })
      },

      [`POST ${api}/blog/:blog/posts`]: async (call) => {
        permit(call, 'write')
        const blog = blogOf(call)
        const { blocks, tags, slug = '' } = await inputOf(call)
        return server.visible(() => {
          // 64 bits, more than a number of JavaScript holds.
          const id = String(744_000_000_000_000_000n + BigInt(++state.sequence))
          const listed = tags?.split(',').map((tag) => tag.trim()) ?? []
          const at = now()
          state.posts.push({ id, blog, at, slug, content: blocks, tags: listed, likedBy: [], rebloggedBy: [], replies: [] })
          state.records.push({ at, remoteId: id, key: slug || null })
          return answer(201, 'Created', { id, state: 'published' })
        })
      },

      [`POST ${api}/blog/:blog/post/delete`]: async (call) => {
        permit(call, 'write')
        const id = (await call.fields()).get('id')
        const post = state.posts.find((one) => one.id === id && one.blog === blogOf(call))
        if (!post) return notFound
        state.posts = state.posts.filter((other) => other !== post)
        return answer(200, 'OK', { id: Number(id) })
      },

      [`GET ${api}/blog/:blog/notes`]: (call) => {
        keyed(call)
        const post = state.posts.find(({ id, blog }) => id === call.query.get('id') && blog === blogOf(call))
        if (!post) return notFound
        const totals = { total_likes: post.likedBy.length, total_reblogs: post.rebloggedBy.length }
        return answer(200, 'OK', { notes: [], rollup_notes: [], ...(call.query.get('mode') === 'conversation' && totals) })
      },

      'GET /64.media.tumblr.com/:name': ({ params }) => {
        const file = state.media.find(({ name }) => name === params.name)
        return file ? { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') } : notFound
      },
      'GET /www.tumblr.com/:blog/:id': ({ params }) => {
        const post = state.posts.find(({ id }) => id === params.id)
        if (!post) return { status: 404, text: '<h1>404</h1>' }
        const html = post.content.map(({ text, url, file, alt = '' }) => {
          if (text !== undefined) return `<p>${escapeHtml(text)}</p>`
          return file ? `<p><img src="${fileUrl(file)}" alt="${escapeHtml(alt)}"></p>` : `<p>${escapeHtml(url ?? '')}</p>`
        })
        return fakePage(post.blog, html.join(''))
      },
    },
  })

  const shown = (post: Post): FakePost => {
    const of = (type: string) => post.content.filter((one) => one.type === type)
    const [link] = of('link')
    const bytes = (file: string) => Buffer.from(state.media.find(({ name }) => name === file)?.base64 ?? '', 'base64').length
    return {
      remoteId: post.id,
      url: urlOf(post),
      author: `@${post.blog}`,
      text: of('text')
        .map(({ text = '' }) => text)
        .join('\n\n'),
      at: post.at,
      images: of('image').map(({ file = '', alt = '' }) => ({ url: fileUrl(file), alt })),
      films: of('video').map(({ file = '' }) => ({ url: fileUrl(file), bytes: bytes(file) })),
      card: link ? { url: link.url ?? '', title: link.title ?? '', description: link.description ?? '' } : null,
      likes: post.likedBy.length,
      shares: post.rebloggedBy.length,
      replies: post.replies,
      replyTo: null,
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () => state.posts.map(shown).reverse(),
    visit(remoteId, { kind, by, text = '' }) {
      const post = state.posts.find(({ id }) => id === remoteId)
      if (kind === 'reply') post?.replies.push({ by, text, at: now() })
      const people = kind === 'like' ? post?.likedBy : kind === 'share' ? post?.rebloggedBy : undefined
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'tumblr',
  create,
  app,
  connect: () => ({ redirect: {} }),
  credentials: () => ({ ...first, clientId: app.id, blog: blogs[0] ?? '' }),
}
export default platform
