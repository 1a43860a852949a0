import request from 'supertest'
import { describe, expect, it } from 'vitest'
import type { Page } from './schemas.ts'
import { aPicture, aPublication, testApi } from './testing.ts'

const base = '/api/content/v1'
const problem = (answer: request.Response) => ({ type: answer.headers['content-type'], ...(JSON.parse(answer.text) as object) })

describe('GET /media/:id', () => {
  const bytes = Buffer.from('a picture')
  const files = { m1: { bytes, mimeType: 'image/webp' }, m2: { bytes, mimeType: 'image/png' } }

  it('gives what a publication shows, for ever if the address says which version', async () => {
    const { app, publish } = testApi({ files })
    await publish(aPublication('p1', { media: [aPicture('m1')] }))
    const post = (await request(app).get(`${base}/posts/p1`)).body as Page['items'][number]
    const { src, crops } = post.media[0] ?? { src: '', crops: { card: '', thumbnail: '' } }
    for (const address of [src, crops.card, crops.thumbnail]) {
      const answer = await request(app).get(address.replace('https://hub.example', '')).buffer(true)
      expect([answer.status, Buffer.from(answer.body as Buffer)]).toEqual([200, bytes])
      expect(answer.headers).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'cross-origin',
      })
      expect(
        (
          await request(app)
            .get(address.replace('https://hub.example', ''))
            .set('if-none-match', answer.headers.etag ?? '')
        ).status,
      ).toBe(304)
    }
    for (const query of ['', '?v=0000000000000000']) {
      const loose = await request(app).get(`${base}/media/m1${query}`)
      expect([loose.status, loose.headers['cache-control']]).toEqual([
        200,
        'public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=300',
      ])
    }
  })

  it.each([
    ['what no publication shows', 'm2'],
    ['what is not kept', 'm3'],
    ['an unknown variant', 'm1/huge'],
    ['another path', '..%2fm1'],
    ['a broken name', 'm1%00'],
  ])('does not give %s', async (_, path) => {
    const { app, publish } = testApi({ files })
    await publish(aPublication('p1', { media: [aPicture('m1'), aPicture('m3')] }))
    const answer = await request(app).get(`${base}/media/${path}`)
    expect(answer.status).toBe(404)
    expect(problem(answer)).toMatchObject({ code: 'media-unknown' })
  })

  it('ends when the post is taken down', async () => {
    const { app, publish, store } = testApi({ files })
    const { stored } = await publish(aPublication('p1', { media: [aPicture('m1')] }))
    await store.remove(stored.channel, stored.key, new Date())
    expect((await request(app).get(`${base}/media/m1`)).status).toBe(404)
  })

  it('refuses an unknown parameter', async () => {
    const { app } = testApi()
    expect((await request(app).get(`${base}/media/m1?w=5`)).status).toBe(400)
  })
})
