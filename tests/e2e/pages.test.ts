/**
 * Every page of ours, once on a wide and light screen in English, once on a phone, dark and in German, by whoever works there: axe finds nothing
 * in what is ours, nothing is wider than the phone, nothing is asked of another host. What pages there are is read from the source, so that
 * none is forgotten. Screenshots are kept in tests/artefacts.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fakes } from '../../publishers/fakes.gen.ts'
import type { Today } from '../../src/core/today.ts'
import { ask, isAccessible, startBrowsing, type Browsing } from '../support/browser.ts'
import { describeWith, needs } from '../support/needs.ts'
import { smtpStand, type SmtpStand } from '../support/smtp-server.ts'

const root = new URL('../..', import.meta.url).pathname
const views = [...readFileSync(path.join(root, 'src/payload.config.ts'), 'utf8').matchAll(/^ *path: '([^']+)',$/gm)].map(([, at]) => at)
const withPanels = new Set(
  readdirSync(path.join(root, 'collections'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/.*\.ts$/.test(file) && readFileSync(path.join(root, 'collections', file), 'utf8').includes("'/src/admin/"))
    .map((file) => file.split('/')[0]),
)

type Language = 'de' | 'en'
interface Opened {
  /** The account's name before `@playground.example`. */
  readonly as: string
  /** The root of what is ours there and matters most. */
  readonly part: string
  /** What is opened once the page is there. Axe and the eye look again after it, at what it returns. */
  readonly then?: (page: Page, say: (de: string, en: string) => string) => Promise<string>
}

const press = async (page: Page, name: string, then: string) => {
  await page.getByRole('button', { name, exact: true }).click()
  await page.locator(then).first().waitFor()
  return then
}

const pages: Readonly<Record<string, Opened>> = {
  '/calendar': { as: 'editor', part: '.fh-cal' },
  '/numbers': { as: 'analyst', part: '.fh-results' },
  '/import': { as: 'editor', part: '.fh-import' },
  '/media': { as: 'editor', part: '.fh-media' },
  '/review': { as: 'approver', part: '.fh-review' },
  '/review/:id': { as: 'approver', part: '.fh-review' },
  '/channels': { as: 'channels', part: '.fh-channels' },
  '/responsibilities': { as: 'administrator', part: '.fh-responsible' },
  '/absence': { as: 'editor', part: '.fh-absence' },
  '/queue': { as: 'channels', part: '.fh-queue' },
  '/tasks': { as: 'channels', part: '.fh-task', then: (page, say) => press(page, say('Öffnen', 'Open'), '.fh-sheet') },
  '/checks': { as: 'editor', part: '.fh-checks' },
}

const documents: Readonly<Record<string, Opened>> = {
  'api-keys': { as: 'administrator', part: '.fh.field-type' },
  'app-keys': { as: 'channels', part: '.fh:has(> #fh-app-guide)' },
  brands: {
    as: 'administrator',
    part: '.fh.fh-stack.field-type',
    then: (page, say) => press(page, say('Aus der Website ausfüllen …', 'Fill in from the website …'), 'dialog'),
  },
  campaigns: { as: 'editor', part: '.fh-campaign' },
  channels: { as: 'channels', part: '.fh:has(> #fh-connect-title)' },
  'conversion-sources': { as: 'channels', part: '.fh:has(> #fh-source-title)' },
  deliveries: { as: 'channels', part: '.fh-account' },
  mailings: { as: 'channels', part: '.fh.fh-actions', then: (page, say) => press(page, say('Anhalten', 'Stop'), 'dialog') },
  media: { as: 'editor', part: '.fh-media__panel' },
  newsletters: { as: 'channels', part: '.fh:has(> #fh-list-title) dl' },
  posts: {
    as: 'editor',
    part: '#fh-review',
    async then(page, say) {
      await page.getByRole('button', { name: say('Zahlen', 'Numbers'), exact: true }).click()
      await page.locator('.fh-post-links table').first().waitFor()
      await press(page, say('Vorschau-Link', 'Preview link'), '.fh-preview-link')
      return '.fh'
    },
  },
  reports: { as: 'analyst', part: '.fh-report' },
  subscribers: { as: 'channels', part: '.fh.field-type' },
  users: { as: 'editor', part: 'p.fh' },
  webhooks: { as: 'administrator', part: '.fh:has(> #fh-webhook-title)' },
}
const others: Readonly<Record<string, Opened>> = {
  '': { as: 'analyst', part: '.fh-today' },
  '/collections/api-keys': {
    as: 'administrator',
    part: '.fh-actions',
    then: (page, say) => press(page, say('Neuer Schlüssel', 'New key'), 'dialog'),
  },
  '/collections/app-keys/create': { as: 'channels', part: '.fh-empty' },
  '/collections/channels/create': { as: 'channels', part: '#fh-connect-title' },
  '/collections/freezes': { as: 'channels', part: '.fh-empty-list' },
}

describeWith(needs.chromium, 'every page in the browser', () => {
  let browsing: Browsing
  let mail: SmtpStand
  const sessions = new Map<string, Promise<Page>>()
  const looks = { en: { language: 'en' }, de: { language: 'de', width: 390, theme: 'dark' } } as const
  const sessionOf = (as: string, language: Language): Promise<Page> => {
    const known = sessions.get(as + language) ?? browsing.signIn({ as, ...looks[language], stays: true })
    sessions.set(as + language, known)
    return known
  }
  const told = async <Answer>(as: string, address: string, body: object = {}): Promise<Answer> => {
    const answer = await ask<Answer>(await sessionOf(as, 'en'), `/api/${address}`, 'POST', body)
    expect(answer, address).not.toHaveProperty('errors')
    expect(answer, address).not.toHaveProperty('title')
    return answer
  }
  const made = async (as: string, address: string, body: object): Promise<string> =>
    String((await told<{ doc: { id: string | number } }>(as, address, body)).doc.id)
  /** By collection. Absent: the newest that there is. */
  const chosen = new Map<string, string>()
  let brand = ''

  beforeAll(async () => {
    mail = await smtpStand()
    // A mailbox that is full for now: its mailing stays on its way.
    mail.rcpt = (to) => (to.startsWith('erika@') ? { code: 452, text: 'Mailbox full' } : null)
    browsing = await startBrowsing('pages', { SMTP_URL: mail.url })
    const administrator = await sessionOf('administrator', 'en')
    const brands = await ask<{ docs: { id: string }[] }>(administrator, '/api/brands?limit=1&depth=0')
    brand = brands.docs[0]!.id
  })
  afterAll(async () => {
    await browsing?.stop()
    await mail?.stop()
  })

  /** Ends when nothing of ours is still being fetched. */
  const settled = (page: Page) =>
    page.waitForFunction(
      () => ![...document.querySelectorAll('.fh :is(.fh-empty, .fh-quiet)')].some(({ textContent }) => textContent.trim().endsWith(' …')),
    )
  const look = async (page: Page, part: string, name: string) => {
    await browsing.shot(page, name)
    await isAccessible(page, part)
    if (name.endsWith('-de')) expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390)
  }
  const walk = async (language: Language, at: string, { as, part, then }: Opened) => {
    const page = await sessionOf(as, language)
    await page.goto(`${browsing.server.base}/admin${at}`)
    await page.locator(part).first().waitFor()
    await settled(page)
    const name =
      at
        .replace(/\/[0-9a-f-]{36}$|\/\d+$/, '-one')
        .replaceAll('/', '-')
        .replace('-collections-', '') || 'first'
    await look(page, '.fh', `${name}-${language}`)
    if (!then) return
    const opened = await then(page, (de, en) => ({ de, en })[language])
    await settled(page)
    await look(page, opened, `${name}-then-${language}`)
  }
  /** Of what axe found, the findings themselves. */
  const saidBy = (error: unknown): unknown => (error instanceof Error && 'actual' in error ? error.actual : String(error))
  /** Collects what is wrong instead of ending at the first. */
  const walkAll = async (all: readonly (readonly [string, Opened])[]) => {
    const wrong: unknown[] = []
    for (const language of ['en', 'de'] as const)
      for (const [at, opened] of all) await walk(language, at, opened).catch((error: unknown) => wrong.push([at, language, saidBy(error)]))
    expect(wrong).toEqual([])
    expect(browsing.outside).toEqual([])
    expect(browsing.broken).toEqual([])
  }

  it('is whole on each of the hub’s own pages', { timeout: 900_000 }, async () => {
    expect(views.sort()).toEqual(Object.keys(pages).sort())
    const { waiting } = await ask<Today>(await sessionOf('approver', 'en'), '/api/deliveries/today')
    await walkAll(
      [...Object.entries(pages), ...Object.entries(others)].map(([at, one]) => [at.replace(':id', waiting[0]?.post ?? ''), one]),
    )
  })

  it('is whole on each document with a panel of ours', { timeout: 900_000 }, async () => {
    expect([...withPanels].sort()).toEqual(Object.keys(documents).sort())
    await told('administrator', 'api-keys/make', {
      name: 'Website',
      brands: [],
      scopes: ['read'],
      ratePerMinute: 60,
      expiresAt: null,
    })
    const webhook = await made('administrator', 'webhooks', {
      name: 'Shop',
      url: `${browsing.server.base}/healthz`,
      events: ['post.published'],
    })
    await told('administrator', `webhooks/${webhook}/secret`)
    chosen.set('newsletters', await aNewsletter())
    for (const collection of ['posts', 'deliveries']) chosen.set(collection, await published(collection))
    const at: [string, Opened][] = []
    for (const [collection, one] of Object.entries(documents)) {
      const { docs } = await ask<{ docs: { id: string }[] }>(await sessionOf(one.as, 'en'), `/api/${collection}?limit=1&depth=0`)
      const id = collection === 'users' ? null : (chosen.get(collection) ?? docs[0]?.id)
      expect(id, collection).toBeDefined()
      at.push([id === null ? '/account' : `/collections/${collection}/${id}`, one])
    }
    await walkAll(at)
  })

  /** A post that went out over Mastodon, or its delivery. */
  async function published(collection: string): Promise<string> {
    const where = 'where[platform][equals]=mastodon&where[state][equals]=published'
    const page = await sessionOf('channels', 'en')
    const { docs } = await ask<{ docs: { id: string; post: string }[] }>(page, `/api/deliveries?${where}&limit=1&depth=0&sort=-publishedAt`)
    return String(collection === 'posts' ? docs[0]?.post : docs[0]?.id)
  }

  /** With a reader, and a mailing that is on its way to them. */
  async function aNewsletter(): Promise<string> {
    const sender = { senderName: 'Nordlicht', senderAddress: 'news@nordlicht.example', imprint: 'Nordlicht Energie', accent: '#1c5d99' }
    const list = {
      name: 'Nordlicht-Brief',
      slug: 'brief',
      brand,
      language: 'de',
      privacyUrl: 'https://nordlicht.example/privacy',
      ...sender,
    }
    const newsletter = await made('channels', 'newsletters?locale=de', list)
    const manager = await sessionOf('channels', 'en')
    const statement = { when: 'in 2024', where: 'in the archive' }
    const brought = { csv: 'email\nerika@nordlicht.example', as: 'confirmed', statement, dry: false }
    await told('channels', `newsletters/${newsletter}/import`, brought)
    const channel = await made('channels', 'channels', { name: 'Nordlicht-Brief', platform: 'newsletter', language: 'de', brand })
    const connect = `channels/${channel}/connect`
    const { choices = [] } = await told<{ choices?: { id: string }[] }>('channels', connect, { input: {} })
    if (choices[0]) await told('channels', `${connect}/choose`, { choice: choices[0].id })
    const variants = [{ channel, when: 'with-post', text: 'Was im Winter neu ist.' }]
    const words = { title: 'Winterbrief', slug: 'winterbrief', teaser: 'Was im Winter neu ist.' }
    const post = await made('editor', 'posts?locale=de', { ...words, brand, variants })
    const { review } = await told<{ review: { hash: string } }>('editor', `posts/${post}/submit`)
    await told('approver', `posts/${post}/approve`, { hash: review.hash, comment: '' })
    const standing = async () => {
      const { docs } = await ask<{ docs: { state: string; reason: string }[] }>(
        manager,
        `/api/deliveries?where[post][equals]=${post}&depth=0`,
      )
      return docs.map(({ state, reason }) => `${state} ${reason}`.trim())
    }
    await expect.poll(standing, { timeout: 120_000, interval: 500 }).toEqual(['processing'])
    return newsletter
  }

  const aChannel = async (platform: string) => {
    const page = await sessionOf('channels', 'de')
    const id = await made('channels', 'channels', { name: `Nordlicht auf ${platform}`, platform, language: 'de', brand })
    await page.goto(`${browsing.server.base}/admin/collections/channels/${id}#fh-connect-title`)
    await page.locator('.fh:has(> #fh-connect-title) .fh-badge').waitFor()
    return { page, panel: page.locator('.fh:has(> #fh-connect-title)') }
  }

  it('connects a channel by what is typed, and tests it', { timeout: 240_000 }, async () => {
    const { page, panel } = await aChannel('telegram')
    const { valid = {}, refused = {} } = (await fakes.telegram?.())?.connect(browsing.server.base) ?? {}
    const type = async (input: Readonly<Record<string, string>>) => {
      for (const [field, value] of Object.entries(input)) await panel.locator(`[name="fh-${field}"]`).fill(value)
      await panel.getByRole('button', { name: 'Verbinden', exact: true }).click()
    }
    await type({})
    await panel.getByText('Das wird zum Verbinden gebraucht.').first().waitFor()
    await look(page, '.fh', 'connect-missing-de')
    await type(refused)
    await panel.locator('.fh-notice').last().waitFor()
    await look(page, '.fh', 'connect-refused-de')
    await type(valid)
    await panel.getByText('Verbunden als', { exact: false }).first().waitFor()
    await panel.getByRole('button', { name: 'Verbindung testen' }).click()
    await panel.getByText('Die Verbindung funktioniert: Die Plattform nimmt den Zugang an.').waitFor()
    await look(page, '.fh', 'connect-tested-de')
    await page.goto(`${browsing.server.base}/admin/channels`)
    const card = page.locator('.fh-station', { hasText: 'Nordlicht auf telegram' })
    await card.getByText('Verbunden', { exact: false }).first().waitFor()
    await look(page, '.fh', 'connect-at-a-glance-de')
  })

  it('connects a channel by signing in at the platform, and by choosing an account', { timeout: 240_000 }, async () => {
    const { page, panel } = await aChannel('pinterest')
    await look(page, '.fh', 'connect-steps-de')
    await panel.getByRole('button', { name: 'Verbinden', exact: true }).click()
    await page.getByRole('button', { name: 'OK', exact: true }).click()
    await panel.getByLabel('Welches Konto?').waitFor()
    await look(page, '.fh', 'connect-choose-de')
    await panel.getByRole('button', { name: 'Dieses Konto verbinden' }).click()
    await panel.getByRole('button', { name: 'Verbindung testen' }).click()
    await panel.getByText('Die Verbindung funktioniert: Die Plattform nimmt den Zugang an.').waitFor()
    await panel.getByText(/^Der Zugang endet in|^Funkhaus erneuert den Zugang/u).waitFor()
    await look(page, '.fh', 'connect-chosen-de')
    expect(browsing.outside).toEqual([])
    expect(browsing.broken).toEqual([])
  })
})
