/** Responses from the web on a real database: taken, looked into, decided about by people, shown, erased; and told to others. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import supertest from 'supertest'
import type { Express } from 'express'
import { publicationAddresses } from '../../src/content-api/addresses.ts'
import { payloadPublicationStore } from '../../src/content-api/publication-store.payload.ts'
import { acme, aPublication, aText } from '../../src/content-api/testing.ts'
import { webmentionJobs } from '../../src/content-api/webmention/jobs.payload.ts'
import { payloadReceivedMentions, payloadResponses } from '../../src/content-api/webmention/received.payload.ts'
import { responsePageSchema } from '../../src/content-api/webmention/schemas.ts'
import { payloadSentMentions } from '../../src/content-api/webmention/sent.payload.ts'
import { testSite, type TestSite } from '../../src/content-api/webmention/testing.ts'
import { database } from '../support/databases.ts'
import { bootHub, type TestHub } from '../support/hub.ts'

const password = 'a long enough password'
const home = 'https://hub.example'

let hub: TestHub
let site: TestSite
let app: Express
let stop: () => Promise<void>
let brand: string
let post: string
let channel: string
const tokens = new Map<string, string>()

beforeAll(async () => {
  site = await testSite()
  hub = await bootHub(database, { PUBLIC_URL: home })
  const { payload } = hub
  for (const role of ['administrator', 'community-manager', 'editor'] as const) {
    const email = `${role}@example.com`
    const { id } = await payload.create({ collection: 'users', data: { name: role, email, password, roles: [role] } })
    await payload.update({ collection: 'users', id, data: { roles: [role] } })
  }
  const settings = {
    languages: ['de' as const],
    timeZone: 'UTC',
    shows: ['responses' as const],
    acceptsWebmentions: true,
    sendsWebmentions: true,
  }
  brand = String((await payload.create({ collection: 'brands', data: { name: 'Acme', ...settings } as never })).id)
  post = String((await payload.create({ collection: 'posts', data: { title: 'Größe', brand } as never, locale: 'de' })).id)
  channel = String(
    (await payload.db.create({ collection: 'channels', data: { name: 'Website', platform: 'website', language: 'de', brand } })).id,
  )
  const [{ env }, { httpSide }] = await Promise.all([import('../../src/config/env.ts'), import('../../src/http/app.ts')])
  const side = await httpSide({ payload, settings: env(), isReady: () => true, allowPrivateOrigins: [site.origin] })
  app = side.app
  stop = side.stop
  for (const role of ['administrator', 'community-manager', 'editor']) {
    const login = await supertest(app)
      .post('/api/users/login')
      .send({ email: `${role}@example.com`, password })
      .expect(200)
    tokens.set(role, (login.body as { token: string }).token)
  }
  await publish('groesse', [])
  // Published past this process: it learns of it within a second.
  await vi.waitFor(() => supertest(app).get(`/api/content/v1/posts/${post}`).expect(200), { timeout: 30_000 })
})
afterAll(async () => {
  await stop?.()
  await site?.close()
  await hub?.stop()
})

const target = `${home}/site/acme/groesse`
let publications = 0
async function publish(slug: string, links: readonly string[]) {
  const link = (url: string) => ({ type: 'link', fields: { url, linkType: 'custom' }, children: [{ type: 'text', text: 'x' }] })
  const body = { root: { type: 'root', children: [{ type: 'paragraph', children: links.map(link) }] } }
  const publication = aPublication(post, {
    brand: { id: brand, slug: 'acme', name: 'Acme' },
    texts: { de: { ...aText('Größe', slug), body } },
  })
  const addresses = publicationAddresses(publication, { ...acme, id: brand }, home)
  const key = `key-${String(++publications).padStart(8, '0')}`
  await payloadPublicationStore(hub.payload).put({ key, channel, brand, publication, addresses, at: new Date() })
  return key
}
const as = (role: string) => {
  const auth = { Authorization: `JWT ${tokens.get(role)}` }
  return {
    list: async () => (await supertest(app).get('/api/responses?depth=0&sort=title').set(auth).expect(200)).body as { docs: Doc[] },
    change: (id: string, data: object) => supertest(app).patch(`/api/responses/${id}`).set(auth).send(data),
    changeAll: (where: string, data: object) => supertest(app).patch(`/api/responses?${where}`).set(auth).send(data),
    erase: (id: string) => supertest(app).delete(`/api/responses/${id}`).set(auth),
  }
}
type Doc = { id: string; state: string; content: string; source: string; title: string }
const people = () => as('community-manager')
const responses = () => hub.payload.db.find({ collection: 'responses', where: {}, pagination: false })

const shown = async () => {
  // Decisions are shown a second later at most; each question here is one that nobody has asked yet.
  const { body } = await supertest(app)
    .get(`/api/content/v1/posts/${post}/responses?limit=${100 - asked++}`)
    .expect(200)
  return responsePageSchema.parse(body).items.map(({ content }) => content)
}
let asked = 0

async function said(path: string, text: string): Promise<Doc> {
  site.page(path, `<div class="h-entry"><a class="u-in-reply-to" href="${target}">x</a><p class="e-content">${text}</p></div>`)
  return mention(path)
}
async function mention(path: string): Promise<Doc> {
  const taken = await supertest(app)
    .post('/api/content/v1/webmention')
    .type('form')
    .send({ source: `${site.origin}${path}`, target })
    .expect(202)
  const status = new URL(taken.headers.location ?? '').pathname
  await expect
    .poll(async () => (await supertest(app).get(status)).body as object, { timeout: 60_000 })
    .not.toMatchObject({ state: 'waiting' })
  const { docs } = await people().list()
  return docs.find(({ source }) => source === `${site.origin}${path}`) as Doc
}

describe(`responses on ${database}`, () => {
  it('wait for a person, and are public once that person has approved them', async () => {
    const one = await said('/one', 'Eins &lt;script&gt;')
    expect(one).toMatchObject({ state: 'pending', content: 'Eins <script>', title: expect.stringContaining('Eins') as string })
    expect(await shown()).toEqual([])
    await as('editor').change(one.id, { state: 'approved' }).expect(403)
    expect(await shown()).toEqual([])
    await people().change(one.id, { state: 'approved' }).expect(200)
    expect(await shown()).toEqual(['Eins <script>'])
    const { docs } = await hub.payload.db.find({ collection: 'audit-log', where: { action: { equals: 'responses.approved' } } })
    expect(docs).toMatchObject([{ document: one.id, actorName: 'community-manager' }])
    expect(JSON.stringify(docs)).not.toContain('Eins')
  })

  it('say what was said: people cannot change a word', async () => {
    const two = await said('/two', 'Zwei')
    for (const data of [
      { content: 'Lob', state: 'approved' },
      { authorName: 'Erika' },
      { source: 'https://a.example' },
      { sourceUrl: 'https://a.example' },
      { key: 'x' },
    ])
      for (const role of ['community-manager', 'administrator']) await as(role).change(two.id, data)
    const doc = (await people().list()).docs.find(({ id }) => id === two.id)
    expect(doc).toMatchObject({ ...two, updatedAt: expect.any(String) as string })
  })

  it('that change while somebody reads them are decided about anew', async () => {
    const seen = await said('/three', 'Drei')
    await said('/three', 'Drei, aber böse')
    const late = await people().change(seen.id, { content: seen.content, state: 'approved' }).expect(409)
    expect(JSON.stringify(late.body)).toContain('changed meanwhile')
    await people().change(seen.id, { content: 'Drei, aber böse', state: 'approved' }).expect(200)
    expect(await shown()).toContain('Drei, aber böse')
    expect(await said('/three', 'Drei, und schlimmer')).toMatchObject({ state: 'pending' })
    expect(await shown()).not.toContain('Drei, und schlimmer')
  })

  it('are decided about in bulk, and what was refused stays refused', async () => {
    const [four, five] = [await said('/four', 'Vier'), await said('/five', 'Fünf')]
    await people().changeAll(`where[id][in]=${four.id},${five.id}`, { state: 'refused' }).expect(200)
    expect(await said('/four', 'Vier, bitte')).toMatchObject({ state: 'refused', content: 'Vier, bitte' })
    await as('editor').changeAll(`where[id][in]=${four.id},${five.id}`, { state: 'approved' }).expect(403)
    expect(await shown()).not.toContain('Fünf')
  })

  it('are nobody’s business where the brand does not show them', async () => {
    await hub.payload.update({ collection: 'brands', id: brand, data: { shows: [] } })
    await expect.poll(shown, { timeout: 30_000 }).toEqual([])
    await hub.payload.update({ collection: 'brands', id: brand, data: { shows: ['responses'] } })
    await expect.poll(shown, { timeout: 30_000 }).toContain('Eins <script>')
  })

  it('go when the page or its link goes, or when somebody erases them, and then really', async () => {
    await said('/six', 'Sechs')
    site.answer('/six', (_req, res) => res.writeHead(410).end())
    expect(await mention('/six')).toBeUndefined()
    const one = (await people().list()).docs.find(({ content }) => content.startsWith('Eins')) as Doc
    await as('editor').erase(one.id).expect(403)
    await people().erase(one.id).expect(200)
    expect(await shown()).not.toContain('Eins <script>')
    expect(JSON.stringify((await responses()).docs)).not.toMatch(/Eins|Sechs/)
    const { docs } = await hub.payload.db.find({ collection: 'received-mentions', where: {}, pagination: false })
    expect(JSON.stringify(docs)).not.toContain(one.source)
  })

  it('come page by page, none twice, whatever arrives together', async () => {
    const store = payloadResponses(hub.payload)
    const at = new Date('2020-01-01T00:00:00Z')
    for (let n = 0; n < 7; n++) {
      const key = Buffer.from(String(n).padStart(32, '0')).toString('base64url')
      const text = {
        kind: 'mention',
        authorName: null,
        authorUrl: null,
        content: `n${n}`,
        sourceUrl: 'https://a.example',
        publishedAt: null,
      } as const
      await store.put({ ...text, key, source: `https://a.example/${n}`, target, post, brand, receivedAt: at, checkedAt: at })
    }
    await people().changeAll('where[receivedAt][less_than]=2021-01-01T00:00:00Z', { state: 'approved' }).expect(200)
    const found: (string | null)[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await supertest(app)
        .get(`/api/content/v1/posts/${post}/responses?limit=3${cursor && `&cursor=${cursor}`}`)
        .expect(200)
      const page = responsePageSchema.parse(body)
      found.push(...page.items.map(({ content }) => content))
      cursor = page.nextCursor
    }
    expect(found.filter((content) => content?.startsWith('n'))).toEqual(['n6', 'n5', 'n4', 'n3', 'n2', 'n1', 'n0'])
    expect(new Set(found).size).toBe(found.length)
  })

  it('are looked into by the job where a process ended before', async () => {
    site.page('/left', `<a href="${target}">x</a>`)
    const mentions = payloadReceivedMentions(hub.payload)
    const key = await mentions.take({ source: `${site.origin}/left`, target, post, brand }, new Date())
    const jobs = webmentionJobs(hub.payload, { allowPrivateOrigins: [site.origin] })
    await jobs.run()
    expect((await mentions.get(key))?.state).toBe('verified')
    await mentions.forget(new Date(Date.now() + 1_000))
    expect(await mentions.get(key)).toBeNull()
  })
})

describe(`what is published, on ${database}`, () => {
  it('says in header and page where it takes Webmentions', async () => {
    const { headers } = await supertest(app).get(`/api/content/v1/posts/${post}`).expect(200)
    expect(headers.link).toBe(`<${home}/api/content/v1/webmention>; rel="webmention"`)
  })

  it('is told to the sites that it links to, and so is that it was taken down', async () => {
    site.page('/there', '<link rel="webmention" href="/hook">')
    site.answer('/hook', (_req, res) => res.writeHead(202).end())
    const jobs = webmentionJobs(hub.payload, { allowPrivateOrigins: [site.origin], delayMs: 0 })
    const key = await publish('groesse', [`${site.origin}/there`])
    await jobs.run()
    await jobs.run()
    expect(site.posted).toEqual([{ path: '/hook', form: { source: target, target: `${site.origin}/there` } }])
    await payloadPublicationStore(hub.payload).remove(channel, key, new Date())
    await jobs.run()
    expect(site.posted).toHaveLength(2)
    expect(await payloadSentMentions(hub.payload).ofPost(post, brand)).toMatchObject([{ state: 'sent', linked: false, status: 202 }])
    const again = webmentionJobs(hub.payload, { allowPrivateOrigins: [site.origin], delayMs: 0 })
    await again.run()
    expect(site.posted).toHaveLength(2)
  })
})
