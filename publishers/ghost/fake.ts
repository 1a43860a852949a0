/**
 * A Ghost 6 with one integration. What a request may hold: the schemas of @tryghost/admin-api-schema 4.7, which Ghost itself checks with, read
 * 2026-11-29. Tokens: https://docs.ghost.org/admin-api/#token-authentication. Statuses and types of errors: @tryghost/errors, general knowledge.
 */
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { htmlToText } from '../kit/html-text.ts'
import { createFakeServer, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'

const keyId = '6489ab0c12de34f56789abcd'
const secret = '3f1c'.repeat(16)
const title = 'Nordlicht Magazin'
const imageTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/svg+xml', 'image/x-icon', 'image/avif']

const stateSchema = z.object({
  sequence: z.number(),
  images: z.array(z.object({ name: z.string(), mimeType: z.string(), base64: z.string() })),
  /** Oldest first. */
  posts: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['draft', 'published']),
      updatedAt: z.string(),
      publishedAt: z.string().nullable(),
      slug: z.string(),
      title: z.string(),
      html: z.string(),
      excerpt: z.string(),
      image: z.string().nullable(),
      imageAlt: z.string(),
      canonical: z.string().nullable(),
      tags: z.array(z.string()),
    }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
  /** Posts that went out by mail. */
  mailed: z.array(z.string()),
})
type State = z.infer<typeof stateSchema>
type Post = State['posts'][number]

/** As far as it is imitated: what else the schema knows, this publisher does not send. */
const postInput = z.strictObject({
  title: z.string().max(2000).optional(),
  slug: z.string().max(191).optional(),
  html: z.string().nullish(),
  feature_image: z.url().max(2000).nullish(),
  feature_image_alt: z.string().max(65_535).nullish(),
  status: z.enum(['published', 'draft', 'scheduled', 'sent']).optional(),
  custom_excerpt: z.string().max(300).nullish(),
  canonical_url: z.string().max(2000).nullish(),
  tags: z.array(z.object({ name: z.string().max(191) })).optional(),
  updated_at: z.iso.datetime().optional(),
})
const added = z.strictObject({ posts: z.tuple([postInput.required({ title: true })]) })
const edited = z.strictObject({ posts: z.tuple([postInput.required({ updated_at: true })]) })

const problem = (status: number, type: string, message: string, context: string | null = null): FakeReply => ({
  status,
  json: { errors: [{ message, context, type, details: null, property: null, help: null, code: null, id: '5f0c' }] },
})
const refuse = (...of: Parameters<typeof problem>): never => {
  throw new FakeRefusal(problem(...of))
}
const notFound = problem(404, 'NotFoundError', 'Resource not found error, cannot read post.', 'Post not found.')
const unauthorised = () => problem(401, 'UnauthorizedError', 'Unknown Admin API Key')

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = { sequence: 0, images: [], posts: [], records: [], mailed: [] }
  const now = () => clock.now().toISOString()
  const byId = (id: string | undefined) => state.posts.find((post) => post.id === id)
  const urlOf = ({ slug, status, id }: Post) => (status === 'published' ? `${baseUrl()}/${slug}/` : `${baseUrl()}/p/${id}/`)
  const json = (post: Post) => ({
    posts: [
      {
        id: post.id,
        status: post.status,
        url: urlOf(post),
        slug: post.slug,
        title: post.title,
        updated_at: post.updatedAt,
        published_at: post.publishedAt,
        canonical_url: post.canonical,
      },
    ],
  })

  function permit({ headers }: FakeCall): void {
    const [head = '', body = '', signature] = (/^Ghost (\S+)$/.exec(headers.get('authorization') ?? '')?.[1] ?? '').split('.')
    if (!signature) refuse(403, 'NoPermissionError', 'Authorization failed', 'Unable to determine the authenticated user or integration.')
    const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as { readonly [claim: string]: unknown }
    const { kid, alg } = decode(head)
    const { iat, exp, aud } = decode(body)
    const expected = createHmac('sha256', Buffer.from(secret, 'hex')).update(`${head}.${body}`).digest('base64url')
    if (kid !== keyId) throw new FakeRefusal(unauthorised())
    const seconds = clock.now().getTime() / 1000
    // maxAge of five minutes, whatever exp says.
    if (alg !== 'HS256' || signature !== expected || aud !== '/admin/' || Number(exp) < seconds || seconds - Number(iat) > 300)
      refuse(401, 'UnauthorizedError', 'Invalid token: jwt malformed')
  }

  const uniqueSlug = (wanted: string, id: string): string => {
    const taken = (slug: string) => state.posts.some((post) => post.id !== id && post.slug === slug)
    if (!taken(wanted)) return wanted
    for (let count = 2; ; count++) if (!taken(`${wanted}-${count}`)) return `${wanted}-${count}`
  }
  const invalid = (error: z.ZodError) =>
    refuse(422, 'ValidationError', 'Validation error, cannot save post.', `Validation failed for ${String(error.issues[0]?.path.at(-1))}`)

  const write = (given: z.infer<typeof postInput>, call: FakeCall, base: Post | null): FakeReply => {
    const id = base?.id ?? (0x64890000 + ++state.sequence).toString(16).padEnd(24, '0')
    const name = given.title ?? base?.title ?? ''
    if (name.trim() === '') refuse(422, 'ValidationError', 'Validation error, cannot save post.', 'Value in [posts.title] cannot be blank.')
    const post: Post = {
      id,
      status: given.status === 'published' ? 'published' : given.status === 'draft' ? 'draft' : (base?.status ?? 'draft'),
      updatedAt: now(),
      publishedAt: base?.publishedAt ?? null,
      title: name,
      slug: uniqueSlug(given.slug ?? base?.slug ?? name.toLowerCase().replace(/[^a-z0-9]+/g, '-'), id),
      // Without `source=html` it is not looked at.
      html: call.query.get('source') === 'html' ? (given.html ?? '') : (base?.html ?? ''),
      excerpt: given.custom_excerpt ?? base?.excerpt ?? '',
      image: given.feature_image ?? base?.image ?? null,
      imageAlt: given.feature_image_alt ?? base?.imageAlt ?? '',
      canonical: given.canonical_url ?? base?.canonical ?? null,
      tags: given.tags?.map((tag) => tag.name) ?? base?.tags ?? [],
    }
    if (post.status === 'published' && base?.status !== 'published') {
      post.publishedAt = post.updatedAt
      state.records.push({ at: post.updatedAt, remoteId: id, key: null })
      if (call.query.has('newsletter')) state.mailed.push(id)
    }
    state.posts = base ? state.posts.map((other) => (other === base ? post : other)) : [...state.posts, post]
    return { status: base ? 200 : 201, json: json(post) }
  }

  const api = '/ghost/api/admin'
  const server = createFakeServer({
    clock,
    notFound: problem(404, 'NotFoundError', 'Resource not found'),
    headers: () => ({ 'content-version': 'v6.65' }),
    refusals: {
      'refuse-500': () => problem(500, 'InternalServerError', 'The server has encountered an error.'),
      'rate-limit': () => ({ ...problem(429, 'TooManyRequestsError', 'Too many requests.'), headers: { 'retry-after': '3600' } }),
      unauthorised,
      'refuse-content': () => problem(422, 'ValidationError', 'Validation error, cannot edit post.'),
    },
    routes: {
      [`GET ${api}/site/`]: () => ({ status: 200, json: { site: { title, url: `${baseUrl()}/`, version: '6.65' } } }),

      [`GET ${api}/posts/`]: (call) => {
        permit(call)
        return { status: 200, json: { posts: state.posts.slice(0, 1).map(({ id }) => ({ id })), meta: {} } }
      },

      [`GET ${api}/posts/:id/`]: (call) => {
        permit(call)
        const post = byId(call.params.id)
        return post ? { status: 200, json: json(post) } : notFound
      },

      [`POST ${api}/posts/`]: (call) => {
        permit(call)
        const input = added.safeParse(call.json())
        if (!input.success) return invalid(input.error)
        const [post] = input.data.posts
        return post.status === 'published' ? server.visible(() => write(post, call, null)) : write(post, call, null)
      },

      [`PUT ${api}/posts/:id/`]: (call) => {
        permit(call)
        const input = edited.safeParse(call.json())
        if (!input.success) return invalid(input.error)
        const post = byId(call.params.id)
        if (!post) return notFound
        // models/plugins/collision.js: an edit of what was changed since is refused.
        if (input.data.posts[0].updated_at !== post.updatedAt)
          return problem(409, 'UpdateCollisionError', 'Saving failed! Someone else is editing this post.')
        return server.visible(() => write(input.data.posts[0], call, post))
      },

      [`DELETE ${api}/posts/:id/`]: (call) => {
        permit(call)
        const post = byId(call.params.id)
        if (!post) return notFound
        state.posts = state.posts.filter((other) => other !== post)
        return { status: 204 }
      },

      [`POST ${api}/images/upload/`]: async (call) => {
        permit(call)
        const form = await call.form().catch(() => new FormData())
        const file = form.get('file')
        if (!(file instanceof File)) return refuse(422, 'ValidationError', 'Please select an image.')
        if (!imageTypes.includes(file.type)) refuse(415, 'UnsupportedMediaTypeError', 'Please select a valid image.')
        if (!['image', 'profile_image', 'icon', null].includes(form.get('purpose') as string | null))
          refuse(422, 'ValidationError', 'Validation failed for purpose')
        const name = `${++state.sequence}-${file.name}`
        state.images.push({ name, mimeType: file.type, base64: Buffer.from(await file.arrayBuffer()).toString('base64') })
        return { status: 201, json: { images: [{ url: `${baseUrl()}/content/images/${encodeURIComponent(name)}`, ref: null }] } }
      },

      'GET /content/images/:name': ({ params }) => {
        const file = state.images.find(({ name }) => name === params.name)
        return file ? { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') } : notFound
      },
      'GET /:slug/': ({ params }) => {
        const post = state.posts.find(({ slug, status }) => slug === params.slug && status === 'published')
        return post ? fakePage(post.title, post.html) : { status: 404, text: '<h1>404</h1>' }
      },
    },
  })

  const shown = (post: Post): FakePost => {
    const inside = [...post.html.matchAll(/<img src="([^"]*)" alt="([^"]*)"/g)].map(([, url = '', alt = '']) => ({
      url: htmlToText(url),
      alt: htmlToText(alt),
    }))
    return {
      remoteId: post.id,
      url: urlOf(post),
      author: title,
      title: post.title,
      text: [post.excerpt, htmlToText(post.html)].filter((part) => part !== '').join('\n\n'),
      at: post.publishedAt ?? post.updatedAt,
      images: [...(post.image ? [{ url: post.image, alt: post.imageAlt }] : []), ...inside.filter(({ url }) => url !== post.image)],
      card: post.canonical === null ? null : { url: post.canonical, title: post.title, description: post.excerpt },
      // Nothing of what visitors do is told by this API.
      likes: 0,
      shares: 0,
      replies: [],
      replyTo: null,
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () =>
      state.posts
        .filter(({ status }) => status === 'published')
        .map(shown)
        .reverse(),
    visit: () => undefined,
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'ghost',
  create,
  // As people copy it from the browser. What it is mounted at may itself end so.
  connect: (baseUrl) => ({
    valid: { site: `${baseUrl}/ghost`, key: `${keyId}:${secret}` },
    refused: { site: `${baseUrl}/ghost`, key: `${'0'.repeat(24)}:${secret}` },
  }),
  credentials: (baseUrl) => ({ site: baseUrl, keyId, secret }),
}
export default platform
