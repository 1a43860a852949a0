/** Every GET route that the document describes is asked for, and answers exactly what its schema says. */
import express from 'express'
import request from 'supertest'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cardRoutes } from '../card/routes.ts'
import { networks } from '../networks/networks.ts'
import { pdfRoutes } from '../pdf/routes.ts'
import { previewApi } from '../preview/preview.ts'
import { issuePreviewToken } from '../preview/token.ts'
import { shareRoutes } from '../share/routes.ts'
import { taxonomies } from '../taxonomies/taxonomies.ts'
import { acme, aPicture, aPublication, aText, publicUrl, secret, testApi } from '../testing.ts'
import { openBrands } from '../visibility.ts'
import { receive } from '../webmention/receive.ts'
import type { ReceivedMentions } from '../webmention/received.ts'
import { responsesOfPosts } from '../webmention/responses.ts'
import { areas } from './areas.ts'

const post = '019a0000-0000-7000-8000-0000000000d1'
const mention = 'm'.repeat(43)
const picture = { bytes: Buffer.from('picture'), mimeType: 'image/jpeg' }
const api = testApi({ files: { bild: picture } })
const now = api.clock.now()

const publication = aPublication(post, {
  campaign: 'Herbst',
  topics: ['strom'],
  texts: {
    de: { ...aText('Wir öffnen das Umspannwerk', 'umspannwerk'), alt: { bild: 'Ein Umspannwerk bei Nacht' } },
    en: aText('We open the substation', 'substation'),
  },
  media: [aPicture('bild')],
})

/** The areas whose ports are no part of the API in memory, as `src/http/app.ts` puts them before it. */
function withTheirPorts() {
  const { publications, reading, answers, clock } = api
  const log = { error: () => undefined }
  const shared = {
    publications,
    brands: reading.brands,
    visibleTo: async () => openBrands(reading.brands()),
    answers,
    publicUrl,
    clock,
    log,
  }
  const none = async () => {}
  const mentions: ReceivedMentions = {
    ...{ take: async () => mention, due: async () => [], claim: async () => null, settle: none, forget: none },
    get: async (key) => ({
      ...{ key, source: 'https://mira.example/', target: `${publicUrl}/site/acme/umspannwerk`, post, brand: acme.id },
      ...{ state: 'verified', problem: null, tries: 0, receivedAt: now, dueAt: now },
    }),
  }
  const said = {
    kind: 'reply',
    authorName: 'Mira',
    authorUrl: null,
    content: 'Schön!',
    sourceUrl: 'https://mira.example/',
    publishedAt: now,
  } as const
  const place = { platform: 'x', name: 'X', account: '@acme', url: 'https://x.example/1', publishedAt: now, numbers: { reactions: 3 } }
  const content = express.Router()
  content.use(shareRoutes(shared), cardRoutes({ ...shared, media: api.media, cards: { get: async () => picture.bytes } }))
  content.use(pdfRoutes({ ...shared, media: { open: async () => null } }))
  content.use(networks({ ...shared, places: { of: async () => [place] } }))
  content.use(taxonomies({ ...shared, topicNames: { all: async () => new Map([['strom', { de: 'Strom', en: 'Power' }]]) } }))
  content.use(
    responsesOfPosts({
      ...shared,
      responses: { put: none, erase: none, approved: async () => [{ ...said, key: mention, source: said.sourceUrl, receivedAt: now }] },
    }),
  )
  content.use(receive({ ...shared, mentions, verifier: { soon: () => undefined } }))
  const drafts = { current: async () => ({ publication, brand: acme, changedAt: now }) }
  content.use('/preview', previewApi({ drafts, media: { open: async () => picture }, publicUrl, secret, clock, log }))
  return express()
    .use(async (_req, _res, next) => {
      await reading.refresh()
      next()
    })
    .use('/api/content/v1', content)
    .use(api.app)
}
const app = withTheirPorts()

beforeAll(async () => {
  await api.publish(publication)
  await api.publish(aPublication('019a0000-0000-7000-8000-0000000000d2', { firstPublishedAt: '2026-11-19T08:00:00.000Z' }))
})

/** What stands in the address of a route, by the parameter's name. */
const given: { readonly [name: string]: string } = {
  ...{ idOrSlug: post, variant: 'card', brand: 'acme', name: 'acme', topic: 'strom', key: mention },
  token: issuePreviewToken(secret, post, 1, now).token,
}
const formats: { readonly [type: string]: string } = {
  'application/rss+xml': 'rss',
  'application/atom+xml': 'atom',
  'application/feed+json': 'json',
}
const queries: { readonly [path: string]: string } = { '/oembed': `url=${encodeURIComponent(`${publicUrl}/site/acme/umspannwerk`)}` }
/** What these do not know, they pass over. */
const lenient = ['/oembed', '/api/content/v1/events']

function addressOf(path: string, type: string): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = name === 'id' ? (path.includes('/media/') ? 'bild' : post) : name === 'format' ? formats[type] : given[name]
    return value ?? expect.fail(`No example for {${name}} of ${path} stands in this test.`)
  })
  const query = [queries[path], ...(type === 'text/xml' ? ['format=xml'] : [])].filter(Boolean).join('&')
  return query ? `${filled}?${query}` : filled
}

interface Described {
  readonly content?: { readonly [type: string]: { readonly schema?: unknown } | undefined }
}
const routes = areas
  .flatMap((area) => Object.entries(area))
  .flatMap(([path, { get }]) => {
    const described = get?.responses['200'] as Described | undefined
    return described ? [{ path, content: described.content ?? {}, takesQuery: get?.requestParams?.query !== undefined }] : []
  })
/** Pictures come in the type that they have; of everything else, each type is asked for. */
const asked = routes.flatMap(({ path, content }) => {
  const types = Object.keys(content)
  return (types.length > 3 ? types.slice(0, 1) : types).map((type) => ({ path, type, types, schema: content[type]?.schema }))
})

describe('what the document says', () => {
  it.each(asked)('is what GET $path answers: $type', async ({ path, type, types, schema }) => {
    const isStream = type === 'text/event-stream'
    const call = request(app)
    const answered = await (isStream ? call.head(addressOf(path, type)) : call.get(addressOf(path, type)).buffer(true))
    expect(answered.status).toBe(200)
    const [came = ''] = String(answered.headers['content-type']).split(';')
    expect(types.length > 3 ? types : [type]).toContain(came)
    if (!/[/+]json$/.test(type)) return
    if (!(schema instanceof z.ZodType)) throw new TypeError(`The answer of ${path} has no zod schema.`)
    // What a schema does not name would be missing from what it gives back.
    const body: unknown = JSON.parse(answered.text)
    expect(schema.parse(body)).toEqual(body)
  })

  it.each(routes.filter(({ path, takesQuery }) => takesQuery && !lenient.includes(path)))(
    'is how GET $path refuses',
    async ({ path, content }) => {
      const address = addressOf(path, Object.keys(content)[0] ?? '')
      const answered = await request(app).get(`${address}?no-such-parameter=1`)
      expect(answered.status).toBe(400)
      expect(answered.headers['content-type']).toBe('application/problem+json')
      expect(answered.body).toMatchObject({ status: 400, code: 'invalid-query', requestId: answered.headers['x-request-id'] })
    },
  )

  it('is how a Webmention is taken', async () => {
    const described = areas.flatMap((area) => area['/api/content/v1/webmention'] ?? [])[0]?.post?.responses['202'] as Described | undefined
    const schema = described?.content?.['application/json']?.schema as z.ZodType
    const mentioned = { source: 'https://mira.example/', target: `${publicUrl}/site/acme/umspannwerk` }
    const answered = await request(app).post('/api/content/v1/webmention').type('form').send(mentioned)
    expect(answered.status).toBe(202)
    expect(schema.parse(answered.body)).toEqual(answered.body)
  })
})
