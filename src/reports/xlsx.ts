/** An edition as a workbook: a sheet for each block, numbers as numbers, days as days, and what is not known empty. */
import { unzipSync, zipSync } from 'fflate'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import { inUnits } from '../core/money.ts'
import type { Language } from '../core/story.ts'
import { type Cell, type Table } from './cells.ts'
import type { Frozen } from './frozen.ts'
import { headOf, sectionsOf, standOf } from './sections.ts'
import { words } from './words.ts'

type SheetCell = SheetData[number][number]

const formats = { number: '#,##0.##', decimal: '#,##0.0', percent: '0.0%', signed: '+#,##0;-#,##0;0' } as const

function cellOf(cell: Cell, language: Language): SheetCell {
  if (cell === null || cell === '') return null
  // Said to be text: no spreadsheet takes it for a formula.
  if (typeof cell === 'string') return { value: cell, type: String, wrap: true, alignVertical: 'top' }
  if ('day' in cell)
    return { value: new Date(cell.day), type: Date, format: language === 'de' ? 'dd.mm.yyyy' : 'yyyy-mm-dd', align: 'left' }
  if ('minor' in cell) return { value: inUnits(cell.minor, cell.currency), type: Number, format: '#,##0.00' }
  return { value: cell.n, type: Number, format: cell.as === 'number' && Number.isInteger(cell.n) ? '#,##0' : formats[cell.as] }
}

const bold = (value: string, fontSize?: number) => ({ value, type: String, fontWeight: 'bold', ...(fontSize && { fontSize }) }) as const
const text = (value: string): SheetCell => ({ value, type: String })
const empty: SheetData[number] = []

const tableRows = ({ title, columns, rows }: Table, isOne: boolean, language: Language): SheetData => [
  ...(isOne ? [] : [empty, [bold(title)]]),
  columns.map((column) => ({ ...bold(column), bottomBorderStyle: 'thin' })),
  ...rows.map((row) => row.map((cell) => cellOf(cell, language))),
]

/** At most 31 characters, none of `[]:*?/\`, no apostrophe at its ends, and each once whatever its case. */
function sheetName(title: string, taken: Set<string>): string {
  const plain =
    title
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .trim()
      .replace(/^'+|'+$/g, '') || '–'
  for (let n = 1; ; n++) {
    const tail = n === 1 ? '' : ` ${n}`
    const name =
      [...plain].reduce((kept, character) => (kept.length + character.length + tail.length > 31 ? kept : kept + character), '') + tail
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}

/** @returns the same bytes for the same edition */
export async function editionXlsx(frozen: Frozen): Promise<Buffer> {
  const { language, brand, name } = frozen
  const said = words[language]
  const { of, period } = headOf(frozen)
  const taken = new Set<string>()
  const sheets = sectionsOf(frozen).map(({ title, paragraphs, tables, notes = [] }) => ({
    sheet: sheetName(title || said.about, taken),
    columns: [
      { width: 38 },
      ...Array.from({ length: Math.max(0, ...tables.map(({ columns }) => columns.length - 1)) }, () => ({ width: 20 })),
    ],
    data: [
      [bold(title || name, 14)],
      [text(`${of} · ${period}`)],
      ...paragraphs.map((line) => [text(line)]),
      ...(tables.length === 1 ? [empty] : []),
      ...tables.flatMap((table) => tableRows(table, tables.length === 1, language)),
      ...(notes.length > 0 ? [empty, ...notes.map((line) => [text(line)])] : []),
    ],
  }))
  const about = {
    sheet: sheetName(said.about, taken),
    columns: [{ width: 24 }, { width: 50 }],
    data: [
      [bold(name, 14)],
      [text(said.brand), text(of)],
      [text(said.period), cellOf({ day: frozen.period.from }, language), cellOf({ day: frozen.period.to }, language)],
      [text(said.made), text(standOf(frozen))],
      [text(said.zone), text(brand.timeZone)],
      [text(said.revisionName), { value: frozen.revision, type: Number } as SheetCell],
    ],
  }
  const made = await writeXlsxFile([about, ...sheets]).toBuffer()
  // The library writes when it was written into the archive; we write when the numbers were.
  return Buffer.from(zipSync(unzipSync(made), { mtime: new Date('2026-01-01T12:00:00') }))
}
