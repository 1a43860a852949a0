/** The routes, as somebody else's software meets them. */
import express, { type Express } from 'express'
import supertest from 'supertest'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { acme, aPublication, aText, publicUrl, testApi, umbrella, umbrellaSite } from '../testing.ts'
import { openBrands } from '../visibility.ts'
import type { Brand } from '../sites.ts'
import { createPages } from './pages.ts'
import { responsePageSchema, webmentionStatusSchema } from './schemas.ts'
import { memoryMentions, memoryResponses, testSite, type TestSite } from './testing.ts'
import { createWeb, WebError, type Web } from './web.ts'
import { webmention, type Webmention } from './webmention.ts'

const pages = createPages({ limitMs: 60_000 })
let site: TestSite
/** Nothing of these tests leaves the machine. */
const noNetwork = (): Web => {
  const web = createWeb({ allowPrivateOrigins: [site.origin] })
  return {
    ...web,
    get: async (address) => (address.startsWith(site.origin) ? web.get(address) : Promise.reject(new WebError('unreachable', address))),
  }
}
beforeAll(async () => {
  site = await testSite()
})
afterAll(() => site.close())

let api: ReturnType<typeof testApi>
let brands: Brand[]
let mentions: ReturnType<typeof memoryMentions>
let responses: ReturnType<typeof memoryResponses>
let area: Webmention
let app: Express
beforeEach(async () => {
  api = testApi()
  brands = [acme, umbrella]
  mentions = memoryMentions()
  responses = memoryResponses()
  await api.publish(aPublication('p1', { texts: { de: aText('Größe', 'groesse'), en: aText('Size', 'size') } }))
  await api.reading.refresh()
  area = webmention({
    publications: api.publications,
    brands: () => brands,
    visibleTo: async () => openBrands(brands),
    mentions,
    responses,
    pages,
    publicUrl,
    clock: api.clock,
    log: { error: (fields) => expect(fields).toBeUndefined() },
    allowPrivateOrigins: [site.origin],
    web: noNetwork(),
    most: { ofHost: 5, ofAll: 50 },
  })
  app = express().use(area.router)
})
afterEach(async () => {
  await area.stop()
  await api.stop()
})

const target = `${publicUrl}/site/acme/groesse`
const mention = (form: Record<string, string | string[]>) => supertest(app).post('/api/content/v1/webmention').type('form').send(form)
const list = (query = '') => supertest(app).get(`/api/content/v1/posts/p1/responses${query}`)

describe('a Webmention', () => {
  it('is taken at once, looked into, and says at its address what became of it', async () => {
    site.page('/reply', `<div class="h-entry"><a class="u-in-reply-to" href="${target}">x</a><p class="e-content">Ja!</p></div>`)
    const taken = await mention({ source: `${site.origin}/reply`, target }).expect(202)
    const { status, state } = webmentionStatusSchema.parse(taken.body)
    expect([status, state]).toEqual([taken.headers.location, 'waiting'])
    await area.idle()
    const asked = await supertest(app).get(new URL(status).pathname).expect(200).expect('Cache-Control', 'no-store')
    expect(webmentionStatusSchema.parse(asked.body).state).toBe('verified')
    expect([...responses.rows.values()]).toMatchObject([{ post: 'p1', brand: acme.id, kind: 'reply', state: 'pending' }])
  })

  it.each([
    'http://hub.example/site/acme/groesse/',
    'https://HUB.example:443/site/acme/groesse?utm_source=x#comments',
    `${publicUrl}/site/acme/size`,
  ])('may name the post by any of its addresses: %s', async (spelled) => {
    await mention({ source: 'https://blog.example/a', target: spelled }).expect(202)
    expect([...mentions.rows.values()]).toMatchObject([{ post: 'p1', target: spelled }])
  })

  it.each([
    [{ target }, 'source: is missing'],
    [{ source: 'https://blog.example/a' }, 'target: is missing'],
    [{ source: ['https://blog.example/a', 'https://blog.example/b'], target }, 'source: must be given once'],
    [{ source: 'blog.example/a', target }, 'whole address of your page'],
    [{ source: 'ftp://blog.example/a', target }, 'whole address of your page'],
    [{ source: 'javascript:alert(1)', target }, 'whole address of your page'],
    [{ source: 'https://user:word@blog.example/a', target }, 'whole address of your page'],
    [{ source: `https://blog.example/${'a'.repeat(2_000)}`, target }, 'at most 2000 characters'],
    [{ source: `${target}#x`, target }, 'another page than the target'],
    [{ source: 'http://127.0.0.1/a', target }, 'not on the public internet'],
    [{ source: 'http://2130706433/a', target }, 'not on the public internet'],
    [{ source: 'http://[::1]/a', target }, 'not on the public internet'],
    [{ source: 'http://localhost/a', target }, 'not on the public internet'],
    [{ source: 'http://db.internal/a', target }, 'not on the public internet'],
    [{ source: 'https://blog.example/a', target: `${publicUrl}/site/acme/nothing` }, 'none of our posts'],
    [{ source: 'https://blog.example/a', target: 'https://elsewhere.example/site/acme/groesse' }, 'none of our posts'],
    [{ source: 'https://blog.example/a', target: `${publicUrl}/site/acme` }, 'none of our posts'],
  ])('is refused with a sentence: %j', async (form, sentence) => {
    const { body } = await mention(form as Record<string, string>)
      .expect(400)
      .expect('Content-Type', 'application/problem+json')
    expect((body as { detail: string }).detail).toContain(sentence)
    expect(mentions.rows.size).toBe(0)
  })
  it('is refused where the brand takes none, and where it is no form', async () => {
    brands = [{ ...acme, webmentions: { accepts: false, sends: true } }]
    await mention({ source: 'https://blog.example/a', target }).expect(400)
    await supertest(app).post('/api/content/v1/webmention').send({ source: 'https://blog.example/a', target }).expect(400)
    await supertest(app).post('/api/content/v1/webmention').expect(400)
    await supertest(app)
      .post('/api/content/v1/webmention')
      .type('form')
      .send(`source=${'x'.repeat(20_000)}`)
      .expect(413)
    await supertest(app).get('/api/content/v1/webmention').expect(405).expect('Allow', 'POST, OPTIONS')
    await supertest(app).options('/api/content/v1/webmention').expect(204)
    await supertest(app)
      .get(`/api/content/v1/webmention/${'x'.repeat(43)}`)
      .expect(404)
    await supertest(app).get('/api/content/v1/webmention/..%2f').expect(404)
    await supertest(app)
      .delete(`/api/content/v1/webmention/${'x'.repeat(43)}`)
      .expect(405)
  })

  it('is one of so many of its host', async () => {
    for (let n = 0; n < 5; n++) await mention({ source: `https://spam.example/${n}`, target }).expect(202)
    const refused = await mention({ source: 'https://spam.example/6', target }).expect(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    await mention({ source: 'https://blog.example/1', target }).expect(202)
  })
  it('names a post on the website of the brand', async () => {
    await api.publish(aPublication('u1', { brand: umbrella, language: 'en', texts: { en: aText('News', 'some-news') } }), umbrellaSite)
    await api.reading.refresh()
    await mention({ source: 'https://blog.example/a', target: 'https://www.umbrella.example/en/news/some-news' }).expect(202)
    expect([...mentions.rows.values()]).toMatchObject([{ post: 'u1', brand: umbrella.id }])
  })
})

describe('responses of a post', () => {
  const put = async (n: number, minutes: number, state: 'pending' | 'approved' | 'refused' = 'approved') => {
    const source = `https://blog.example/${n}`
    const key = Buffer.from(String(n).padStart(32, '0')).toString('base64url')
    const receivedAt = new Date(Date.UTC(2026, 10, 29, 12, minutes))
    const said = { kind: 'reply', authorName: 'E', authorUrl: null, content: `No ${n} <b>`, sourceUrl: source, publishedAt: null } as const
    await responses.put({ ...said, key, source, target, post: 'p1', brand: acme.id, receivedAt, checkedAt: receivedAt })
    responses.decide(key, state)
    return key
  }
  const contents = (body: unknown) => responsePageSchema.parse(body).items.map(({ content }) => content)

  it('are those that were approved, the newest first, page by page', async () => {
    await put(1, 1)
    await put(2, 2, 'pending')
    await put(3, 3, 'refused')
    for (const n of [4, 5, 6]) await put(n, 5)
    await put(7, 7)
    const first = await list('?limit=2').expect(200).expect('Cache-Control', 'public, no-cache')
    expect(contents(first.body)).toEqual(['No 7 <b>', 'No 6 <b>'])
    await put(8, 8)
    const second = await list(`?limit=2&cursor=${responsePageSchema.parse(first.body).nextCursor}`).expect(200)
    expect(contents(second.body)).toEqual(['No 5 <b>', 'No 4 <b>'])
    const third = await list(`?limit=2&cursor=${responsePageSchema.parse(second.body).nextCursor}`).expect(200)
    expect(contents(third.body)).toEqual(['No 1 <b>'])
    expect(responsePageSchema.parse(third.body).nextCursor).toBeNull()
  })

  it('are current within a second of a decision, and 304 to who has them', async () => {
    const key = await put(1, 1)
    const { headers } = await list().expect(200)
    await list()
      .set('If-None-Match', headers.etag ?? '')
      .expect(304)
    responses.decide(key, 'refused')
    api.clock.move(1_000)
    expect(
      contents(
        (
          await list()
            .set('If-None-Match', headers.etag ?? '')
            .expect(200)
        ).body,
      ),
    ).toEqual([])
  })

  it('are nobody’s where the brand does not show them, or not the post', async () => {
    await put(1, 1)
    expect(contents((await list()).body)).toHaveLength(1)
    brands = [{ ...acme, shows: ['numbers'] }]
    expect(contents((await list().expect(200)).body)).toEqual([])
    brands = [{ ...acme, access: 'key' }]
    await list().expect(404)
    brands = [acme]
    await supertest(app).get('/api/content/v1/posts/p2/responses').expect(404)
    await supertest(app).get('/api/content/v1/posts/p1%20/responses').expect(404)
  })

  it('are asked for by GET, with a query that makes sense', async () => {
    for (const query of [
      '?limit=0',
      '?limit=101',
      '?limit=x',
      '?cursor=x',
      '?page=2',
      '?limit=1&limit=2',
      '?cursor=a&cursor=b',
      `?cursor=${'x'.repeat(301)}`,
    ])
      expect((await list(query).expect(400)).body).toMatchObject({ code: 'invalid-query' })
    await supertest(app).post('/api/content/v1/posts/p1/responses').expect(405)
    await supertest(app).options('/api/content/v1/posts/p1/responses').expect(204)
    await supertest(app).head('/api/content/v1/posts/p1/responses').expect(200)
  })
})

describe('pingback', () => {
  const call = '<?xml version="1.0"?><methodCall><methodName>pingback.ping</methodName></methodCall>'
  it.each(['/xmlrpc.php', '/pingback', '/api/content/v1/pingback'])('is refused at %s, with a word about Webmention', async (path) => {
    const { text } = await supertest(app)
      .post(path)
      .type('text/xml')
      .send(call)
      .expect(200)
      .expect('Content-Type', /^text\/xml/)
    expect(text).toContain('<name>faultCode</name><value><int>49</int></value>')
    expect(text).toMatch(/Send a Webmention to https:\/\/hub\.example\/api\/content\/v1\/webmention/)
    expect((await supertest(app).get(path).expect(405)).headers).not.toHaveProperty('x-pingback')
  })
})

it('a post says where it takes Webmentions, if its brand takes them', async () => {
  const silent = { ...acme, webmentions: { accepts: false, sends: false } }
  const link = async (of: ReturnType<typeof testApi>) => {
    await of.publish(aPublication('p1'))
    const { headers } = await supertest(of.app).get('/api/content/v1/posts/p1').expect(200)
    await of.stop()
    return headers.link
  }
  expect(await link(testApi())).toBe(`<${publicUrl}/api/content/v1/webmention>; rel="webmention"`)
  expect(
    await link(testApi({ sites: [{ ...umbrellaSite, channel: '019a0000-0000-7000-8000-0000000000c1', brand: silent }] })),
  ).toBeUndefined()
})
