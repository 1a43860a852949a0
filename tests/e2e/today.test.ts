/**
 * Today, freezes and the first steps in a real browser: people of different roles in sessions of their own, a hub of the playground and one
 * that is empty. Screenshots are kept in tests/artefacts.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import type { Today } from '../../src/core/today.ts'
import { ask, isAccessible, startBrowsing, type Browsing } from '../support/browser.ts'
import { describeWith, needs } from '../support/needs.ts'

const fits = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

describeWith(needs.chromium, 'Today in the browser', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await startBrowsing('today')
  })
  afterAll(() => browsing?.stop())

  it('shows each role what matters to it first', { timeout: 300_000 }, async () => {
    const approver = await browsing.signIn({ as: 'approver' })
    await approver.getByRole('heading', { name: 'Goes out next' }).waitFor()
    const { waiting } = await ask<Today>(approver, '/api/deliveries/today')
    const firstCard = approver.locator('.fh-today__for-you .fh-card').first()
    expect(await firstCard.getByRole('heading').innerText()).toContain('Waits for your decision')
    expect(await firstCard.getByRole('link').first().getAttribute('href')).toContain(`/admin/review/${waiting[0]?.post}`)
    await approver.getByText(/Good (morning|afternoon|evening), /u).waitFor()
    await isAccessible(approver, '.fh-today')
    await browsing.shot(approver, 'approver-light')

    const manager = await browsing.signIn({ as: 'channels', language: 'de', theme: 'dark' })
    await manager.getByRole('heading', { name: 'Geht als Nächstes hinaus' }).waitFor()
    expect(await manager.locator('.fh-today__for-you .fh-card').first().getByRole('heading').innerText()).toContain(
      'Kanäle, die Pflege brauchen',
    )
    await manager.getByRole('link', { name: 'Neu verbinden: Nordlicht Karriere auf Mastodon' }).waitFor()
    await isAccessible(manager, '.fh-today')
    await browsing.shot(manager, 'manager-dark')

    const editor = await browsing.signIn({ as: 'editor', language: 'de', width: 390 })
    await editor.getByRole('heading', { name: 'Geht als Nächstes hinaus' }).waitFor()
    expect(await editor.getByRole('link', { name: /^Neu verbinden/u }).count()).toBe(0)
    await fits(editor)
    await isAccessible(editor, '.fh-today')
    await browsing.shot(editor, 'editor-390')

    // What was true a moment ago stays, and it is said that it may not be any more.
    await approver.route('**/api/deliveries/today?**', (route) => route.abort())
    await approver.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await approver.getByText('How things stand cannot be told just now.', { exact: false }).waitFor()
    await firstCard.waitFor()
  })

  it(
    'is frozen on every page of everybody within seconds, until somebody lifts it knowing what then goes out',
    { timeout: 300_000 },
    async () => {
      const analyst = await browsing.signIn({ as: 'analyst' })
      const manager = await browsing.signIn({ as: 'channels', language: 'de' })
      const phone = await browsing.signIn({ as: 'editor2', width: 390, theme: 'dark' })
      await analyst.goto(`${browsing.server.base}/admin/collections/campaigns`)
      await manager.goto(`${browsing.server.base}/admin/queue`)
      expect(await analyst.getByRole('button', { name: 'Freeze: publish nothing any more' }).count()).toBe(0)

      await phone.goto(`${browsing.server.base}/admin/account`)
      await phone.getByRole('button', { name: 'Freeze: publish nothing any more' }).click()
      const dialog = phone.getByRole('dialog')
      await dialog
        .getByText('going to be held', { exact: false })
        .or(dialog.getByText('Nothing is planned', { exact: false }))
        .waitFor()
      await dialog.getByLabel('What', { exact: true }).selectOption('channel')
      await dialog.getByRole('button', { name: 'Freeze', exact: true }).click()
      await dialog.getByText('Choose at least one to freeze.').waitFor()
      await dialog.getByLabel('Nordlicht auf Mastodon', { exact: true }).check()
      await dialog.getByLabel('Nordlicht on Bluesky', { exact: true }).check()
      await dialog.getByLabel('Reason').fill('Störung im Umspannwerk')
      await isAccessible(phone, 'dialog')
      await browsing.shot(phone, 'freeze-390-dark')
      await dialog.getByRole('button', { name: 'Freeze', exact: true }).click()
      await dialog.getByText('Frozen since', { exact: false }).waitFor()
      await dialog.getByRole('button', { name: 'Understood' }).click()

      // On a page of Payload's and on one of ours, in sessions that only have them open.
      const frozen = (page: Page) => page.locator('.fh-freezes').getByText('Störung im Umspannwerk').first()
      for (const page of [analyst, manager, phone]) await frozen(page).waitFor({ timeout: 60_000 })
      expect(await analyst.locator('.fh-freezes').getByRole('button').count()).toBe(0)
      await analyst.getByText('can lift it', { exact: false }).first().waitFor()
      await manager.locator('.fh-queued .fh-badge', { hasText: 'Gesperrt' }).first().waitFor()
      await fits(phone)
      await isAccessible(phone, '.fh-freezes')
      await isAccessible(manager, '.fh-freezes')
      // It is said once, not each time that somebody asks.
      const said = await manager.locator('.fh-only-said[role=alert]').innerText()
      expect(said).toContain('Störung im Umspannwerk')
      await browsing.shot(phone, 'frozen-390-dark')
      await browsing.shot(manager, 'frozen-light')

      await manager.locator('.fh-freezes__more summary').click()
      for (const name of ['Sperre aufheben: Störung im Umspannwerk', 'Sperre aufheben: Störung im Umspannwerk']) {
        await manager.getByRole('button', { name }).first().click()
        const lifting = manager.getByRole('dialog')
        await lifting.getByText(/sofort hinaus/u).waitFor()
        await isAccessible(manager, 'dialog')
        await lifting.getByRole('button', { name: 'Aufheben' }).click()
        await lifting.waitFor({ state: 'detached' })
      }
      for (const page of [analyst, manager, phone]) await frozen(page).waitFor({ state: 'detached', timeout: 60_000 })
      expect(browsing.outside).toEqual([])
      expect(browsing.broken).toEqual([])
    },
  )

  it('tells an empty list from a filter that finds nothing', { timeout: 120_000 }, async () => {
    const page = await browsing.signIn({ as: 'administrator' })
    await page.goto(`${browsing.server.base}/admin/collections/campaigns?search=gibtesnicht`)
    await page.getByText('No Results', { exact: false }).waitFor()
    expect(await page.getByText('Nothing here yet').count()).toBe(0)
    await page.goto(`${browsing.server.base}/admin/collections/webhooks`)
    await page.getByText('Nothing here yet').waitFor()
    expect(await page.getByText('No Results', { exact: false }).isVisible()).toBe(false)
    await isAccessible(page, '.fh-empty-list')
    await browsing.shot(page, 'empty-list')
    await page.getByRole('link', { name: 'Create a webhook' }).click()
    await page.waitForURL(/collections\/webhooks\/create/u)
  })
})

describeWith(needs.chromium, 'an empty hub in the browser', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await startBrowsing('first-steps', { HUB_MODE: 'production' })
  })
  afterAll(() => browsing?.stop())

  const step = (page: Page, n: number) => page.locator('.fh-first-step').nth(n - 1)
  const password = 'a long enough password'
  const make = async (page: Page, collection: string, json: object) =>
    (await ask<{ doc: { id: string } }>(page, `/api/${collection}?locale=de`, 'POST', json)).doc.id

  it('leads two people in four steps to the first post that is live', { timeout: 400_000 }, async () => {
    const { base } = browsing.server
    const erika = await browsing.visit({ language: 'de' })
    await erika.goto(`${base}/admin`)
    await erika.fill('#field-email', 'erika@example.com')
    await erika.fill('#field-password', password)
    await erika.fill('#field-confirm-password', password)
    await erika.fill('#field-name', 'Erika Mustermann')
    await erika.click('button[type=submit]')
    await erika.getByRole('heading', { name: 'In vier Schritten zum ersten Beitrag' }).waitFor()
    await erika.getByText('Noch nichts erledigt').waitFor()
    await isAccessible(erika, '.fh-today')
    await browsing.shot(erika, 'begin-light')
    const today = () => erika.goto(`${base}/admin`)

    await step(erika, 1).getByRole('link', { name: 'Marke anlegen' }).click()
    await erika.waitForURL(/brands\/create/u)
    const brand = await make(erika, 'brands', { name: 'Acme', slug: 'acme', languages: ['de', 'en'], timeZone: 'Europe/Berlin' })
    await today()
    await erika.getByText('1 von 4 erledigt').waitFor()
    await step(erika, 1).getByText('Farben, Logos und Wörter fehlen noch', { exact: false }).waitFor()

    await step(erika, 2).getByRole('link', { name: 'Kanal anlegen' }).click()
    await erika.waitForURL(/channels\/create/u)
    const channel = await make(erika, 'channels', { name: 'Unsere Website', platform: 'website', language: 'de', brand })
    await today()
    await step(erika, 2).getByRole('link', { name: 'Kanal verbinden' }).waitFor()
    await ask(erika, `/api/channels/${channel}/connect`, 'POST', { input: {} })
    await today()
    await erika.getByText('2 von 4 erledigt').waitFor()

    await step(erika, 3).getByRole('link', { name: 'Beitrag schreiben' }).click()
    await erika.waitForURL(/posts\/create/u)
    const texts = { title: 'Wir fangen an', teaser: 'Heute beginnt unser Blog.', seo: { description: 'Warum wir einen Blog beginnen.' } }
    const post = await make(erika, 'posts', { ...texts, brand, variants: [{ channel }] })
    await today()
    await erika.getByText('3 von 4 erledigt').waitFor()

    // She alone cannot: nobody approves what he wrote, administrators included.
    await step(erika, 4).getByText('Dafür braucht es eine zweite Person', { exact: false }).waitFor()
    await step(erika, 4).getByRole('link', { name: 'Person einladen' }).click()
    await erika.waitForURL(/users\/create/u)
    await make(erika, 'users', { name: 'Max Mustermann', email: 'max@example.com', password, roles: ['approver'] })
    await today()
    await step(erika, 4).getByText('Geben Sie „Wir fangen an“ zur Freigabe', { exact: false }).waitFor()
    const { review } = await ask<PostState>(erika, `/api/posts/${post}/submit`, 'POST', {})
    expect(review.state).toBe('in-review')

    const max = await browsing.visit({ width: 390, theme: 'dark' })
    await max.goto(`${base}/admin/login`)
    await max.fill('#field-email', 'max@example.com')
    await max.fill('#field-password', password)
    await max.click('button[type=submit]')
    await step(max, 4).getByText('waits for the decision', { exact: false }).waitFor()
    await fits(max)
    await isAccessible(max, '.fh-today')
    await browsing.shot(max, 'decide-390-dark')
    // What he hides comes back when he wants it, and stays hidden for him alone.
    await max.getByRole('button', { name: 'Hide' }).click()
    await max.reload()
    await max.getByRole('button', { name: 'Show the first steps' }).click()
    await step(max, 4).getByRole('link', { name: 'To the decision' }).click()
    await max.waitForURL(new RegExp(`/admin/review/${post}`, 'u'))
    await ask(max, `/api/posts/${post}/approve`, 'POST', { hash: review.hash })

    await expect
      .poll(async () => (await ask<Today>(max, '/api/deliveries/today')).firstSteps, { timeout: 60_000, interval: 500 })
      .toBeNull()
    await today()
    await erika.getByRole('link', { name: /^Ansehen: Wir fangen an/u }).waitFor()
    expect(await erika.locator('.fh-first-steps').count()).toBe(0)
    await browsing.shot(erika, 'live-light')
    expect(browsing.outside).toEqual([])
    expect(browsing.broken).toEqual([])
  })
})
