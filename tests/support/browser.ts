/**
 * People of the playground in a real browser, each in a session of their own. Whatever a page asks of another host, and whatever breaks in
 * it, is noted; screenshots are kept in tests/artefacts.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'
import { expect, onTestFinished, TestRunner } from 'vitest'
import { needs } from './needs.ts'
import { startServer, type RunningServer } from './server.ts'

const artefacts = new URL('../artefacts/', import.meta.url).pathname

export interface Seeing {
  /** The account's name before `@playground.example`. Default `editor`. */
  readonly as?: string
  readonly language?: 'de' | 'en'
  /** CSS pixels. Default 1440. */
  readonly width?: number
  readonly theme?: 'light' | 'dark'
  /** Another test goes on with it. Without, whoever comes in a test leaves with it, and asks the hub for nothing any more. */
  readonly stays?: boolean
}

export interface Browsing {
  readonly server: RunningServer
  readonly browser: Browser
  /** Addresses of other hosts that a page asked for. */
  readonly outside: string[]
  /** Errors that nobody caught in a page. */
  readonly broken: string[]
  /** A session of its own, signed in, on the first page of the admin. */
  signIn(seeing?: Seeing): Promise<Page>
  /** A session of its own of somebody who is not signed in. */
  visit(seeing?: Omit<Seeing, 'as'>): Promise<Page>
  shot(page: Page, name: string): Promise<void>
  /** As it comes out of a printer: a PDF beside the screenshots. */
  printed(page: Page, name: string): Promise<void>
  stop(): Promise<void>
}

/** @param name what the screenshots' names begin with. */
export async function startBrowsing(name: string, env?: Record<string, string>): Promise<Browsing> {
  mkdirSync(artefacts, { recursive: true })
  const server = await startServer(env)
  const browser = await chromium
    .launch({
      executablePath: needs.chromium.at ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    .catch(async (error: unknown) => {
      await server.stop()
      throw error
    })
  const outside: string[] = []
  const broken: string[] = []

  async function visit({ language = 'en', width = 1440, theme = 'light', stays = false }: Omit<Seeing, 'as'> = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 1000 },
      locale: language === 'de' ? 'de-DE' : 'en-GB',
      // Not where the hub's people are: a time zone that is taken for granted shows.
      timezoneId: 'America/New_York',
    })
    if (TestRunner.getCurrentTest() && !stays) onTestFinished(() => context.close())
    await context.addCookies([
      { name: 'payload-lng', value: language, url: server.base },
      { name: 'payload-theme', value: theme, url: server.base },
    ])
    const page = await context.newPage()
    page.on('request', (request) => {
      if (!request.url().startsWith(server.base) && !/^(data|blob):/.test(request.url())) outside.push(request.url())
    })
    page.on('pageerror', (error) => broken.push(error.stack ?? String(error)))
    return page
  }

  return {
    server,
    browser,
    outside,
    broken,
    visit,
    async signIn({ as = 'editor', ...seeing } = {}) {
      const page = await visit(seeing)
      await page.goto(`${server.base}/admin/login`)
      await page.fill('#field-email', `${as}@playground.example`)
      await page.fill('#field-password', 'playground')
      await page.click('button[type=submit]')
      await page.locator('#fh-today-title').waitFor()
      return page
    },
    async shot(page, of) {
      await page.screenshot({ path: path.join(artefacts, `${name}-${of}.png`), fullPage: true })
    },
    async printed(page, of) {
      await page.pdf({ path: path.join(artefacts, `${name}-${of}.pdf`), format: 'A4' })
    },
    async stop() {
      await browser.close()
      await server.stop()
    },
  }
}

/** Asks the hub's API as the person whose page it is. @returns the parsed answer, whatever its status. */
export const ask = <Answer>(page: Page, address: string, method = 'GET', body?: object): Promise<Answer> =>
  page.evaluate(
    async ([address, method, body]) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(address, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
      return (await response.json()) as unknown
    },
    [address, method, body] as const,
  ) as Promise<Answer>

/** No finding of axe within `selector`: none at all, not only no serious one. `except`: what is Payload's own within it, and not ours to mend. */
export async function isAccessible(page: Page, selector: string, except: readonly string[] = []): Promise<void> {
  const axe = new AxeBuilder({ page }).include(selector)
  for (const one of except) axe.exclude(one)
  const { violations } = await axe.analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)).toEqual([])
}
