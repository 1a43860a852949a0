/** Reports, in a real browser: composed of blocks, previewed, made, downloaded and sent. Screenshots are kept in tests/artefacts. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, isAccessible, startBrowsing, type Browsing } from '../support/browser.ts'
import { describeWith, needs } from '../support/needs.ts'
import { readPdf } from '../support/pdf-text.ts'

describeWith(needs.chromium, 'reports in the browser', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await startBrowsing('reports')
  })
  afterAll(() => browsing?.stop())

  /** The one that the playground begins with. */
  const open = async (page: Page) => {
    const { docs } = await ask<{ docs: { id: string }[] }>(page, '/api/reports?where[name][equals]=Monatsbericht')
    await page.goto(`${browsing.server.base}/admin/collections/reports/${docs[0]?.id}`)
  }

  it('lets an analyst compose a report, and make, read and send an edition', { timeout: 300_000 }, async () => {
    const analyst = await browsing.signIn({ as: 'analyst' })
    await analyst.goto(`${browsing.server.base}/admin/numbers`)
    await analyst.locator('.fh-results__head').getByRole('link', { name: 'Reports' }).click()
    await analyst.waitForURL(/\/admin\/collections\/reports/u)
    const brand = (await ask<{ docs: { id: string }[] }>(analyst, '/api/brands?limit=1')).docs[0]?.id
    await analyst.goto(`${browsing.server.base}/admin/collections/reports/create`)
    await analyst.getByText('As soon as the report is saved', { exact: false }).waitFor()
    await analyst.locator('#field-name').fill('For the board')
    await analyst.locator('#field-brand .rs__control').click()
    await analyst.locator('#field-brand .rs__option').first().click()
    await analyst.locator('#field-language .rs__control').click()
    await analyst.locator('.rs__option', { hasText: 'English' }).click()
    // Sensible blocks are there; one more of one's own.
    expect(await analyst.locator('#field-blocks .blocks-field__row, #field-blocks [id^="blocks-row-"]').count()).toBeGreaterThan(5)
    await analyst.locator('#action-save').click()
    await analyst.waitForURL(/\/admin\/collections\/reports\/(?!create)[^/]+$/u)
    const id = new URL(analyst.url()).pathname.split('/').at(-1) ?? ''
    expect((await ask<{ brand: { id: string } | string }>(analyst, `/api/reports/${id}?depth=0`)).brand).toBe(brand)

    const panel = analyst.locator('.fh-report')
    await panel.getByText('This report goes by hand only, and to nobody yet', { exact: false }).waitFor()
    await panel.getByRole('button', { name: 'Make an edition' }).click()
    await panel.getByText(/The edition “.*” is made\. Its numbers stay as they are\./u).waitFor()
    const link = panel.getByRole('link', { name: /^PDF: / })
    await link.waitFor()
    const [download] = await Promise.all([analyst.waitForEvent('download'), link.click()])
    const { pages } = readPdf(await readFile(await download.path()))
    expect(pages.join('\n')).toContain('For the board')
    expect(pages.join('\n')).toContain('At a glance')
    await isAccessible(analyst, '.fh-report')
    await browsing.shot(analyst, 'made-light')

    await panel.getByRole('button', { name: 'Make an edition' }).click()
    await panel.getByText('is there already', { exact: false }).waitFor()
    await panel.getByRole('button', { name: 'New revision' }).click()
    await analyst.getByRole('dialog').getByRole('button', { name: 'New revision' }).click()
    await panel.getByText('Revision 2').waitFor()
    await panel.getByLabel('Period').selectOption({ label: 'Own period' })
    await panel.getByLabel('Last day').fill('2001-01-01')
    await panel.getByText('The last day lies before the first', { exact: false }).waitFor()
    await isAccessible(analyst, '.fh-report')
  })

  it('speaks German, in the dark and on a telephone, and says to others what they may not', { timeout: 300_000 }, async () => {
    const manager = await browsing.signIn({ as: 'channels', language: 'de', theme: 'dark' })
    await open(manager)
    const panel = manager.locator('.fh-report')
    await panel.getByText(/^Geht am .* um 08:00 Uhr \(Europe\/Berlin\) an 2 Adressen: /u).waitFor()
    await panel.getByRole('button', { name: 'Senden' }).first().click()
    await manager.getByText('Wer diese Ausgabe schon hat, bekommt sie nicht noch einmal.', { exact: false }).waitFor()
    await browsing.shot(manager, 'send-de-dark')
    await manager.getByRole('dialog').getByRole('button', { name: 'Senden' }).click()
    await panel.getByText('2 E-Mails gesendet', { exact: false }).waitFor({ timeout: 100_000 })
    await isAccessible(manager, '.fh-report')
    await browsing.shot(manager, 'page-de-dark')

    const phone = await browsing.signIn({ as: 'editor', language: 'de', width: 390 })
    await open(phone)
    await phone
      .locator('.fh-report')
      .getByRole('link', { name: /^XLSX: / })
      .first()
      .waitFor()
    expect(await phone.locator('.fh-report').getByRole('button').count()).toBe(0)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await isAccessible(phone, '.fh-report')
    await browsing.shot(phone, 'page-de-390')
    expect(browsing.outside).toEqual([])
    expect(browsing.broken).toEqual([])
  })
})
