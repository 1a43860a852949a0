/**
 * The share component in a real browser, on a website of its own with a strict policy: what it asks for, what it keeps, and how it is
 * used without a mouse. Screenshots are kept in tests/artefacts.
 */
import { mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import express from 'express'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shareRoutes } from '../../src/content-api/share/routes.ts'
import { shareScript } from '../../src/content-api/share/script.ts'
import { aPublication, aText, testApi } from '../../src/content-api/testing.ts'
import { openBrands } from '../../src/content-api/visibility.ts'
import { describeWith, needs } from '../support/needs.ts'

const artefacts = new URL('../artefacts/', import.meta.url).pathname

const listening = async (app: express.Express) => {
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describeWith(needs.chromium, 'share links in the browser', () => {
  const servers: Server[] = []
  let browser: Browser
  let hub: string
  let website: string
  const api = testApi()

  beforeAll(async () => {
    mkdirSync(artefacts, { recursive: true })
    await api.publish(
      aPublication('post-1', {
        texts: { de: aText('Wie „große“ Glocken klingen', 'glocken'), en: aText('How large bells sound', 'bells') },
      }),
    )
    const log = { error: () => undefined }
    const hubApp = express()
    hubApp.use(shareScript({ log }))
    const { reading, publications, answers } = api
    await reading.refresh()
    const visibleTo = async () => openBrands(reading.brands())
    const options = { publications, brands: () => reading.brands(), visibleTo, answers, publicUrl: 'https://hub.example', log }
    hubApp.use('/api/content/v1', shareRoutes(options))
    const hubSide = await listening(hubApp)
    hub = hubSide.base

    const site = express()
    site.get('/{*page}', (req, res) => {
      res.set(
        'Content-Security-Policy',
        `default-src 'none'; script-src ${hub}; connect-src ${hub}; style-src 'self'; img-src data:; require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'`,
      )
      if (req.path === '/style.css') {
        res.type('css').send(`body{margin:2rem;font:1.125rem/1.5 sans-serif;background:#fff;color:#1a1a1a;color-scheme:light dark}
          @media(prefers-color-scheme:dark){body{background:#12181f;color:#e8edf2}}`)
        return
      }
      const language = req.query.language === 'en' ? 'en' : 'de'
      const inside = '<a href="mailto:?subject=x">E-Mail</a>'
      const component: Readonly<Record<string, string>> = {
        '/': `<funkhaus-share post="post-1">${inside}</funkhaus-share>`,
        '/plain': `<div data-funkhaus-share="post-1" data-language="en" data-targets="mail mastodon">${inside}</div>`,
        '/gone': `<funkhaus-share post="post-2">${inside}</funkhaus-share>`,
      }
      res.type('html')
        .send(`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Glocken</title><link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,"><script type="module" src="${hub}/share.js"></script></head>
        <body><main><h1>Glocken</h1>${component[req.path] ?? ''}</main></body></html>`)
    })
    const siteSide = await listening(site)
    website = siteSide.base
    servers.push(hubSide.server, siteSide.server)
    browser = await chromium.launch({
      executablePath: needs.chromium.at ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
  })
  afterAll(async () => {
    await browser?.close()
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
    await api.stop()
  })

  interface Visit {
    readonly page: Page
    readonly context: BrowserContext
    readonly asked: string[]
    readonly broken: string[]
  }
  async function visit(where: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Visit> {
    const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1000, height: 640 }, ...options })
    const asked: string[] = []
    const broken: string[] = []
    // Nothing leaves this machine; what would have is written down.
    await context.route('**/*', (route) => {
      const address = route.request().url()
      if ([hub, website].some((base) => address.startsWith(base))) return route.continue()
      asked.push(address)
      return route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' })
    })
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => broken.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && broken.push(message.text()))
    await page.goto(website + where)
    return { page, context, asked, broken }
  }
  const kept = async ({ page, context }: Visit) => ({
    cookies: await context.cookies(),
    ...(await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      cookie: document.cookie,
    }))),
  })
  const nothing = { cookies: [], local: 0, session: 0, databases: 0, caches: 0, cookie: '' }
  const names = (page: Page) => page.locator('funkhaus-share').locator('li > *').allInnerTexts()

  it('asks nobody and keeps nothing before a click, under a strict policy, in German and English', async () => {
    const german = await visit('/')
    await german.page.getByRole('list', { name: 'Teilen' }).waitFor()
    const offered = (await names(german.page)).map((name) => name.replace(/\s*\(öffnet.*/s, ''))
    expect(offered.slice(0, 4)).toEqual(['Mastodon', 'Bluesky', 'LinkedIn', 'XING'])
    expect(offered.filter((name) => name !== 'Teilen mit …').slice(-4)).toEqual(['E-Mail', 'Link kopieren', 'Drucken', 'Als PDF'])
    expect(german.asked).toEqual([])
    expect(german.broken).toEqual([])
    expect(await kept(german)).toEqual(nothing)

    const english = await visit('/?language=en')
    await english.page.getByRole('list', { name: 'Share' }).waitFor()
    expect(await names(english.page)).toContain('Copy link')
    expect(english.page.getByRole('link', { name: 'Bluesky (opens a new window)' })).toBeTruthy()
    for (const { context } of [german, english]) await context.close()
  })

  it('opens a network without saying where from, and only when it is asked to', async () => {
    const seen = await visit('/')
    const link = seen.page.getByRole('link', { name: 'Bluesky (öffnet ein neues Fenster)' })
    const [popup] = await Promise.all([seen.context.waitForEvent('page'), link.click()])
    await popup.waitForLoadState()
    expect(seen.asked).toEqual([await link.getAttribute('href')])
    expect(await popup.evaluate(() => ({ opener: window.opener as unknown, referrer: document.referrer }))).toEqual({
      opener: null,
      referrer: '',
    })
    await seen.context.close()
  })

  it('is used by keyboard alone: the server is asked for, refused with words, and never kept', async () => {
    const seen = await visit('/')
    const { page, context } = seen
    const mastodon = page.getByRole('button', { name: 'Mastodon' })
    await mastodon.waitFor()
    await page.keyboard.press('Tab')
    expect(await mastodon.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)).toBe(true)
    expect(await mastodon.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid')
    await page.keyboard.press('Enter')
    const field = page.getByLabel('Ihr Server, zum Beispiel mastodon.social')
    expect(await mastodon.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.type('nirgendwo')
    await page.keyboard.press('Enter')
    expect(await page.getByRole('status').innerText()).toBe('Bitte geben Sie einen Server an, zum Beispiel mastodon.social.')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(seen.asked).toEqual([])
    await page.keyboard.press('Escape')
    expect(await field.isVisible()).toBe(false)
    expect(await mastodon.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)).toBe(true)

    await page.keyboard.press('Enter')
    await field.fill('@erika@social.example')
    const [popup] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')])
    await popup.waitForLoadState()
    expect(seen.asked).toHaveLength(1)
    const { host, searchParams } = new URL(seen.asked[0] ?? '')
    expect(host).toBe('social.example')
    expect(searchParams.get('text')).toBe('Wie „große“ Glocken klingen https://hub.example/site/acme/glocken')
    expect(await kept(seen)).toEqual(nothing)
    expect(seen.broken).toEqual([])
    await context.close()
  })

  it('copies the link and says so, or shows it where it may not', async () => {
    const seen = await visit('/', { permissions: ['clipboard-read', 'clipboard-write'] })
    await seen.page.getByRole('button', { name: 'Link kopieren' }).click()
    await seen.page.getByRole('status').filter({ hasText: 'Link kopiert.' }).waitFor()
    expect(await seen.page.evaluate(() => navigator.clipboard.readText())).toBe('https://hub.example/site/acme/glocken')

    await seen.page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }))
    const [dialog] = await Promise.all([
      seen.page.waitForEvent('dialog').then(async (shown) => {
        await shown.dismiss()
        return shown
      }),
      seen.page.getByRole('button', { name: 'Link kopieren' }).click(),
    ])
    expect([dialog.message(), dialog.defaultValue()]).toEqual(['Bitte kopieren Sie den Link:', 'https://hub.example/site/acme/glocken'])

    const printed = seen.page.waitForFunction(() => (window as { printed?: boolean }).printed)
    await seen.page.evaluate(() => Object.assign(window, { print: () => Object.assign(window, { printed: true }) }))
    await seen.page.getByRole('button', { name: 'Drucken' }).click()
    await printed
    await seen.context.close()
  })

  it('takes a plain element, and what is chosen', async () => {
    const seen = await visit('/plain')
    await seen.page.getByRole('list', { name: 'Share' }).waitFor()
    expect(await names(seen.page)).toEqual(['Email', 'Mastodon'])
    await seen.context.close()
  })

  it('leaves what the website wrote itself where there is nothing to share, and without scripts', async () => {
    const gone = await visit('/gone')
    await Promise.all([
      gone.page.waitForResponse((response) => response.url().includes('/share?') && response.status() === 404),
      gone.page.reload(),
    ])
    const plain = await visit('/', { javaScriptEnabled: false })
    for (const { page, context } of [gone, plain]) {
      expect(await page.getByRole('link', { name: 'E-Mail' }).isVisible()).toBe(true)
      expect(await page.getByRole('button').count()).toBe(0)
      await context.close()
    }
  })

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
  ] as const)('has no fault that a machine can find, %s', { timeout: 60_000 }, async (name, options) => {
    const { page, context } = await visit('/', options)
    await page.getByRole('button', { name: 'Mastodon' }).click()
    await page.screenshot({ path: path.join(artefacts, `share-${name}.png`), fullPage: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    // axe looks into open shadow roots. Its script cannot come through the policy, so it is put in from outside.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    await context.close()
  })
})
