/**
 * The media library in a real browser: uploading many files, finding and sorting them, one medium with all that belongs to it, in both
 * languages, on a telephone, light and dark. Screenshots are kept in tests/artefacts.
 */
import sharp from 'sharp'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, isAccessible, startBrowsing, type Browsing } from '../support/browser.ts'
import { describeWith, needs } from '../support/needs.ts'

const scene = (sun: number, hue: string) =>
  sharp(
    Buffer.from(
      `<svg width="1200" height="800"><rect width="1200" height="800" fill="${hue}"/><circle cx="${sun}" cy="220" r="150" fill="#fd0"/>` +
        `<path d="M0 800 L${1200 - sun} 300 L800 800Z" fill="#465"/></svg>`,
    ),
  )
const jpeg = async (name: string, sun: number, hue: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await scene(sun, hue).jpeg().toBuffer(),
})

describeWith(needs.chromium, 'the media library in the browser', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await startBrowsing('media')
  })
  afterAll(() => browsing?.stop())

  const tile = (page: Page, name: string) => page.locator('.fh-media__tile', { hasText: name })
  const open = async (page: Page, query = '') => {
    await page.goto(`${browsing.server.base}/admin/media${query}`)
    await page.locator('[data-loading=false]').waitFor()
  }
  const loaded = (page: Page) => page.locator('[data-loading=false]').waitFor()
  const dialog = (page: Page) => page.getByRole('dialog')

  it('takes many files, says of each what became of it, and sorts them by keyboard', { timeout: 300_000 }, async () => {
    const page = await browsing.signIn()
    await page.locator('.template-default__nav-toggler').click()
    await page.locator('#nav-media-library').click()
    await page.getByRole('heading', { name: 'Media library' }).waitFor()
    await loaded(page)
    await page.getByText('at most 50 MB each', { exact: false }).waitFor()
    await isAccessible(page, '.fh-media')

    const uploads = page.getByRole('region', { name: 'Uploads' })
    await page
      .locator('.fh-media input[type=file]')
      .setInputFiles([
        await jpeg('harbour.jpg', 300, '#8cf'),
        { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('These are no pixels.') },
        await jpeg('dunes.jpg', 900, '#fca'),
      ])
    await uploads.getByText('3 of 3 done').waitFor()
    await uploads.locator('[data-state=refused]', { hasText: 'notes.jpg' }).getByText('is not a picture', { exact: false }).waitFor()
    expect(await uploads.locator('[data-state=done]').count()).toBe(2)
    await page.locator('.fh-media input[type=file]').setInputFiles([await jpeg('harbour-copy.jpg', 300, '#8cf')])
    const copy = uploads.locator('li', { hasText: 'harbour-copy.jpg' })
    await copy.getByText('Looks like').waitFor()
    await isAccessible(page, '.fh-media')
    await browsing.shot(page, 'uploads-light')
    await copy.getByRole('button', { name: 'Use the other one' }).click()
    await copy.getByText('Discarded', { exact: false }).waitFor()
    await uploads.getByRole('button', { name: 'Close list' }).click()

    // What has left the browser whole is stored, whoever waits for the answer: there is nothing to cancel.
    const wire = await page.context().newCDPSession(page)
    await wire.send('Fetch.enable', { patterns: [{ urlPattern: '*/api/media?depth=0', requestStage: 'Response' }] })
    const answered = new Promise<string>((resolve) => wire.once('Fetch.requestPaused', ({ requestId }) => resolve(requestId)))
    await page.locator('.fh-media input[type=file]').setInputFiles([await jpeg('pier.jpg', 600, '#7ab')])
    const pier = uploads.locator('[data-state=looking]', { hasText: 'pier.jpg' })
    await pier.waitFor()
    const requestId = await answered
    expect(await pier.getByRole('button').count()).toBe(0)
    await wire.send('Fetch.continueRequest', { requestId })
    await uploads.locator('[data-state=done]', { hasText: 'pier.jpg' }).waitFor()
    await wire.detach()
    await uploads.getByRole('button', { name: 'Close list' }).click()
    await tile(page, 'pier.jpg').waitFor()

    await page.getByRole('button', { name: 'New folder' }).click()
    await dialog(page).getByRole('button', { name: 'Create' }).click()
    await dialog(page).getByText('Write a name.').waitFor()
    await dialog(page).getByLabel('Name of the folder').fill('Coast')
    await isAccessible(page, '.fh-dialog')
    await dialog(page).getByRole('button', { name: 'Create' }).click()
    await page
      .getByText('There is nothing here yet', { exact: false })
      .or(page.getByText('Nothing matches', { exact: false }))
      .waitFor()
    await page.getByRole('navigation', { name: 'Folders' }).getByRole('button', { name: 'All media' }).click()

    await page.getByRole('searchbox', { name: 'Search' }).fill('harbour')
    await page.locator('.fh-media__tile').nth(1).waitFor({ state: 'detached' })
    await page.getByRole('searchbox', { name: 'Search' }).fill('')
    await tile(page, 'dunes.jpg').waitFor()
    // They were uploaded at once, and stand beside each other in either order.
    const uploaded = page.locator('.fh-media__tile').filter({ hasText: /dunes\.jpg|harbour\.jpg/ })
    await uploaded.first().getByRole('link').focus()
    await page.keyboard.press(' ')
    await page.keyboard.press('ArrowRight')
    await uploaded.nth(1).locator(':focus').waitFor()
    await page.keyboard.press(' ')
    await page.getByRole('button', { name: 'Tags …' }).click()
    await dialog(page).getByLabel('Add tags').fill('sea, summer')
    await isAccessible(page, '.fh-dialog')
    await dialog(page).getByRole('button', { name: 'Apply' }).click()
    await page.getByText('Done: 2 media.').waitFor()
    await page.getByLabel('Tag', { exact: true }).selectOption('summer')
    await page.locator('[data-loading=false]', { hasText: /^2 media/ }).waitFor()
    await page.getByLabel('Select dunes.jpg').check()
    await page.getByRole('button', { name: 'Move …' }).click()
    await dialog(page).getByLabel('Into the folder').selectOption({ label: 'Coast' })
    await dialog(page).getByRole('button', { name: 'Move' }).click()
    await page.getByText('Done: 1 medium.').waitFor()
    await page.getByRole('button', { name: 'List', exact: true }).click()
    await page.getByRole('row', { name: /dunes/ }).waitFor()
    await isAccessible(page, '.fh-media')
    await browsing.shot(page, 'list-light')
  })

  it(
    'shows one medium with its use, its words in both languages, what platforms get, and its earlier files',
    { timeout: 300_000 },
    async () => {
      const page = await browsing.signIn()
      const { docs } = await ask<{ docs: { id: string }[] }>(page, '/api/media?where[filename][equals]=harbour.jpg&depth=0')
      const id = docs[0]?.id ?? ''
      const { docs: brands } = await ask<{ docs: { id: string }[] }>(page, '/api/brands?limit=1&depth=0&sort=name')
      await ask(page, '/api/posts?locale=en', 'POST', { title: 'Down at the harbour', brand: brands[0]?.id, media: [id] })
      await page.goto(`${browsing.server.base}/admin/collections/media/${id}?locale=en`)
      await page.getByRole('region', { name: 'Used' }).getByText('In 1 post.').waitFor()
      await page.getByRole('link', { name: 'Down at the harbour' }).waitFor()

      await page.locator('.doc-controls__popup .popup-button').click()
      await page.locator('#action-delete').click()
      const deletion = page.locator('.delete-document')
      await deletion.getByRole('region', { name: 'Used' }).getByRole('link', { name: 'Down at the harbour' }).waitFor()
      await isAccessible(page, '.delete-document .fh')
      await browsing.shot(page, 'delete-light')
      await deletion.getByRole('button', { name: 'Cancel' }).click()

      await page.getByLabel('German', { exact: true }).fill('Ein Hafen am Abend')
      await page.getByLabel('English', { exact: true }).fill('A harbour in the evening')
      await page.locator('#action-save').click()
      await page.getByText('successfully', { exact: false }).first().waitFor()
      const both = await ask<{ alt: { de?: string; en?: string } }>(page, `/api/media/${id}?locale=all&depth=0`)
      expect(both.alt).toEqual({ de: 'Ein Hafen am Abend', en: 'A harbour in the evening' })

      await page.getByText('Show for each platform').click()
      const card = page.locator('.fh-media__card', { hasText: 'Mastodon' })
      await card.getByText('pixels', { exact: false }).waitFor()
      await card.locator('img').scrollIntoViewIfNeeded()
      await page.waitForFunction(() =>
        [...document.querySelectorAll<HTMLImageElement>('.fh-media__card img')].some((one) => one.naturalWidth > 0),
      )
      for (const part of ['.fh-media__renditions', '.fh-media__panel', '.fh-media__alts', '.fh-media__tags']) await isAccessible(page, part)
      await browsing.shot(page, 'medium-light')

      await page.getByRole('button', { name: 'Replace file …' }).click()
      await dialog(page).getByText('Down at the harbour', { exact: false }).waitFor()
      await isAccessible(page, '.fh-dialog')
      await dialog(page)
        .getByLabel('New file')
        .setInputFiles(await jpeg('harbour-at-noon.jpg', 600, '#fff'))
      await browsing.shot(page, 'replace-light')
      await dialog(page).getByRole('button', { name: 'Replace' }).click()
      const file = page.getByRole('region', { name: 'File', exact: true })
      await file.getByText('harbour.jpg').waitFor()
      await isAccessible(page, '.fh-media__history')
      await file.getByRole('button', { name: 'Put back …' }).click()
      await dialog(page).getByRole('button', { name: 'Put back' }).click()
      await file.getByText('harbour-at-noon.jpg').waitFor()
    },
  )

  it('is read on a telephone, in German and in the dark, by who changes nothing', { timeout: 240_000 }, async () => {
    const page = await browsing.signIn({ as: 'analyst', language: 'de', width: 390, theme: 'dark' })
    await open(page)
    await page.getByRole('heading', { name: 'Mediathek' }).waitFor()
    await tile(page, 'harbour').first().waitFor()
    expect(await page.getByRole('button', { name: 'Dateien hochladen' }).count()).toBe(0)
    expect(await page.locator('.fh-media__tile input').count()).toBe(0)
    await isAccessible(page, '.fh-media')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await browsing.shot(page, 'telephone-de-dark')
    await page.getByLabel('Nur', { exact: true }).selectOption('unused')
    await loaded(page)
    await tile(page, 'dunes').first().waitFor()
    expect(new URL(page.url()).searchParams.get('filter')).toBe('unused')

    const editor = await browsing.signIn({ language: 'de', theme: 'dark' })
    await open(editor, '?filter=alike')
    await browsing.shot(editor, 'alike-de-dark')
    await open(editor)
    await editor.getByLabel('harbour', { exact: false }).first().check()
    await editor.getByRole('button', { name: 'In den Papierkorb …' }).click()
    await dialog(editor).getByText('in 1 Beitrag', { exact: false }).waitFor()
    await isAccessible(editor, '.fh-dialog')
    await browsing.shot(editor, 'trash-de-dark')
    await dialog(editor).getByRole('button', { name: 'Abbrechen' }).click()
    const { docs } = await ask<{ docs: { id: string }[] }>(editor, '/api/media?where[filename][like]=harbour&depth=0')
    await editor.goto(`${browsing.server.base}/admin/collections/media/${docs[0]?.id}`)
    await editor.getByRole('region', { name: 'Benutzt' }).waitFor()
    await editor.getByText('Frühere Dateien').waitFor()
    await browsing.shot(editor, 'medium-de-dark')
    expect(browsing.outside).toEqual([])
    expect(browsing.broken).toEqual([])
  })
})
