/**
 * Channels at a glance, absences, responsibilities, a campaign's posts and what gets in a post's way: in a real browser, by people of three roles
 * in sessions of their own, in both languages. Screenshots are kept in tests/artefacts.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ChannelsOverview } from '../../src/core/channels-overview.ts'
import { ask, isAccessible, startBrowsing, type Browsing } from '../support/browser.ts'
import { describeWith, needs } from '../support/needs.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

describeWith(needs.chromium, 'channels and their people in the browser', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await startBrowsing('channels')
  })
  afterAll(() => browsing?.stop())

  const open = async (page: Page, path: string) => {
    await page.goto(`${browsing.server.base}/admin/${path}`)
    await page.locator('h1').first().waitFor()
  }
  const me = (page: Page) => ask<{ user: { id: string } }>(page, '/api/users/me')

  it('pauses with a reason, tells what is held, and resumes', { timeout: 240_000 }, async () => {
    const page = await browsing.signIn({ as: 'channels' })
    await open(page, 'channels')
    const card = page.locator('.fh-station').first()
    await card.waitFor()
    await isAccessible(page, '.fh-channels')
    await browsing.shot(page, 'overview-light')
    const name = (await card.getByRole('heading').innerText()).trim()
    await card.getByRole('button', { name: `Pause: ${name}` }).click()
    const dialog = page.getByRole('dialog', { name: `Pause ${name}?` })
    await dialog.getByText(/planned|held/).waitFor()
    await dialog.getByRole('button', { name: 'Pause', exact: true }).click()
    await dialog.getByText('Write why the channel is paused', { exact: false }).waitFor()
    await isAccessible(page, 'dialog')
    await browsing.shot(page, 'pause')
    await dialog.getByLabel('Reason').fill('Relaunch of the brand')

    // Somebody else pauses and resumes while the reason is written: the dialog stays the one that was opened.
    const { brands } = await ask<ChannelsOverview>(page, '/api/channels/overview')
    const channel = brands.flatMap(({ channels }) => channels).find((one) => one.name === name)?.id
    const lookAgain = () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await ask(page, `/api/channels/${channel}/pause`, 'POST', { reason: 'Crisis at the harbour' })
    await lookAgain()
    await card.getByText('Crisis at the harbour', { exact: false }).waitFor()
    expect(await dialog.getByLabel('Reason').inputValue()).toBe('Relaunch of the brand')
    await ask(page, `/api/channels/${channel}/resume`, 'POST')
    await lookAgain()
    await card.getByText('Crisis at the harbour', { exact: false }).waitFor({ state: 'detached' })

    await dialog.getByRole('button', { name: 'Pause', exact: true }).click()
    await page.getByText(`${name} is paused.`).waitFor()
    await card.getByText('Relaunch of the brand', { exact: false }).waitFor()
    await card.getByRole('button', { name: `Resume: ${name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Resume', exact: true }).click()
    await page.getByText(`${name} is running again.`).waitFor()

    await page.getByRole('button', { name: 'New channel' }).click()
    await isAccessible(page, 'dialog')
    await page.getByRole('dialog').getByLabel('Name').fill('Acme am Nordpol')
    await page.getByRole('dialog').getByRole('button', { name: 'Create and connect' }).click()
    await page.waitForURL(/collections\/channels\/[^/]+#fh-connect-title/)
    await page.locator('#fh-connect-title').waitFor()
  })

  it('keeps apart what needs an app first, and leads to where its keys are entered', { timeout: 180_000 }, async () => {
    const page = await browsing.signIn({ as: 'administrator' })
    const brand = await ask<{ doc: { id: string } }>(page, '/api/brands', 'POST', { name: 'Without keys', slug: 'without-keys' })
    await open(page, 'channels')
    await page.getByRole('button', { name: 'New channel' }).click()
    await page.getByRole('dialog').getByLabel('Brand').selectOption(brand.doc.id)
    await page.getByText(/more platforms need an app first/).click()
    const way = page.getByRole('link', { name: 'Enter app keys: LinkedIn' })
    await way.waitFor()
    await isAccessible(page, 'dialog')
    await browsing.shot(page, 'needs-app-light')
    await way.click()
    await page.waitForURL(/collections\/app-keys\/create/)
    await page.getByText('LinkedIn', { exact: false }).first().waitFor()
  })

  it('shows the channels to an editor in German, who changes none of them', { timeout: 180_000 }, async () => {
    const page = await browsing.signIn({ as: 'editor', language: 'de', width: 390, theme: 'dark' })
    await open(page, 'channels')
    await page.locator('.fh-station').first().waitFor()
    expect(await page.getByRole('button', { name: /^Pausieren/ }).count()).toBe(0)
    await isAccessible(page, '.fh-channels')
    await browsing.shot(page, 'overview-dark-390-de')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await open(page, 'responsibilities')
    await page.locator('.fh-responsible__table').first().waitFor()
    await isAccessible(page, '.fh-responsible')
    await browsing.shot(page, 'responsibilities-dark-390-de')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  it('says who stands in, hands over for good, and an administrator sees both', { timeout: 240_000 }, async () => {
    const [administrator, editor] = [await browsing.signIn({ as: 'administrator' }), await browsing.signIn({ as: 'editor' })]
    const { user } = await me(editor)
    const { docs } = await ask<{ docs: { id: string; name: string }[] }>(administrator, '/api/channels?limit=1&depth=0&sort=name')
    await ask(administrator, `/api/channels/${docs[0]?.id}`, 'PATCH', { owner: user.id })
    await open(editor, 'absence')
    await editor.locator('.fh-absence').getByText('Channel', { exact: false }).first().waitFor()
    await isAccessible(editor, '.fh-absence')
    await editor.getByLabel('From', { exact: false }).fill(inDays(0).slice(0, 10))
    await editor.getByLabel('Deputy', { exact: false }).selectOption({ index: 1 })
    await editor.getByRole('button', { name: 'Save' }).click()
    await editor.getByText('stands in today', { exact: false }).waitFor()
    await browsing.shot(editor, 'absence-light')
    await open(administrator, 'responsibilities')
    await administrator.getByText('(away)', { exact: false }).first().waitFor()
    await browsing.shot(administrator, 'responsibilities-light')

    await editor.getByRole('button', { name: 'Hand over' }).click()
    await editor.getByRole('dialog').waitFor()
    await isAccessible(editor, 'dialog')
    await editor.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click()
    await editor.getByText('Handed over to', { exact: false }).waitFor()
    const after = await ask<{ owner: string }>(administrator, `/api/channels/${docs[0]?.id}?depth=0`)
    expect(after.owner).not.toBe(user.id)
    await editor.getByRole('button', { name: 'Back again' }).click()
    await editor.getByText('The absence is deleted.').waitFor()
  })

  it('shows a campaign’s posts, and warns of what gets in the way', { timeout: 240_000 }, async () => {
    const page = await browsing.signIn({ language: 'de' })
    const brands = await ask<{ docs: { id: string }[] }>(page, '/api/brands?limit=1&depth=0&sort=name')
    const brand = brands.docs[0]?.id
    const { docs } = await ask<{ docs: { id: string }[] }>(
      page,
      `/api/channels?limit=1&depth=0&where[platform][equals]=mastodon&where[brand][equals]=${brand}`,
    )
    const campaign = await ask<{ doc: { id: string } }>(page, '/api/campaigns', 'POST', {
      name: 'Winterlicht',
      brand,
      startsAt: inDays(-3),
      endsAt: inDays(5),
    })
    const write = (title: string, at: string) =>
      ask<{ doc: { id: string } }>(page, '/api/posts?draft=true&locale=de', 'POST', {
        title,
        brand,
        campaign: campaign.doc.id,
        publishAt: at,
        variants: [{ channel: docs[0]?.id, when: 'with-post' }],
      })
    const own = await write('Laternen für alle', inDays(40))
    await write('Laternen im Hafen', inDays(40))
    await page.goto(`${browsing.server.base}/admin/collections/campaigns/${campaign.doc.id}`)
    await page.getByText('2 Beiträge liegen außerhalb des Zeitraums.').waitFor()
    await isAccessible(page, '.fh-campaign')
    await browsing.shot(page, 'campaign-de')
    await page.goto(`${browsing.server.base}/admin/collections/posts/${own.doc.id}`)
    await page.getByText(/„Laternen im Hafen“ geht auf .* hinaus/).waitFor()
    await browsing.shot(page, 'collisions-de')
    await page.goto(`${browsing.server.base}/admin/collections/campaigns/${campaign.doc.id}`)
    // It leads out of the form, and would take along what is not saved there.
    const add = page.getByRole('button', { name: 'Neuer Beitrag in dieser Kampagne' })
    await add.waitFor()
    await page.fill('#field-name', 'Winterlicht am Hafen')
    await page.getByText('Speichern Sie die Kampagne zuerst', { exact: false }).waitFor()
    expect(await add.isDisabled()).toBe(true)
    await page.locator('#action-save').click()
    await page.getByText('Speichern Sie die Kampagne zuerst', { exact: false }).waitFor({ state: 'detached' })
    await add.click()
    await page.waitForURL(/collections\/posts\//)

    expect(browsing.outside).toEqual([])
    expect(browsing.broken).toEqual([])
  })
})
