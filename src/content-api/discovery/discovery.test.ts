import { XMLParser, XMLValidator } from 'fast-xml-parser'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { versionOf } from '../media-files.ts'
import { acme, aPicture, aPublication, aText, umbrella, umbrellaSite } from '../testing.ts'
import { oEmbedSchema } from './schemas.ts'
import { publicContent } from './testing.ts'

type Tree = { readonly [name: string]: any } // eslint-disable-line @typescript-eslint/no-explicit-any -- whatever the XML holds
const lists = new Set(['url', 'sitemap', 'xhtml:link', 'image:image'])
const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => lists.has(name), parseTagValue: false })
const xmlOf = (answer: request.Response): Tree => {
  expect(XMLValidator.validate(answer.text)).toBe(true)
  return parser.parse(answer.text) as Tree
}
const locsOf = (answer: request.Response): string[] => {
  const tree = xmlOf(answer)
  return ((tree.urlset?.url ?? tree.sitemapindex?.sitemap ?? []) as Tree[]).map(({ loc }) => loc as string)
}

describe('sitemaps', () => {
  it('hold every language of a post, with its pictures', async () => {
    const { app, publish } = publicContent()
    const picture = aPicture('m1')
    const texts = { de: aText('Äpfel & Birnen', 'aepfel'), en: aText('Apples', 'apples') }
    await publish(aPublication('p1', { texts, media: [picture] }))
    await publish(aPublication('p2', { firstPublishedAt: '2026-11-21T08:00:00.000Z' }))
    const answer = await request(app).get('/sitemaps/acme.xml')
    expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8')
    const { url, ...urlset } = xmlOf(answer).urlset as Tree
    expect(urlset).toEqual({
      '@_xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
      '@_xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
      '@_xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
    })
    const link = (hreflang: string, slug: string) => ({
      '@_rel': 'alternate',
      '@_hreflang': hreflang,
      '@_href': `https://hub.example/site/acme/${slug}`,
    })
    const same = {
      lastmod: '2026-11-22T08:00:00.000Z',
      'xhtml:link': [link('de', 'aepfel'), link('en', 'apples'), link('x-default', 'aepfel')],
      'image:image': [{ 'image:loc': `https://hub.example/api/content/v1/media/m1?v=${versionOf(picture)}` }],
    }
    expect(url).toEqual([
      { loc: 'https://hub.example/site/acme/aepfel', ...same },
      { loc: 'https://hub.example/site/acme/apples', ...same },
      { loc: 'https://hub.example/site/acme/beitrag-p2', lastmod: '2026-11-22T08:00:00.001Z' },
    ])
  })

  it('are one for one brand, and an index for several', async () => {
    const { app, publish } = publicContent()
    expect(locsOf(await request(app).get('/sitemap.xml'))).toEqual([])
    await publish(aPublication('p1'))
    expect(locsOf(await request(app).get('/sitemap.xml'))).toEqual(['https://hub.example/site/acme/beitrag-p1'])
    await publish(aPublication('p2', { language: 'en', texts: { en: aText('New', 'new') } }), umbrellaSite)
    const answer = await request(app).get('/sitemap.xml')
    expect(locsOf(answer)).toEqual(['https://hub.example/sitemaps/acme.xml', 'https://hub.example/sitemaps/umbrella.xml'])
    expect(xmlOf(answer).sitemapindex.sitemap[1].lastmod).toBe('2026-11-22T08:00:00.001Z')
    // Where its readers find it: on the company's own host.
    expect(locsOf(await request(app).get('/sitemaps/umbrella.xml'))).toEqual(['https://www.umbrella.example/en/news/new'])
  })

  it('are several files where one does not hold all, the oldest first, each address once', async () => {
    const { app, publish } = publicContent({ urlsPerSitemap: 3 })
    const both = (post: string) => ({ de: aText(post, `${post}-de`), en: aText(post, `${post}-en`) })
    for (const [n, post] of ['p1', 'p2', 'p3', 'p4'].entries())
      await publish(aPublication(post, { texts: both(post), firstPublishedAt: `2026-11-2${n}T08:00:00.000Z` }))
    const files = locsOf(await request(app).get('/sitemap.xml'))
    expect(files).toEqual(['', '?page=2', '?page=3', '?page=4'].map((page) => `https://hub.example/sitemaps/acme.xml${page}`))
    const held = await Promise.all(files.map(async (file) => locsOf(await request(app).get(file.replace('https://hub.example', '')))))
    expect(held[0]).toEqual(['https://hub.example/site/acme/p1-de', 'https://hub.example/site/acme/p1-en'])
    expect(new Set(held.flat()).size).toBe(8)
    expect((await request(app).get('/sitemaps/acme.xml?page=5')).status).toBe(404)
  })

  it('tell news of the last 48 hours, and no older ones', async () => {
    const { app, publish, clock } = publicContent({ brands: [{ ...acme, name: 'Acme „Nachrichten“ & mehr' }] })
    await publish(aPublication('old', { firstPublishedAt: '2026-11-20T07:59:59.000Z' }))
    await publish(aPublication('new', { firstPublishedAt: '2026-11-20T08:30:00.000Z', texts: { de: aText('Äpfel – neu & <gut>', 'neu') } }))
    const answer = await request(app).get('/sitemaps/acme-news.xml')
    expect(xmlOf(answer).urlset).toEqual({
      '@_xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
      '@_xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      url: [
        {
          loc: 'https://hub.example/site/acme/neu',
          'news:news': {
            'news:publication': { 'news:name': 'Acme „Nachrichten“ & mehr', 'news:language': 'de' },
            'news:publication_date': '2026-11-20T08:30:00.000Z',
            'news:title': 'Äpfel – neu & <gut>',
          },
        },
      ],
    })
    clock.move(3600_000)
    expect(locsOf(await request(app).get('/sitemaps/acme-news.xml'))).toEqual([])
  })

  it('leave a brand its name when it ends in -news', async () => {
    const { app, publish } = publicContent({ brands: [acme, { ...umbrella, slug: 'acme-news' }] })
    await publish(aPublication('p2', { language: 'en', texts: { en: aText('New', 'new') } }), umbrellaSite)
    expect(locsOf(await request(app).get('/sitemaps/acme-news.xml'))).toEqual(['https://www.umbrella.example/en/news/new'])
    expect(locsOf(await request(app).get('/sitemaps/acme-news-news.xml'))).toEqual([])
  })

  it('are 304 while nothing has changed that is in them', async () => {
    const { app, publish } = publicContent()
    const remove = await publish(aPublication('p1'))
    const { etag = '' } = (await request(app).get('/sitemaps/acme.xml')).headers
    await publish(aPublication('p2'), umbrellaSite)
    expect((await request(app).get('/sitemaps/acme.xml').set('if-none-match', etag)).status).toBe(304)
    await remove()
    expect(locsOf(await request(app).get('/sitemaps/acme.xml').set('if-none-match', etag))).toEqual([])
    expect(locsOf(await request(app).get('/sitemap.xml'))).toEqual(['https://www.umbrella.example/de/news/beitrag-p2'])
  })

  it('leave out brands that want a key, but for who has it', async () => {
    const { app, publish } = publicContent({ brands: [{ ...acme, access: 'key' }, umbrella] })
    await publish(aPublication('p1'))
    expect(locsOf(await request(app).get('/sitemap.xml'))).toEqual([])
    expect((await request(app).get('/sitemaps/acme.xml')).status).toBe(404)
    expect((await request(app).get('/sitemaps/acme-news.xml')).status).toBe(404)
    const open = await request(app).get('/sitemap.xml').set('x-brand', acme.id)
    expect([locsOf(open), open.headers['cache-control']]).toEqual([['https://hub.example/site/acme/beitrag-p1'], 'private, no-cache'])
    expect(locsOf(await request(app).get('/sitemap.xml'))).toEqual([])
    expect((await request(app).get('/robots.txt')).text).not.toContain('acme')
  })

  it.each([
    ['/sitemaps/nobody.xml', 404, 'sitemap-unknown'],
    ['/sitemaps/a%20b.xml', 404, 'sitemap-unknown'],
    ['/sitemaps/acme-news.xml?page=2', 404, 'sitemap-unknown'],
    ['/sitemaps/acme.xml?page=2', 404, 'sitemap-unknown'],
    ['/sitemaps/acme.xml?page=x', 400, 'invalid-query'],
    ['/sitemap.xml?x=1', 400, 'invalid-query'],
  ])('%s -> %i %s', async (path, status, code) => {
    const answer = await request(publicContent().app).get(path)
    expect([answer.status, answer.headers['content-type'], JSON.parse(answer.text).code]).toEqual([
      status,
      'application/problem+json',
      code,
    ])
  })
})

describe('robots.txt', () => {
  it('lets crawlers read what is public, and nothing that is for the hub’s people', async () => {
    const { app, publish } = publicContent()
    await publish(aPublication('p1'))
    const answer = await request(app).get('/robots.txt')
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(answer.text.split('\n')).toEqual([
      'User-agent: *',
      'Allow: /',
      'Disallow: /admin',
      'Disallow: /api/',
      'Allow: /api/content/',
      '',
      'Sitemap: https://hub.example/sitemap.xml',
      // Umbrella has published nothing yet.
      'Sitemap: https://hub.example/sitemaps/acme-news.xml',
      '',
    ])
  })
})

describe('oEmbed', () => {
  it('knows a post at its address on each of its sites', async () => {
    const { app, publish } = publicContent()
    const texts = { en: aText('New', 'new') }
    await publish(aPublication('p1', { language: 'en', texts }))
    await publish(aPublication('p1', { language: 'en', texts }), umbrellaSite)
    for (const [url, name] of [
      ['https://hub.example/site/acme/new', acme.name],
      ['https://www.umbrella.example/en/news/new', umbrella.name],
    ] as const)
      expect((await embed(app, { url })).body).toMatchObject({ provider_name: name })
  })

  const embed = (app: Parameters<typeof request>[0], query: Record<string, string>) => request(app).get('/oembed').query(query)
  const url = 'https://hub.example/site/acme/neu'

  it('quotes the post at an address', async () => {
    const { app, publish } = publicContent()
    const text = { ...aText('„Äpfel“ & <script>', 'neu'), teaser: '' }
    await publish(aPublication('p1', { texts: { de: text, en: aText('New', 'new') } }))
    const answer = await embed(app, { url })
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(oEmbedSchema.parse(answer.body)).toEqual({
      type: 'rich',
      version: '1.0',
      title: '„Äpfel“ & <script>',
      author_name: 'Erika Mustermann',
      provider_name: 'Acme & Söhne',
      provider_url: 'https://hub.example/site/acme',
      cache_age: 3600,
      html: `<blockquote cite="${url}" lang="de"><p><a href="${url}"><strong>„Äpfel“ &amp; &lt;script&gt;</strong></a></p><footer>Acme &amp; Söhne</footer></blockquote>`,
      width: 600,
      height: 240,
      thumbnail_url: expect.stringMatching(/^https:\/\/hub\.example\/api\/content\/v1\/posts\/p1\/card\.png\?language=de/) as string,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    })
    expect((await embed(app, { url: 'https://hub.example/site/acme/new' })).body).toMatchObject({ title: 'New' })
  })

  it('is XML for who asks for it, with the same typography', async () => {
    const { app, publish } = publicContent()
    await publish(aPublication('p1', { texts: { de: aText('„Äpfel“ & <b>', 'neu') } }))
    const answer = await embed(app, { url, format: 'xml' })
    expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8')
    const { html, ...rest } = (await embed(app, { url })).body as Record<string, unknown>
    const { html: quoted, ...tree } = xmlOf(answer).oembed as Tree
    expect(tree).toEqual(Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)])))
    expect(quoted).toBe(html)
  })

  it.each([
    [{ maxwidth: '1200', maxheight: '630' }, [600, 240, 1200, 630]],
    [{ maxwidth: '640' }, [600, 240, 640, 360]],
    [{ maxwidth: '500' }, [500, 240, 400, 300]],
    [{ maxwidth: '320' }, [320, 240, 320, 180]],
    [{ maxheight: '100' }, [600, 100, undefined, undefined]],
  ])('is no larger than %o', async (most, sizes) => {
    const { app, publish } = publicContent()
    await publish(aPublication('p1', { media: [aPicture('m1')], texts: { de: aText('Neu', 'neu') } }))
    const { width, height, thumbnail_width: w, thumbnail_height: h } = oEmbedSchema.parse((await embed(app, { url, ...most })).body)
    expect([width, height, w, h]).toEqual(sizes)
  })

  it.each([`${url}/`, `${url}#unten`, `${url}?utm_source=a&utm_medium=b`, `${url}?fbclid=1`, 'HTTPS://HUB.example/site/acme/neu'])(
    'knows a post by %s',
    async (address) => {
      const { app, publish } = publicContent()
      await publish(aPublication('p1', { texts: { de: aText('Neu', 'neu') } }))
      expect((await embed(app, { url: address })).body).toMatchObject({ title: 'Neu' })
    },
  )

  it('knows posts on the company’s own host, and says new words when they change', async () => {
    const { app, publish } = publicContent()
    const address = 'https://www.umbrella.example/en/news/new'
    await publish(aPublication('p1', { language: 'en', texts: { en: aText('New', 'new') } }), umbrellaSite)
    expect((await embed(app, { url: address, dnt: '1' })).body).toMatchObject({
      title: 'New',
      provider_url: 'https://www.umbrella.example/en/news/',
    })
    await publish(aPublication('p1', { language: 'en', texts: { en: aText('Newer', 'new') } }), umbrellaSite)
    expect((await embed(app, { url: address })).body).toMatchObject({ title: 'Newer' })
  })

  it.each([
    [{ url: 'https://hub.example/site/acme/nichts' }, 404, 'post-unknown'],
    [{ url: 'https://elsewhere.example/site/acme/neu' }, 404, 'post-unknown'],
    [{ url: 'https://hub.example/site/acme/neu?x=1' }, 404, 'post-unknown'],
    [{ url: 'javascript:alert(1)' }, 404, 'post-unknown'],
    [{ url: 'nonsense' }, 404, 'post-unknown'],
    [{ url, format: 'yaml' }, 501, 'format-unknown'],
    [{}, 400, 'invalid-query'],
    [{ url, maxwidth: '-1' }, 400, 'invalid-query'],
    [{ url: `https://hub.example/${'a'.repeat(2000)}` }, 400, 'invalid-query'],
  ])('%o -> %i %s', async (query, status, code) => {
    const { app, publish } = publicContent()
    await publish(aPublication('p1', { texts: { de: aText('Neu', 'neu') } }))
    const answer = await embed(app, query)
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([status, code])
  })

  it('does not know what a key is needed for', async () => {
    const { app, publish } = publicContent({ brands: [{ ...acme, access: 'key' }] })
    await publish(aPublication('p1', { texts: { de: aText('Neu', 'neu') } }))
    expect((await embed(app, { url }).set('x-brand', acme.id)).status).toBe(200)
    expect((await embed(app, { url })).status).toBe(404)
  })
})

describe('the paths of discovery', () => {
  it.each(['/robots.txt', '/sitemap.xml', '/sitemaps/acme.xml', '/oembed'])('are only read: %s', async (path) => {
    const { app } = publicContent()
    const answer = await request(app).post(path)
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect((await request(app).options(path)).status).toBe(204)
  })
  it('let everything else pass', async () => {
    expect((await request(publicContent().app).get('/elsewhere')).text).toBe('elsewhere')
    expect((await request(publicContent().app).get('/sitemaps/acme')).text).toBe('elsewhere')
  })
})
