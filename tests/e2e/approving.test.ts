/**
 * Approving in a real browser: an approver on a telephone in German and at a desk in English, somebody from outside without an account, and
 * an editor who finds what was said. Screenshots are kept in tests/artefacts.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { GuestLinkMade } from '../../src/core/guests.ts'
import type { PostState } from '../../src/core/answers.ts'
import { richText } from '../support/api.ts'
import { ask, isAccessible, startBrowsing, type Browsing } from '../support/browser.ts'
import { describeWith, needs } from '../support/needs.ts'

describeWith(needs.chromium, 'approving in the browser', () => {
  let browsing: Browsing
  let editor: Page
  let approver: Page
  beforeAll(async () => {
    browsing = await startBrowsing('approving')
    editor = await browsing.signIn()
    approver = await browsing.signIn({ as: 'approver' })
  }, 300_000)
  afterAll(() => browsing?.stop())

  const words = 'Frischer Wind für Prenzlau: Wir bauen.'
  let written = 0
  async function write(): Promise<string> {
    const title = `Windpark Prenzlau ${++written}`
    const first = async (address: string) => (await ask<{ docs: { id: string }[] }>(editor, address)).docs[0]?.id
    const brand = await first('/api/brands?limit=1&depth=0&sort=name')
    const website = await first('/api/channels?limit=1&depth=0&where[platform][equals]=website')
    const mastodon = await first('/api/channels?limit=1&depth=0&where[platform][equals]=mastodon&where[language][equals]=de')
    const picture = await first('/api/media?limit=1&depth=0&where[mimeType][like]=image')
    const made = await ask<{ doc: { id: string } }>(editor, '/api/posts?locale=de', 'POST', {
      ...{
        title,
        brand,
        teaser: `${title} versorgt tausende Haushalte mit Strom.`,
        body: richText('Wir bauen im Norden.', 'Ab Mai fließt Strom.'),
      },
      seo: { description: 'Warum wir bei Prenzlau einen Windpark bauen, und wem er nützt.' },
      media: [picture],
      publishAt: new Date(Date.now() + 4 * 86_400_000).toISOString(),
      variants: [
        { channel: website, when: 'with-post' },
        { channel: mastodon, when: 'with-post', text: `${words} (${written})` },
      ],
    })
    return made.doc.id
  }
  const submit = (id: string) => ask<PostState>(editor, `/api/posts/${id}/submit`, 'POST', {})
  async function edit(id: string, differs: (variants: Record<string, unknown>[]) => object) {
    const { variants } = await ask<{ variants: Record<string, unknown>[] }>(editor, `/api/posts/${id}?depth=0&draft=true&locale=de`)
    await ask(editor, `/api/posts/${id}?locale=de&draft=true`, 'PATCH', differs(variants))
  }
  const open = async (page: Page, id: string) => {
    await page.goto(`${browsing.server.base}/admin/review/${id}`)
    await page.locator('.fh-decision').waitFor({ timeout: 90_000 })
  }
  const select = (page: Page, quote: string) =>
    page
      .locator('.fh-review__channels .fh-mockup__text', { hasText: quote })
      .first()
      .evaluate((element, quote) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.nodeValue?.indexOf(quote) ?? -1
          if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + quote.length)
        }
      }, quote)

  it('reads, pins comments to words and pictures, and asks for changes; the editor finds them', { timeout: 400_000 }, async () => {
    const id = await write()
    expect((await submit(id)).review?.state).toBe('in-review')
    await approver.goto(`${browsing.server.base}/admin/review`)
    await approver.getByRole('link', { name: /Windpark Prenzlau 1/ }).waitFor()
    await isAccessible(approver, '.fh-review')
    await browsing.shot(approver, 'waiting')

    const sent = () => approver.getByRole('textbox', { name: 'Your comment' }).waitFor({ state: 'detached' })
    await open(approver, id)
    await approver.getByText('This post was never approved').waitFor()
    await select(approver, 'Frischer Wind')
    await approver.getByRole('button', { name: 'Comment on the selected words' }).click()
    await approver.getByRole('textbox', { name: 'Your comment' }).fill('Too much wind?')
    await approver.keyboard.press('Control+Enter')
    await sent()
    await approver.getByText('Too much wind?').waitFor()

    // By the keyboard alone.
    await approver.getByRole('button', { name: 'Comment on a point of the picture' }).first().focus()
    await approver.keyboard.press('Enter')
    const pin = approver.getByRole('button', { name: /^Pin: 50% from the left/ })
    await pin.focus()
    await approver.keyboard.press('ArrowRight')
    await approver.getByRole('button', { name: /^Pin: 52% from the left/ }).waitFor()
    await approver.getByRole('textbox', { name: 'Your comment' }).fill('Whose house is this?')
    await approver.keyboard.press('Control+Enter')
    await sent()
    await approver.getByText('Whose house is this?').waitFor()
    await isAccessible(approver, '.fh-review')
    await browsing.shot(approver, 'desk')

    await approver.getByRole('button', { name: 'Ask for changes' }).click()
    const dialog = approver.getByRole('dialog')
    expect(await dialog.getByLabel('What should change?').inputValue()).toContain('2 comments')
    await isAccessible(approver, 'dialog')
    await dialog.getByRole('button', { name: 'Ask for changes' }).click()
    await approver.getByText('back with the editors').waitFor()

    await editor.goto(`${browsing.server.base}/admin/collections/posts/${id}?locale=de`)
    const comments = editor.getByRole('region', { name: /^Comments/ })
    await comments.getByText('Too much wind?').waitFor({ timeout: 90_000 })
    await comments.getByText('2 open comments.').waitFor()
    await comments.getByRole('button', { name: 'Go to the field' }).first().click()
    await editor.waitForFunction(() => (document.activeElement as HTMLTextAreaElement | null)?.value?.startsWith('Frischer Wind'))
    await comments.getByRole('button', { name: 'Mark as done' }).first().click()
    await comments.getByText('One open comment.').waitFor()
    await isAccessible(editor, '#fh-comments')
    await browsing.shot(editor, 'editor')
  })

  it('shows on a telephone what has changed, and never approves what was not read', { timeout: 400_000 }, async () => {
    const id = await write()
    const { review } = await submit(id)
    await ask(approver, `/api/posts/${id}/approve`, 'POST', { hash: review.hash })
    await edit(id, (variants) => ({
      variants: variants.map((one) => (one.text ? { ...one, text: `Kräftiger Wind für Prenzlau: Wir bauen. (${written})` } : one)),
    }))
    await submit(id)
    const phone = await browsing.signIn({ as: 'approver', language: 'de', width: 390, theme: 'dark' })
    await open(phone, id)
    await phone.locator('ins', { hasText: 'Kräftiger' }).waitFor()
    expect(await phone.locator('del', { hasText: 'Frischer' }).count()).toBe(1)
    // What is being typed at the article is neither lost with what has not changed, nor with the page.
    await phone.getByRole('button', { name: 'Dazu etwas anmerken: Der Beitrag selbst, Deutsch' }).click()
    const mine = phone.getByRole('textbox', { name: 'Ihre Anmerkung' })
    await phone.getByLabel('Worum es geht').selectOption({ label: 'Titel' })
    await mine.fill('Wessen Wind?')
    await phone.getByLabel('Nur Änderungen').check()
    await phone.getByText('Hier hat sich nichts geändert.').first().waitFor()
    await mine.waitFor({ state: 'hidden' })
    await phone.getByLabel('Alles', { exact: true }).check()
    expect(await mine.inputValue()).toBe('Wessen Wind?')
    await phone.getByRole('link', { name: 'Alles, was auf Sie wartet' }).click()
    await phone.getByRole('link', { name: new RegExp(`Windpark Prenzlau ${written}`) }).click()
    await mine.waitFor({ timeout: 90_000 })
    expect(await mine.inputValue()).toBe('Wessen Wind?')
    expect(await phone.getByLabel('Worum es geht').locator('option:checked').innerText()).toBe('Titel')
    await phone.locator('.fh-commentable').getByRole('button', { name: 'Verwerfen' }).click()

    await phone.getByLabel('Nur Änderungen').check()
    await phone.getByText('Hier hat sich nichts geändert.').first().waitFor()
    await isAccessible(phone, '.fh-review')
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await browsing.shot(phone, 'phone')

    // Somebody edits while the approver reads.
    await phone.route(`**/api/posts/${id}/state`, (route) => route.abort())
    await edit(id, (variants) => ({ variants: variants.map((one) => (one.text ? { ...one, text: `Anderer Wind. (${written})` } : one)) }))
    await submit(id)
    await phone.getByRole('button', { name: 'Freigeben' }).click()
    await phone.getByRole('dialog').getByLabel('Kommentar (muss nicht sein)').fill('Sehr gut')
    // Not before: whose page has heard of it has nothing to open the dialog with.
    await phone.unroute(`**/api/posts/${id}/state`)
    await phone.getByRole('dialog').getByRole('button', { name: 'Freigeben' }).click()
    await phone.getByText('Der Beitrag wurde inzwischen geändert', { exact: false }).waitFor({ timeout: 60_000 })
    expect((await ask<PostState>(approver, `/api/posts/${id}/state`)).review.state).toBe('in-review')

    await phone.getByRole('button', { name: 'Freigeben' }).click()
    expect(await phone.getByRole('dialog').getByLabel('Kommentar (muss nicht sein)').inputValue()).toBe('Sehr gut')
    await isAccessible(phone, 'dialog')
    await browsing.shot(phone, 'phone-approve')
    await phone.getByRole('dialog').getByRole('button', { name: 'Freigeben' }).click()
    await phone.getByText('Sie haben freigegeben.').waitFor({ timeout: 60_000 })
    expect((await ask<PostState>(approver, `/api/posts/${id}/state`)).review.state).toBe('approved')
  })

  it('lets somebody from outside read one post by a link, until it is taken back', { timeout: 400_000 }, async () => {
    const id = await write()
    await submit(id)
    await open(approver, id)
    await approver.getByRole('button', { name: 'Make a link for somebody' }).click()
    const dialog = approver.getByRole('dialog')
    await dialog.getByLabel('For whom?').fill('Kanzlei Müller')
    const answered = approver.waitForResponse((response) => response.url().endsWith('/guest-links/make'))
    await dialog.getByRole('button', { name: 'Make the link' }).click()
    const { address } = (await (await answered).json()) as GuestLinkMade
    await dialog.getByText('You see this address only now', { exact: false }).waitFor()
    await isAccessible(approver, 'dialog')
    await dialog.getByRole('button', { name: 'Done' }).click()

    const guest = await browsing.visit({ language: 'de', width: 390 })
    await guest.emulateMedia({ colorScheme: 'dark' })
    await guest.goto(address)
    await isAccessible(guest, 'body')
    await guest.getByLabel('Ihr Vor- und Nachname').fill('Dr. Anna Müller')
    await guest.getByRole('button', { name: 'Beitrag ansehen' }).click()
    await guest.getByText(words, { exact: false }).waitFor()
    await isAccessible(guest, 'body')
    expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await browsing.shot(guest, 'guest-phone')
    await guest.getByText('Dazu etwas anmerken').first().click()
    await guest.getByLabel('Ihre Anmerkung').first().fill('Stimmt die Zahl?')
    // What is typed below stays while a comment is sent.
    await guest.getByLabel('Ich bin einverstanden').check()
    await guest.getByLabel('Was soll anders werden', { exact: false }).fill('Bitte bald.')
    await guest.getByRole('button', { name: 'Anmerkung senden' }).first().click()
    await guest.getByText('Ihre Anmerkung ist angekommen.', { exact: false }).waitFor()
    await isAccessible(guest, 'body')
    expect(await guest.getByLabel('Was soll anders werden', { exact: false }).inputValue()).toBe('Bitte bald.')
    expect(await guest.getByLabel('Ich bin einverstanden').isChecked()).toBe(true)
    // Enter at an answer sends the answer, and no comment.
    await guest.getByLabel('Ich bin einverstanden').press('Enter')
    await guest.getByText('Ihre Antwort ist festgehalten.', { exact: false }).waitFor()

    await open(approver, id)
    await approver.getByText('Stimmt die Zahl?').waitFor()
    await approver.getByText('Read by Dr. Anna Müller', { exact: false }).waitFor()
    await approver.getByRole('button', { name: 'Take back: Kanzlei Müller' }).click()
    await approver.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
    await approver.getByText('Taken back by', { exact: false }).waitFor()
    await guest.reload()
    await guest.getByText('Dieser Link führt nirgendwohin').first().waitFor()
    await browsing.shot(guest, 'guest-gone')
  })

  it('asks nobody else for anything, and breaks nowhere', () => {
    expect(browsing.outside).toEqual([])
    expect(browsing.broken).toEqual([])
  })
})
