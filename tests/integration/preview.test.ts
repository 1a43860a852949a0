/** Drafts, looked at by a link: on a real database, over real HTTP. */
import sharp from 'sharp'
import type { Where } from 'payload'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PreviewLink } from '../../src/core/preview-link.ts'
import type { Preview } from '../../src/content-api/preview/schemas.ts'
import { issuePreviewToken } from '../../src/content-api/preview/token.ts'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'

describe(`previews on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let website: string
  let picture: string
  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    website = await hub.channel('website')
    await hub.channel('mastodon')
    picture = await hub.picture()
  })
  afterAll(() => hub?.stop())

  const get = (address: string) => supertest(hub.base).get(address.replace(hub.base, ''))
  async function draft(title: string, more: object = {}): Promise<string> {
    const made = await editor.post('/api/posts?locale=de', { title, brand: hub.brand, ...more }).expect(201)
    return (made.body as { doc: { id: string } }).doc.id
  }
  const linkOf = async (post: string, body: object = {}, who = editor) =>
    (await who.post(`/api/posts/${post}/preview-link`, body).expect(200)).body as PreviewLink
  const previewOf = async (token: string, query = '') => (await get(`/api/content/v1/preview/${token}${query}`).expect(200)).body as Preview

  it('show what would be published, before anybody has approved it', async () => {
    const post = await draft('Die neue Glocke', {
      teaser: 'Sie läutet.',
      body: richText('Am Montag wird sie geweiht.'),
      media: [picture],
      variants: [{ channel: website, when: 'with-post', text: 'Nur für Netzwerke' }],
    })
    await editor.patch(`/api/posts/${post}?locale=en`, { title: 'The new bell', teaser: 'It rings.' }).expect(200)
    const { token } = await linkOf(post)
    const preview = await previewOf(token)
    expect(preview).toMatchObject({
      preview: true,
      id: post,
      title: 'Die neue Glocke',
      teaser: 'Sie läutet.',
      slug: 'die-neue-glocke',
      body: { html: '<p>Am Montag wird sie geweiht.</p>' },
      brand: { id: hub.brand, slug: 'acme' },
      media: [{ id: picture, alt: 'Ein roter Drache über einem Hügel', width: 640, height: 480 }],
    })
    expect(JSON.stringify(preview)).not.toContain('Nur für Netzwerke')
    expect(await previewOf(token, '?language=en')).toMatchObject({ language: 'en', title: 'The new bell' })
    // By the token alone: neither in lists nor by its id or slug.
    for (const path of [`/posts/${post}`, '/posts/die-neue-glocke', `/media/${picture}`]) await get(`/api/content/v1${path}`).expect(404)
    expect((await get('/api/content/v1/posts').expect(200)).text).not.toContain('Glocke')
    expect((await get('/feeds/acme.rss')).text).not.toContain('Glocke')
  })

  it('show each save at once, and a post that is on no channel yet', async () => {
    const post = await draft('Noch ohne Kanal')
    const { token } = await linkOf(post)
    expect(await previewOf(token)).toMatchObject({ title: 'Noch ohne Kanal' })
    await editor.patch(`/api/posts/${post}?locale=de&draft=true`, { title: 'Jetzt anders' }).expect(200)
    expect(await previewOf(token)).toMatchObject({ id: post, title: 'Jetzt anders' })
  })

  it('show the post’s own pictures without what the file gives away', async () => {
    const data = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#0f766e' } })
      .withExif({ IFD0: { Artist: 'Erika' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' } })
      .jpeg()
      .toBuffer()
    const file = { data, mimetype: 'image/jpeg', name: 'secret-place.jpg', size: data.length }
    const own = String((await hub.payload.create({ collection: 'media', data: {}, file })).id)
    const post = await draft('Mit Bild', { media: [own] })
    const { token } = await linkOf(post)
    const [medium] = (await previewOf(token)).media
    const answer = await get(medium?.src ?? '')
      .buffer(true)
      .expect(200)
    expect((await sharp(answer.body as Buffer).metadata()).exif).toBeUndefined()
    expect(answer.headers['cache-control']).toBe('private, no-store')
    await get(`/api/content/v1/preview/${token}/media/${picture}`).expect(404)
    await get(`/api/content/v1/media/${own}`).expect(404)
  })

  it('end with the trash', async () => {
    const post = await draft('Bald im Papierkorb')
    const { token, url } = await linkOf(post)
    await editor.patch(`/api/posts/${post}`, { deletedAt: new Date().toISOString() }).expect(200)
    for (const address of [`/api/content/v1/preview/${token}`, url]) expect((await get(address).expect(404)).text).not.toContain('Bald')
    await editor.post(`/api/posts/${post}/preview-link`).expect(404)
  })

  it('open with nothing but a token of this hub that has not expired', async () => {
    const [post, other] = [await draft('Geheim eins'), await draft('Geheim zwei')]
    const { token } = await linkOf(post)
    await get(`/api/content/v1/preview/${token.replace(post, other)}`).expect(404)
    await get(`/api/content/v1/preview/${post}`).expect(404)
    const { env } = await import('../../src/config/env.ts')
    const expired = issuePreviewToken(env().SECRET, post, 24, new Date(Date.now() - 25 * 3_600_000))
    expect((await get(`/api/content/v1/preview/${expired.token}`).expect(410)).text).not.toContain('Geheim')
    const foreign = issuePreviewToken('another secret of more than 32 chars', post, 24, new Date())
    await get(`/api/content/v1/preview/${foreign.token}`).expect(404)
  })

  it('are given out to those who may read the post, and it is noted', async () => {
    const post = await draft('Für alle im Haus')
    const analyst = await hub.person('analyst')
    const { expiresAt } = await linkOf(post, { hours: 168 }, analyst)
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(167.9 * 3_600_000)
    const where: Where = { and: [{ document: { equals: post } }, { action: { equals: 'post.preview-link' } }] }
    expect((await hub.payload.find({ collection: 'audit-log', where })).docs).toMatchObject([{ actor: analyst.id }])
    await supertest(hub.base).post(`/api/posts/${post}/preview-link`).send({}).expect(401)
    await editor.post(`/api/posts/${post}/preview-link`, { hours: 169 }).expect(400)
    await editor.post('/api/posts/019a0000-0000-7000-8000-0000000000ff/preview-link').expect(404)
  })

  it('lead to the hub’s own page, or to the brand’s', async () => {
    const post = await draft('Auf welcher Seite')
    const { url, token } = await linkOf(post, { language: 'de' })
    expect(url).toBe(`${hub.base}/site/acme/preview/${token}?language=de`)
    const page = await get(url).expect(200)
    expect(page.text).toContain('Vorschau – nicht veröffentlicht')
    expect(page.text).toContain('<h1>Auf welcher Seite</h1>')
    const admin = await hub.person('administrator')
    await admin.patch(`/api/brands/${hub.brand}`, { preview: 'https://www.acme.example/{language}/{slug}?draft={token}' }).expect(200)
    const own = await linkOf(post)
    expect(own.url).toBe(`https://www.acme.example/de/auf-welcher-seite?draft=${own.token}`)
  })

  it('say what a post lacks that cannot be shown', async () => {
    const other = await hub.payload.create({
      collection: 'brands',
      data: { name: 'Ohne Website', slug: 'ohne-website', languages: ['de'], timeZone: 'Europe/Berlin' } as never,
    })
    const post = await draft('Nirgends', { brand: String(other.id) })
    const refused = await editor.post(`/api/posts/${post}/preview-link`).expect(409)
    expect(refused.body).toMatchObject({
      errors: [{ data: { code: 'preview-impossible' }, message: expect.stringContaining('Ohne Website') as string }],
    })
  })
})
