import express from 'express'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { cardAddress } from '../card/card.ts'
import { acme, acmeSite, aPicture, aPublication, aText, testApi } from '../testing.ts'
import { openBrands } from '../visibility.ts'
import { shareRoutes } from './routes.ts'
import { shareSchema, type Share } from './schemas.ts'

const base = '/api/content/v1'

function api(access: 'open' | 'key' = 'open') {
  const stand = testApi({ sites: [{ ...acmeSite, brand: { ...acme, access } }] })
  const { reading, publications, answers } = stand
  const brands = () => reading.brands()
  const app = express()
  app.use(async (_req, _res, next) => {
    await reading.refresh()
    next()
  })
  const log = { error: () => undefined }
  const visibleTo = async () => openBrands(brands())
  app.use(base, shareRoutes({ publications, answers, brands, visibleTo, publicUrl: 'https://hub.example', log }))
  app.use((_req, res) => void res.send('elsewhere'))
  return { ...stand, app }
}
const bilingual = () => aPublication('post-1', { texts: { de: aText('Größe „L“', 'groesse'), en: aText('Size “L”', 'size') } })
const target = (share: Share, id: string) => share.targets.find((each) => each.id === id)

describe('GET /posts/:id/share', () => {
  it('has every way to share a post, in the language asked for', async () => {
    const { app, publish } = api()
    await publish(bilingual())
    const { body, headers } = await request(app).get(`${base}/posts/post-1/share?language=en`).expect(200)
    const share = shareSchema.parse(body)
    expect(headers['content-language']).toBe('en')
    expect([share.title, share.url]).toEqual(['Size “L”', 'https://hub.example/site/acme/size'])
    expect(share.targets.map(({ id }) => id)).toEqual(
      'mastodon bluesky linkedin xing facebook x threads pinterest whatsapp telegram reddit mail copy print pdf native'.split(' '),
    )
    expect(target(share, 'mastodon')).toMatchObject({
      address: null,
      pattern: expect.stringContaining('https://{instance}/share?text=Size'),
    })
    expect(target(share, 'xing')).toMatchObject({
      address: 'https://www.xing.com/spi/shares/new?url=https%3A%2F%2Fhub.example%2Fsite%2Facme%2Fsize',
      pattern: null,
    })
    expect(target(share, 'pdf')).toMatchObject({
      name: { de: 'Als PDF', en: 'As PDF' },
      address: `https://hub.example${base}/posts/post-1/pdf?language=en`,
    })
    for (const id of ['copy', 'print', 'native']) expect(target(share, id)?.address).toBeNull()
  })

  it('pins the post’s own picture, or its card where it has none', async () => {
    const { app, publish } = api()
    await publish(bilingual())
    const pinned = async () => {
      const share = shareSchema.parse((await request(app).get(`${base}/posts/post-1/share`)).body)
      return new URL(target(share, 'pinterest')?.address ?? '').searchParams.get('media')
    }
    const { stored } = await publish(bilingual())
    expect(await pinned()).toBe(cardAddress(stored, acme, 'de', 'https://hub.example'))
    await publish({ ...bilingual(), media: [aPicture('m1')] })
    expect(await pinned()).toMatch(/^https:\/\/hub\.example\/api\/content\/v1\/media\/m1\?v=[0-9a-f]{16}$/)
  })

  it('is another one as soon as the post is, and answers 304 until then', async () => {
    const { app, publish } = api()
    await publish(bilingual())
    const first = await request(app).get(`${base}/posts/post-1/share`)
    await request(app).get(`${base}/posts/post-1/share`).set('If-None-Match', String(first.headers.etag)).expect(304)
    await publish({ ...bilingual(), texts: { de: aText('Neu', 'neu') } })
    const { body } = await request(app).get(`${base}/posts/post-1/share`).set('If-None-Match', String(first.headers.etag)).expect(200)
    expect((body as Share).title).toBe('Neu')
  })

  it.each([
    ['post-1/share?language=fr', 400, 'invalid-query', 'must be one of de, en'],
    ['post-1/share?lang=de', 400, 'invalid-query', 'there is no parameter “lang”'],
    ['post-2/share', 404, 'post-unknown', 'no such post'],
    ['%00/share', 404, 'post-unknown', 'no such post'],
  ])('refuses %s', async (path, status, code, detail) => {
    const { app, publish } = api()
    await publish(bilingual())
    const { body } = await request(app)
      .get(`${base}/posts/${path}`)
      .expect(status)
      .expect('Content-Type', /problem\+json/)
    expect(body).toMatchObject({ code, detail: expect.stringContaining(detail) })
  })

  it('says what may be asked, and tells nobody of a brand that is closed', async () => {
    const { app } = api()
    await request(app).post(`${base}/posts/post-1/share`).expect(405).expect('Allow', 'GET, HEAD, OPTIONS')
    await request(app).options(`${base}/posts/post-1/share`).expect(204).expect('Access-Control-Allow-Origin', '*')
    const closed = api('key')
    await closed.publish(bilingual())
    await request(closed.app).get(`${base}/posts/post-1/share`).expect(404)
  })
})
