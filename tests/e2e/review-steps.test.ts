/**
 * Steps of an approval in a real browser: set up by an administrator, gone by an editor and two who approve, each in a session of their own,
 * in both languages, on a telephone, light and dark, and held against the rules of accessibility.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import { ask, isAccessible, startBrowsing, type Browsing } from '../support/browser.ts'
import { describeWith, needs } from '../support/needs.ts'

describeWith(needs.chromium, 'steps of an approval in the browser', () => {
  let browsing: Browsing
  let admin: Page
  let editor: Page
  let brand: string
  let channel: string
  let legal: string
  beforeAll(async () => {
    browsing = await startBrowsing('review-steps')
    admin = await browsing.signIn({ as: 'administrator' })
    editor = await browsing.signIn({ language: 'de' })
    const first = async (address: string) => (await ask<{ docs: { id: string; name: string; brand?: string }[] }>(admin, address)).docs[0]
    const found = await first('/api/channels?where[platform][equals]=mastodon&where[language][equals]=de&depth=0&limit=1')
    channel = found?.id ?? ''
    brand = found?.brand ?? ''
    legal = (await first('/api/users?where[email][equals]=channels@playground.example&depth=0'))?.name ?? ''
  })
  afterAll(() => browsing?.stop())

  const tab = (page: Page, name: string) => page.locator('.tabs-field__tab-button', { hasText: name }).click()
  async function choose(page: Page, field: string, option: string) {
    await page.locator(`${field} .rs__control`).click()
    await page.locator('.rs__option', { hasText: option }).first().click()
  }
  async function write(title: string): Promise<string> {
    const data = { title, teaser: 'Das Netz ist fertig gebaut.', brand, publishAt: new Date(Date.now() + 30 * 86_400_000).toISOString() }
    const variants = [{ channel, when: 'with-post', text: 'Das neue Netz ist fertig. Danke an alle, die daran gebaut haben.' }]
    return (await ask<{ doc: { id: string } }>(editor, '/api/posts?locale=de', 'POST', { ...data, variants })).doc.id
  }
  const open = async (page: Page, id: string) => {
    await page.goto(`${browsing.server.base}/admin/collections/posts/${id}?locale=de`)
    await page.locator('.fh-panel .fh-standing').waitFor()
  }
  const panel = (page: Page) => page.locator('.fh-panel')
  const stateOf = (id: string) => ask<PostState>(admin, `/api/posts/${id}/state`)

  it('are set up at the brand', { timeout: 180_000 }, async () => {
    await admin.goto(`${browsing.server.base}/admin/collections/brands/${brand}?locale=de`)
    await tab(admin, 'Approval')
    const steps = admin.locator('#field-reviewSteps')
    const add = steps.getByRole('button', { name: 'Add Step' })
    await add.click()
    await admin.fill('#field-reviewSteps__0__name', 'Marke')
    await admin.locator('#field-reviewSteps__0__inFastLane').check()
    await add.click()
    await admin.fill('#field-reviewSteps__1__name', 'Rechtsabteilung')
    await choose(admin, '#field-reviewSteps__1__who', 'These people')
    await choose(admin, '#field-reviewSteps__1__people', legal)
    await admin.fill('#field-reviewSteps__1__dueHours', '24')
    await admin.locator('#field-fastLane__enabled').check()
    await choose(admin, '#field-fastLane__roles', 'Editor')
    await browsing.shot(admin, 'brand')
    await admin.locator('#action-save').click()
    await admin.getByText('successfully', { exact: false }).first().waitFor()
  })

  it('are gone one after the other, by two people in two languages', { timeout: 180_000 }, async () => {
    const id = await write('Das neue Netz')
    await open(editor, id)
    await panel(editor).getByRole('button', { name: 'Zur Freigabe geben', exact: true }).click()
    await panel(editor).getByText('Zur Freigabe gegeben.').waitFor()
    await panel(editor).getByText('Noch nicht dran').waitFor()
    await isAccessible(editor, '.fh-panel')
    await browsing.shot(editor, 'submitted-de')

    const approver = await browsing.signIn({ as: 'approver', width: 390 })
    await open(approver, id)
    await panel(approver).getByText('It is your turn.').waitFor()
    await isAccessible(approver, '.fh-panel')
    await browsing.shot(approver, 'approver-phone')
    await panel(approver).getByRole('button', { name: 'Approve', exact: true }).click()
    await panel(approver).getByText('Other steps are still open').waitFor()
    expect((await stateOf(id)).review.state).toBe('in-review')

    const other = await browsing.signIn({ as: 'channels', language: 'de', theme: 'dark' })
    await open(other, id)
    await panel(other).getByText('Sie sind dran.').waitFor()
    await panel(other).getByText('Fällig:').waitFor()
    await isAccessible(other, '.fh-panel')
    await browsing.shot(other, 'legal-dark')
    await panel(other).getByRole('button', { name: 'Freigeben', exact: true }).click()
    await panel(other).getByText('Freigegeben', { exact: true }).first().waitFor()
    expect((await stateOf(id)).review.state).toBe('approved')
    for (const page of [approver, other]) await page.context().close()
  })

  it('take the fast lane with a reason, and end with a refusal that is said', { timeout: 180_000 }, async () => {
    const id = await write('Der Rückruf')
    await open(editor, id)
    await panel(editor).getByRole('button', { name: 'Eilig zur Freigabe geben' }).click()
    const dialog = editor.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Eilig zur Freigabe geben' }).click()
    await dialog.getByText('Schreiben Sie einen Satz dazu.').waitFor()
    await isAccessible(editor, '.fh-dialog')
    await browsing.shot(editor, 'urgent-de')
    await dialog.getByLabel('Warum es eilt').fill('Ein Gerät wird heute zurückgerufen.')
    await dialog.getByRole('button', { name: 'Eilig zur Freigabe geben' }).click()
    await panel(editor).getByText('Entfällt (eilig)').waitFor()
    await panel(editor).getByText('Eilig: Ein Gerät wird heute zurückgerufen.').waitFor()

    const approver = await browsing.signIn({ as: 'approver' })
    await open(approver, id)
    await panel(approver).getByRole('button', { name: 'Refuse', exact: true }).click()
    const why = approver.getByRole('dialog')
    await why.getByLabel('Why').fill('The recall is announced by somebody else.')
    await isAccessible(approver, '.fh-dialog')
    await why.getByRole('button', { name: 'Refuse' }).click()
    await panel(approver).getByText('Refused', { exact: true }).first().waitFor()
    await browsing.shot(approver, 'refused')

    // As it is, it is read once more only with a reason.
    await open(editor, id)
    await panel(editor).getByRole('button', { name: 'Zur Freigabe geben', exact: true }).click()
    await editor.getByRole('dialog').getByText('seither hat sich nichts geändert', { exact: false }).waitFor()
    await editor.getByRole('dialog').getByLabel('Warum').fill('Es ist doch unsere Aufgabe.')
    await editor.getByRole('dialog').getByRole('button', { name: 'Zur Freigabe geben' }).click()
    await panel(editor).getByText('Zur Freigabe', { exact: true }).first().waitFor()
    expect((await stateOf(id)).review).toMatchObject({ state: 'in-review', round: 2 })
  })

  it('ask no other host, and nothing breaks', () => {
    expect(browsing.outside).toEqual([])
    expect(browsing.broken).toEqual([])
  })
})
