/**
 * The whole way in a real browser, as two people: written, checked, submitted, approved by somebody else, published on the website
 * and two networks, liked there, and drawn in the admin. Screenshots are kept in tests/artefacts.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith, needs } from '../support/needs.ts'
import { startServer, type RunningServer } from '../support/server.ts'

const artefacts = new URL('../artefacts/', import.meta.url).pathname
const title = 'Wir öffnen das Umspannwerk'

describeWith(needs.chromium, 'a post in the browser', () => {
  let server: RunningServer
  let browser: Browser
  const outside: string[] = []
  const broken: string[] = []

  beforeAll(async () => {
    mkdirSync(artefacts, { recursive: true })
    server = await startServer()
    browser = await chromium.launch({
      executablePath: needs.chromium.at ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  const shot = (page: Page, name: string) => page.screenshot({ path: path.join(artefacts, `${name}.png`), fullPage: true })

  async function signIn(email: string): Promise<{ page: Page; context: BrowserContext }> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'en-GB' })
    const page = await context.newPage()
    page.on('request', (request) => {
      if (!request.url().startsWith(server.base) && !/^(data|blob):/.test(request.url())) outside.push(request.url())
    })
    page.on('pageerror', (error) => broken.push(String(error)))
    await page.goto(`${server.base}/admin/login`)
    await page.fill('#field-email', email)
    await page.fill('#field-password', 'playground')
    await page.click('button[type=submit]')
    await page.locator('#fh-today-title').waitFor()
    return { page, context }
  }

  const tab = (page: Page, name: string) => page.locator('.tabs-field__tab-button', { hasText: name }).click()

  async function choose(page: Page, field: string, option: string) {
    await page.locator(`${field} .rs__control`).click()
    await page.locator('.rs__option', { hasText: option }).first().click()
  }

  it('goes from two people’s hands to three channels, and its numbers are drawn', { timeout: 400_000 }, async () => {
    const editor = await signIn('editor@playground.example')
    const { page } = editor
    await page.goto(`${server.base}/admin/collections/posts/create`)
    await page.fill('#field-title', title)
    await page.fill('#field-teaser', 'Am Samstag führen wir durch das Umspannwerk. Billig ist es auch: der Eintritt ist frei.')
    await page.locator('.rich-text-lexical [contenteditable=true]').click()
    await page.keyboard.type('Von zehn bis sechzehn Uhr zeigen wir, wie aus Hochspannung Haushaltsstrom wird.')
    await page.locator('#field-media').getByRole('button', { name: 'Choose from existing' }).click()
    const drawer = page.getByRole('dialog').filter({ has: page.locator('table') })
    await drawer.locator('tbody tr').first().locator('button, a').first().click()
    await page.locator('#field-media').getByText('.jpg').waitFor()
    await choose(page, '#field-brand', 'Nordlicht Energie')

    await tab(page, 'Search')
    await page.fill('#field-seo__description', 'Führungen durch das Umspannwerk am Samstag, der Eintritt ist frei.')

    for (const channel of ['Nordlicht Website', 'Nordlicht auf Mastodon', 'Nordlicht on Bluesky'])
      await page.getByRole('switch', { name: channel }).click()
    await page.getByRole('button', { name: 'Nordlicht auf Mastodon' }).click()
    await page.fill('#field-variants__1__text', 'Samstag: Führungen durch das Umspannwerk, Eintritt frei. #Nordlicht')
    await page.getByRole('button', { name: 'Nordlicht on Bluesky' }).click()
    await page.fill('#field-variants__2__text', 'On Saturday we open the substation. Free entry. #Nordlicht')

    // Bluesky speaks English and the post is German so far; and a word of the teaser, which the website shows, is forbidden. Both are said
    // while typing.
    await page.getByRole('button', { name: 'Nordlicht Website' }).click()
    await page.locator('.fh-findings').getByText('billig', { exact: false }).first().waitFor()
    await page.getByText('May not go out, because:').first().waitFor()
    await shot(page, '1-findings')
    await page.getByRole('button', { name: 'Submit for approval' }).click()
    await page.getByText('no title in that language', { exact: false }).first().waitFor()
    await shot(page, '2-refused')

    await tab(page, 'Content')
    const german = saved(page, 'Umspannwerk. Der Eintritt ist frei.')
    await page.fill('#field-teaser', 'Am Samstag führen wir durch das Umspannwerk. Der Eintritt ist frei.')
    await german
    const address = new URL(page.url())
    address.searchParams.set('locale', 'en')
    await page.goto(address.toString())
    await page.fill('#field-title', 'We open the substation')
    await page.fill('#field-teaser', 'On Saturday we show you round the substation. Free entry.')
    await tab(page, 'Search')
    const english = saved(page, 'Guided tours of the substation')
    await page.fill('#field-seo__description', 'Guided tours of the substation on Saturday, free entry.')
    await english
    await page.locator('.fh-outlet').getByText('May go out', { exact: true }).nth(2).waitFor({ timeout: 60_000 })
    await shot(page, '3-previews')
    await page.getByRole('button', { name: 'Submit for approval' }).click()
    await page.getByText('In review').first().waitFor()
    await shot(page, '4-in-review')

    const approver = await signIn('approver@playground.example')
    await approver.page
      .getByRole('link', { name: title })
      .or(approver.page.getByRole('link', { name: 'We open the substation' }))
      .first()
      .click()
    await approver.page.waitForURL('**/admin/review/*')
    await approver.page.getByRole('button', { name: 'Approve', exact: true }).click()
    await approver.page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click()
    await approver.page.locator('.fh-decision__done').waitFor()
    await approver.page.goto(page.url())
    await approver.page.getByText('Published', { exact: true }).nth(2).waitFor({ timeout: 60_000 })
    await shot(approver.page, '5-published')

    const visitor = await approver.context.newPage()
    await visitor.goto(`${server.base}/playground/mastodon`)
    const toot = visitor.locator('article').filter({ hasText: 'Führungen durch das Umspannwerk' })
    await toot.first().waitFor()
    expect(await toot.count()).toBe(1)
    // The network has the short link that counts, which leads to the post.
    const link = /\/l\/\w+/.exec(await toot.innerText())?.[0] ?? ''
    const followed = await fetch(server.base + link, { redirect: 'manual' })
    expect([followed.status, followed.headers.get('location')]).toEqual([302, expect.stringContaining('/site/nordlicht/')])
    await toot.getByRole('button', { name: /like|gefällt/i }).click()
    await shot(visitor, '6-network')
    await visitor.goto(`${server.base}/site/nordlicht`)
    await visitor.getByRole('link', { name: 'We open the substation' }).first().click()
    await visitor.getByRole('heading', { name: 'We open the substation' }).waitFor()
    await shot(visitor, '7-website')

    await tab(page, 'Numbers')
    // The like on the network comes home at the next measurement: an hour lasts ten seconds in the playground.
    const reactions = page
      .getByRole('row')
      .filter({ hasText: 'Nordlicht auf Mastodon' })
      .first()
      .getByRole('cell', { name: '1', exact: true })
    await reactions.waitFor({ timeout: 90_000 })
    await page.getByRole('radio', { name: 'Reactions' }).check()
    await page.locator('.recharts-surface').first().waitFor()
    await shot(page, '8-numbers')

    expect(outside).toEqual([])
    expect(broken).toEqual([])
  })

  /** What is typed last is saved: not what was typed before it. Asked before it is typed. */
  async function saved(page: Page, typed: string) {
    // Previews are asked for by POST, too, and sooner.
    await page.waitForResponse(
      (answer) =>
        /\/api\/posts(?!\/preview)/.test(answer.url()) &&
        answer.request().method() === 'PATCH' &&
        (answer.request().postData() ?? '').includes(typed) &&
        answer.ok(),
    )
  }
})
