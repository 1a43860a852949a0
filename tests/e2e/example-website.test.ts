/**
 * The example website in a real browser, living on the public content API alone: from the list to a post, shared, subscribed to,
 * answered; in both languages, light and dark, on a telephone. Screenshots are kept in tests/artefacts.
 */
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import express, { type Express } from 'express'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { previewApi } from '../../src/content-api/preview/preview.ts'
import { issuePreviewToken } from '../../src/content-api/preview/token.ts'
import { shareRoutes } from '../../src/content-api/share/routes.ts'
import { shareScript } from '../../src/content-api/share/script.ts'
import { acme, acmeSite, aPicture, aPublication, aText, secret, testApi } from '../../src/content-api/testing.ts'
import type { Json } from '../../src/core/story.ts'
import type { PublicResponse } from '../../src/content-api/webmention/received.ts'
import { responsesOfPosts } from '../../src/content-api/webmention/responses.ts'
import { openBrands } from '../../src/content-api/visibility.ts'
import { createWebsite, type Website } from '../../src/docs/example-website/website.ts'
import { drawn, pictures } from '../../src/playground/seed/pictures.ts'
import { describeWith, needs } from '../support/needs.ts'

const artefacts = new URL('../artefacts/', import.meta.url).pathname

/** A server that listens before anybody knows what it answers: the hub and the website name each other's address. */
async function place(): Promise<{ readonly server: Server; readonly base: string; answer(listener: RequestListener): void }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    server,
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (listener) => void server.on('request', listener),
  }
}

const paragraph = (text: string): Json => ({ type: 'paragraph', children: [{ type: 'text', text }] })
const heading = (text: string): Json => ({ type: 'heading', tag: 'h2', children: [{ type: 'text', text }] })
const items = (...texts: string[]): Json => ({
  type: 'list',
  listType: 'bullet',
  tag: 'ul',
  children: texts.map((text) => ({ type: 'listitem', children: [{ type: 'text', text }] })),
})
const body = (...children: Json[]) => ({ root: { type: 'root', children } })

const titles = [
  ['Wir öffnen das Umspannwerk', 'We open the substation'],
  ['Sonnenstrom vom Schulhausdach', 'Solar power from the school’s roof'],
  ['Nachts ist der Strom jetzt billiger', 'Power is cheaper at night now'],
  ['Wie lange hält ein Windrad?', 'How long does a wind turbine last?'],
  ['Ausbildung: 24 neue Gesichter', 'Apprentices: 24 new faces'],
  ['Störung in der Nordstadt behoben', 'Fault in the northern district repaired'],
] as const
const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

describeWith(needs.chromium, 'the example website', () => {
  const servers: Server[] = []
  let browser: Browser
  let api: ReturnType<typeof testApi>
  let website: Website
  let hub = ''
  let site = ''
  let answers: PublicResponse[] = []
  /** Paths that were asked of the hub. */
  const asked: string[] = []
  const outside: string[] = []
  const broken: string[] = []

  beforeAll(async () => {
    mkdirSync(artefacts, { recursive: true })
    const [hubPlace, sitePlace] = [await place(), await place()]
    servers.push(hubPlace.server, sitePlace.server)
    hub = hubPlace.base
    site = sitePlace.base
    const brand = { ...acme, name: 'Nordlicht Energie', website: `${site}/{language}/{slug}` }
    const shown = Object.values(pictures)
    const files = Object.fromEntries(
      await Promise.all(
        shown.map(async (picture, n) => [`picture-${n}`, { bytes: await drawn(picture), mimeType: 'image/jpeg' }] as const),
      ),
    )
    api = testApi({ at: hub, sites: [{ ...acmeSite, brand }], files })
    hubPlace.answer(theHub(api.app))

    for (let n = 0; n < 14; n++) {
      const [de = '', en = ''] = titles[n] ?? [`Netzbericht ${n}: was sich getan hat`, `Network report ${n}: what has happened`]
      const picture = shown[n]
      await api.publish(
        aPublication(`post-${n}`, {
          brand: { id: brand.id, slug: brand.slug, name: brand.name },
          firstPublishedAt: new Date(Date.parse('2026-11-21T08:00:00Z') - n * 86_400_000).toISOString(),
          topics: n % 2 === 0 ? ['Stromnetz', 'Führungen'] : ['Erneuerbare'],
          media: picture ? [{ ...aPicture(`picture-${n}`, String(n).padStart(64, '0')), height: 1000 }] : [],
          texts: {
            de: {
              ...aText(de, slugOf(de)),
              teaser:
                'Am Samstag führen wir durch das Umspannwerk und zeigen, wie aus Hochspannung Haushaltsstrom wird. Der Eintritt ist frei.',
              body: body(
                paragraph(
                  'Von zehn bis sechzehn Uhr zeigen wir „unter Spannung“, wie aus 110.000 Volt Haushaltsstrom wird. Kinder sind willkommen.',
                ),
                heading('Was Sie erwartet'),
                items('ein Rundgang von 40 Minuten', 'ein Blick in die Leitwarte', 'Kaffee und Kuchen vom Förderverein'),
                paragraph('Bitte tragen Sie feste Schuhe. Eine Anmeldung ist nicht nötig.'),
              ),
              alt: picture ? { [`picture-${n}`]: picture.alt.de } : {},
            },
            ...(n === 3
              ? {}
              : {
                  en: {
                    ...aText(en, slugOf(en)),
                    teaser: 'On Saturday we show you round the substation, and how high voltage becomes household power. Entry is free.',
                    body: body(paragraph('From ten to four we show how 110,000 volts become household power. Children are welcome.')),
                    alt: picture ? { [`picture-${n}`]: picture.alt.en } : {},
                  },
                }),
          },
        }),
        { ...acmeSite, brand },
      )
    }
    answers = [
      response('a', {
        kind: 'reply',
        authorName: 'Mira Schön',
        content: 'Waren letztes Jahr dort: sehr zu empfehlen! <b>Kuchen</b> inklusive.',
      }),
      response('b', { kind: 'like', authorName: null, content: null }),
    ]
    website = await createWebsite({ hub, brand: brand.slug, name: brand.name })
    sitePlace.answer(website.listener)
    browser = await chromium.launch({
      executablePath: needs.chromium.at ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
  })
  afterAll(async () => {
    website?.stop()
    await browser?.close()
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
    await api?.stop()
  })

  /** The areas whose ports are no part of the API in memory, before it. */
  function theHub(inner: Express): Express {
    const app = express()
    const { publications, reading, answers: kept, media, clock } = api
    const log = { error: () => undefined }
    const visibleTo = async () => openBrands(reading.brands())
    const shared = { publications, brands: reading.brands, visibleTo, answers: kept, publicUrl: hub, clock, log }
    const responses = { approved: async (post: string) => (post === 'post-0' ? answers : []), put: async () => {}, erase: async () => {} }
    const draft = aPublication('draft', { texts: { de: aText('Noch nicht fertig', 'noch-nicht') } })
    const drafts = { current: async () => ({ publication: draft, brand: acme, changedAt: clock.now() }) }
    app.use((req, _res, next) => {
      asked.push(req.path)
      next()
    })
    app.use(shareScript(shared))
    app.use('/api/content/v1', responsesOfPosts({ ...shared, responses }), shareRoutes(shared))
    app.use('/api/content/v1/preview', previewApi({ ...shared, drafts, media, secret }))
    app.use(inner)
    return app
  }
  const response = (key: string, said: Partial<PublicResponse>): PublicResponse => ({
    key: key.padEnd(43, '-'),
    kind: 'mention',
    authorName: null,
    authorUrl: null,
    content: null,
    sourceUrl: 'https://mira.example/2026/umspannwerk',
    source: 'https://mira.example/2026/umspannwerk',
    publishedAt: new Date('2026-11-22T07:00:00Z'),
    receivedAt: new Date('2026-11-22T07:30:00Z'),
    ...said,
  })

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'de-DE', ...options })).newPage()
    page.on('request', (request) => {
      if (!request.url().startsWith(`${site}/`) && !request.url().startsWith(`${hub}/`) && !/^(data|blob):/.test(request.url()))
        outside.push(request.url())
    })
    page.on('pageerror', (error) => broken.push(String(error)))
    page.on('console', (message) => void (message.type() === 'error' && broken.push(message.text())))
    return page
  }
  const shot = (page: Page, name: string) => page.screenshot({ path: path.join(artefacts, `example-website-${name}.png`), fullPage: true })
  /** Pictures below the fold too, and nothing that is wider than the screen. */
  async function whole(page: Page) {
    await page.evaluate(async () => {
      for (const image of document.images) image.loading = 'eager'
      await Promise.all([...document.images].map((image) => image.decode()))
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true)
  }
  async function accessible(page: Page) {
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  }

  it('leads from the list to a post, to what can be done with it, and on', async () => {
    const page = await open()
    await page.goto(site)
    expect(page.url()).toBe(`${site}/de`)
    expect(await page.locator('article h2').allTextContents()).toHaveLength(10)
    await page.getByRole('link', { name: 'Ältere Beiträge' }).click()
    await page.waitForURL(/cursor=/)
    expect(await page.locator('article h2').allTextContents()).toHaveLength(4)
    await page.getByRole('link', { name: 'Zu den neuesten Beiträgen' }).click()
    await page.getByRole('link', { name: 'Wir öffnen das Umspannwerk' }).click()
    await page.getByRole('heading', { level: 1, name: 'Wir öffnen das Umspannwerk' }).waitFor()

    const picture = page.getByRole('img', { name: pictures.wind.alt.de })
    await picture.evaluate((image: HTMLImageElement) => image.decode())
    expect(await picture.getAttribute('srcset')).toBeNull()
    expect(await page.locator('picture source').first().getAttribute('srcset')).toContain(' 640w')

    const section = page.getByRole('region', { name: 'Reaktionen aus dem Netz' })
    expect(await section.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('Mira Schön antwortet'),
      expect.stringContaining('Jemand'),
    ])
    expect(await section.innerText()).toContain('<b>Kuchen</b>')

    const share = page.locator('funkhaus-share')
    await share.getByRole('button', { name: 'Link kopieren' }).waitFor()
    expect(await share.getByRole('link', { name: 'E-Mail' }).getAttribute('href')).toMatch(/^mailto:\?/)
    const address = encodeURIComponent(`${site}/de/${slugOf(titles[0][0])}`)
    const networks = await share.getByRole('link').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    expect(networks.filter((href) => href.includes(address)).length).toBeGreaterThan(3)

    await page.getByRole('link', { name: 'Stromnetz' }).click()
    await page.getByRole('heading', { level: 1, name: 'Thema: Stromnetz' }).waitFor()
    await page.getByRole('searchbox').fill('Schulhausdach')
    await page.getByRole('searchbox').press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Suche: „Schulhausdach“' }).waitFor()
    expect(await page.locator('article h2').allTextContents()).toEqual(['Sonnenstrom vom Schulhausdach'])
    await page.context().close()
  })

  it('changes the language where there is another, and says so where there is not', async () => {
    const page = await open()
    await page.goto(`${site}/de/${slugOf(titles[0][0])}`)
    await page.getByRole('link', { name: 'English' }).click()
    expect(page.url()).toBe(`${site}/en/we-open-the-substation`)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.goto(`${site}/en/${slugOf(titles[3][0])}`)
    await page.getByText('There is no English version of this post.').waitFor()
    expect(await page.locator('article.whole').getAttribute('lang')).toBe('de')
    await page.context().close()
  })

  it('shares by plain links where there is no script', async () => {
    const page = await open({ javaScriptEnabled: false })
    await page.goto(`${site}/en/${slugOf(titles[0][1])}`)
    expect(await page.locator('.share').getByRole('link', { name: 'Email' }).getAttribute('href')).toMatch(/^mailto:\?/)
    await page.getByRole('heading', { level: 2, name: 'Share this post' }).waitFor()
    await shot(page, 'no-script')
    await page.context().close()
  })

  it('has in its head what the hub says belongs there', async () => {
    const page = await open()
    await page.goto(`${site}/de/${slugOf(titles[0][0])}`)
    expect(await page.title()).toBe('Wir öffnen das Umspannwerk – Nordlicht Energie')
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(page.url())
    expect(await page.locator('link[rel=alternate][hreflang=en]').getAttribute('href')).toBe(`${site}/en/we-open-the-substation`)
    expect(await page.locator('meta[property="og:title"]').getAttribute('content')).toBe('Wir öffnen das Umspannwerk')
    expect(JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')).toHaveProperty('@graph')
    await page.context().close()
  })

  it('shows a draft to whoever has a link, and says that it is one; a link that has expired is told as such', async () => {
    const { token } = issuePreviewToken(secret, 'draft', 1, api.clock.now())
    const page = await open()
    const answered = await page.goto(`${site}/preview/${token}`)
    await page.getByRole('heading', { level: 1, name: 'Noch nicht fertig' }).waitFor()
    await page.getByRole('complementary', { name: 'Vorschau – nicht veröffentlicht' }).waitFor()
    expect(answered?.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' })
    await accessible(page)
    await shot(page, 'preview')
    expect((await page.goto(`${site}/preview/${issuePreviewToken(secret, 'draft', -1, api.clock.now()).token}`))?.status()).toBe(410)
    expect((await page.goto(`${site}/preview/nothing`))?.status()).toBe(404)
    await page.context().close()
  })

  it('links to feeds that are there', async () => {
    const page = await open()
    await page.goto(`${site}/de`)
    const feeds = await page
      .getByRole('navigation', { name: 'Abonnieren' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    expect(feeds).toHaveLength(3)
    for (const feed of feeds) expect((await fetch(feed)).status, feed).toBe(200)
    await page.context().close()
  })

  it.each([
    ['de', 'light', 1280],
    ['de', 'dark', 1280],
    ['en', 'light', 390],
    ['de', 'dark', 390],
  ] as const)('can be read by everybody: %s, %s, %i px', async (language, colorScheme, width) => {
    const page = await open({ viewport: { width, height: 844 }, colorScheme, deviceScaleFactor: width < 500 ? 2 : 1 })
    const title = titles[0][language === 'de' ? 0 : 1]
    for (const [name, at] of [
      ['list', `/${language}`],
      ['post', `/${language}/${slugOf(title)}`],
      ['missing', `/${language}/nothing`],
    ] as const) {
      await page.goto(site + at)
      await whole(page)
      await accessible(page)
      await shot(page, `${name}-${language}-${colorScheme}-${width}`)
    }
    await page.context().close()
  })

  it('asks for what it knows only when it is told of a change, and shows that at once; what was taken down is gone', async () => {
    await expect.poll(() => website.isListening()).toBe(true)
    const at = `${site}/de/neu`
    expect((await fetch(at)).status).toBe(404)
    const brand = { ...acme, website: `${site}/{language}/{slug}` }
    const { stored } = await api.publish(
      aPublication('post-new', { texts: { de: aText('Ganz neu', 'neu') }, firstPublishedAt: '2026-11-22T07:00:00.000Z' }),
      { ...acmeSite, brand },
    )
    await api.reading.refresh()
    // The event is on its way: as soon as it is there, the page is.
    await expect.poll(async () => (await fetch(at)).status).toBe(200)
    await expect.poll(async () => (await fetch(`${site}/de`)).text()).toContain('Ganz neu')

    const fresh = await fetch(at)
    asked.length = 0
    expect((await fetch(at, { headers: { 'If-None-Match': fresh.headers.get('etag') ?? '' } })).status).toBe(304)
    expect(asked).toEqual(['/api/content/v1/posts/post-new/responses'])

    await api.store.remove(stored.channel, stored.key, new Date(stored.changedAt.getTime() + 1))
    await api.reading.refresh()
    await expect.poll(async () => (await fetch(at)).status).toBe(410)
    await expect.poll(async () => (await fetch(`${site}/de`)).text()).not.toContain('Ganz neu')
  })

  it('asks nobody but the hub, and nothing on it breaks', () => {
    expect(outside).toEqual([])
    // What is asked for in vain on purpose.
    expect(broken.filter((message) => !/status of (404|410)/.test(message))).toEqual([])
  })
})
