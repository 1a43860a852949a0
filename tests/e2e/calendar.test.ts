/**
 * The calendar in a real browser: by the mouse, by the keyboard, on a telephone, in both languages, light and dark, and held against
 * the rules of accessibility. Screenshots are kept in tests/artefacts.
 */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { instantAt } from '../../src/core/calendar-days.ts'
import { wallDayOf } from '../../src/core/times.ts'
import { ask, isAccessible, startBrowsing, type Browsing, type Seeing } from '../support/browser.ts'
import { describeWith, needs } from '../support/needs.ts'

const berlin = 'Europe/Berlin'
/** A month that is empty otherwise, and has all its days before it. */
const month = wallDayOf(new Date(Date.now() + 70 * 86_400_000), berlin).slice(0, 7)
const at = (day: string, time: string) => instantAt(`${month}-${day}T${time}`, berlin)!.toISOString()

describeWith(needs.chromium, 'the calendar in the browser', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await startBrowsing('calendar')
  })
  afterAll(() => browsing?.stop())

  const signIn = (seeing?: Seeing) => browsing.signIn(seeing)
  const shot = (page: Page, name: string) => browsing.shot(page, name)
  const accessible = (page: Page) => isAccessible(page, '.fh-cal')

  async function write(page: Page, title: string, publishAt: string): Promise<string> {
    const { docs } = await ask<{ docs: { id: string }[] }>(page, '/api/brands?limit=1&depth=0&sort=name')
    const made = await ask<{ doc: { id: string } }>(page, '/api/posts?locale=de', 'POST', { title, brand: docs[0]?.id, publishAt })
    return made.doc.id
  }
  const timeOf = async (page: Page, id: string) => (await ask<{ publishAt: string }>(page, `/api/posts/${id}?draft=true&depth=0`)).publishAt
  const entry = (page: Page, title: string) => page.locator('.fh-cal__event', { hasText: title }).first()
  const open = async (page: Page, query: string) => {
    await page.goto(`${browsing.server.base}/admin/calendar?day=${month}-01&slots=no&${query}`)
    await page.locator('.fh-cal__grid[data-asked=true]').waitFor()
  }
  const day = (page: Page, date: string) => page.locator(`[data-date="${month}-${date}"]`).first()
  async function drag(page: Page, what: Locator, where: Locator) {
    const [from, to] = [await what.boundingBox(), await where.boundingBox()]
    if (!from || !to) throw new Error('It cannot be seen.')
    await page.mouse.move(from.x + 20, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(from.x + 40, from.y + from.height, { steps: 4 })
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 })
    await page.mouse.up()
  }

  it('moves by the mouse and by the keyboard, snaps back where it is refused, and says each of it', { timeout: 240_000 }, async () => {
    const page = await signIn()
    const [wind, sun] = [await write(page, 'Windpark am Meer', at('12', '09:00')), await write(page, 'Sonnendach', at('14', '16:30'))]
    await open(page, 'view=month')
    await entry(page, 'Windpark am Meer').waitFor()
    await accessible(page)
    await shot(page, 'month-light')

    await drag(page, entry(page, 'Windpark am Meer'), day(page, '19'))
    await page.getByText('is moved to', { exact: false }).waitFor()
    expect(await timeOf(page, wind)).toBe(at('19', '09:00'))

    // Somebody else is faster: it stays, says so, and shows where it is now.
    await page.route('**/api/posts/calendar?**', (route) => route.abort())
    await ask(page, `/api/posts/${wind}?draft=true`, 'PATCH', { publishAt: at('20', '09:00') })
    await drag(page, entry(page, 'Windpark am Meer'), day(page, '22'))
    await page.getByText('stays where it was', { exact: false }).waitFor()
    expect(await day(page, '22').getByText('Windpark am Meer').count()).toBe(0)
    await page.unroute('**/api/posts/calendar?**')
    expect(await timeOf(page, wind)).toBe(at('20', '09:00'))
    await open(page, 'view=month')

    await entry(page, 'Windpark am Meer').focus()
    await page.keyboard.press('Home')
    expect(await page.evaluate(() => document.activeElement?.classList.contains('fh-cal__event'))).toBe(true)
    await entry(page, 'Sonnendach').focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Sonnendach').first().waitFor()
    await dialog.getByLabel('New time').fill(`${month}-15T11:15`)
    await dialog.getByLabel('New time').press('Enter')
    await page.getByText('“Sonnendach” is moved to', { exact: false }).waitFor()
    expect(await timeOf(page, sun)).toBe(at('15', '11:15'))

    await entry(page, 'Sonnendach').focus()
    await page.keyboard.press('Enter')
    await dialog.getByLabel('New time').fill('2020-01-01T10:00')
    await dialog.getByRole('button', { name: 'Move' }).click()
    await dialog.getByText('This time has passed already', { exact: false }).waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(await timeOf(page, sun)).toBe(at('15', '11:15'))

    await page.getByLabel('State', { exact: true }).selectOption('in-review')
    await page.getByText('Nothing is planned for this selection and time.').waitFor()
    await page.getByRole('button', { name: 'Show everything' }).click()
    await entry(page, 'Sonnendach').waitFor()

    for (const view of ['Week', 'Day', 'List']) {
      await page.getByRole('button', { name: view, exact: true }).click()
      await page.locator('.fh-cal__grid[data-asked=true]').waitFor()
      await accessible(page)
    }
  })

  it('makes a post where a day is empty', { timeout: 120_000 }, async () => {
    const page = await signIn()
    await open(page, 'view=month')
    await day(page, '25').click({ position: { x: 60, y: 60 } })
    await page.getByRole('dialog').getByRole('button', { name: 'Make it and write' }).click()
    await page.waitForURL(/collections\/posts\/[\w-]{36}/)
    const id = /posts\/([\w-]{36})/.exec(page.url())?.[1] ?? ''
    expect(await timeOf(page, id)).toBe(at('25', '09:00'))
  })

  it('makes no second address where it does not know of the first', { timeout: 120_000 }, async () => {
    const page = await signIn()
    await ask(page, '/api/calendar-feeds/make', 'POST', { language: 'en', timeZone: 'Europe/Berlin' })
    await open(page, 'view=month')
    await page.route('**/api/calendar-feeds/mine', (route) => route.abort())
    await page.getByRole('button', { name: 'Subscribe …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Whether you have an address already cannot be told just now.', { exact: false }).waitFor()
    expect(await dialog.getByRole('button', { name: 'Make an address' }).isDisabled()).toBe(true)
    await page.unroute('**/api/calendar-feeds/mine')
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await dialog.getByText('There is an address since', { exact: false }).waitFor()
    expect(await dialog.getByRole('button', { name: 'Make a new address' }).isEnabled()).toBe(true)
  })

  it('speaks German, is readable in the dark, and names weekdays from Monday', { timeout: 120_000 }, async () => {
    const page = await signIn({ language: 'de', theme: 'dark' })
    await page.goto(`${browsing.server.base}/admin/calendar`)
    await page.locator('.fh-cal__grid[data-asked=true]').waitFor()
    await page.locator('.fh-cal__event').first().waitFor()
    expect(await page.locator('[role=columnheader]').first().innerText()).toMatch(/^Mo/)
    await accessible(page)
    await shot(page, 'month-dark')
    await page.getByRole('button', { name: 'Woche', exact: true }).click()
    await page.locator('.fh-cal__grid[data-asked=true]').waitFor()
    await accessible(page)
    await shot(page, 'week-dark')
  })

  it('is a list on a telephone, and moves by its dialog', { timeout: 120_000 }, async () => {
    const page = await signIn({ language: 'de', width: 390 })
    const id = await write(page, 'Wärme aus der Erde', at('10', '08:00'))
    await open(page, '')
    await entry(page, 'Wärme aus der Erde').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Neue Zeit').fill(`${month}-11T08:15`)
    await dialog.getByRole('button', { name: 'Verschieben' }).click()
    await page.getByText('ist auf', { exact: false }).waitFor()
    expect(await timeOf(page, id)).toBe(at('11', '08:15'))
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await accessible(page)
    await shot(page, 'list-390')

    expect(browsing.outside).toEqual([])
    expect(browsing.broken).toEqual([])
  })
})
