/**
 * Writing a post with its channels beside it, in a real browser: switched on and off, adapted and brought back, cropped by the mouse and by
 * the keyboard, saved and not saved; in both languages, light, dark and on a telephone.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, isAccessible, startBrowsing, type Browsing } from '../support/browser.ts'
import { describeWith, needs } from '../support/needs.ts'

const long =
  'Am Samstag öffnen wir das alte Umspannwerk am Hafen, zum ersten Mal seit dreißig Jahren. Wer mag, sieht vom Dach aus zu, wie die neue Leitung unter die Elbe gezogen wird, und spricht mit denen, die sie bauen. Danach gibt es Suppe für alle, solange sie reicht. Der Eintritt ist frei.'

/** Payload's own controls within the form, and the name of Lexical's input: none of them is ours to mend. */
const payloads = ['.react-select', '.popup-button', '.date-time-picker', '.ContentEditable__root', '.upload__dropzoneContent']

describeWith(needs.chromium, 'the post editor', () => {
  let browsing: Browsing
  let brand: string
  beforeAll(async () => {
    browsing = await startBrowsing('post-editor')
    const page = await browsing.signIn({ as: 'channels' })
    const { docs } = await ask<{ docs: { id: string }[] }>(page, '/api/brands?limit=1&depth=0&where[name][like]=Nordlicht')
    brand = docs[0]?.id ?? ''
    for (const [name, platform] of [
      ['Nordlicht auf Instagram', 'instagram'],
      ['Nordlicht auf LinkedIn', 'linkedin'],
    ])
      await ask(page, '/api/channels', 'POST', { name, platform, brand, language: 'de' })
    await page.context().close()
  }, 240_000)
  afterAll(() => browsing?.stop())

  const write = async (page: Page, post: object): Promise<string> =>
    (await ask<{ doc: { id: string } }>(page, '/api/posts?locale=de', 'POST', { brand, teaser: long, ...post })).doc.id
  async function open(page: Page, post: string) {
    await page.goto(`${browsing.server.base}/admin/collections/posts/${post}?locale=de`)
    await page.getByRole('switch').first().waitFor()
  }
  const stored = (page: Page, post: string) =>
    ask<{ title: string; teaser: string; slug: string; variants: { text?: string; crops?: { x: number; y: number }[] }[] }>(
      page,
      `/api/posts/${post}?draft=true&depth=0&locale=de`,
    )
  const card = (page: Page, name: string) => page.locator('.fh-outlet', { hasText: name })
  const cardOf = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
  const isSaved = (page: Page) =>
    page
      .locator('.fh-head [role=status]')
      .getByText(/^(Saved|Gespeichert) \d/)
      .waitFor()
  /** The form is saved a moment after a change, and on a busy machine later than that. */
  const soon = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 30_000, interval: 250 })
  const fits = async (page: Page) =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)

  /** Holds back every save of a post until it is let go, one at a time. */
  async function holdSaves(page: Page, post: string) {
    const held: (() => void)[] = []
    let isHolding = true
    await page.route(`**/api/posts/${post}?**`, async (route) => {
      if (isHolding && route.request().method() === 'PATCH') await new Promise<void>((go) => held.push(go))
      await route.continue()
    })
    return {
      /** A save is on its way, and does not arrive. */
      waits: () => soon(() => Promise.resolve(held.length)).toBe(1),
      let: () => held.shift()!(),
      end: () => {
        isHolding = false
        for (const go of held.splice(0)) go()
      },
    }
  }

  /** A new post in the form of a German editor, whose saves do not arrive. */
  async function openHeld(title: string) {
    const page = await browsing.signIn({ language: 'de' })
    const post = await write(page, { title })
    await open(page, post)
    return { page, post, saves: await holdSaves(page, post) }
  }

  it('adapts a channel and brings it back, and loses nothing that was its own', { timeout: 240_000 }, async () => {
    const page = await browsing.signIn()
    const post = await write(page, { title: 'Das Umspannwerk öffnet' })
    await open(page, post)
    await card(page, 'Nordlicht auf LinkedIn').getByText('Not connected').waitFor()

    await page.getByRole('switch', { name: 'Nordlicht auf Mastodon' }).click()
    await page.getByRole('switch', { name: 'Nordlicht auf LinkedIn' }).click()
    await card(page, 'Nordlicht auf Mastodon').getByText('As the post').waitFor()

    // By the keyboard alone: the card opens, and its text is typed.
    await cardOf(page, 'Nordlicht auf Mastodon').focus()
    await page.keyboard.press('Enter')
    await page.locator('#field-variants__0__text').fill('Nur hier: um zehn geht es los.')
    await card(page, 'Nordlicht auf Mastodon').locator('.fh-mockup').getByText('Nur hier: um zehn geht es los.').waitFor()
    await card(page, 'Nordlicht auf Mastodon').getByText('Adapted: Text').waitFor()
    await isSaved(page)
    await isAccessible(page, '.fh-column', payloads)
    await browsing.shot(page, 'adapted-light')

    await page.getByRole('button', { name: 'Text: back to the post’s own' }).click()
    await card(page, 'Nordlicht auf Mastodon').locator('.fh-mockup').getByText('Am Samstag öffnen wir').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await card(page, 'Nordlicht auf Mastodon').locator('.fh-mockup').getByText('Nur hier').waitFor()

    // Switched off only after a question, and on again as it was.
    await page.getByRole('switch', { name: 'Nordlicht auf Mastodon' }).click()
    const asks = page.getByRole('dialog', { name: 'Take Nordlicht auf Mastodon out of the post?' })
    await isAccessible(page, 'dialog')
    await asks.getByRole('button', { name: 'Cancel' }).click()
    expect(await page.getByRole('switch', { name: 'Nordlicht auf Mastodon' }).getAttribute('aria-checked')).toBe('true')
    await page.getByRole('switch', { name: 'Nordlicht auf Mastodon' }).click()
    await asks.getByRole('button', { name: 'Take out' }).click()
    await soon(async () => (await stored(page, post)).variants.length).toBe(1)
    await page.getByRole('switch', { name: 'Nordlicht auf Mastodon' }).click()
    await card(page, 'Nordlicht auf Mastodon').getByText('Adapted: Text').waitFor()
    await soon(async () => (await stored(page, post)).variants.map(({ text }) => text ?? '')).toContain('Nur hier: um zehn geht es los.')

    // What LinkedIn folds away is behind its own "more".
    await cardOf(page, 'Nordlicht auf LinkedIn').click()
    const linkedin = card(page, 'Nordlicht auf LinkedIn').locator('.fh-mockup')
    expect(await linkedin.getByText('Der Eintritt ist frei', { exact: false }).count()).toBe(0)
    await linkedin.getByRole('button', { name: '… more' }).click()
    await linkedin.getByText('Der Eintritt ist frei', { exact: false }).waitFor()
  })

  it('gives a text back to the channel that it was taken from, wherever that stands by then', { timeout: 180_000 }, async () => {
    const page = await browsing.signIn({ language: 'de' })
    const post = await write(page, { title: 'Zurück an seinen Platz' })
    await open(page, post)
    const names = ['Nordlicht auf Mastodon', 'Nordlicht auf LinkedIn', 'Nordlicht auf Instagram']
    for (const name of names) await page.getByRole('switch', { name }).click()
    const own = card(page, 'Nordlicht auf LinkedIn')
    await cardOf(page, 'Nordlicht auf LinkedIn').click()
    await page.locator('#field-variants__1__text').fill('Nur auf LinkedIn.')
    await page.getByRole('button', { name: 'Text: zurück zum Beitrag' }).click()
    // The row before it goes: where it stood stands the next channel now.
    await page.getByRole('switch', { name: 'Nordlicht auf Mastodon' }).click()
    await own.locator('#field-variants__0__text').waitFor()
    await own.getByRole('button', { name: 'Rückgängig' }).click()
    await own.locator('.fh-mockup').getByText('Nur auf LinkedIn.').waitFor()
    await soon(async () => (await stored(page, post)).variants.map(({ text }) => text ?? '')).toEqual(['Nur auf LinkedIn.', ''])
    await isSaved(page)
  })

  it('says when nothing is saved, keeps what was typed, and what happens when', { timeout: 180_000 }, async () => {
    const page = await browsing.signIn({ language: 'de', theme: 'dark' })
    const at = new Date(Date.now() + 3 * 86_400_000).toISOString()
    const post = await write(page, { title: 'Dreimal', publishAt: at })
    await open(page, post)
    await page.getByRole('switch', { name: 'Nordlicht auf Mastodon' }).click()
    await isSaved(page)
    const moment = page.locator('.fh-when > li').first()
    await moment.getByText('Nordlicht auf Mastodon').waitFor()
    expect(await moment.locator('time').getAttribute('datetime')).toBe(at)

    await page.route(`**/api/posts/${post}?**`, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()))
    await page.fill('#field-title', 'Viermal')
    await page.getByText('Nicht gespeichert:', { exact: false }).waitFor()
    expect(await page.inputValue('#field-title')).toBe('Viermal')
    await isAccessible(page, '.document-fields__sidebar-wrap', payloads)
    await browsing.shot(page, 'not-saved-dark')
    await page.unroute(`**/api/posts/${post}?**`)
    const saves = await holdSaves(page, post)
    await page.getByRole('button', { name: 'Noch einmal speichern' }).click()
    await saves.waits()
    await page.fill('#field-title', 'Fünfmal')
    saves.end()
    await soon(async () => (await stored(page, post)).title).toBe('Fünfmal')
    await isSaved(page)
    expect(await page.inputValue('#field-title')).toBe('Fünfmal')
  })

  it('takes the only channel out while a save is on its way', { timeout: 180_000 }, async () => {
    const { page, post, saves } = await openHeld('Nur kurz dabei')
    const switched = page.getByRole('switch', { name: 'Nordlicht auf Mastodon' })
    await switched.click()
    await saves.waits()
    await switched.click()
    await soon(() => switched.getAttribute('aria-checked')).toBe('false')
    saves.let()
    await soon(async () => (await stored(page, post)).variants.length).toBe(1)
    saves.end()
    await soon(async () => (await stored(page, post)).variants.length).toBe(0)
    await isSaved(page)
    expect(await switched.getAttribute('aria-checked')).toBe('false')
  })

  it('keeps what is typed into two fields while a save is on its way', { timeout: 180_000 }, async () => {
    const { page, post, saves } = await openHeld('Null')
    await page.fill('#field-title', 'Eins')
    await saves.waits()
    await page.fill('#field-title', 'Zwei')
    await page.fill('#field-teaser', 'Ein anderer Anreißer.')
    saves.end()
    await soon(async () => (await stored(page, post)).teaser).toBe('Ein anderer Anreißer.')
    await isSaved(page)
    expect(await page.inputValue('#field-title')).toBe('Zwei')
    expect((await stored(page, post)).title).toBe('Zwei')
  })

  it('is saved where the hub writes a field in its own way', { timeout: 180_000 }, async () => {
    const page = await browsing.signIn({ language: 'de' })
    const post = await write(page, { title: 'Wer wir sind' })
    await open(page, post)
    await page.getByRole('button', { name: 'Planung', exact: true }).click()
    await page.fill('#field-slug', 'Über uns')
    await soon(async () => (await stored(page, post)).slug).toBe('ueber-uns')
    await isSaved(page)
    await page.fill('#field-slug', '')
    await soon(async () => (await stored(page, post)).slug).toBe('wer-wir-sind')
    await isSaved(page)
  })

  it('saves what is typed while the second of two saves is on its way', { timeout: 180_000 }, async () => {
    const { page, post, saves } = await openHeld('Null')
    await page.fill('#field-title', 'Eins')
    await saves.waits()
    await page.fill('#field-title', 'Zwei')
    // Longer than Payload waits with a save: the second one queues behind the first.
    await page.waitForTimeout(3000)
    saves.let()
    await soon(async () => (await stored(page, post)).title).toBe('Eins')
    await saves.waits()
    await page.fill('#field-title', 'Drei')
    saves.let()
    await soon(async () => (await stored(page, post)).title).toBe('Zwei')
    saves.end()
    await soon(async () => (await stored(page, post)).title).toBe('Drei')
    await isSaved(page)
    expect(await page.inputValue('#field-title')).toBe('Drei')
  })

  it('crops for one channel by the mouse and by the keyboard, and shows it there', { timeout: 180_000 }, async () => {
    const page = await browsing.signIn({ language: 'de' })
    const picture = await page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 500 })
      const pen = canvas.getContext('2d')!
      for (let at = 0; at < 16; at++) {
        pen.fillStyle = `hsl(${at * 22} 60% 50%)`
        pen.fillRect(at * 100, 0, 100, 500)
      }
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
      const form = new FormData()
      form.append('file', blob!, 'panorama.png')
      form.append('_payload', JSON.stringify({ alt: 'Farbige Streifen' }))
      const answer = await fetch('/api/media?locale=de', { method: 'POST', body: form })
      return ((await answer.json()) as { doc: { id: string } }).doc.id
    })
    const post = await write(page, { title: 'Streifen', media: [picture] })
    await open(page, post)
    await page.getByRole('switch', { name: 'Nordlicht auf Instagram' }).click()
    await cardOf(page, 'Nordlicht auf Instagram').click()
    const point = page.getByRole('button', { name: /^Bildmitte/ })
    await point.waitFor()
    // A save that ends meanwhile draws the column anew, and moves what is aimed at.
    await isSaved(page)
    await point.focus()
    await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('button', { name: 'Bildmitte: 39 % von links, 50 % von oben' }).waitFor()
    await soon(async () => (await stored(page, post)).variants[0]?.crops?.[0]?.x).toBe(39)
    await isSaved(page)

    const box = await page.locator('.fh-focal__picture').boundingBox()
    if (!box) throw new Error('The picture cannot be seen.')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.4, { steps: 5 })
    await page.mouse.up()
    // To a hundredth: the column moves by parts of a pixel where the line above says that it is saving.
    const dragged = page.getByRole('button', { name: /^Bildmitte: (89|90|91) % von links, (39|40|41) % von oben/ })
    const [x, y] = ((await dragged.getAttribute('aria-label')) ?? '').match(/\d+/g)!.map(Number)
    await soon(async () => (await stored(page, post)).variants[0]?.crops?.[0]).toMatchObject({ x, y })
    // The edge of what the platform shows is the edge of the picture.
    const shown = card(page, 'Nordlicht auf Instagram').locator('.fh-mockup img')
    await soon(() => shown.evaluate((img) => getComputedStyle(img).objectPosition)).toBe('100% 50%')
    await isAccessible(page, '.fh-column', payloads)
    await page.locator('.fh-crops').scrollIntoViewIfNeeded()
    await browsing.shot(page, 'crop-light')

    await page.getByRole('button', { name: 'Wie in der Mediathek' }).click()
    await soon(async () => (await stored(page, post)).variants[0]?.crops?.length ?? 0).toBe(0)
  })

  it('is written on a telephone, too', { timeout: 180_000 }, async () => {
    const page = await browsing.signIn({ language: 'de', width: 390, theme: 'dark' })
    const post = await write(page, { title: 'Unterwegs' })
    await open(page, post)
    await page.getByRole('switch', { name: 'Nordlicht auf Mastodon' }).click()
    await cardOf(page, 'Nordlicht auf Mastodon').click()
    await page.locator('#field-variants__0__text').waitFor()
    await fits(page)
    const below = await page.evaluate(() => {
      const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? 0
      return top('.fh-column') > top('#field-title')
    })
    expect(below).toBe(true)
    // Where the review stands is said at the foot of the screen, and leads there.
    const foot = page.locator('.fh-head__foot')
    await foot.getByText('Entwurf').waitFor()
    await isAccessible(page, '.document-fields', payloads)
    await browsing.shot(page, 'phone-dark')
    await foot.click()
    expect(new URL(page.url()).hash).toBe('#fh-review')
  })

  it('says which channel a freeze stops, and how many links for people outside hold', { timeout: 240_000 }, async () => {
    const page = await browsing.signIn({ language: 'de', width: 390 })
    const post = await write(page, { title: 'Bei Störung' })
    const manager = await browsing.signIn({ as: 'channels' })
    const { docs } = await ask<{ docs: { id: string }[] }>(
      manager,
      '/api/channels?limit=1&depth=0&where[name][equals]=Nordlicht auf LinkedIn',
    )
    await ask(manager, '/api/freezes/start', 'POST', { scope: 'channel', targets: [docs[0]?.id], reason: 'Krise am Hafen' })
    const { freezes } = await ask<{ freezes: { id: string }[] }>(manager, '/api/freezes/active')
    expect(freezes).toHaveLength(1)
    await open(page, post)
    await card(page, 'Nordlicht auf LinkedIn').getByText('Gesperrt').waitFor()
    expect(await card(page, 'Nordlicht auf Mastodon').getByText('Gesperrt').count()).toBe(0)
    await fits(page)
    await isAccessible(page, '.fh-column', payloads)
    await browsing.shot(page, 'frozen-390')
    await ask(manager, `/api/freezes/${freezes[0]?.id}/lift`, 'POST', {})

    await page.getByText('Kein Link für jemanden von außen gilt.').waitFor()
    await ask(page, `/api/posts/${post}/guest-links/make`, 'POST', { forWhom: 'Kanzlei Müller' })
    await open(page, post)
    await page.getByText('Ein Link für jemanden von außen gilt.').waitFor()
    await isAccessible(page, '#fh-review', payloads)
    await page.getByRole('link', { name: 'Links ansehen' }).click()
    await page.getByText('Kanzlei Müller').waitFor()
    await soon(() => page.evaluate(() => document.activeElement?.id)).toBe('fh-guests')
  })

  it('asks no other host, and breaks nowhere', () => {
    expect(browsing.outside).toEqual([])
    expect(browsing.broken).toEqual([])
  })
})
