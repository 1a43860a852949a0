import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import request from 'supertest'
import { languages } from '../core/story.ts'
import { versionOf } from './media-files.ts'
import { issueToken } from './owned-medium-token.ts'
import { memoryStore } from './reading/memory-store.ts'
import { acmeBlog, acmeSite, aPicture, aPublication, aText, secret, testApi, umbrellaSite } from './testing.ts'
import type { Site } from './sites.ts'

const base = '/api/owned/v1'
const key = 'dlv-0000-0001'
const at = (k = key) => `${base}/publications/${k}`

function setUp(...options: Parameters<typeof testApi>) {
  const api = testApi(...options)
  const as = (site: Site) => {
    const bearer = `Bearer ${issueToken(secret, site.channel)}`
    const agent = request(api.app)
    return {
      get: (path: string) => agent.get(path).set('authorization', bearer),
      put: (path: string) => agent.put(path).set('authorization', bearer),
      delete: (path: string) => agent.delete(path).set('authorization', bearer),
      post: (path: string) => agent.post(path).set('authorization', bearer),
    }
  }
  return { ...api, as, acme: as(acmeSite) }
}

describe('whoever calls', () => {
  it.each([
    ['nothing', undefined],
    ['another scheme', 'Basic abc'],
    ['a forged token', `Bearer ${acmeSite.channel}.${'A'.repeat(43)}`],
    ['a token under another secret', `Bearer ${issueToken('another secret of 32 characters..', acmeSite.channel)}`],
    ['a token of a channel that is gone', `Bearer ${issueToken(secret, 'gone')}`],
    ['junk', 'Bearer ../../etc'],
  ])('with %s is refused before anything else', async (_, authorization) => {
    const { app } = setUp()
    for (const call of [
      request(app).get(`${base}/site`),
      request(app).put(at()).send('{'),
      request(app).delete(at()),
      request(app).get(`${base}/what`),
    ]) {
      const answer = await (authorization ? call.set('authorization', authorization) : call)
      expect(answer.status).toBe(401)
      expect(answer.headers['content-type']).toBe('application/problem+json')
      expect(answer.headers['www-authenticate']).toBe('Bearer')
      expect(JSON.parse(answer.text)).toMatchObject({ status: 401, code: 'unauthorised', detail: expect.stringMatching(/\.$/) })
    }
  })

  it('learns the site’s name and address', async () => {
    const { acme, as } = setUp()
    expect((await acme.get(`${base}/site`)).body).toEqual({ name: 'Acme Magazin', url: 'https://hub.example/site/acme' })
    expect((await as(umbrellaSite).get(`${base}/site`)).body).toEqual({
      name: 'Umbrella News',
      url: 'https://www.umbrella.example/en/news/',
    })
  })

  it('is never cached', async () => {
    const { acme } = setUp()
    expect((await acme.get(`${base}/site`)).headers['cache-control']).toBe('no-store')
  })
})

describe('PUT', () => {
  it('makes a post live, then says the same to the same', async () => {
    const { acme } = setUp()
    const answer = { id: key, url: 'https://hub.example/site/acme/beitrag-p1', urls: { de: 'https://hub.example/site/acme/beitrag-p1' } }
    const first = await acme.put(at()).send(aPublication('p1'))
    expect([first.status, first.body]).toEqual([201, answer])
    const second = await acme.put(at()).send(aPublication('p1'))
    expect([second.status, second.body]).toEqual([200, answer])
    const got = await acme.get(at())
    expect([got.status, got.body]).toEqual([200, answer])
  })

  it('answers the address of the channel’s language by the brand’s pattern', async () => {
    const { as } = setUp()
    const publication = aPublication('p1', { language: 'en', texts: { de: aText('Neu', 'neu'), en: aText('New', 'new') } })
    expect((await as(umbrellaSite).put(at()).send(publication)).body.url).toBe('https://www.umbrella.example/en/news/new')
  })

  it('replaces under the same key and under a newer one', async () => {
    const { acme } = setUp()
    await acme.put(at()).send(aPublication('p1'))
    const changed = aPublication('p1', { texts: { de: aText('Neu', 'neu') } })
    const same = await acme.put(at()).send(changed)
    expect([same.status, same.body]).toEqual([
      200,
      { id: key, url: 'https://hub.example/site/acme/neu', urls: { de: 'https://hub.example/site/acme/neu' } },
    ])
    const newer = await acme.put(at('dlv-0000-0002')).send(changed)
    expect([newer.status, newer.body]).toEqual([
      200,
      { id: 'dlv-0000-0002', url: 'https://hub.example/site/acme/neu', urls: { de: 'https://hub.example/site/acme/neu' } },
    ])
    expect((await acme.get(at())).status).toBe(404)
  })

  it('shows new content at once, although answers are kept', async () => {
    const { app, acme } = setUp()
    const title = async () => (await request(app).get('/api/content/v1/posts/p1')).body.title as string
    await acme.put(at()).send(aPublication('p1'))
    expect(await title()).toBe('Beitrag p1')
    await acme.put(at()).send(aPublication('p1', { texts: { de: aText('Neu', 'neu') } }))
    expect(await title()).toBe('Neu')
    await acme.delete(at())
    expect((await request(app).get('/api/content/v1/posts/p1')).status).toBe(410)
  })

  it('keeps the pictures of what is live, but no films', async () => {
    const { acme, media, stop } = setUp()
    const [picture, film] = [aPicture('m1'), { ...aPicture('m2'), kind: 'video' as const }]
    await acme.put(at()).send(aPublication('p1', { media: [picture, film] }))
    await acme.put(at()).send(aPublication('p1', { media: [picture, film] }))
    await stop()
    expect(media.kept).toEqual([versionOf(picture)])
  })

  it('refuses a slug that is taken, on the brand’s other site too', async () => {
    const { acme, as, publications } = setUp()
    await acme.put(at()).send(aPublication('p1', { texts: { de: aText('Neu', 'neu') } }))
    const taken = aPublication('p2', { texts: { de: aText('Neu', 'neu') } })
    for (const site of [acme, as(acmeBlog)]) {
      const answer = await site.put(at('dlv-0000-0002')).send(taken)
      expect(answer.status).toBe(409)
      expect(JSON.parse(answer.text)).toMatchObject({ status: 409, code: 'slug-taken', detail: expect.stringContaining('“neu”') })
    }
    expect(await publications.byPost('p2', {})).toBeNull()
  })

  it('makes one publication of two equal calls at once', async () => {
    const { acme, publications } = setUp()
    const answers = await Promise.all([1, 2, 3].map(() => acme.put(at()).send(aPublication('p1'))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201])
    expect(await publications.list({ limit: 9 })).toHaveLength(1)
  })

  it.each([
    ['short', 'key'],
    ['long', 'k'.repeat(65)],
    ['upper case', 'KEY-0000-0001'],
    ['with a path', '..%2f..%2fetc'],
  ])('refuses a key that is %s', async (_, bad) => {
    const { acme } = setUp()
    const answer = await acme.put(at(bad)).send(aPublication('p1'))
    expect(answer.status).toBe(422)
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'invalid-publication', detail: expect.stringContaining('key') })
    expect((await acme.get(at(bad))).status).toBe(404)
    expect((await acme.delete(at(bad))).status).toBe(404)
  })

  const noSlug = { de: { ...aText('Neu', 'neu'), slug: 'Neu!' } }
  const longSlug = { de: aText('Neu', 'n'.repeat(201)) }
  const deep = (depth: number): unknown => (depth === 0 ? null : [deep(depth - 1)])
  const unfit: [string, object][] = [
    ['texts.de.slug', { texts: noSlug }],
    ['texts.de.slug', { texts: longSlug }],
    ['texts', { texts: {} }],
    ['post', { post: 'a b' }],
    ['post', { post: undefined }],
    ['campaign', { campaign: 'a\u0000b' }],
    ['topics.0', { topics: ['\ud800'] }],
    ['media.0.id', { media: [{ ...aPicture('m1'), id: 'm/1' }] }],
    ['media.0.sha256', { media: [aPicture('m1', 'abc')] }],
    ['firstPublishedAt', { firstPublishedAt: 'yesterday' }],
    ['nested deeper', { texts: { de: { ...aText('Neu', 'neu'), body: deep(300) } } }],
  ]
  it.each(unfit)('names what does not fit: %s', async (named, changes) => {
    const { acme, publications } = setUp()
    const answer = await acme.put(at()).send({ ...aPublication('p1'), ...changes })
    expect(answer.status).toBe(422)
    expect(JSON.parse(answer.text)).toMatchObject({ status: 422, code: 'invalid-publication', detail: expect.stringContaining(named) })
    expect(await publications.list({ limit: 9 })).toEqual([])
  })

  it('reads no body that nests without end', async () => {
    const { acme } = setUp()
    const text = JSON.stringify(aPublication('p1')).replace('"campaign":null', `"campaign":${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    const answer = await acme.put(at()).set('content-type', 'application/json').send(text)
    expect(answer.status).toBe(422)
  })

  it.each([
    ['no JSON', '{"post":', 'application/json', 422, 'invalid-publication'],
    ['a bare word', 'true', 'application/json', 422, 'invalid-publication'],
    ['nothing', '', 'application/json', 422, 'invalid-publication'],
    ['another type', '{}', 'text/plain', 422, 'invalid-publication'],
    ['another character set', '{}', 'application/json; charset=koi8-r', 415, 'unsupported-encoding'],
    ['more than 5 MB', JSON.stringify({ post: 'x'.repeat(5_000_001) }), 'application/json', 413, 'too-large'],
  ])('refuses %s', async (_, body, type, status, code) => {
    const { acme } = setUp()
    const answer = await acme.put(at()).set('content-type', type).send(body)
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(JSON.parse(answer.text)).toMatchObject({ status, code, detail: expect.stringMatching(/\.$/) })
  })

  it('refuses what unpacks to more than 5 MB, and an unknown packing', async () => {
    const { acme } = setUp()
    const packed = gzipSync(JSON.stringify({ post: 'x'.repeat(6_000_000) }))
    const bomb = await acme
      .put(at())
      .set('content-type', 'application/json')
      .set('content-encoding', 'gzip')
      .serialize(() => packed as unknown as string)
      .send({})
    expect([bomb.status, JSON.parse(bomb.text).code]).toEqual([413, 'too-large'])
    const unknown = await acme.put(at()).set('content-type', 'application/json').set('content-encoding', 'zip').send('{}')
    expect([unknown.status, JSON.parse(unknown.text).code]).toEqual([415, 'unsupported-encoding'])
  })

  it('takes 5 MB less a little', async () => {
    const { acme } = setUp()
    const publication = aPublication('p1', { texts: { de: { ...aText('Neu', 'neu'), teaser: 'x'.repeat(4_900_000) } } })
    expect((await acme.put(at()).send(publication)).status).toBe(201)
  })
})

describe('DELETE', () => {
  it('takes down once, and only what is the site’s own', async () => {
    const { acme, as, publications } = setUp()
    await acme.put(at()).send(aPublication('p1'))
    expect((await as(umbrellaSite).get(at())).status).toBe(404)
    expect((await as(umbrellaSite).delete(at())).status).toBe(404)
    const gone = await acme.delete(at())
    expect([gone.status, gone.text]).toEqual([204, ''])
    const again = await acme.delete(at())
    expect([again.status, JSON.parse(again.text).code]).toEqual([404, 'publication-unknown'])
    expect(await publications.byPost('p1', {})).toBeNull()
  })
})

describe('GET measurements', () => {
  it('tells the views counted up to now, of those that are live', async () => {
    const { app, acme, as } = setUp()
    await acme.put(at()).send(aPublication('p1', { texts: Object.fromEntries(languages.map((one) => [one, aText('Neu', `neu-${one}`)])) }))
    await as(umbrellaSite).put(at('dlv-0000-0002')).send(aPublication('p2'))
    for (const path of ['p1', 'neu-de', 'neu-en', 'p1?language=en']) await request(app).get(`/api/content/v1/posts/${path}`)
    await request(app).head('/api/content/v1/posts/p1')
    await request(app).get('/api/content/v1/posts/p1').set('user-agent', 'Googlebot/2.1')
    await request(app).get('/api/content/v1/posts')
    const answer = await acme.get(`${base}/measurements?id=${key}&id=dlv-0000-0002&id=dlv-0000-0003&id=${key}`)
    expect([answer.status, answer.body]).toEqual([200, { items: [{ id: key, views: 4 }] }])
    expect((await acme.get(`${base}/measurements?id=${key}`)).body.items).toHaveLength(1)
  })

  it.each([
    ['none', ''],
    ['51', Array.from({ length: 51 }, (_, n) => `id=dlv-0000-00${n}`).join('&')],
    ['a key that is none', 'id=x'],
    ['an unknown parameter', `id=${key}&page=2`],
  ])('refuses %s', async (_, query) => {
    const { acme } = setUp()
    const answer = await acme.get(`${base}/measurements?${query}`)
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([422, 'invalid-query'])
  })
})

describe('everything else', () => {
  it('is refused by name', async () => {
    const { acme } = setUp()
    for (const [path, allow] of [
      [`${base}/site`, 'GET, HEAD'],
      [at(), 'GET, HEAD, PUT, DELETE'],
      [`${base}/measurements`, 'GET, HEAD'],
    ] as const) {
      const answer = await acme.post(path)
      expect([answer.status, answer.headers.allow, JSON.parse(answer.text).code]).toEqual([405, allow, 'method-not-allowed'])
    }
    const unknown = await acme.get(`${base}/else`)
    expect([unknown.status, JSON.parse(unknown.text).code]).toEqual([404, 'not-found'])
    expect((await acme.get(`${base}/publications/%E0%A4%A`)).status).toBe(400)
  })

  it('is the hub’s fault, said without a word of it', async () => {
    const store = { ...memoryStore(), byKey: () => Promise.reject(new Error('password is hunter2')) }
    const { acme, logged } = setUp({ store })
    const answer = await acme.get(at()).set('x-request-id', 'my-id')
    expect(answer.status).toBe(500)
    expect(JSON.parse(answer.text)).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      code: 'internal',
      detail: expect.stringMatching(/\.$/),
      requestId: 'my-id',
    })
    expect(answer.text).not.toMatch(/hunter2|\.ts|Error:/)
    expect(logged).toHaveLength(1)
  })

  it('passes by what is not its own', async () => {
    const { app } = setUp()
    for (const path of ['/', '/api/posts', '/admin', '/api/owned', '/api/content/v2/posts'])
      expect((await request(app).get(path)).text).toBe('elsewhere')
  })
})

describe('what stands in the place of pictures', () => {
  const files = { m1: { bytes: Buffer.from('a picture'), mimeType: 'image/jpeg' } }
  const shown = async (app: Parameters<typeof request>[0]) =>
    ((await request(app).get('/api/content/v1/posts/p1').expect(200)).body as { media: { id: string; placeholder: unknown }[] }).media

  it('is told with the post from the first moment, as far as it is known', async () => {
    const { app, acme } = setUp({ files })
    await acme.put(at()).send(aPublication('p1', { media: [aPicture('m1'), aPicture('gone', 'b'.repeat(64))] }))
    expect(await shown(app)).toMatchObject([
      { id: 'm1', placeholder: { color: '#0f766e' } },
      { id: 'gone', placeholder: null },
    ])
  })

  it('is no reason not to publish', async () => {
    const { app, acme, media, logged } = setUp({ files })
    media.placeholder = () => Promise.reject(new Error('the disk is full'))
    expect((await acme.put(at()).send(aPublication('p1', { media: [aPicture('m1')] }))).status).toBe(201)
    expect(await shown(app)).toMatchObject([{ placeholder: null }])
    expect(logged.join()).toContain('placeholder')
  })
})
