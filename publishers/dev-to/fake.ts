/**
 * dev.to with one author. Requests and answers: https://developers.forem.com/api/v1, read 2026-11-29. What it refuses: app/models/article.rb
 * and app/services/rate_limit_checker.rb in Forem's code, read the same day.
 */
import { z } from 'zod'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'

const apiKey = 'fake-devto-key-5d2e8f'
const user = { id: 1304, username: 'nordlicht', name: 'Nordlicht Energie' }

const stateSchema = z.object({
  sequence: z.number(),
  /** Oldest first. */
  articles: z.array(
    z.object({
      id: z.number(),
      createdAt: z.string(),
      publishedAt: z.string().nullable(),
      slug: z.string(),
      title: z.string(),
      markdown: z.string(),
      description: z.string(),
      tags: z.array(z.string()),
      canonical: z.string().nullable(),
      image: z.string().nullable(),
      views: z.number(),
      likedBy: z.array(z.string()),
      /** Shared elsewhere: dev.to does not count it. */
      sharedBy: z.array(z.string()),
      comments: z.array(z.object({ id: z.string(), by: z.string(), text: z.string(), at: z.string() })),
    }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
type State = z.infer<typeof stateSchema>
type Article = State['articles'][number]

/** The schema `Article` of the documentation. */
const input = z.strictObject({
  article: z.strictObject({
    title: z.string().optional(),
    body_markdown: z.string().optional(),
    published: z.boolean().optional(),
    series: z.string().nullish(),
    main_image: z.string().nullish(),
    canonical_url: z.string().nullish(),
    description: z.string().optional(),
    tags: z.string().optional(),
    organization_id: z.number().int().nullish(),
  }),
})

const problem = (status: number, error: string, headers?: { [name: string]: string }): FakeReply => ({
  status,
  json: { error, status },
  ...(headers && { headers }),
})
const refuse = (...of: Parameters<typeof problem>): never => {
  throw new FakeRefusal(problem(...of))
}
const notFound = problem(404, 'not found')
const unauthorised = () => problem(401, 'unauthorized')
function permit({ headers }: FakeCall): void {
  if (headers.get('api-key') !== apiKey) throw new FakeRefusal(unauthorised())
}

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = { sequence: 250, articles: [], records: [] }
  const now = () => clock.now().toISOString()
  const web = () => `${baseUrl()}/dev.to`
  const urlOf = ({ slug }: Article) => `${web()}/${user.username}/${slug}`
  const byId = (id: string | undefined) => state.articles.find((article) => String(article.id) === id)
  const published = () => state.articles.filter(({ publishedAt }) => publishedAt !== null).reverse()
  const drafts = () => state.articles.filter(({ publishedAt }) => publishedAt === null).reverse()

  const json = (article: Article) => ({
    type_of: 'article',
    id: article.id,
    title: article.title,
    description: article.description,
    slug: article.slug,
    path: `/${user.username}/${article.slug}`,
    url: urlOf(article),
    canonical_url: article.canonical ?? urlOf(article),
    cover_image: article.image,
    published_at: article.publishedAt,
    comments_count: article.comments.length,
    public_reactions_count: article.likedBy.length,
    tag_list: article.tags,
    user: { name: user.name, username: user.username, user_id: user.id },
  })
  const ownJson = (article: Article) => ({
    ...json(article),
    published: article.publishedAt !== null,
    body_markdown: article.markdown,
    page_views_count: article.views,
  })
  const page = (all: readonly Article[], { query }: FakeCall) => {
    const [size, number] = [Number(query.get('per_page') ?? 30), Number(query.get('page') ?? 1)]
    return { status: 200, json: all.slice((number - 1) * size, number * size).map(ownJson) }
  }

  const write = (call: FakeCall, base: Article | null): FakeReply => {
    const parsed = input.safeParse(call.json())
    if (!parsed.success) return refuse(422, 'param is missing or the value is empty: article')
    const given = parsed.data.article
    const id = base?.id ?? state.sequence++
    const article: Article = {
      ...(base ?? { slug: `temp-slug-${id}`, createdAt: now(), publishedAt: null, views: 0, likedBy: [], sharedBy: [], comments: [] }),
      id,
      title: given.title ?? base?.title ?? '',
      markdown: given.body_markdown ?? base?.markdown ?? '',
      description: given.description ?? base?.description ?? '',
      tags: given.tags === undefined ? (base?.tags ?? []) : given.tags.split(',').map((tag) => tag.trim()),
      canonical: given.canonical_url === undefined ? (base?.canonical ?? null) : given.canonical_url,
      image: given.main_image === undefined ? (base?.image ?? null) : given.main_image,
    }
    const others = state.articles.filter((other) => other.id !== id)
    const faults = [
      article.title.trim() === '' && 'Title can’t be blank',
      [...article.title].length > 128 && 'Title is too long (maximum is 128 characters)',
      article.tags.length > 4 && 'Tag list exceed the maximum of 4 tags',
      article.tags.some((tag) => !/^[\p{L}\p{N}]{1,30}$/u.test(tag)) && 'Tag contains non-alphanumeric or prohibited unicode characters',
      // Front matter decides over everything else, `published` included.
      /^---\s*$/m.test(article.markdown.split('\n')[0] ?? '') && 'Front matter was not expected',
      /\{[%{]/.test(article.markdown.replace(/^(`{3,})[^]*?^\1$/gm, '').replace(/(`+)[^`]+\1/g, '')) && 'Liquid Exception: Unknown tag',
      article.canonical !== null && !/^https?:\/\/\S+$/.test(article.canonical) && 'Canonical url is not a valid URL',
      article.image !== null && !/^https?:\/\/\S+$/.test(article.image) && 'Main image is not a valid URL',
      others.some(({ canonical }) => canonical !== null && canonical === article.canonical) && 'Canonical url has already been taken',
      others.some(({ title, markdown }) => title === article.title && markdown === article.markdown) &&
        'Body markdown has already been taken',
    ].filter((fault) => fault !== false)
    if (faults.length > 0) refuse(422, `Validation failed: ${faults.join(', ')}`)
    if (given.published === true && article.publishedAt === null) {
      article.publishedAt = now()
      article.slug = `${article.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${id.toString(36)}`
      state.records.push({ at: article.publishedAt, remoteId: String(id), key: article.canonical })
    }
    if (given.published === false) article.publishedAt = null
    state.articles = [...others, article].sort((a, b) => a.id - b.id)
    return { status: base ? 200 : 201, json: json(article) }
  }

  const api = '/dev.to/api'
  const server = createFakeServer({
    clock,
    notFound,
    refusals: {
      'refuse-500': () => problem(500, 'internal server error'),
      'rate-limit': () => problem(429, 'Rate limit reached, try again in 30 seconds', { 'retry-after': '30' }),
      unauthorised,
      'refuse-content': () => problem(422, 'Validation failed: Body markdown is not allowed'),
    },
    routes: {
      [`GET ${api}/users/me`]: (call) => {
        permit(call)
        return { status: 200, json: { type_of: 'user', ...user } }
      },
      [`GET ${api}/articles/me/unpublished`]: (call) => {
        permit(call)
        return page(drafts(), call)
      },
      [`GET ${api}/articles/me/published`]: (call) => {
        permit(call)
        return page(published(), call)
      },
      [`GET ${api}/articles/:id`]: ({ params }) => {
        const article = byId(params.id)
        return article?.publishedAt ? { status: 200, json: json(article) } : notFound
      },
      [`POST ${api}/articles`]: (call) => {
        permit(call)
        return write(call, null)
      },
      [`PUT ${api}/articles/:id`]: (call) => {
        permit(call)
        const article = byId(call.params.id)
        if (!article) return notFound
        const { published: wanted } = input.safeParse(call.json()).data?.article ?? {}
        return wanted === true ? server.visible(() => write(call, article)) : write(call, article)
      },
      [`GET ${api}/comments`]: ({ query }) => {
        const article = byId(query.get('a_id') ?? '')
        if (!article?.publishedAt) return notFound
        const told = article.comments.map(({ id, by, text, at }) => ({
          type_of: 'comment',
          id_code: id,
          created_at: at,
          body_html: `<p>${escapeHtml(text)}</p>\n\n`,
          user: { name: by, username: by.toLowerCase(), user_id: [...by].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) },
          children: [],
        }))
        return { status: 200, json: told }
      },
      'GET /dev.to/:name/:slug': ({ params }) => {
        const article = published().find(({ slug }) => slug === params.slug)
        return article ? fakePage(article.title, `<pre>${escapeHtml(article.markdown)}</pre>`) : { status: 404, text: '<h1>404</h1>' }
      },
    },
  })

  const shown = (article: Article): FakePost => ({
    remoteId: String(article.id),
    url: urlOf(article),
    author: `@${user.username}`,
    title: article.title,
    text: article.markdown,
    at: article.publishedAt ?? article.createdAt,
    images: article.image === null ? [] : [{ url: article.image, alt: '' }],
    card: article.canonical === null ? null : { url: article.canonical, title: article.title, description: article.description },
    likes: article.likedBy.length,
    shares: article.sharedBy.length,
    replies: article.comments.map(({ by, text, at }) => ({ by, text, at })),
    replyTo: null,
  })

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.records,
    timeline: () => published().map(shown),
    visit(remoteId, { kind, by, text = '' }) {
      const article = byId(remoteId)
      if (!article) return
      article.views++
      const people = kind === 'like' ? article.likedBy : kind === 'share' ? article.sharedBy : null
      if (people && !people.includes(by)) people.push(by)
      if (kind === 'reply') article.comments.push({ id: (state.sequence++).toString(36), by, text, at: now() })
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const platform: FakePlatform = {
  platform: 'dev-to',
  create,
  connect: () => ({ valid: { apiKey }, refused: { apiKey: 'another-key-entirely' } }),
  credentials: () => ({ apiKey, userId: user.id, username: user.username }),
}
export default platform
