import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readPdf } from '../../tests/support/pdf-text.ts'
import { readCsv } from '../newsletter/list/csv.ts'
import { editionCsv } from './csv.ts'
import type { Frozen } from './frozen.ts'
import { editionMail } from './mail.ts'
import { stepsOf } from './pdf/bars.ts'
import { editionPdf } from './pdf/document.ts'
import { aBlock, anEdition, noNumbers, someNumbers } from './testing.ts'
import { editionXlsx } from './xlsx.ts'

const slow = { timeout: 60_000 }
const drawn = editionPdf(anEdition())
const addresses = { results: 'https://hub.example/admin/numbers?a=1&b=2', edition: 'https://hub.example/admin/collections/reports/r' }
const xml = async (edition = anEdition()) => {
  const files = Object.entries(unzipSync(await editionXlsx(edition))).map(([name, bytes]) => [name, strFromU8(bytes)] as const)
  return Object.fromEntries(files) as Record<string, string>
}

describe('an edition as PDF', () => {
  it('says its numbers as text, in the manner of its language', slow, async () => {
    const { pages } = readPdf(await drawn)
    // A word in letters of two scripts is drawn in pieces.
    const all = pages.join('').replaceAll('\n', '').replaceAll('\u00a0', ' ')
    for (const text of [
      'Monatsbericht',
      'November 2026',
      'Acme Energie · Energie von hier',
      '12.345',
      '4,1 %',
      'Łódź & „Größe“ on Bluesky',
      '+87',
      '1.200,50 EUR',
    ])
      expect(all).toContain(text)
    expect(all).not.toContain('\uFFFD')
    pages.forEach((page, n) => expect(page).toContain(`Seite ${n + 1} von ${pages.length} · Acme Energie · Monatsbericht · November 2026`))
    const english = readPdf(await editionPdf(anEdition({ language: 'en' }), { preview: true })).pages.join('\n')
    for (const text of ['12,345', '4.1%', 'Preview', 'Page 1 of']) expect(english).toContain(text)
  })

  it('is tagged: headings, header cells, and drawings with words', slow, async () => {
    const { structure, alts } = readPdf(await drawn)
    expect(structure.get('H1')).toBe(1)
    expect(structure.get('H2')).toBe(13)
    for (const type of ['H3', 'P', 'L', 'LI', 'TR', 'TH', 'TD']) expect(structure.get(type)).toBeGreaterThan(0)
    // Over time, channel, topic, kind, heat map, followers, clicks.
    expect(structure.get('Figure')).toBe(7)
    expect(alts).toHaveLength(7)
    expect(alts.join(' ')).toContain('Am meisten: 775 (7. Nov. 2026).')
    const pdf = (await drawn).toString('latin1')
    expect(pdf).toContain('/Scope /Column')
    expect(pdf).toContain('/Scope /Row')
    expect(pdf).toMatch(/\/Lang \(de\)/)
  })

  it('keeps rows whole, and says the head of a table on each of its pages', slow, async () => {
    const many = Array.from({ length: 40 }, (_, n) => ({
      ...someNumbers.channels[0]!,
      id: `${n}`,
      name: { de: `Anfang${n}, ${'ein langer Name '.repeat(9)} Ende${n}.`, en: '' },
    }))
    const edition = anEdition({ blocks: [aBlock('channels')], overview: { ...someNumbers, channels: many } })
    const { pages } = readPdf(await editionPdf(edition))
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages.slice(1)) expect(page).toContain('Interaktionsrate')
    // The first of them are drawn as bars, too.
    for (const { id } of many.slice(12)) {
      const [begin, end] = [`Anfang${id},`, `Ende${id}.`].map((word) => pages.flatMap((page, n) => (page.includes(word) ? [n] : [])))
      expect(begin).toHaveLength(1)
      expect(end).toEqual(begin)
    }
  })

  it('says that comments may be our own, where comments are told', slow, async () => {
    const said = async (overview: Frozen['overview']) => {
      const { pages } = readPdf(await editionPdf(anEdition({ blocks: [aBlock('sums')], overview })))
      return pages.join(' ').replaceAll('\n', ' ')
    }
    expect(await said(someNumbers)).toContain('Manche Plattformen zählen eigene Kommentare mit')
    const { comments: _, ...sums } = someNumbers.totals.sums
    expect(await said({ ...someNumbers, totals: { ...someNumbers.totals, sums } })).not.toContain('eigene Kommentare')
  })

  it('says that nothing was published, and divides by nothing', slow, async () => {
    const { pages } = readPdf(await editionPdf(anEdition({ overview: noNumbers })))
    expect(pages[0]).toContain('In diesem Zeitraum wurde nichts veröffentlicht.')
    expect(pages.join('\n')).not.toMatch(/NaN|Infinity|∞/)
  })

  it('draws whatever it is given', slow, async () => {
    const odd = {
      ...someNumbers,
      days: [{ day: '2026-11-01', posts: 1, sums: { engagements: 0 } }],
      followers: [{ channel: { id: 'c', name: '', platform: 'x' }, points: [{ day: '2026-11-01', value: 0 }] }],
    }
    const words = `${'W'.repeat(400)} \u0000 😀 שלום\nZweiter Absatz`
    expect(
      (
        await editionPdf(
          anEdition({ name: words.slice(0, 200), overview: odd, blocks: [...anEdition().blocks, aBlock('text', { words })] }),
        )
      ).length,
    ).toBeGreaterThan(1000)
  })

  it('has round steps beside its bars', () => {
    expect([stepsOf(0), stepsOf(3), stepsOf(7), stepsOf(775)].map((steps) => steps.join())).toEqual([
      '0,1',
      '0,1,2,3',
      '0,2,4,6,8',
      '0,200,400,600,800',
    ])
  })
})

describe('an edition as tables', () => {
  it('keeps numbers numbers and days days, leaves empty what is not known, and runs nothing', slow, async () => {
    const files = await xml()
    const workbook = files['xl/workbook.xml'] ?? ''
    expect(workbook.match(/<sheet /g)).toHaveLength(14)
    const sheets = Object.entries(files)
      .filter(([name]) => name.startsWith('xl/worksheets/sheet'))
      .map(([, sheet]) => sheet)
      .join('')
    expect(sheets).toContain('<v>12345</v>')
    expect(sheets).toContain('<v>0.0412</v>')
    expect(sheets).not.toMatch(/<f>|NaN/)
    // 2 November 2026 as a spreadsheet counts days.
    expect(sheets).toContain('<v>46328</v>')
    expect(files['xl/sharedStrings.xml']).toContain('=HYPERLINK(')
    const goals = readCsv(editionCsv(anEdition())).find(({ cells }) => cells[4] === 'Gemerkt' && cells[5] === 'Seit Beginn der Kampagne')
    expect(goals?.cells[6]).toBe('')
  })

  it('sets beside a goal what the campaign has reached so far, and draws editions from before that as they were', () => {
    const cells = (edition: Frozen) =>
      readCsv(editionCsv(edition)).flatMap(({ cells }) => (cells[4] === 'Reaktionen' ? [cells.slice(5)] : []))
    const blocks = [aBlock('goals')]
    expect(cells(anEdition({ blocks }))).toEqual([
      ['Ziel', '20000'],
      ['In diesem Zeitraum', '4342'],
      ['Seit Beginn der Kampagne', '12342'],
      ['Anteil', '0.6171'],
    ])
    const goals = [{ metric: 'reactions', target: 20_000, value: 4_342 }] as const
    expect(cells(anEdition({ blocks, overview: { ...someNumbers, goals } }))).toEqual([
      ['Ziel', '20000'],
      ['Erreicht', '4342'],
      ['Anteil', '0.2171'],
    ])
  })

  it('says when posts work and what topics bring beside the usual, and of editions from before that engagements', () => {
    const cells = (edition: Frozen, row: string) =>
      readCsv(editionCsv(edition)).flatMap(({ cells }) => (cells[4] === row ? [cells.slice(5)] : []))
    const blocks = [aBlock('heat'), aBlock('topics')]
    const now = anEdition({ blocks })
    expect(cells(now, '10')[0]).toEqual(['× üblich (Median)', '0.75'])
    expect(cells(now, 'Windkraft')).toContainEqual(['× üblich', '1.25'])
    const { measure: _, ...heatMap } = someNumbers.heatMap
    const topics = someNumbers.topics.map(({ times: _, ...topic }) => topic)
    const before = anEdition({ blocks, overview: { ...someNumbers, heatMap, topics } })
    expect(cells(before, '10')[0]).toEqual(['Interaktionen (Median)', '0.8'])
    expect(cells(before, 'Windkraft')).toContainEqual(['Üblich je Beitrag', '12.5'])
  })

  it('names its sheets so that a spreadsheet opens it', slow, async () => {
    const blocks = ["a/b[c]:*?'", "a/b[c]:*?'", 'x'.repeat(60), 'X'.repeat(60)].map((heading) => aBlock('sums', { heading }))
    const names = [...((await xml(anEdition({ blocks })))['xl/workbook.xml'] ?? '').matchAll(/name="([^"]*)"/g)].map(
      ([, name = '']) => name,
    )
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5)
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
  })

  it('is for programs as CSV: a number a line, and no formula', () => {
    const rows = readCsv(editionCsv(anEdition())).map(({ cells }) => cells)
    expect(rows).toContainEqual(['2026-11-01', '2026-11-30', 'Auf einen Blick', 'Auf einen Blick', 'Interaktionen', 'Wert', '12345'])
    expect(rows.flat().filter((cell) => cell.startsWith('='))).toEqual([])
    const fewer = {
      ...someNumbers,
      followers: [
        {
          channel: { id: 'c', name: 'Kanal', platform: 'x' },
          points: [
            { day: '2026-11-01', value: 9 },
            { day: '2026-11-02', value: 4 },
          ],
        },
      ],
    }
    expect(editionCsv(anEdition({ overview: fewer }))).toContain(',Kanal,Veränderung,-5\r\n')
  })
})

describe('an edition as a mail', () => {
  it('says its numbers without a picture, and leads to the hub alone', slow, async () => {
    const { subject, html, text } = await editionMail(anEdition({ brand: { ...anEdition().brand, name: 'A <b> & Co' } }), addresses, [
      'a.pdf',
    ])
    expect(subject).toBe('Monatsbericht: November 2026')
    for (const part of [html, text]) for (const said of ['12.345', 'a.pdf', 'Der November im Überblick.']) expect(part).toContain(said)
    expect(html).not.toMatch(/<img|<script|<link|url\(/)
    expect(html).toContain('A &lt;b&gt; &amp; Co')
    expect([...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address)).toEqual([
      addresses.edition,
      addresses.results.replaceAll('&', '&amp;'),
    ])
    expect(text).toContain(`Zur Auswertung: ${addresses.results}`)
    expect(text).toContain('weitere Zeilen stehen in den Dateien.')
  })
})

it('is the same for the same edition', slow, async () => {
  const both = (edition: Frozen) => Promise.all([editionPdf(edition), editionXlsx(edition)])
  const one = [await drawn, await editionXlsx(anEdition())]
  const [other, changed] = await Promise.all([both(anEdition()), both(anEdition({ revision: 2 }))])
  for (const at of [0, 1]) {
    expect(one[at]?.equals(other[at] ?? Buffer.alloc(0))).toBe(true)
    expect(one[at]?.equals(changed[at] ?? Buffer.alloc(0))).toBe(false)
  }
})
