import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterMap } from 'parse5'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { versionOf } from '../media-files.ts'
import { acme, aPicture, aPublication, aText, umbrella } from '../testing.ts'
import { headSchema } from './schemas.ts'
import { publicContent } from './testing.ts'

type Element = DefaultTreeAdapterMap['element']

/** As a browser reads it: the elements of the head, each with its attributes and its text. */
function elementsOf(html: string) {
  const document = parse(`<!doctype html><html><head>${html}</head><body></body></html>`)
  const root = document.childNodes.find((node): node is Element => tree.isElementNode(node))
  const [head, body] = (root?.childNodes ?? []).filter((node): node is Element => tree.isElementNode(node))
  expect(body?.childNodes).toEqual([])
  return (head?.childNodes ?? [])
    .filter((node): node is Element => tree.isElementNode(node))
    .map(({ tagName, attrs, childNodes }) => ({
      tag: tagName,
      ...Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
      text: childNodes.map((node) => (tree.isTextNode(node) ? node.value : '')).join(''),
    })) as ({ readonly tag: string; readonly text: string } & { readonly [attribute: string]: string | undefined })[]
}
const headOf = async (app: Parameters<typeof request>[0], path: string, brand?: string) => {
  const asked = request(app).get(`/api/content/v1/posts/${path}`)
  const answer = await (brand === undefined ? asked : asked.set('x-brand', brand))
  expect(answer.status).toBe(200)
  const head = headSchema.parse(answer.body)
  return { ...head, answer, elements: elementsOf(head.html) }
}

describe('the head of a post', () => {
  const picture = aPicture('m1')
  const publication = aPublication('p1', {
    media: [picture],
    topics: ['klima', 'häuser'],
    texts: { de: { ...aText('„Äpfel“ & <Birnen>', 'aepfel'), alt: { m1: 'Ein "Apfel"' } }, en: aText('Apples', 'apples') },
  })

  it('is ready to be pasted', async () => {
    const { app, publish } = publicContent()
    await publish(publication)
    const { elements, answer } = await headOf(app, 'p1/head')
    expect(answer.headers['content-language']).toBe('de')
    const find = (tag: string, attribute: string, value: string) => elements.filter((one) => one.tag === tag && one[attribute] === value)
    expect(elements.find(({ tag }) => tag === 'title')?.text).toBe('„Äpfel“ & <Birnen> – Acme & Söhne')
    expect(find('meta', 'name', 'description')[0]?.content).toBe('„Äpfel“ & <Birnen>: worum es geht')
    expect(find('meta', 'name', 'author')[0]?.content).toBe('Erika Mustermann')
    expect(find('meta', 'name', 'twitter:card')[0]?.content).toBe('summary_large_image')
    expect(find('link', 'rel', 'canonical')[0]?.href).toBe('https://hub.example/site/acme/aepfel')
    expect(find('meta', 'property', 'article:tag').map(({ content }) => content)).toEqual(['klima', 'häuser'])
    expect(find('meta', 'property', 'og:title')[0]?.content).toBe('„Äpfel“ & <Birnen>')
    expect(find('link', 'rel', 'webmention')[0]?.href).toBe('https://hub.example/api/content/v1/webmention')
    const alternates = find('link', 'rel', 'alternate').map(({ hreflang, type, href }) => [hreflang ?? type, href])
    const embed = (format: string) => `https://hub.example/oembed?url=https%3A%2F%2Fhub.example%2Fsite%2Facme%2Faepfel&format=${format}`
    expect(alternates).toEqual([
      ['de', 'https://hub.example/site/acme/aepfel'],
      ['en', 'https://hub.example/site/acme/apples'],
      ['x-default', 'https://hub.example/site/acme/aepfel'],
      ['application/rss+xml', 'https://hub.example/feeds/acme.rss?language=de'],
      ['application/atom+xml', 'https://hub.example/feeds/acme.atom?language=de'],
      ['application/feed+json', 'https://hub.example/feeds/acme.json?language=de'],
      ['application/json+oembed', embed('json')],
      ['text/xml+oembed', embed('xml')],
    ])
    // What it leads to is there.
    for (const [, href] of alternates.slice(3))
      expect((await request(app).get((href ?? '').replace('https://hub.example', ''))).status).toBe(200)
  })

  it('says the same to networks and to search engines', async () => {
    const { app, publish } = publicContent()
    await publish(publication)
    const { openGraph, jsonLd, elements } = await headOf(app, 'p1/head?language=en')
    const card = expect.stringMatching(/^https:\/\/hub\.example\/api\/content\/v1\/posts\/p1\/card\.png\?language=en/) as string
    expect(openGraph).toEqual({
      'og:type': 'article',
      'og:site_name': 'Acme & Söhne',
      'og:locale': 'en_GB',
      'og:locale:alternate': ['de_DE'],
      'og:url': 'https://hub.example/site/acme/apples',
      'og:title': 'Apples',
      'og:description': 'Apples: worum es geht',
      'og:image': card,
      'og:image:type': 'image/png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': 'Apples',
      'article:published_time': '2026-11-20T08:00:00.000Z',
      'article:modified_time': '2026-11-22T08:00:00.000Z',
      'article:author': 'Erika Mustermann',
      'article:tag': ['klima', 'häuser'],
      'twitter:card': 'summary_large_image',
    })
    expect(
      elements.flatMap(({ tag, property, content }) => (tag === 'meta' && property !== undefined ? [[property, content]] : [])),
    ).toEqual(
      Object.entries(openGraph).flatMap(([property, value]) =>
        property.startsWith('twitter') ? [] : [value].flat().map((content) => [property, content]),
      ),
    )
    expect(jsonLd['@graph']).toEqual([
      {
        '@type': 'Article',
        '@id': 'https://hub.example/site/acme/apples#article',
        url: 'https://hub.example/site/acme/apples',
        mainEntityOfPage: 'https://hub.example/site/acme/apples',
        headline: 'Apples',
        description: 'Apples: worum es geht',
        inLanguage: 'en',
        datePublished: '2026-11-20T08:00:00.000Z',
        dateModified: '2026-11-22T08:00:00.000Z',
        author: { '@type': 'Person', name: 'Erika Mustermann' },
        publisher: { '@id': 'https://hub.example/site/acme#organization' },
        image: [
          { '@type': 'ImageObject', url: `https://hub.example/api/content/v1/media/m1?v=${versionOf(picture)}`, width: 1600, height: 900 },
          { '@type': 'ImageObject', url: card, width: 1200, height: 630 },
        ],
        keywords: ['klima', 'häuser'],
        workTranslation: [{ '@id': 'https://hub.example/site/acme/aepfel#article' }],
      },
      {
        '@type': 'Organization',
        '@id': 'https://hub.example/site/acme#organization',
        name: 'Acme & Söhne',
        url: 'https://hub.example/site/acme',
      },
      {
        '@type': 'BreadcrumbList',
        '@id': 'https://hub.example/site/acme/apples#breadcrumb',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: 'Acme & Söhne', item: 'https://hub.example/site/acme' },
          { '@type': 'ListItem', position: 2, name: 'Apples', item: 'https://hub.example/site/acme/apples' },
        ],
      },
    ])
    expect(JSON.parse(elements.find(({ tag }) => tag === 'script')?.text ?? '')).toEqual(jsonLd)
  })

  it('ends nothing and begins nothing, whatever somebody writes', async () => {
    const { app, publish } = publicContent()
    const nasty = '</script><!--<script>alert(1)</script>"\'><img src=x onerror=alert(1)>\u2028\u0000'
    await publish(aPublication('p1', { author: nasty, topics: [nasty], texts: { de: { ...aText(nasty, 'neu'), teaser: nasty } } }))
    const { elements, jsonLd } = await headOf(app, 'p1/head')
    expect(new Set(elements.map(({ tag }) => tag))).toEqual(new Set(['title', 'meta', 'link', 'script']))
    expect(elements.filter(({ tag }) => tag === 'script')).toHaveLength(1)
    expect(JSON.parse(elements.find(({ tag }) => tag === 'script')?.text ?? '')).toEqual(jsonLd)
    expect(elements.find(({ tag }) => tag === 'title')?.text).toContain('</script><!--')
  })

  it('does not speak of what is not there', async () => {
    const { app, publish } = publicContent({
      brands: [{ ...acme, access: 'key', webmentions: { accepts: false, sends: false } }, umbrella],
    })
    await publish(aPublication('p1', { author: '' }))
    expect((await request(app).get('/api/content/v1/posts/p1/head')).status).toBe(404)
    const { html, jsonLd, openGraph, answer } = await headOf(app, 'p1/head', acme.id)
    expect(answer.headers['cache-control']).toBe('private, no-cache')
    // Feeds and previews of a brand that wants a key are for nobody.
    expect(html).not.toMatch(/webmention|\/feeds\/|oembed|hreflang|name="author"/)
    expect(jsonLd['@graph'][0].author).toEqual({ '@id': 'https://hub.example/site/acme#organization' })
    expect(openGraph).not.toHaveProperty('article:author')
  })

  it('is 304 until the post or the brand changes', async () => {
    const brands = [acme]
    const { app, publish } = publicContent({ brands })
    await publish(aPublication('p1'))
    const asked = (etag = '') => request(app).get('/api/content/v1/posts/p1/head').set('if-none-match', etag)
    const etag = async () => (await asked()).headers.etag
    const first = await etag()
    expect((await asked(first)).status).toBe(304)
    brands[0] = { ...acme, name: 'Acme' }
    const second = await etag()
    expect(second).not.toBe(first)
    await publish(aPublication('p1', { author: 'Max' }))
    expect(await etag()).not.toBe(second)
  })

  it.each([
    ['nobody/head', 404, 'post-unknown'],
    ['p1/head?language=fr', 400, 'invalid-query'],
    ['p1/head?x=1', 400, 'invalid-query'],
  ])('%s -> %i %s', async (path, status, code) => {
    const { app, publish } = publicContent()
    await publish(aPublication('p1'))
    const answer = await request(app).get(`/api/content/v1/posts/${path}`)
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([status, code])
  })
})
