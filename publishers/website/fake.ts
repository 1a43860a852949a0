/** The hub's receiver in memory, by the rules of README.md. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { languages, type Language } from '../../src/core/story.ts'
import { createFakeServer, escapeHtml, fakePage, FakeRefusal, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'
import { measurementsMax, publicationSchema, type Publication } from './publication.ts'

/** What the hub hands to `connect` in tests. */
const token = 'token-of-the-channel-at-the-hub'
const keyPattern = /^[0-9a-z-]{8,64}$/u
const maxBodyBytes = 5_000_000

const liveSchema = z.object({
  key: z.string(),
  at: z.string(),
  publication: publicationSchema,
  views: z.number(),
  likes: z.array(z.string()),
  shares: z.array(z.string()),
  replies: z.array(z.object({ by: z.string(), text: z.string(), at: z.string() })),
})
type Live = z.infer<typeof liveSchema>

const stateSchema = z.object({
  accepted: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
  /** Oldest first. */
  live: z.array(liveSchema),
})

const problem = (status: number, code: string, detail: string, headers?: FakeReply['headers']): FakeReply => ({
  status,
  headers: { ...headers, 'content-type': 'application/problem+json' },
  json: { status, code, detail },
})
const refuse = (...told: Parameters<typeof problem>) => new FakeRefusal(problem(...told))

function authorise({ headers }: FakeCall): void {
  if (headers.get('authorization') !== `Bearer ${token}`) throw refuse(401, 'unauthorised', 'The token is not valid for any site.')
}

function publicationOf(call: FakeCall): Publication {
  if (call.bytes.length > maxBodyBytes) throw refuse(413, 'too-large', `A publication may have ${maxBodyBytes} bytes.`)
  const parsed = publicationSchema.safeParse(call.json())
  if (!parsed.success) throw refuse(422, 'invalid-publication', z.prettifyError(parsed.error))
  return parsed.data
}

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: z.infer<typeof stateSchema> = { accepted: [], live: [] }

  const addressIn = (language: Language, texts: Publication['texts']) => `${baseUrl()}/${language}/${texts[language]?.slug ?? ''}`
  const addressOf = ({ language, texts }: Publication) => addressIn(language, texts)
  const addressesOf = ({ texts }: Publication) =>
    Object.fromEntries(languages.filter((language) => texts[language]).map((language) => [language, addressIn(language, texts)]))
  const answer = (status: number, { key, publication }: Live): FakeReply => ({
    status,
    json: { id: key, url: addressOf(publication), urls: addressesOf(publication) },
  })
  const byKey = (key: string | undefined) => state.live.find((each) => each.key === key)

  function assertSlugsFree({ post, texts }: Publication): void {
    for (const { publication } of state.live)
      for (const language of languages) {
        const slug = texts[language]?.slug
        if (publication.post !== post && slug !== undefined && publication.texts[language]?.slug === slug)
          throw refuse(409, 'slug-taken', `Another post has the address “${slug}” in this language.`)
      }
  }

  function put(key: string, publication: Publication): FakeReply {
    assertSlugsFree(publication)
    const known = byKey(key)
    if (known && known.publication.post !== publication.post) throw refuse(422, 'invalid-publication', 'The key belongs to another post.')
    const at = clock.now().toISOString()
    const current = known ?? state.live.find((each) => each.publication.post === publication.post)
    const before = current?.publication.firstPublishedAt
    const firstPublishedAt = before && before < publication.firstPublishedAt ? before : publication.firstPublishedAt
    const content = { ...publication, firstPublishedAt }
    if (current?.key === key && isDeepStrictEqual(current.publication, content)) return answer(200, current)
    state.accepted.push({ at, remoteId: key, key })
    if (current) return answer(200, Object.assign(current, { key, publication: content }))
    const created: Live = { key, at, publication: content, views: 0, likes: [], shares: [], replies: [] }
    state.live.push(created)
    return answer(201, created)
  }

  function existing({ params: { key } }: FakeCall): Live {
    const found = byKey(key)
    if (!found) throw refuse(404, 'publication-unknown', 'There is no live publication with this key.')
    return found
  }

  function measurements({ query }: FakeCall): FakeReply {
    const ids = query.getAll('id')
    if (ids.length === 0 || ids.length > measurementsMax)
      throw refuse(422, 'invalid-query', `Ask for 1 to ${measurementsMax} publications at once.`)
    const items = state.live.filter(({ key }) => ids.includes(key)).map(({ key: id, views }) => ({ id, views }))
    return { status: 200, json: { items } }
  }

  function page({ params: { language, slug } }: FakeCall): FakeReply {
    const spoken = languages.find((each) => each === language)
    const texts = state.live.map(({ publication }) => spoken && publication.texts[spoken])
    const text = texts.find((each) => each?.slug === slug)
    return text ? fakePage(text.title, `<p>${escapeHtml(text.teaser)}</p>`) : { status: 404, text: 'Not found' }
  }

  const guarded = (run: (call: FakeCall) => FakeReply | Promise<FakeReply>) => (call: FakeCall) => {
    authorise(call)
    return run(call)
  }

  const server = createFakeServer({
    clock,
    routes: {
      'GET /api/owned/v1/site': guarded(() => ({ status: 200, json: { name: 'Acme Magazin', url: baseUrl() } })),
      'PUT /api/owned/v1/publications/:key': guarded((call) => {
        const { key = '' } = call.params
        if (!keyPattern.test(key)) throw refuse(422, 'invalid-publication', 'The key has 8 to 64 of 0-9, a-z and -.')
        const publication = publicationOf(call)
        return server.visible(() => put(key, publication))
      }),
      'GET /api/owned/v1/publications/:key': guarded((call) => answer(200, existing(call))),
      'DELETE /api/owned/v1/publications/:key': guarded((call) => {
        const gone = existing(call)
        state.live = state.live.filter((each) => each !== gone)
        return { status: 204 }
      }),
      'GET /api/owned/v1/measurements': guarded(measurements),
      'GET /:language/:slug': page,
    },
    notFound: problem(404, 'not-found', 'There is nothing here.'),
    refusals: {
      'refuse-500': () => problem(500, 'internal', 'The site is out of order.'),
      'rate-limit': () => problem(429, 'rate-limited', 'Too many calls.', { 'retry-after': '300' }),
      unauthorised: () => problem(401, 'unauthorised', 'The token is not valid for any site.'),
      'refuse-content': () => problem(422, 'invalid-publication', 'texts.de.title is too short.'),
    },
  })

  function post({ key, at, publication, likes, shares, replies }: Live): FakePost {
    const text = publication.texts[publication.language]
    return {
      remoteId: key,
      url: addressOf(publication),
      author: publication.author,
      text: [text?.title, text?.teaser].filter(Boolean).join('\n\n'),
      at,
      images: publication.media
        .filter(({ kind }) => kind !== 'document')
        .map(({ id }) => ({ url: `${baseUrl()}/media/${id}`, alt: text?.alt[id] ?? '' })),
      documents: publication.media
        .filter(({ kind }) => kind === 'document')
        .map(({ id, title = '', bytes }) => ({ url: `${baseUrl()}/media/${id}`, title, bytes })),
      card: null,
      likes: likes.length,
      shares: shares.length,
      replies,
      replyTo: null,
    }
  }

  return {
    handler: server.handler,
    misbehave: (...next) => server.misbehave(...next),
    records: () => state.accepted,
    timeline: () => state.live.map(post).reverse(),
    visit(remoteId, { kind, by, text = '' }) {
      const visited = byKey(remoteId)
      if (!visited) return
      visited.views++
      if (kind === 'reply') visited.replies.push({ by, text, at: clock.now().toISOString() })
      const actors = kind === 'like' ? visited.likes : visited.shares
      if (kind !== 'reply' && !actors.includes(by)) actors.push(by)
    },
    save: () => structuredClone(state),
    load(saved) {
      state = stateSchema.parse(structuredClone(saved))
    },
  }
}

const platform: FakePlatform = {
  platform: 'website',
  create,
  // Nothing is typed: the context's hub decides.
  connect: () => ({ valid: {}, refused: {} }),
  credentials: (baseUrl) => ({ hubUrl: baseUrl, token }),
}
export default platform
