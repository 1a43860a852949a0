import request from 'supertest'
import { describe, expect, it } from 'vitest'
import type { Publication } from '../../publishers/website/publication.ts'
import type { Json } from '../core/story.ts'
import { versionOf } from './media-files.ts'
import { pageSchema, singlePostSchema, type Page } from './schemas.ts'
import { acme, acmeBlog, aPicture, aPublication, aText, testApi, umbrella, umbrellaSite } from './testing.ts'

const base = '/api/content/v1'
const problem = (answer: request.Response) => ({ type: answer.headers['content-type'], ...(JSON.parse(answer.text) as object) })
const ids = ({ items }: Page) => items.map(({ id }) => id)
const planned = (day: number) => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`

const bilingual = (post: string, changes: Partial<Publication> = {}) =>
  aPublication(post, { texts: { de: aText('Über uns', `ueber-${post}`), en: aText('About us', `about-${post}`) }, ...changes })

describe('GET /posts/:idOrSlug', () => {
  it('tells everything that a page needs', async () => {
    const { app, publish } = testApi()
    const picture = aPicture('m1')
    const body: Json = {
      root: {
        children: [
          { type: 'paragraph', children: [{ type: 'text', text: 'Klein & <fein>' }] },
          { type: 'upload', value: 'm1' },
          { type: 'upload', value: 'elsewhere' },
        ],
      },
    }
    const de = { ...aText('Neu', 'neu'), body, alt: { m1: 'Ein Haus' }, seo: { title: '', description: 'Für Suchende' } }
    await publish(aPublication('p1', { texts: { de, en: aText('New', 'new') }, media: [picture], campaign: 'Herbst', topics: ['klima'] }))

    const answer = await request(app).get(`${base}/posts/p1`)
    expect(answer.status).toBe(200)
    expect(singlePostSchema.parse(answer.body)).toEqual(answer.body)
    const src = `https://hub.example/api/content/v1/media/m1?v=${versionOf(picture)}`
    const crop = (variant: string) => src.replace('?', `/${variant}?`)
    expect(answer.body).toEqual({
      id: 'p1',
      url: 'https://hub.example/site/acme/neu',
      slug: 'neu',
      language: 'de',
      requestedLanguage: null,
      languages: [
        { language: 'de', slug: 'neu', url: 'https://hub.example/site/acme/neu' },
        { language: 'en', slug: 'new', url: 'https://hub.example/site/acme/new' },
      ],
      title: 'Neu',
      teaser: 'Neu: worum es geht',
      body: {
        json: body,
        html: `<p>Klein &amp; &lt;fein&gt;</p><figure><img src="${src}" alt="Ein Haus" width="1600" height="900" loading="lazy"></figure>`,
        text: 'Klein & <fein>',
      },
      seo: { title: 'Neu', description: 'Für Suchende' },
      media: [
        {
          id: 'm1',
          kind: 'image',
          bytes: 123_456,
          title: null,
          src,
          srcset: `${[320, 640, 960, 1280].map((width) => `${crop(`w${width}`)} ${width}w`).join(', ')}, ${src} 1600w`,
          sources: [expect.objectContaining({ type: 'image/webp' }), expect.objectContaining({ type: 'image/jpeg' })],
          renditions: expect.any(Array) as unknown[],
          crops: { card: crop('card'), thumbnail: crop('thumbnail') },
          width: 1600,
          height: 900,
          alt: 'Ein Haus',
          focalPoint: { x: 50, y: 25 },
          placeholder: null,
        },
      ],
      brand: { id: acme.id, slug: 'acme', name: 'Acme & Söhne' },
      campaign: 'Herbst',
      topics: ['klima'],
      author: 'Erika Mustermann',
      previous: null,
      next: null,
      publishedAt: planned(20),
      changedAt: '2026-11-22T08:00:00.000Z',
    })
  })

  it.each([
    ['p1', 'de', null],
    ['p1?language=en', 'en', 'en'],
    ['p1?language=de', 'de', 'de'],
    ['ueber-p1', 'de', null],
    ['about-p1', 'en', null],
    ['about-p1?language=de', 'de', 'de'],
    ['only?language=en', 'de', 'en'],
    ['team', 'en', null],
  ])('%s comes in %s, asked for %s', async (path, given, asked) => {
    const { app, publish } = testApi()
    await publish(bilingual('p1'))
    await publish(aPublication('p2', { texts: { de: aText('Nur deutsch', 'only') } }))
    await publish(aPublication('p3', { language: 'en', texts: { de: aText('Mannschaft', 'team'), en: aText('Team', 'team') } }))
    const answer = await request(app).get(`${base}/posts/${path}`)
    expect(answer.body).toMatchObject({ language: given, requestedLanguage: asked })
    expect(answer.headers['content-language']).toBe(given)
  })

  it('tells brands apart', async () => {
    const { app, publish } = testApi()
    await publish(aPublication('p1', { texts: { de: aText('Neu', 'neu') } }))
    await publish(aPublication('p2', { texts: { de: aText('Neu', 'neu') }, firstPublishedAt: planned(21) }), umbrellaSite)
    const id = async (query: string) => (await request(app).get(`${base}/posts/neu${query}`)).body.id as unknown
    expect([await id(''), await id('?brand=umbrella'), await id(`?brand=${umbrella.id}`), await id('?brand=acme')]).toEqual([
      'p1',
      'p2',
      'p2',
      'p1',
    ])
    for (const path of ['p1?brand=umbrella', 'neu?brand=nobody']) expect((await request(app).get(`${base}/posts/${path}`)).status).toBe(404)
  })

  it.each(['p9', 'not-there', 'a%20b', '%00', '..%2f..%2fetc%2fpasswd', 'x'.repeat(201), '__proto__'])('knows no %s', async (path) => {
    const { app, publish } = testApi()
    await publish(aPublication('p1'))
    const answer = await request(app).get(`${base}/posts/${path}`)
    expect(answer.status).toBe(404)
    expect(problem(answer)).toMatchObject({ type: 'about:blank', status: 404, code: 'post-unknown' })
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})

describe('a post that was taken down', () => {
  it('is said to be gone, by id and slug, until it is back or another has its address', async () => {
    const { app, publish, store } = testApi()
    const { stored } = await publish(aPublication('p1', { texts: { de: aText('Neu', 'neu') } }))
    await store.remove(stored.channel, stored.key, new Date())
    const status = async (path: string) => (await request(app).get(`${base}/posts/${path}`)).status
    expect([await status('p1'), await status('neu'), await status('neu/related'), await status('p2')]).toEqual([410, 410, 410, 404])
    await publish(aPublication('p2', { texts: { de: aText('Neu', 'neu') } }))
    expect([await status('p1'), await status('neu')]).toEqual([410, 200])
    await publish(aPublication('p1', { texts: { de: aText('Wieder da', 'wieder-da') } }))
    expect([await status('p1'), await status('neu')]).toEqual([200, 200])
  })
})

describe('GET /posts', () => {
  it('lists whole posts, the newest first', async () => {
    const { app, publish } = testApi()
    for (const day of [19, 21, 20]) await publish(aPublication(`p${day}`, { firstPublishedAt: planned(day) }))
    const answer = await request(app).get(`${base}/posts`)
    expect(pageSchema.parse(answer.body)).toEqual(answer.body)
    expect(ids(answer.body as Page)).toEqual(['p21', 'p20', 'p19'])
    expect(answer.body.nextCursor).toBeNull()
    expect(answer.headers.link).toBeUndefined()
  })

  it('gives 20, or as many as asked for, up to 100', async () => {
    const { app, publish } = testApi()
    for (let n = 0; n < 25; n++) await publish(aPublication(`p${n}`))
    const count = async (query: string) => ((await request(app).get(`${base}/posts${query}`)).body as Page).items.length
    expect([await count(''), await count('?limit=1'), await count('?limit=100')]).toEqual([20, 1, 25])
  })

  it('pages through everything once while posts come and go', async () => {
    const { app, publish, publications, store, clock } = testApi()
    for (let n = 0; n < 9; n++) await publish(aPublication(`p${n}`, { firstPublishedAt: planned(n < 5 ? 10 : 11), topics: ['klima'] }))
    const seen: string[] = []
    let next: string | undefined = `${base}/posts?limit=2&topic=klima`
    for (let page = 0; next; page++) {
      const answer: request.Response = await request(app).get(next)
      seen.push(...ids(answer.body as Page))
      await publish(aPublication(`new${page}`, { firstPublishedAt: planned(12), topics: ['klima'] }))
      const last = page === 1 ? await publications.byPost('p5', {}) : null
      if (last) await store.remove(last.channel, last.key, new Date())
      clock.move(1000)
      const link: string | undefined = answer.headers.link
      next = link && /^<https:\/\/hub\.example(.+)>; rel="next"$/.exec(link)?.[1]
      expect(new URLSearchParams(next?.split('?')[1]).get('cursor')).toBe((answer.body as Page).nextCursor)
    }
    expect(seen).toEqual(['p8', 'p7', 'p6', 'p5', 'p4', 'p3', 'p2', 'p1', 'p0'])
  })

  it('filters, and gives what it filtered for', async () => {
    const { app, publish } = testApi()
    await publish(bilingual('p1', { campaign: 'Herbst & mehr', topics: ['klima'] }))
    await publish(aPublication('p2', { topics: ['klima'] }))
    await publish(aPublication('p3'), umbrellaSite)
    const get = async (query: string) => (await request(app).get(`${base}/posts?${query}`)).body as Page
    expect(ids(await get('brand=acme'))).toEqual(['p2', 'p1'])
    expect(ids(await get(`brand=${umbrella.id}`))).toEqual(['p3'])
    expect(ids(await get('brand=nobody'))).toEqual([])
    expect(ids(await get('campaign=Herbst%20%26%20mehr'))).toEqual(['p1'])
    expect(ids(await get('topic=klima&brand=acme'))).toEqual(['p2', 'p1'])
    const english = await get('language=en')
    expect(english.items.map(({ id, language, title }) => [id, language, title])).toEqual([['p1', 'en', 'About us']])
  })

  it('gives a post of two sites once', async () => {
    const { app, publish } = testApi()
    await publish(aPublication('p1'))
    await publish(aPublication('p1'), acmeBlog)
    expect(ids((await request(app).get(`${base}/posts`)).body as Page)).toEqual(['p1'])
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=two', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['language=fr', 'language'],
    ['language=de&language=en', 'language'],
    ['topic=', 'topic'],
    ['topic=a%00b', 'topic'],
    [`topic=${'x'.repeat(201)}`, 'topic'],
    ['brand[]=acme', 'brand[]'],
    ['__proto__=1', '__proto__'],
    ['where[key][equals]=1', 'where[key][equals]'],
    ['cursor=x', 'cursor'],
    ['cursor=', 'cursor'],
    [`cursor=${Buffer.from('["-publishedAt","2026-11-20T08:00:00.000Z","a b"]').toString('base64url')}`, 'cursor'],
    [`cursor=${Buffer.from('["-publishedAt","yesterday","p1"]').toString('base64url')}`, 'cursor'],
    [`cursor=${Buffer.from('{"toString":1}').toString('base64url')}`, 'cursor'],
  ])('refuses ?%s and says why', async (query, named) => {
    const { app } = testApi()
    const answer = await request(app).get(`${base}/posts?${query}`)
    expect(answer.status).toBe(400)
    expect(problem(answer)).toMatchObject({ code: 'invalid-query', detail: expect.stringContaining(named) })
  })
})
