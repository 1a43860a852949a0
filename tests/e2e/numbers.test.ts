/**
 * What posts brought, in a real browser: the page with its filters, drawings and tables, a post beside what is usual, and the panels that lead
 * there. Screenshots are kept in tests/artefacts.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { NumbersOverview } from '../../src/core/numbers.ts'
import { ask, isAccessible, startBrowsing, type Browsing } from '../support/browser.ts'
import { describeWith, needs } from '../support/needs.ts'

const fits = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

describeWith(needs.chromium, 'numbers in the browser', () => {
  let browsing: Browsing
  let overview: NumbersOverview
  beforeAll(async () => {
    browsing = await startBrowsing('numbers')
  })
  afterAll(() => browsing?.stop())

  const drawn = (page: Page) => page.locator('.fh-chart .recharts-surface').first().waitFor()

  it('shows what was brought at once, as drawings and as tables', { timeout: 300_000 }, async () => {
    const analyst = await browsing.signIn({ as: 'analyst' })
    await expect
      .poll(async () => (await ask<NumbersOverview>(analyst, '/api/numbers/overview')).best.length, { timeout: 60_000, interval: 500 })
      .toBeGreaterThan(0)
    // What the page itself was told: numbers go on moving.
    const told = analyst.waitForResponse((response) => response.url().includes('/api/numbers/overview'))
    await analyst.locator('#nav-numbers', { hasText: 'Results' }).waitFor({ state: 'attached' })
    await analyst.goto(`${browsing.server.base}/admin/numbers`)
    overview = (await (await told).json()) as NumbersOverview
    await analyst.getByRole('heading', { name: 'Over time' }).waitFor()
    await drawn(analyst)
    const shown = new Intl.NumberFormat('en-GB').format(overview.totals.sums.engagements?.sum ?? NaN)
    await analyst.locator('.fh-tile', { hasText: 'Engagements' }).first().getByText(shown, { exact: true }).waitFor()
    // Of each comparison it is said what with.
    await analyst
      .getByText(/× what is usual: on this channel, posts have .* \(median of \d+ posts\)/u)
      .first()
      .waitFor()
    // What is not told stands there as such.
    await analyst.getByText('Told by no platform in this selection', { exact: false }).waitFor()
    // A country too small for an outline is a dot.
    await analyst.locator('.fh-map circle title', { hasText: 'Liechtenstein' }).waitFor({ state: 'attached' })
    await isAccessible(analyst, '.fh-results')
    await browsing.shot(analyst, 'page-light')

    // A table behind the drawing, by keyboard; and what a number means.
    const summary = analyst.getByText('As a table').first()
    await summary.focus()
    await analyst.keyboard.press('Enter')
    await analyst.getByRole('region', { name: 'Over time' }).getByRole('row').nth(1).waitFor()
    const word = analyst.getByRole('button', { name: 'Engagements' }).first()
    await word.focus()
    const said = analyst.getByRole('tooltip').filter({ visible: true })
    await said.waitFor()
    await isAccessible(analyst, '.fh-results')
    await analyst.keyboard.press('Escape')
    await said.waitFor({ state: 'hidden' })

    // What was spent, and what came of it; each name says how it is reckoned.
    const [paid] = overview.effect.money
    const costs = analyst.getByRole('region', { name: 'Costs and effect', exact: true })
    const spent = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR', currencyDisplay: 'code' })
    await costs
      .getByRole('row', { name: /^EUR/u })
      .getByText(spent.format((paid?.costs ?? NaN) / 100), { exact: true })
      .waitFor()
    await costs.getByRole('rowheader', { name: 'Wechsel zum Nachbarschaftstarif' }).waitFor()
    await costs.getByRole('button', { name: 'Per click' }).focus()
    await said.getByText('clicks of people on the hub’s short links', { exact: false }).waitFor()
    await isAccessible(analyst, '.fh-results')
    await analyst.keyboard.press('Escape')

    // Another number, another time, one channel: kept in the address.
    await analyst.getByRole('radio', { name: 'Shares' }).check()
    await analyst.getByRole('columnheader', { name: 'Shares' }).first().waitFor()
    await analyst.getByLabel('Channel', { exact: true }).selectOption({ label: 'Nordlicht on Bluesky' })
    await analyst.getByRole('radio', { name: '30 days' }).check()
    await analyst.waitForURL(/channel=.*period=30/u)
    // Two choices, the second before the page has drawn what the first brings: both are kept.
    const clicked = await analyst.getByRole('group', { name: 'Period' }).evaluate(async (group) => {
      const [other, again] = ['90', '30'].map((value) => group.querySelector<HTMLInputElement>(`input[value="${value}"]`))
      other?.click()
      await Promise.resolve()
      const stood = other?.checked
      again?.click()
      return stood
    })
    expect(clicked).toBe(true)
    await analyst.reload()
    await drawn(analyst)
    expect(
      await analyst.getByLabel('Channel', { exact: true }).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text),
    ).toBe('Nordlicht on Bluesky')
    // What is downloaded is what is chosen, and as much as the page counts.
    const link = analyst.getByRole('link', { name: 'Posts as CSV' })
    const [file] = await Promise.all([analyst.waitForEvent('download'), link.click()])
    expect(file.suggestedFilename()).toMatch(/^funkhaus-deliveries-\d{4}-\d\d-\d\d\.csv$/)
    const rows: { channel: string }[] = parse(readFileSync(await file.path()), { bom: true, columns: true })
    const counted = (await link.getAttribute('href'))?.replace('export/deliveries', 'overview') ?? ''
    expect(rows.length).toBe((await ask<NumbersOverview>(analyst, counted)).totals.deliveries)
    expect([...new Set(rows.map(({ channel }) => channel))]).toEqual(['Nordlicht on Bluesky'])
    await analyst.getByRole('link', { name: 'Clicks as JSON Lines' }).waitFor()

    await analyst.goto(`${browsing.server.base}/admin/numbers?from=2020-01-01&to=2020-01-31`)
    await analyst.getByText('Nothing in this selection is published yet', { exact: false }).waitFor()
    await analyst.getByText('In this selection no costs are entered and no conversions told.').waitFor()
    await analyst.getByRole('link', { name: 'Enter a cost' }).waitFor()
    await analyst.getByLabel('Last day').fill('2019-12-31')
    await analyst.getByText('The last day lies before the first', { exact: false }).waitFor()
    await isAccessible(analyst, '.fh-results')
    await browsing.shot(analyst, 'empty-light')
  })

  it('speaks German, in the dark, on a telephone, and on paper', { timeout: 300_000 }, async () => {
    const manager = await browsing.signIn({ as: 'channels', language: 'de', theme: 'dark' })
    await manager.goto(`${browsing.server.base}/admin/numbers`)
    await manager.getByRole('heading', { name: 'Auswertung' }).waitFor()
    await drawn(manager)
    await manager
      .getByText(/Das \d+,\d-Fache des Üblichen/u)
      .first()
      .waitFor()
    await manager
      .getByRole('region', { name: 'Kosten und Wirkung', exact: true })
      .getByText(/^1\.\d{3},\d{2}\sEUR$/u)
      .first()
      .waitFor()
    await manager.locator('.fh-map svg').waitFor()
    await isAccessible(manager, '.fh-results')
    await browsing.shot(manager, 'page-de-dark')

    await manager.emulateMedia({ media: 'print' })
    await manager.locator('.app-header').waitFor({ state: 'hidden' })
    expect(await manager.locator('.fh-results__filters').isVisible()).toBe(false)
    expect(await manager.locator('.fh-results__download').isVisible()).toBe(false)
    // Paper is white, also for whoever works in the dark.
    const themes = () => manager.evaluate(() => (window as unknown as { themes: (string | undefined)[] }).themes)
    await manager.evaluate(() => {
      const seen: (string | undefined)[] = []
      Object.assign(window, { themes: seen })
      const note = () => void seen.push(document.documentElement.dataset.theme)
      for (const event of ['beforeprint', 'afterprint']) window.addEventListener(event, note)
    })
    await browsing.printed(manager, 'page-de')
    expect(await themes()).toEqual(['light', 'dark'])

    const phone = await browsing.signIn({ as: 'editor', language: 'de', width: 390 })
    await phone.goto(`${browsing.server.base}/admin/numbers`)
    await drawn(phone)
    await phone.locator('.fh-map svg').waitFor()
    await fits(phone)
    await isAccessible(phone, '.fh-results')
    await browsing.shot(phone, 'page-de-390')
  })

  it(
    'shows a post beside what is usual on its channel, and leads from channel and campaign to their numbers',
    { timeout: 300_000 },
    async () => {
      const editor = await browsing.signIn({ as: 'editor', language: 'de' })
      const [best] = overview.best
      await editor.goto(`${browsing.server.base}/admin/collections/posts/${best?.post}`)
      await editor.getByRole('button', { name: 'Zahlen', exact: true }).click()
      await editor.getByText(/Üblich auf .*: mittlere Hälfte \(Beiträge: \d+\)/u).waitFor()
      await editor.locator('.fh-chart .recharts-area').first().waitFor()
      await isAccessible(editor, '.fh-numbers')
      await browsing.shot(editor, 'post-usual')
      await editor.getByRole('radio', { name: 'Nicht vergleichen' }).check()
      await editor.locator('.fh-chart .recharts-area').first().waitFor({ state: 'detached' })

      const channel = best?.channel.id ?? ''
      await editor.goto(`${browsing.server.base}/admin/collections/channels/${channel}`)
      await editor.getByRole('heading', { name: 'Zahlen', exact: false }).waitFor()
      await editor.locator('.fh-tile', { hasText: 'Interaktionen' }).first().waitFor()
      await isAccessible(editor, '.fh-box:has(.fh-tiles)')
      await browsing.shot(editor, 'channel-panel')
      await editor.getByRole('link', { name: 'Zur Auswertung' }).click()
      await editor.waitForURL(new RegExp(`/admin/numbers\\?channel=${channel}`, 'u'))

      const campaigns = await ask<{ docs: { id: string }[] }>(editor, '/api/campaigns?limit=1')
      const campaign = campaigns.docs[0]?.id ?? ''
      await ask(editor, `/api/campaigns/${campaign}`, 'PATCH', {
        figures: [
          { metric: 'reactions', target: 500 },
          { metric: 'impressions', target: 50 },
        ],
      })
      await editor.goto(`${browsing.server.base}/admin/collections/campaigns/${campaign}`)
      await editor.getByText(/von 500 \(/u).waitFor()
      await editor.getByText('Ziel 50: Keine Plattform nennt diese Zahl.').waitFor()
      await editor.getByText('Ausgegeben: 250,00\u00a0EUR · 6 Conversions', { exact: false }).waitFor()
      await isAccessible(editor, '.fh-box:has(.fh-goals)')
      await browsing.shot(editor, 'campaign-panel')
      expect(browsing.outside).toEqual([])
      expect(browsing.broken).toEqual([])
    },
  )

  it('takes a cost as people write it, and connects a shop', { timeout: 300_000 }, async () => {
    const manager = await browsing.signIn({ as: 'channels', language: 'de' })
    await manager.goto(`${browsing.server.base}/admin/collections/costs/create`)
    await manager.fill('#field-note', 'Plakate')
    await manager.fill('#field-amount', '1.234,567')
    await manager.locator('#field-brand').click()
    await manager.getByRole('option', { name: 'Nordlicht Energie' }).click()
    await manager.locator('#field-from input').click()
    await manager.locator('.react-datepicker__day--today').click()
    await manager.click('#action-save')
    await manager.getByText('Schreiben Sie einen Betrag über null', { exact: false }).first().waitFor()
    await manager.fill('#field-amount', '1.234,56')
    await manager.click('#action-save')
    await manager.waitForURL(/\/costs\/[0-9a-f-]{36}/u)
    await browsing.shot(manager, 'cost')

    await manager.goto(`${browsing.server.base}/admin/collections/conversion-sources`)
    await manager.getByRole('link', { name: 'Tarifrechner auf der Website' }).click()
    await manager.getByText(/Conversions sind gezählt/u).waitFor()
    await manager.getByRole('button', { name: 'Geheimnis erneuern' }).click()
    const dialog = manager.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Geheimnis erneuern' }).click()
    expect(await dialog.getByLabel('Geheimnis', { exact: true }).inputValue()).toMatch(/^whsec_/u)
    await dialog.getByRole('button', { name: 'Ich habe es' }).click()
    await manager.getByText('Das vorige Geheimnis gilt noch bis', { exact: false }).waitFor()
    await isAccessible(manager, '.fh-box')
    await browsing.shot(manager, 'conversion-source')
    expect(browsing.broken).toEqual([])
  })
})
