import { parseFeed } from '@rowanmanning/feed-parser'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { publicContent } from '../discovery/testing.ts'
import { versionOf } from '../media-files.ts'
import { acme, acmeBlog, acmeSite, aPicture, aPublication, aText, testApi, umbrella, umbrellaSite } from '../testing.ts'
import { jsonFeedSchema } from './schemas.ts'

type Tree = { readonly [name: string]: any } // eslint-disable-line @typescript-eslint/no-explicit-any -- whatever the XML holds
const lists = new Set(['item', 'entry', 'category', 'link', 'atom:link', 'media:content'])
const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => lists.has(name),
  parseTagValue: false,
  trimValues: false,
  processEntities: true,
  htmlEntities: true,
})
const treeOf = (answer: request.Response): Tree => {
  const text = answer.text ?? (answer.body as Buffer).toString()
  expect(XMLValidator.validate(text)).toBe(true)
  return parser.parse(text) as Tree
}
const channelOf = (answer: request.Response) => treeOf(answer).rss.channel as Tree
const feedOf = (answer: request.Response) => treeOf(answer).feed as Tree
const jsonOf = (answer: request.Response) => jsonFeedSchema.parse(JSON.parse(answer.text ?? (answer.body as Buffer).toString()))
const get = (app: Parameters<typeof request>[0], path: string) => request(app).get(path).buffer(true)

const typography = '„Ä–ß“ … 100\u00a0% & <b> ]]> 👩🏽‍🚀 \u2009€'
const formats = ['rss', 'atom', 'json'] as const

describe('a feed', () => {
  it('tells a brand’s posts whole, as RSS', async () => {
    const bytes = Buffer.from('a picture of 26 bytes, say')
    const { app, publish } = publicContent({ files: { m1: { bytes, mimeType: 'image/jpeg' } } })
    const picture = aPicture('m1')
    await publish(
      aPublication('p1', {
        media: [picture, aPicture('m1', 'b'.repeat(64))],
        topics: ['klima', 'häuser'],
        texts: {
          de: { ...aText('Äpfel & <Birnen>', 'aepfel'), teaser: 'Neu & <gut>', alt: { m1: 'Ein "Apfel"' } },
          en: aText('Apples', 'apples'),
        },
      }),
    )
    await publish(aPublication('p2', { media: [aPicture('not-kept')], firstPublishedAt: '2026-11-21T08:00:00.000Z' }))
    await publish(aPublication('p3'), umbrellaSite)

    const answer = await get(app, '/feeds/acme.rss')
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/rss+xml; charset=utf-8',
      'content-language': 'de',
      'access-control-allow-origin': '*',
      'last-modified': 'Sun, 22 Nov 2026 08:00:00 GMT',
    })
    expect(answer.headers['cache-control']).toContain('public')
    const { item, ...channel } = channelOf(answer)
    expect(channel).toMatchObject({
      title: 'Acme & Söhne',
      description: 'Beiträge von Acme & Söhne',
      link: ['https://hub.example/site/acme'],
      language: 'de',
      generator: 'Funkhaus',
      lastBuildDate: 'Sun, 22 Nov 2026 08:00:00 GMT',
    })
    const at = (format: string, language: string) => `https://hub.example/feeds/acme.${format}?language=${language}`
    expect(channel['atom:link']).toEqual([
      { '@_rel': 'self', '@_type': 'application/rss+xml', '@_href': at('rss', 'de'), '@_hreflang': 'de' },
      { '@_rel': 'alternate', '@_type': 'application/atom+xml', '@_href': at('atom', 'de'), '@_hreflang': 'de' },
      { '@_rel': 'alternate', '@_type': 'application/feed+json', '@_href': at('json', 'de'), '@_hreflang': 'de' },
      { '@_rel': 'alternate', '@_type': 'application/rss+xml', '@_href': at('rss', 'en'), '@_hreflang': 'en' },
    ])
    expect(item).toHaveLength(2)
    expect(item[0].enclosure).toBeUndefined()
    const media = (id: string, variant: string, sha256 = picture.sha256) =>
      `https://hub.example/api/content/v1/media/${id}/${variant}?v=${versionOf({ ...picture, sha256 })}`
    const content = (sha256: string) => ({
      '@_url': media('m1', 'w1280', sha256),
      '@_type': 'image/jpeg',
      '@_medium': 'image',
      '@_fileSize': '26',
      '@_width': '1280',
      '@_height': '720',
      'media:description': { '#text': 'Ein "Apfel"', '@_type': 'plain' },
      'media:thumbnail': { '@_url': media('m1', 'thumbnail', sha256) },
    })
    expect(item[1]).toEqual({
      title: 'Äpfel & <Birnen>',
      link: ['https://hub.example/site/acme/aepfel'],
      guid: { '#text': 'https://hub.example/api/content/v1/posts/p1?language=de', '@_isPermaLink': 'false' },
      pubDate: 'Fri, 20 Nov 2026 08:00:00 GMT',
      'atom:updated': '2026-11-22T08:00:00.000Z',
      description: 'Neu &amp; &lt;gut&gt;',
      'content:encoded': '<p>Äpfel &amp; &lt;Birnen&gt;, ausführlich.</p>',
      category: ['klima', 'häuser'],
      'dc:creator': 'Erika Mustermann',
      'atom:link': [{ '@_rel': 'alternate', '@_type': 'text/html', '@_href': 'https://hub.example/site/acme/apples', '@_hreflang': 'en' }],
      enclosure: { '@_url': media('m1', 'w1280'), '@_type': 'image/jpeg', '@_length': '26' },
      'media:content': [content(picture.sha256), content('b'.repeat(64))],
    })
  })

  it('says the same as Atom and as JSON Feed', async () => {
    const bytes = Buffer.from('a picture of 26 bytes, say')
    const hub = { ...acme, webSubHub: 'https://hub.example.org/?a=1&b=2' }
    const { app, publish } = publicContent({ brands: [hub], files: { m1: { bytes, mimeType: 'image/jpeg' } } })
    const text = { ...aText('Äpfel', 'aepfel'), alt: { m1: 'Ein "Apfel"' } }
    await publish(aPublication('p1', { media: [aPicture('m1')], topics: ['klima'], texts: { de: text, en: aText('Apples', 'apples') } }))

    const atom = await get(app, '/feeds/acme.atom')
    expect(atom.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    const feed = feedOf(atom)
    expect(feed).toMatchObject({
      '@_xml:lang': 'de',
      id: `https://hub.example/feeds/${acme.id}.atom?language=de`,
      title: 'Acme & Söhne',
      updated: '2026-11-22T08:00:00.000Z',
      author: { name: 'Acme & Söhne' },
    })
    expect(feed.link.map((link: Tree) => [link['@_rel'], link['@_hreflang'], link['@_href']])).toEqual([
      ['self', 'de', 'https://hub.example/feeds/acme.atom?language=de'],
      ['alternate', 'de', 'https://hub.example/site/acme'],
      ['alternate', 'de', 'https://hub.example/feeds/acme.rss?language=de'],
      ['alternate', 'de', 'https://hub.example/feeds/acme.json?language=de'],
      ['alternate', 'en', 'https://hub.example/feeds/acme.atom?language=en'],
      ['hub', undefined, 'https://hub.example.org/?a=1&b=2'],
    ])
    const [entry] = feed.entry
    expect(entry).toMatchObject({
      id: 'https://hub.example/api/content/v1/posts/p1?language=de',
      published: '2026-11-20T08:00:00.000Z',
      updated: '2026-11-22T08:00:00.000Z',
      author: { name: 'Erika Mustermann' },
      summary: { '#text': 'Äpfel: worum es geht', '@_type': 'text' },
      content: { '#text': '<p>Äpfel, ausführlich.</p>', '@_type': 'html' },
      category: [{ '@_term': 'klima' }],
    })
    expect(entry.link.map((link: Tree) => [link['@_rel'], link['@_hreflang'], link['@_type'], link['@_length'], link['@_title']])).toEqual([
      ['alternate', 'de', 'text/html', undefined, undefined],
      ['alternate', 'en', 'text/html', undefined, undefined],
      ['enclosure', undefined, 'image/jpeg', '26', 'Ein "Apfel"'],
    ])

    const json = await get(app, '/feeds/acme.json')
    expect(json.headers['content-type']).toBe('application/feed+json')
    expect(jsonOf(json)).toMatchObject({
      feed_url: 'https://hub.example/feeds/acme.json?language=de',
      hubs: [{ type: 'WebSub', url: 'https://hub.example.org/?a=1&b=2' }],
      items: [
        {
          id: entry.id,
          url: 'https://hub.example/site/acme/aepfel',
          content_html: '<p>Äpfel, ausführlich.</p>',
          date_published: '2026-11-20T08:00:00.000Z',
          date_modified: '2026-11-22T08:00:00.000Z',
          authors: [{ name: 'Erika Mustermann' }],
          tags: ['klima'],
          attachments: [{ mime_type: 'image/jpeg', size_in_bytes: 26, title: 'Ein "Apfel"' }],
        },
      ],
    })
    expect(json.headers.link).toContain(
      '<https://hub.example/feeds/acme.json?language=de>; rel="self", <https://hub.example.org/?a=1&b=2>; rel="hub"',
    )
  })

  it.each(formats)('keeps typography as %s', async (format) => {
    const { app, publish } = publicContent({ brands: [{ ...acme, name: `Acme ${typography}` }] })
    const text = { ...aText(typography, 'neu'), teaser: typography }
    await publish(aPublication('p1', { author: typography, topics: [typography], texts: { de: text } }))
    const answer = await get(app, '/feeds/acme.' + format)
    const html = '<p>' + `${typography}, ausführlich.`.replace('&', '&amp;').replace('<b>', '&lt;b&gt;').replace(']]>', ']]&gt;') + '</p>'
    if (format === 'json') {
      const [item] = jsonOf(answer).items
      expect([item?.title, item?.summary, item?.content_html, item?.tags]).toEqual([typography, typography, html, [typography]])
      return
    }
    const tree = treeOf(answer)
    const [raw] = (tree.rss?.channel.item ?? tree.feed.entry) as Tree[]
    expect(format === 'rss' ? raw?.['content:encoded'] : raw?.content['#text']).toBe(html)
    const feed = parseFeed(answer.text ?? (answer.body as Buffer).toString())
    expect(feed.title).toBe(`Acme ${typography}`)
    const [item] = feed.items
    expect([item?.title, item?.content, item?.authors.map(({ name }) => name), item?.categories.map(({ term }) => term)]).toEqual([
      typography,
      // This parser takes everything for HTML, and reads entities once more.
      `<p>${typography}, ausführlich.</p>`,
      [typography],
      [typography],
    ])
  })

  it.each(['rss', 'atom'] as const)('is read by others as %s', async (format) => {
    const { app, publish } = publicContent({ files: { m1: { bytes: Buffer.alloc(7), mimeType: 'image/jpeg' } } })
    await publish(aPublication('p1', { media: [aPicture('m1')] }))
    const answer = await get(app, '/feeds/acme.' + format)
    const feed = parseFeed(answer.text ?? (answer.body as Buffer).toString())
    expect(feed.meta).toEqual(format === 'rss' ? { type: 'rss', version: '2.0' } : { type: 'atom', version: '1.0' })
    expect([feed.language, feed.self, feed.url]).toEqual([
      'de',
      `https://hub.example/feeds/acme.${format}?language=de`,
      'https://hub.example/site/acme',
    ])
    const [item] = feed.items
    expect(item && { id: item.id, url: item.url, published: item.published, updated: item.updated }).toEqual({
      id: 'https://hub.example/api/content/v1/posts/p1?language=de',
      url: 'https://hub.example/site/acme/beitrag-p1',
      published: new Date('2026-11-20T08:00:00.000Z'),
      // Of RSS this parser reads the day of publication alone.
      updated: new Date(format === 'rss' ? '2026-11-20T08:00:00.000Z' : '2026-11-22T08:00:00.000Z'),
    })
    expect(item?.media).toContainEqual(expect.objectContaining({ mimeType: 'image/jpeg', length: 7 }))
  })

  it.each(formats)('stays valid as %s whatever somebody writes', async (format) => {
    const { app, publish } = publicContent()
    const nasty = 'a\u0000\u0008\u000b\ufffe\ud800]]>&<b>\r\n\u{1f600}'
    await publish(aPublication('p1', { author: nasty, topics: [nasty], texts: { de: { ...aText(nasty, 'neu'), teaser: nasty } } }))
    const answer = await get(app, '/feeds/acme.' + format)
    expect(answer.status).toBe(200)
    if (format === 'json') expect(jsonOf(answer).items[0]?.title).toContain(']]>&<b>')
    else {
      const tree = treeOf(answer)
      const [item] = tree.rss?.channel.item ?? tree.feed.entry
      expect(item.title['#text'] ?? item.title).toBe('a\ufffd]]>&<b>\r\n\u{1f600}')
    }
  })

  it('leads on from relative addresses', async () => {
    const { app, publish } = publicContent()
    const link = (url: string) => ({ type: 'link', fields: { url, linkType: 'custom' }, children: [{ type: 'text', text: 'hier' }] })
    const children = ['/kontakt?a=1&b=2', '#unten', 'mailto:a@b.example', 'https://else.example/ä'].map(link)
    const body = { root: { type: 'root', children: [{ type: 'paragraph', children }] } }
    await publish(aPublication('p1', { texts: { de: { ...aText('Neu', 'neu'), body } } }))
    const html = jsonOf(await get(app, '/feeds/acme.json')).items[0]?.content_html ?? ''
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      'https://hub.example/kontakt?a=1&amp;b=2',
      'https://hub.example/site/acme/neu#unten',
      'mailto:a@b.example',
      'https://else.example/ä',
    ])
  })

  it('comes in the asked language, with the posts that have it', async () => {
    const { app, publish } = publicContent()
    await publish(aPublication('p1', { texts: { de: aText('Neu', 'neu'), en: aText('New', 'new') } }))
    await publish(aPublication('p2'))
    const channel = channelOf(await get(app, '/feeds/acme.rss?language=en'))
    expect(channel.description).toBe('Posts by Acme & Söhne')
    expect(channel.item.map(({ title, link }: Tree) => [title, link])).toEqual([['New', ['https://hub.example/site/acme/new']]])
  })

  it.each(['/feeds/acme.json?topic=h%C3%A4user', '/feeds/acme/h%C3%A4user.json'])('comes on one topic: %s', async (path) => {
    const { app, publish } = publicContent()
    await publish(aPublication('p1', { topics: ['häuser', 'klima'] }))
    await publish(aPublication('p2', { topics: ['klima'] }))
    const feed = jsonOf(await get(app, path))
    expect(feed.items.map(({ url }) => url)).toEqual(['https://hub.example/site/acme/beitrag-p1'])
    expect([feed.title, feed.feed_url]).toEqual([
      'Acme & Söhne: häuser',
      'https://hub.example/feeds/acme.json?language=de&topic=h%C3%A4user',
    ])
    // The topic is known, and so far nothing in English is on it.
    expect(jsonOf(await get(app, `${path}${path.includes('?') ? '&' : '?'}language=en`)).items).toEqual([])
  })

  it('keeps an item’s identity when its slug is corrected or another site publishes it too', async () => {
    const { app, publish } = publicContent()
    await publish(aPublication('p1'))
    const ids = async () => jsonOf(await get(app, '/feeds/acme.json')).items.map(({ id }) => id)
    const before = await ids()
    await publish(aPublication('p1', { texts: { de: aText('Neu', 'neu') } }))
    await publish(aPublication('p1', { texts: { de: aText('Neu', 'neu') } }), acmeBlog)
    expect(await ids()).toEqual(before)
  })
})

describe('answers', () => {
  it.each(formats)('are 304 while nothing has changed, and no longer when it has: %s', async (format) => {
    const { app, publish } = publicContent()
    const remove = await publish(aPublication('p1'))
    const path = `/feeds/acme.${format}`
    const plain = { 'accept-encoding': 'identity' }
    const first = await get(app, path).set(plain)
    const etag = first.headers.etag ?? ''
    const asked = () => request(app).get(path).set(plain).set('if-none-match', etag)
    await publish(aPublication('elsewhere'), umbrellaSite)
    expect((await asked()).status).toBe(304)
    expect(
      (
        await request(app)
          .get(path)
          .set(plain)
          .set('if-modified-since', first.headers['last-modified'] ?? '')
      ).status,
    ).toBe(304)
    expect((await request(app).head(path).set(plain)).headers.etag).toBe(etag)
    await remove()
    expect((await asked()).status).toBe(200)
  })

  it('are equal, byte by byte, wherever they are made, even without posts', async () => {
    const tags = await Promise.all([1, 2].map(async () => (await get(publicContent().app, '/feeds/umbrella.atom')).headers.etag))
    expect(tags[0]).toBe(tags[1])
    expect(feedOf(await get(publicContent().app, '/feeds/umbrella.atom')).entry).toBeUndefined()
  })

  it('show a picture as soon as its file is there', async () => {
    const files: Record<string, { bytes: Buffer; mimeType: string }> = {}
    const { app, publish } = publicContent({ files })
    await publish(aPublication('p1', { media: [aPicture('m1')] }))
    const attachments = async () => jsonOf(await get(app, '/feeds/acme.json')).items.map((item) => item.attachments.length)
    expect(await attachments()).toEqual([0])
    files.m1 = { bytes: Buffer.alloc(7), mimeType: 'image/jpeg' }
    await publish(aPublication('p2'))
    expect(await attachments()).toEqual([0, 1])
  })

  it('are only made anew by changes that are seen in them, and read a picture once', async () => {
    const { app, publish, opened } = publicContent({
      files: { m1: { bytes: Buffer.alloc(7), mimeType: 'image/jpeg' }, m2: { bytes: Buffer.alloc(8), mimeType: 'image/gif' } },
    })
    await publish(aPublication('p1', { media: [aPicture('m1'), { ...aPicture('m2'), mimeType: 'image/gif' }], topics: ['klima'] }))
    const read = () => get(app, '/feeds/acme.json?topic=klima')
    const before = await read()
    await publish(aPublication('p2'))
    expect((await read()).headers.etag).toBe(before.headers.etag)
    await publish(aPublication('p3', { topics: ['klima'] }))
    expect(jsonOf(await read()).items).toHaveLength(2)
    // An animation is given whole.
    expect(opened).toEqual(['m1 w1280', 'm2 original'])
    expect(jsonOf(await read()).items[1]?.attachments.map(({ size_in_bytes: bytes }) => bytes)).toEqual([7, 8])
  })

  it('follow the brand’s settings', async () => {
    const brands = [acme]
    const { app, publish } = publicContent({ brands })
    await publish(aPublication('p1'))
    expect((await get(app, '/feeds/acme.rss')).headers.link).not.toContain('rel="hub"')
    brands[0] = { ...acme, webSubHub: 'https://websub.example/', name: 'Acme' }
    const { headers, text, body } = await get(app, '/feeds/acme.rss')
    expect(headers.link).toContain('<https://websub.example/>; rel="hub"')
    expect(text ?? String(body)).toContain('<title>Acme</title>')
  })

  it('are not for everybody where a brand wants a key', async () => {
    const { app, publish } = publicContent({ brands: [{ ...acme, access: 'key' }, umbrella] })
    await publish(aPublication('p1'))
    const closed = await get(app, '/feeds/acme.rss')
    expect([closed.status, JSON.parse(closed.text ?? String(closed.body)).code]).toEqual([404, 'feed-unknown'])
    const open = await get(app, '/feeds/acme.rss').set('x-brand', acme.id)
    expect([open.status, open.headers['cache-control']]).toEqual([200, 'private, no-cache'])
    expect((await get(app, '/feeds/acme.rss')).status).toBe(404)
  })

  it.each([
    ['/feeds/nobody.rss', 404, 'feed-unknown'],
    ['/feeds/a%20b.rss', 404, 'feed-unknown'],
    ['/feeds/acme.xml', 404, 'feed-unknown'],
    ['/feeds/acme', 404, 'not-found'],
    ['/feeds/acme.rss?topic=nichts', 404, 'topic-unknown'],
    ['/feeds/acme/nichts.rss', 404, 'topic-unknown'],
    ['/feeds/%E0%A4%A.rss', 400, 'malformed-request'],
    ['/feeds/acme.rss?language=fr', 400, 'invalid-query'],
    ['/feeds/acme.rss?page=2', 400, 'invalid-query'],
    ['/feeds/acme.rss?topic=a&topic=b', 400, 'invalid-query'],
    ['/feeds/acme/klima.rss?topic=b', 400, 'invalid-query'],
  ])('%s -> %i %s', async (path, status, code) => {
    const answer = await request(publicContent().app).get(path)
    expect([answer.status, answer.headers['content-type'], JSON.parse(answer.text).code]).toEqual([
      status,
      'application/problem+json',
      code,
    ])
    expect(answer.headers.link).toBeUndefined()
  })

  it('are only read', async () => {
    const answer = await request(publicContent().app).post('/feeds/acme.rss')
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect((await request(publicContent().app).options('/feeds/acme.rss')).status).toBe(204)
  })
})

describe('the whole API', () => {
  it('keeps feeds at its door, until a brand’s settings change', async () => {
    const sites = [acmeSite]
    const { app, publish, stop } = testApi({ sites })
    await publish(aPublication('p1'))
    const title = async () => jsonOf(await get(app, '/feeds/acme.json')).title
    expect([await title(), await title()]).toEqual(['Acme & Söhne', 'Acme & Söhne'])
    sites[0] = { ...acmeSite, brand: { ...acme, name: 'Acme' } }
    expect(await title()).toBe('Acme')
    await stop()
  })

  it.each([
    '/feeds/acme.atom',
    '/api/content/v1/posts/p1/head',
    '/sitemap.xml',
    '/sitemaps/acme.xml',
    '/robots.txt',
    '/oembed?url=https%3A%2F%2Fhub.example%2Fsite%2Facme%2Fbeitrag-p1',
  ])('answers %s', async (path) => {
    const { app, publish, stop } = testApi({ ratePerMinute: 2 })
    await publish(aPublication('p1'))
    const answer = await get(app, path)
    expect([answer.status, answer.headers['x-content-type-options'], answer.headers['ratelimit-policy']]).toEqual([
      200,
      'nosniff',
      '"minute";q=2;w=60',
    ])
    await stop()
  })
})
