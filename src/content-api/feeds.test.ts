import { XMLParser, XMLValidator } from 'fast-xml-parser'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { aPicture, aPublication, aText, acmeBlog, testApi, umbrellaSite } from './testing.ts'
import { versionOf } from './media-files.ts'

interface Item {
  readonly title: string
  readonly link: string
  readonly guid: { readonly '#text': string }
  readonly enclosure?: unknown
  readonly [name: string]: unknown
}
interface Channel {
  readonly item: readonly Item[]
  readonly [name: string]: unknown
}

const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'item' || name === 'category', parseTagValue: false })
const channelOf = (answer: request.Response) => {
  expect(XMLValidator.validate(answer.text)).toBe(true)
  return (parser.parse(answer.text) as { rss: { channel: Channel } }).rss.channel
}

describe('GET /feeds/:brand.rss', () => {
  it('tells a brand’s posts whole, with a picture of real length', async () => {
    const bytes = Buffer.from('a picture of 26 bytes, say')
    const { app, publish } = testApi({ files: { m1: { bytes, mimeType: 'image/jpeg' } } })
    const picture = aPicture('m1')
    await publish(
      aPublication('p1', {
        media: [picture],
        topics: ['klima', 'häuser'],
        texts: { de: { ...aText('Äpfel & <Birnen>', 'aepfel'), teaser: 'Neu & <gut>' } },
      }),
    )
    await publish(aPublication('p2', { media: [aPicture('not-kept')], firstPublishedAt: '2026-11-21T08:00:00.000Z' }))
    await publish(aPublication('p3'), umbrellaSite)

    const answer = await request(app).get('/feeds/acme.rss')
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/rss+xml; charset=utf-8',
      'content-language': 'de',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
    })
    const { item, ...channel } = channelOf(answer)
    expect(channel).toMatchObject({
      title: 'Acme & Söhne',
      description: 'Beiträge von Acme & Söhne',
      link: 'https://hub.example/site/acme',
      language: 'de',
      generator: 'Funkhaus',
      lastBuildDate: 'Sun, 22 Nov 2026 08:00:00 GMT',
      'atom:link': { '@_href': 'https://hub.example/feeds/acme.rss?language=de', '@_rel': 'self' },
    })
    expect(item).toHaveLength(2)
    expect(item[0]?.enclosure).toBeUndefined()
    expect(item[1]).toEqual({
      title: 'Äpfel & <Birnen>',
      link: 'https://hub.example/site/acme/aepfel',
      guid: { '#text': 'https://hub.example/api/content/v1/posts/p1?language=de', '@_isPermaLink': 'false' },
      pubDate: 'Fri, 20 Nov 2026 08:00:00 GMT',
      description: 'Neu &amp; &lt;gut&gt;',
      'content:encoded': '<p>Äpfel &amp; &lt;Birnen&gt;, ausführlich.</p>',
      category: ['klima', 'häuser'],
      'dc:creator': 'Erika Mustermann',
      enclosure: {
        '@_url': `https://hub.example/api/content/v1/media/m1/card?v=${versionOf(picture)}`,
        '@_type': 'image/jpeg',
        '@_length': '26',
      },
    })
  })

  it('comes in the asked language, with the posts that have it', async () => {
    const { app, publish } = testApi()
    await publish(aPublication('p1', { texts: { de: aText('Neu', 'neu'), en: aText('New', 'new') } }))
    await publish(aPublication('p2'))
    const channel = channelOf(await request(app).get('/feeds/acme.rss?language=en'))
    expect(channel.description).toBe('Posts by Acme & Söhne')
    expect(channel.item.map(({ title, link }) => [title, link])).toEqual([['New', 'https://hub.example/site/acme/new']])
  })

  it('keeps an item’s identity when its slug is corrected or another site publishes it too', async () => {
    const { app, publish, clock } = testApi()
    await publish(aPublication('p1'))
    const guid = async () => channelOf(await request(app).get('/feeds/acme.rss')).item.map(({ guid }) => guid['#text'])
    const before = await guid()
    await publish(aPublication('p1', { texts: { de: aText('Neu', 'neu') } }))
    await publish(aPublication('p1', { texts: { de: aText('Neu', 'neu') } }), acmeBlog)
    clock.move(1000)
    expect(await guid()).toEqual(before)
  })

  it('stays XML whatever somebody writes', async () => {
    const { app, publish } = testApi()
    const nasty = 'a\u0000\u0008\u000b\ufffe\ud800]]>&<b>\u{1f600}'
    await publish(aPublication('p1', { author: nasty, topics: [nasty], texts: { de: { ...aText(nasty, 'neu'), teaser: nasty } } }))
    const item = channelOf(await request(app).get('/feeds/acme.rss')).item[0]
    expect(item?.title).toBe('a\ufffd]]>&<b>\u{1f600}')
    expect(item?.['dc:creator']).toContain('\u{1f600}')
  })

  it('is equal, byte by byte, as long as nothing changes, even without posts', async () => {
    const { app } = testApi()
    const first = await request(app).get('/feeds/umbrella.rss')
    expect(channelOf(first).item).toBeUndefined()
    expect(first.headers['content-language']).toBe('en')
    expect((await request(testApi().app).get('/feeds/umbrella.rss')).headers.etag).toBe(first.headers.etag)
    expect(
      (
        await request(app)
          .get('/feeds/umbrella.rss')
          .set('if-none-match', first.headers.etag ?? '')
      ).status,
    ).toBe(304)
    expect((await request(app).head('/feeds/umbrella.rss')).headers.etag).toBe(first.headers.etag)
  })

  it.each([
    ['/feeds/nobody.rss', 404, 'feed-unknown'],
    ['/feeds/a%20b.rss', 404, 'feed-unknown'],
    ['/feeds/acme', 404, 'not-found'],
    ['/feeds/%E0%A4%A.rss', 400, 'malformed-request'],
    ['/feeds/acme.rss?language=fr', 400, 'invalid-query'],
    ['/feeds/acme.rss?page=2', 400, 'invalid-query'],
  ])('%s -> %i %s', async (path, status, code) => {
    const answer = await request(testApi().app).get(path)
    expect([answer.status, answer.headers['content-type'], JSON.parse(answer.text).code]).toEqual([
      status,
      'application/problem+json',
      code,
    ])
  })

  it('is only read', async () => {
    const answer = await request(testApi().app).post('/feeds/acme.rss')
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect((await request(testApi().app).options('/feeds/acme.rss')).status).toBe(204)
  })
})
