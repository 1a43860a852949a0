/**
 * Two people at one post, each in a browser of their own: who writes, taking over, comparing, and what an edit does to an approval. In both
 * languages, light and dark, on a telephone. Screenshots are kept in tests/artefacts.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import { richText } from '../support/api.ts'
import { ask, isAccessible, startBrowsing, type Browsing } from '../support/browser.ts'
import { describeWith, needs } from '../support/needs.ts'

describeWith(needs.chromium, 'two people at one post', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await startBrowsing('together')
  }, 300_000)
  afterAll(() => browsing?.stop())

  async function write(page: Page, title: string): Promise<string> {
    const { docs } = await ask<{ docs: { id: string }[] }>(page, '/api/brands?limit=1&depth=0&sort=name')
    const data = { title, teaser: 'Der Anfang', brand: docs[0]?.id }
    return (await ask<{ doc: { id: string } }>(page, '/api/posts?locale=de', 'POST', data)).doc.id
  }
  /** Written by one, approved by the other; it goes out in four days. */
  async function approved(editor: Page, approver: Page, title: string): Promise<string> {
    const first = async (address: string) => (await ask<{ docs: { id: string }[] }>(editor, address)).docs[0]?.id
    const { doc } = await ask<{ doc: { id: string } }>(editor, '/api/posts?locale=de', 'POST', {
      title,
      teaser: `${title} versorgt tausende Haushalte mit Strom.`,
      body: richText('Wir bauen im Norden.', 'Ab Mai fließt Strom.'),
      seo: { description: `Warum wir ${title} bauen, und wem es nützt.` },
      brand: await first('/api/brands?limit=1&depth=0&sort=name'),
      media: [await first('/api/media?limit=1&depth=0&where[mimeType][like]=image')],
      publishAt: new Date(Date.now() + 4 * 86_400_000).toISOString(),
      variants: [{ channel: await first('/api/channels?limit=1&depth=0&where[platform][equals]=website'), when: 'with-post' }],
    })
    const submitted = await ask<PostState>(editor, `/api/posts/${doc.id}/submit`, 'POST', {})
    const answer = await ask<PostState>(approver, `/api/posts/${doc.id}/approve`, 'POST', { hash: submitted.review.hash })
    expect(answer, JSON.stringify([submitted, answer]).slice(0, 2000)).toMatchObject({ review: { state: 'approved' } })
    return doc.id
  }
  const stored = (page: Page, id: string) => ask<{ title: string; teaser: string }>(page, `/api/posts/${id}?draft=true&depth=0&locale=de`)
  const open = async (page: Page, id: string) => {
    await page.goto(`${browsing.server.base}/admin/collections/posts/${id}?locale=de`)
    await teaser(page).waitFor()
  }
  const teaser = (page: Page) => page.locator('#field-teaser')
  const here = (page: Page) => page.locator('.fh-together')
  const type = async (page: Page, text: string) => {
    await teaser(page).fill(text)
    await teaser(page).press('End')
  }
  const until = async (read: () => Promise<unknown>, value: unknown) => {
    await expect.poll(read, { timeout: 30_000, interval: 250 }).toBe(value)
  }

  // After an even and after an odd number of saves: Payload calls a form modified after every second one.
  it.each([0, 1])(
    'says who writes, lets others read along, and hands over without losing a word (%i)',
    { timeout: 240_000 },
    async (more) => {
      const [first, second] = [await browsing.signIn(), await browsing.signIn({ as: 'editor2', language: 'de', theme: 'dark' })]
      const id = await write(first, 'Windpark zu zweit')
      await open(first, id)
      await type(first, 'Von der ersten')
      await until(async () => (await stored(first, id)).teaser, 'Von der ersten')

      await open(second, id)
      await here(second).getByText('schreibt seit', { exact: false }).waitFor()
      await until(() => teaser(second).isEditable(), false)
      await isAccessible(second, '.fh-together')
      await browsing.shot(second, 'taken-dark')
      for (const words of ['Von der ersten, und', 'Von der ersten, und weiter'].slice(1 - more)) {
        await type(first, words)
        await until(() => teaser(second).inputValue(), words)
      }

      // Typed in the very moment before, and its save still on its way: it arrives, once, and the one who takes over has it.
      const saves: string[] = []
      await first.route(`**/api/posts/${id}?**`, async (route) => {
        if (route.request().method() === 'PATCH') {
          saves.push(route.request().postData() ?? '')
          await wait(6_000)
        }
        await route.continue()
      })
      await type(first, 'Von der ersten, zuletzt')
      await until(async () => saves.length, 1)
      await here(second).getByRole('button', { name: 'Übernehmen' }).click()
      await here(first).getByText('took over this post', { exact: false }).waitFor()
      await until(() => teaser(first).isEditable(), false)
      await until(() => teaser(second).inputValue(), 'Von der ersten, zuletzt')
      await isAccessible(first, '.fh-together')
      await browsing.shot(first, 'taken-over-light')
      await until(() => teaser(second).isEditable(), true)
      expect(saves).toHaveLength(1)
      await type(second, 'Jetzt die zweite')
      await until(() => teaser(first).inputValue(), 'Jetzt die zweite')

      // Whoever leaves, leaves the seat.
      await second.goto(`${browsing.server.base}/admin`)
      await until(() => teaser(first).isEditable(), true)
    },
  )

  it('shows both versions where one was overtaken, and saves what is chosen on top of the newest', { timeout: 240_000 }, async () => {
    const [mine, other] = [await browsing.signIn({ language: 'de', width: 390 }), await browsing.signIn({ as: 'editor2' })]
    const id = await write(mine, 'Sonne und Wind')
    await open(mine, id)
    // Meanwhile a program saves in the name of somebody else: it sits nowhere.
    await mine.route(`**/api/posts/${id}?**`, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()))
    await type(mine, 'Meine Worte über den Wind')
    await ask(other, `/api/posts/${id}?draft=true&locale=de`, 'PATCH', { title: 'Ihr Titel', teaser: 'Ihre Worte über die Sonne' })
    await here(mine).getByText('hat gespeichert, während Sie schrieben', { exact: false }).waitFor()
    await mine.unroute(`**/api/posts/${id}?**`)
    expect(await teaser(mine).inputValue()).toBe('Meine Worte über den Wind')

    await here(mine).getByRole('button', { name: 'Vergleichen' }).click()
    const dialog = mine.getByRole('dialog')
    const field = dialog.getByRole('group', { name: 'Anreißer' })
    await field.locator('del').first().waitFor()
    expect((await field.locator('del').allInnerTexts()).join(' ')).toContain('Ihre')
    expect((await field.locator('ins').allInnerTexts()).join(' ')).toContain('Meine')
    await isAccessible(mine, '.fh-dialog')
    await browsing.shot(mine, 'compare-390')
    // Nobody can know what is to hold where both wrote: it is asked for.
    await dialog.getByRole('button', { name: 'So speichern' }).click()
    await dialog.getByText('Wählen Sie noch bei: Anreißer.').waitFor()
    await field.getByLabel('Von Ihnen').check()
    await dialog.getByRole('button', { name: 'So speichern' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await stored(mine, id)).toMatchObject({ title: 'Ihr Titel', teaser: 'Meine Worte über den Wind' })
    await until(() => mine.locator('#field-title').inputValue(), 'Ihr Titel')
    await type(mine, 'Und es geht weiter')
    await until(async () => (await stored(mine, id)).teaser, 'Und es geht weiter')
  })

  it('compares two windows of one person, too', { timeout: 240_000 }, async () => {
    const here_ = await browsing.signIn({ language: 'de' })
    const id = await write(here_, 'In zwei Fenstern')
    await open(here_, id)
    const other = await here_.context().newPage()
    await open(other, id)
    await here_.route(`**/api/posts/${id}?**`, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()))
    await type(here_, 'Im ersten Fenster')
    await type(other, 'Im zweiten Fenster')
    await until(async () => (await stored(other, id)).teaser, 'Im zweiten Fenster')
    await here(here_).getByText('Sie haben in einem anderen Fenster gespeichert', { exact: false }).waitFor()
    await here_.unroute(`**/api/posts/${id}?**`)
    expect(await teaser(here_).inputValue()).toBe('Im ersten Fenster')

    await here(here_).getByRole('button', { name: 'Vergleichen' }).click()
    const dialog = here_.getByRole('dialog')
    const field = dialog.getByRole('group', { name: 'Anreißer' })
    await field.getByText('in beiden Fenstern', { exact: false }).waitFor()
    await field.getByLabel('Gespeichert von Ihnen, in einem anderen Fenster').waitFor()
    await isAccessible(here_, '.fh-dialog')
    await browsing.shot(here_, 'two-windows-light')
    await field.getByLabel('Von Ihnen', { exact: true }).check()
    await dialog.getByRole('button', { name: 'So speichern' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await stored(here_, id)).teaser).toBe('Im ersten Fenster')
    // The other one follows; and a window is never overtaken by itself, however often it saves.
    await until(() => teaser(other).inputValue(), 'Im ersten Fenster')
    for (const words of ['Und weiter', 'Und weiter, noch ein Wort', 'Und weiter, und Schluss']) {
      await type(here_, words)
      await until(async () => (await stored(here_, id)).teaser, words)
    }
    expect(await here(here_).getByText('in einem anderen Fenster gespeichert', { exact: false }).count()).toBe(0)
    await other.close()
  })

  it('keeps in this browser what could not be saved, and offers it once', { timeout: 240_000 }, async () => {
    const page = await browsing.signIn({ theme: 'dark' })
    const id = await write(page, 'Ohne Netz')
    await open(page, id)
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('fh-draft:')).length)
    await page.route(`**/api/posts/${id}?**`, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()))
    await type(page, 'Im Zug geschrieben')
    await until(kept, 1)
    page.on('dialog', (dialog) => void dialog.accept())
    await open(page, id)
    await here(page).getByText('This browser holds what you wrote', { exact: false }).waitFor()
    await page.unroute(`**/api/posts/${id}?**`)
    await here(page).getByRole('button', { name: 'Compare' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('group', { name: 'Teaser' }).locator('ins').first().waitFor()
    await isAccessible(page, '.fh-dialog')
    await browsing.shot(page, 'draft-dark')
    await dialog.getByRole('button', { name: 'Save it so' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await stored(page, id)).teaser).toBe('Im Zug geschrieben')
    await until(kept, 0)
  })

  it('saves behind whoever leaves the form by a link before it was saved', { timeout: 240_000 }, async () => {
    const page = await browsing.signIn()
    const leave = async () => {
      await page.locator('.step-nav a').first().click()
      await page.locator('#fh-today-title').waitFor()
    }
    const id = await write(page, 'Kurz entschlossen')
    // Nothing is saved as long as the form is there.
    await page.route(`**/api/posts/${id}?**`, (route) =>
      route.request().method() === 'PATCH' && page.url().includes(id) ? route.abort() : route.continue(),
    )
    await open(page, id)
    await type(page, 'Und schon weg')
    await leave()
    await until(async () => (await stored(page, id)).teaser, 'Und schon weg')
    await page.unroute(`**/api/posts/${id}?**`)

    // A save that was on its way, and arrives later, undoes nothing.
    let arrive = () => {}
    const answered: number[] = []
    await page.route(
      `**/api/posts/${id}?**`,
      async (route) => {
        await new Promise<void>((go) => (arrive = go))
        const answer = await route.fetch()
        answered.push(answer.status())
        await route.fulfill({ response: answer })
      },
      { times: 1 },
    )
    await open(page, id)
    await until(async () => (await teaser(page).inputValue()) && (await teaser(page).isEditable()), true)
    const sent = page.waitForRequest((request) => request.method() === 'PATCH')
    await type(page, 'Das Vorletzte')
    await sent
    await type(page, 'Das Letzte')
    await leave()
    await until(async () => (await stored(page, id)).teaser, 'Das Letzte')
    arrive()
    await until(async () => answered.length, 1)
    expect((await stored(page, id)).teaser).toBe('Das Letzte')

    // Where that fails, it is said, and offered where the post is opened again.
    await page.route(`**/api/posts/${id}?**`, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()))
    await open(page, id)
    await type(page, 'Nur in diesem Browser')
    await leave()
    await page.getByText('“Kurz entschlossen” is not saved.', { exact: false }).waitFor()
    await open(page, id)
    await here(page).getByText('This browser holds what you wrote', { exact: false }).waitFor()
  })

  it('says what an edit does to an approval before the first key, and offers a copy', { timeout: 240_000 }, async () => {
    const [page, approver] = [await browsing.signIn({ language: 'de' }), await browsing.signIn({ as: 'approver' })]
    const [copied, edited] = [await approved(page, approver, 'Windpark Prenzlau'), await approved(page, approver, 'Sonnendach Templin')]
    await open(page, copied)
    await here(page).getByText('Eine Änderung öffnet die Freigabe wieder', { exact: false }).waitFor()
    await isAccessible(page, '.fh-together')
    await browsing.shot(page, 'approved-light')
    await here(page).getByRole('button', { name: 'Stattdessen eine Kopie anlegen' }).click()
    await page.waitForURL((address) => /posts\/[\w-]{36}/.test(address.pathname) && !address.pathname.includes(copied))
    expect(await ask<PostState>(page, `/api/posts/${copied}/state`)).toMatchObject({ review: { state: 'approved' } })

    await open(page, edited)
    await here(page).getByText('Eine Änderung öffnet die Freigabe wieder', { exact: false }).waitFor()
    await type(page, 'Nach der Freigabe geschrieben')
    await here(page).getByRole('button', { name: 'Stattdessen eine Kopie anlegen' }).click()
    await page.waitForURL((address) => /posts\/[\w-]{36}/.test(address.pathname) && !address.pathname.includes(edited))
    const copy = /posts\/([\w-]{36})/.exec(page.url())?.[1] ?? ''
    expect((await stored(page, copy)).teaser).toBe('Nach der Freigabe geschrieben')
    await until(async () => (await ask<PostState>(page, `/api/posts/${edited}/state`)).review.state, 'draft')
    expect(browsing.outside).toEqual([])
    expect(browsing.broken).toEqual([])
  })
})
