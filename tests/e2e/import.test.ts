/**
 * Importing in a real browser: from a file to drafts and back, in both languages, on a telephone, light and dark, and held against the
 * rules of accessibility. Screenshots are kept in tests/artefacts.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, isAccessible, startBrowsing, type Browsing } from '../support/browser.ts'
import { describeWith, needs } from '../support/needs.ts'

const table = [
  'Titel;Titel (en);Anreißer;Datum;Themen;Status;Notiz',
  'Import: Windpark;Import: wind farm;Wir bauen einen Windpark.;22.11.2027 09:30;Energie, Nachbarschaftshilfe;approved;x',
  'Import: Solarpark;;Und einen Solarpark.;23.11.2027;Energie;published;',
  'Import: kaputt;;Das geht nicht.;31.02.2027 10:00;;;',
].join('\n')

describeWith(needs.chromium, 'importing in a browser', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await startBrowsing('import')
  })
  afterAll(() => browsing?.stop())

  const open = async (page: Page) => {
    await page.goto(`${browsing.server.base}/admin/import`)
    await page.locator('.fh-import__ways').waitFor()
  }
  const choose = (page: Page, button: string, files: readonly { name: string; mimeType: string; buffer: Buffer }[]) =>
    page.locator(`input[type=file][aria-label="${button}"]`).setInputFiles([...files])
  const csv = (text: string, name = 'plan.csv') => [{ name, mimeType: 'text/csv', buffer: Buffer.from(text) }]

  it('leads from a table to drafts, in German, and takes them back', async () => {
    const page = await browsing.signIn({ language: 'de' })
    await page.locator('.template-default__nav-toggler').click()
    await page.locator('#nav-import').click()
    await page.locator('.fh-import__ways').waitFor()
    await isAccessible(page, '.fh-import')
    await browsing.shot(page, 'choose')

    await choose(page, 'Tabelle wählen', csv(table))
    await page.getByRole('heading', { name: 'Was steht in welcher Spalte?' }).waitFor()
    await page.getByText('Alles Importierte ist ein Entwurf, und nichts davon ist freigegeben.').waitFor()
    // Read in another encoding, and back again, the table keeps what was chosen for it.
    await page.getByLabel('Wird: Notiz').selectOption('teaser.en')
    for (const encoding of ['windows-1252', 'utf-8']) {
      const read = page.waitForResponse((response) => response.url().endsWith('/reread'))
      await page.getByLabel('Zeichensatz').selectOption(encoding)
      await read
      await page
        .getByLabel('Zeichen')
        .and(page.locator(`:has(option[value="${encoding}"]:checked)`))
        .waitFor()
      expect(await page.getByLabel('Wird: Notiz').inputValue()).toBe('teaser.en')
    }
    expect(await page.getByLabel('Wird: Titel (en)').inputValue()).toBe('title.en')
    await page.getByLabel('Wird: Notiz').selectOption('title.de')
    expect(await page.getByRole('button', { name: 'Ansehen, was daraus wird' }).isDisabled()).toBe(true)
    await page.getByLabel('Wird: Notiz').selectOption('')
    await isAccessible(page, '.fh-import')
    await browsing.shot(page, 'map')

    await page.getByRole('button', { name: 'Ansehen, was daraus wird' }).click()
    await page.getByText('Probelauf: Noch ist nichts entstanden.').waitFor()
    await page.getByText('ist kein Zeitpunkt').waitFor()
    await isAccessible(page, '.fh-import')
    await browsing.shot(page, 'look')
    await page.getByRole('button', { name: '2 Beiträge importieren' }).click()
    await page.waitForURL(/run=/)
    // A tab that is closed and opened again finds the run where it is.
    await page.reload()
    await page.getByText('Fertig', { exact: true }).waitFor()
    await isAccessible(page, '.fh-import')
    await browsing.shot(page, 'done')

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Abgelehnte als CSV' }).click()])
    expect(download.suggestedFilename()).toBe('plan-abgelehnt.csv')
    await page.getByRole('link', { name: 'Import: Windpark' }).click()
    await page.getByText(/Importiert aus „plan\.csv“/).waitFor()
    await isAccessible(page, '.fh-origin')
    await page.goBack()

    await page.getByRole('button', { name: 'Zurücknehmen' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await isAccessible(page, 'dialog')
    await dialog.getByRole('button', { name: 'Zurücknehmen' }).click()
    await page.getByText('2 in den Papierkorb gelegt, 0 bleiben.').waitFor()
    const left = await ask<{ totalDocs: number }>(page, '/api/posts?where[title][like]=Import:&draft=true&locale=de')
    expect(left.totalDocs).toBe(0)
  })

  it('shows no more of a selection than was chosen last', async () => {
    const page = await browsing.signIn({ language: 'en' })
    await open(page)
    const rows = Array.from({ length: 60 }, (_, at) => `Import row ${at};Short.;`)
    await choose(page, 'Choose a table', csv(['Title;Teaser;Date', ...rows, 'Import wrong;Short.;31.02.2027 10:00'].join('\n')))
    await page.getByRole('button', { name: 'See what becomes of it' }).click()
    await page.getByText('Import row 49').waitFor()
    // More of all are on their way while only the refused are asked for.
    const isMore = (body: string | null) => body?.includes('"from":50') ?? false
    await page.route('**/preview', (route) => (isMore(route.request().postData()) ? undefined : route.continue()))
    const asked = page.waitForRequest((request) => isMore(request.postData()))
    const over = page.waitForEvent('requestfailed', (request) => isMore(request.postData()))
    await page.getByRole('button', { name: 'Show more' }).click()
    await asked
    await page.getByRole('group', { name: 'Show' }).getByRole('button').last().click()
    await over
    await page.getByText('Import wrong').waitFor()
    await page.getByText('Import row 49').waitFor({ state: 'detached' })
  })

  it('takes a folder that is dropped, with all that lies within it', async () => {
    const page = await browsing.signIn({ language: 'en' })
    await open(page)
    const folder = await mkdtemp(path.join(tmpdir(), 'dropped-'))
    try {
      await mkdir(path.join(folder, 'de'))
      await mkdir(path.join(folder, 'en'))
      await writeFile(path.join(folder, 'de', 'dune.md'), '# Die Düne\n\nEin Text.')
      await writeFile(path.join(folder, 'en', 'dune.md'), '# The dune\n\nA text.')
      const { x, y, width, height } = (await page.getByRole('region', { name: /Markdown/ }).boundingBox())!
      const wire = await page.context().newCDPSession(page)
      const data = { items: [], files: [folder], dragOperationsMask: 1 }
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await wire.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data })
      await wire.detach()
      await page.getByText(`${path.basename(folder)}.zip`).waitFor()
      await page.getByText('1 post', { exact: true }).waitFor()
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('packs single Markdown files, on a telephone, in English and the dark', async () => {
    const page = await browsing.signIn({ language: 'en', width: 390, theme: 'dark' })
    await open(page)
    await isAccessible(page, '.fh-import')
    await browsing.shot(page, 'choose-390-dark')
    await choose(page, 'Choose an archive or files', [
      { name: 'harbour.de.md', mimeType: 'text/markdown', buffer: Buffer.from('---\ntitle: Der Hafen\n---\n# Der Hafen\n\nEin **Text**.') },
      { name: 'harbour.en.md', mimeType: 'text/markdown', buffer: Buffer.from('# The harbour\n\nA *text* with <b>HTML</b>.') },
    ])
    await page.getByRole('button', { name: 'See what becomes of it' }).click()
    await page.getByText('HTML in the text stays there as text.').waitFor()
    await isAccessible(page, '.fh-import')
    await browsing.shot(page, 'look-390-dark')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.getByRole('button', { name: 'Import 1 post' }).click()
    await page.getByText('Done', { exact: true }).waitFor()
    await browsing.shot(page, 'done-390-dark')
  })

  it('reads a feed, for a trial first', async () => {
    const page = await browsing.signIn({ language: 'en' })
    await open(page)
    await page.getByLabel('Address of the feed').fill('http://127.0.0.1:1/feed')
    await page.getByRole('button', { name: 'Try reading it' }).first().click()
    await page.getByText('leads into a private network').waitFor()
    await isAccessible(page, '.fh-import')
    const brands = await ask<{ docs: { slug: string }[] }>(page, '/api/brands?depth=0')
    await page.getByLabel('Address of the feed').fill(`${browsing.server.base}/feeds/${brands.docs[0]?.slug}.rss`)
    await page.getByRole('button', { name: 'Try reading it' }).first().click()
    await page.getByText('Nothing was made yet.').waitFor()
    await browsing.shot(page, 'feed')
    await page.getByRole('button', { name: 'Add as a source' }).click()
    await page.getByRole('status').filter({ hasText: 'every hour' }).or(page.getByText('is read every hour')).first().waitFor()
    await page.getByRole('button', { name: 'Read now' }).click()
    await page.getByText(/new drafts?\./).waitFor()
    await browsing.shot(page, 'sources')
  })

  it('tells whoever may not import so', async () => {
    const page = await browsing.signIn({ as: 'analyst', language: 'en' })
    await page.goto(`${browsing.server.base}/admin/import`)
    await page.getByText('Importing needs an editor.').waitFor()
  })

  it('asks nobody else, and breaks nowhere', () => {
    expect(browsing.outside).toEqual([])
    expect(browsing.broken).toEqual([])
  })
})
