/**
 * A WordPress 6 of one author. Routes and arguments: what such a site says of itself below /wp-json/, read 2026-11-29. Statuses and codes:
 * wp-includes/rest-api/endpoints/class-wp-rest-{posts,attachments,terms,comments}-controller.php. General knowledge of WordPress 6.
 */
import { htmlToText } from '../kit/html-text.ts'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost as Shown } from '../testing/fake.ts'
import { commentInput, postInput, stateSchema, type FakePost, type State } from './fake-state.ts'

const user = { id: 2, login: 'redaktion', name: 'Redaktion Nordlicht', password: 'abcd EFGH 1234 ijkl MNOP 5678' }
const imageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']

const problem = (status: number, code: string, message: string, data: object = {}): FakeReply => ({
  status,
  json: { code, message, data: { status, ...data } },
})
const refuse = (...of: Parameters<typeof problem>): never => {
  throw new FakeRefusal(problem(...of))
}
const noPost = problem(404, 'rest_post_invalid_id', 'Invalid post ID.')
const wrongPassword = () =>
  problem(401, 'incorrect_password', '<strong>Error</strong>: The provided password is an invalid application password.')

/** wp_authenticate_application_password: blanks in the password do not count. */
function permit({ headers }: FakeCall): void {
  const [scheme, token = ''] = (headers.get('authorization') ?? '').split(' ')
  if (scheme !== 'Basic') refuse(401, 'rest_not_logged_in', 'You are not currently logged in.')
  const [login = '', password = ''] = Buffer.from(token, 'base64').toString('utf8').split(/:(.*)/s)
  if (login !== user.login || password.replace(/\s/g, '') !== user.password.replace(/\s/g, '')) throw new FakeRefusal(wrongPassword())
}

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = { sequence: 10, media: [], tags: [], posts: [], comments: [], records: [] }
  const now = () => clock.now().toISOString()
  const nextId = () => ++state.sequence
  const fileUrl = ({ name }: { name: string }) => `${baseUrl()}/wp-content/uploads/${name}`
  const byId = (id: string | number | undefined) => state.posts.find((post) => String(post.id) === String(id))
  /** Drafts have no slug in their address. */
  const linkOf = ({ id, slug, status }: FakePost) => (status === 'publish' ? `${baseUrl()}/${slug}/` : `${baseUrl()}/?p=${id}`)
  const postJson = (post: FakePost) => ({
    id: post.id,
    date_gmt: post.at.slice(0, 19),
    status: post.status,
    slug: post.slug,
    link: linkOf(post),
    title: { rendered: escapeHtml(post.title) },
    content: { rendered: post.content, protected: false },
    featured_media: post.featured,
    tags: post.tags,
  })
  const commentJson = ({ id, post, parent, by, html, at }: State['comments'][number]) => ({
    id,
    post,
    parent,
    author: by === null ? user.id : 0,
    author_name: by ?? user.name,
    author_url: '',
    date_gmt: at.slice(0, 19),
    content: { rendered: `<p>${html}</p>\n` },
    link: `${baseUrl()}/?p=${post}#comment-${id}`,
    status: 'approved',
    type: 'comment',
  })

  /** wp_unique_post_slug: a taken one is counted up. Drafts keep what they were given. */
  const uniqueSlug = (wanted: string, id: number): string => {
    const taken = (slug: string) => state.posts.some((post) => post.id !== id && post.status === 'publish' && post.slug === slug)
    if (!taken(wanted)) return wanted
    for (let count = 2; ; count++) if (!taken(`${wanted}-${count}`)) return `${wanted}-${count}`
  }
  const slugOf = (title: string) =>
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'post'

  const write = (call: FakeCall, post: FakePost | null): FakeReply => {
    const input = postInput.safeParse(call.json())
    if (!input.success) return refuse(400, 'rest_invalid_param', `Invalid parameter(s): ${String(input.error.issues[0]?.path.join('.'))}`)
    const { title, content, excerpt, slug, status, featured_media: featured, tags } = input.data
    const base: FakePost = post ?? {
      id: 0,
      status: 'draft',
      at: now(),
      slug: '',
      title: '',
      content: '',
      excerpt: '',
      featured: 0,
      tags: [],
    }
    const next = {
      ...base,
      title: title ?? base.title,
      content: content ?? base.content,
      excerpt: excerpt ?? base.excerpt,
      slug: slug ?? base.slug,
      featured: featured ?? base.featured,
      tags: tags ?? base.tags,
      status: status ?? base.status,
    }
    // wp_insert_post
    if ([next.title, next.content, next.excerpt].every((text) => text.trim() === ''))
      refuse(400, 'empty_content', 'Content, title, and excerpt are empty.')
    if (next.featured !== 0 && !state.media.some(({ id }) => id === next.featured))
      refuse(400, 'rest_invalid_featured_media', 'Invalid featured media ID.')
    if (next.tags.some((tag) => !state.tags.some(({ id }) => id === tag))) refuse(400, 'rest_invalid_param', 'Invalid parameter(s): tags')
    const appears = next.status === 'publish' && base.status !== 'publish'
    const id = post?.id ?? nextId()
    if (next.status === 'publish') next.slug = uniqueSlug(next.slug || slugOf(next.title), id)
    const written = { ...next, id, at: appears ? now() : next.at }
    state.posts = post ? state.posts.map((other) => (other === post ? written : other)) : [...state.posts, written]
    if (appears) state.records.push({ at: written.at, remoteId: String(id), key: null })
    return { status: post ? 200 : 201, json: postJson(written) }
  }

  const api = '/wp-json/wp/v2'
  const server = createFakeServer({
    clock,
    notFound: problem(404, 'rest_no_route', 'No route was found matching the URL and request method.'),
    refusals: {
      'refuse-500': () => problem(500, 'internal_server_error', '<p>There has been a critical error on this website.</p>'),
      // Not WordPress itself but what hosts put before it.
      'rate-limit': () => ({ status: 429, headers: { 'retry-after': '60' }, text: '<h1>429 Too Many Requests</h1>' }),
      unauthorised: wrongPassword,
      'refuse-content': () => problem(400, 'rest_invalid_param', 'Invalid parameter(s): content'),
    },
    routes: {
      // https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/
      'GET /': () => ({ ...fakePage('Nordlicht', ''), headers: { link: `<${baseUrl()}/wp-json/>; rel="https://api.w.org/"` } }),

      [`GET ${api}/users/me`]: (call) => {
        permit(call)
        const capabilities = { publish_posts: true, upload_files: true, edit_posts: true }
        const told = { id: user.id, name: user.name, link: `${baseUrl()}/author/${user.login}/` }
        return { status: 200, json: call.query.get('context') === 'edit' ? { ...told, capabilities } : told }
      },

      [`POST ${api}/media`]: async (call) => {
        permit(call)
        const form = await call.form().catch(() => new FormData())
        const file = form.get('file')
        const alt = form.get('alt_text')
        if (!(file instanceof File)) return refuse(400, 'rest_upload_no_data', 'No data supplied.')
        if (!imageTypes.includes(file.type))
          refuse(500, 'rest_upload_sideload_error', 'Sorry, you are not allowed to upload this file type.')
        if (file.size > 2_097_152) refuse(413, 'rest_upload_file_too_big', 'The uploaded file exceeds the upload_max_filesize directive.')
        const id = nextId()
        const name = `${id}-${file.name}`
        const base64 = Buffer.from(await file.arrayBuffer()).toString('base64')
        state.media.push({ id, name, mimeType: file.type, base64, alt: typeof alt === 'string' ? alt : '' })
        return { status: 201, json: { id, source_url: fileUrl({ name }), media_type: 'image' } }
      },

      [`POST ${api}/tags`]: (call) => {
        permit(call)
        const { name } = call.json() as { name?: unknown }
        if (typeof name !== 'string' || name === '') return refuse(400, 'rest_missing_callback_param', 'Missing parameter(s): name')
        const known = state.tags.find((tag) => tag.name.toLowerCase() === name.toLowerCase())
        if (known)
          return refuse(400, 'term_exists', 'A term with the name provided already exists with this parent.', { term_id: known.id })
        const tag = { id: nextId(), name }
        state.tags.push(tag)
        return { status: 201, json: tag }
      },

      [`POST ${api}/posts`]: (call) => {
        permit(call)
        // Straight to the public: this publisher never does.
        const { status } = (call.json() ?? {}) as { status?: unknown }
        return status === 'publish' ? server.visible(() => write(call, null)) : write(call, null)
      },

      [`POST ${api}/posts/:id`]: (call) => {
        permit(call)
        return byId(call.params.id) ? server.visible(() => write(call, byId(call.params.id) ?? null)) : noPost
      },

      [`GET ${api}/posts/:id`]: (call) => {
        permit(call)
        const post = byId(call.params.id)
        return post ? { status: 200, json: postJson(post) } : noPost
      },

      [`DELETE ${api}/posts/:id`]: (call) => {
        permit(call)
        const post = byId(call.params.id)
        if (!post) return noPost
        if (post.status === 'trash') return problem(410, 'rest_already_trashed', 'The post has already been deleted.')
        post.status = 'trash'
        return { status: 200, json: postJson(post) }
      },

      [`GET ${api}/comments`]: (call) => {
        permit(call)
        const posts = (call.query.get('post') ?? '').split(',')
        const after = Date.parse(call.query.get('after') ?? '1970-01-01T00:00:00Z')
        const [size, page] = [Number(call.query.get('per_page') ?? 10), Number(call.query.get('page') ?? 1)]
        if (size < 1 || size > 100) refuse(400, 'rest_invalid_param', 'Invalid parameter(s): per_page')
        const all = state.comments.filter(({ post, at }) => posts.includes(String(post)) && Date.parse(at) > after)
        return { status: 200, json: all.slice((page - 1) * size, page * size).map(commentJson) }
      },

      [`POST ${api}/comments`]: (call) => {
        permit(call)
        const input = commentInput.safeParse(call.json())
        if (!input.success) return refuse(400, 'rest_invalid_param', 'Invalid parameter(s): content')
        const { post, parent, content } = input.data
        if (byId(post)?.status !== 'publish')
          refuse(403, 'rest_comment_invalid_post_id', 'Sorry, you are not allowed to create this comment.')
        // wp_allow_comment
        if (state.comments.some((other) => other.by === null && other.post === post && other.parent === parent && other.html === content))
          refuse(409, 'comment_duplicate', 'Duplicate comment detected; it looks as though you’ve already said that!')
        return server.visible(() => {
          const comment = { id: nextId(), post, parent, by: null, html: content, at: now() }
          state.comments.push(comment)
          return { status: 201, json: commentJson(comment) }
        })
      },

      'GET /wp-content/uploads/:name': ({ params }) => {
        const file = state.media.find(({ name }) => name === params.name)
        return file ? { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') } : noPost
      },
      'GET /:slug/': ({ params }) => {
        const post = state.posts.find(({ slug, status }) => slug === params.slug && status === 'publish')
        return post ? fakePage(post.title, post.content) : { status: 404, text: '<h1>Not found</h1>' }
      },
    },
  })

  const imagesOf = (post: FakePost): Shown['images'] => {
    const featured = state.media.filter(({ id }) => id === post.featured).map((file) => ({ url: fileUrl(file), alt: file.alt }))
    const plain = (html: string) => htmlToText(html.replaceAll('\n', '&#10;'))
    const inside = [...post.content.matchAll(/<img src="([^"]*)" alt="([^"]*)"/g)].map(([, url = '', alt = '']) => ({
      url: plain(url),
      alt: plain(alt),
    }))
    return [...featured, ...inside.filter(({ url }) => url !== featured[0]?.url)]
  }
  const shown = (post: FakePost): Shown => {
    const said = state.comments.filter((comment) => comment.post === post.id)
    return {
      remoteId: String(post.id),
      url: linkOf(post),
      author: user.name,
      title: post.title,
      text: [post.excerpt, htmlToText(post.content)].filter((part) => part !== '').join('\n\n'),
      at: post.at,
      images: imagesOf(post),
      card: null,
      // WordPress has neither likes nor shares.
      likes: 0,
      shares: 0,
      replies: said.flatMap(({ by, html, at }) => (by === null ? [] : [{ by, text: htmlToText(html), at }])),
      answers: said.flatMap(({ by, html, parent }) => (by === null ? [{ to: String(parent), text: htmlToText(html) }] : [])),
      replyTo: null,
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () =>
      state.posts
        .filter(({ status }) => status === 'publish')
        .map(shown)
        .reverse(),
    visit(remoteId, { kind, by, text = '' }) {
      const post = byId(remoteId)
      if (post && kind === 'reply') state.comments.push({ id: nextId(), post: post.id, parent: 0, by, html: escapeHtml(text), at: now() })
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'wordpress',
  create,
  connect: (baseUrl) => ({
    valid: { site: baseUrl, user: user.login, password: user.password },
    refused: { site: baseUrl, user: user.login, password: 'wrong WRON G123' },
  }),
  credentials: (baseUrl) => ({ api: `${baseUrl}/wp-json/`, user: user.login, password: user.password, userId: user.id }),
}
export default platform
