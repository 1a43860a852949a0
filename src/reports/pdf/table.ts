/** A table with header cells, whose rows stay whole and whose head stands on every page. */
import { muted, type Structure } from '../../content-api/pdf/page.ts'
import type { Language } from '../../core/story.ts'
import { isNumeric, shown, type Table } from '../cells.ts'
import { left, lineHeight, linesOf, measure, ornament, put, room, widthOf, type Sheet } from './sheet.ts'

const size = 9
const gap = 12
const padding = 3.4
const rule = '#d4d4d4'
const head = { size: 8.5, bold: true, color: muted }
const body = { size }

interface Column {
  readonly name: string
  readonly x: number
  readonly width: number
  readonly isNumeric: boolean
}

export function addTable(sheet: Sheet, table: Table, language: Language): void {
  const { doc, root } = sheet
  const columns = columnsOf(sheet, table, language)
  const heading = columns.map((column) => linesOf(doc, column.name, column.width, head))
  const headHeight = Math.max(...heading.map(({ length }) => length)) * lineHeight(head.size) + 2 * padding
  const rows = table.rows.map((cells) => columns.map((column, at) => linesOf(doc, shown(cells[at] ?? null, language), column.width, body)))
  const heightOf = (row: readonly (readonly string[])[]) => Math.max(...row.map(({ length }) => length)) * lineHeight(size) + 2 * padding

  const element = doc.struct('Table', { title: table.title })
  root.add(element)
  const draw = (lines: readonly string[], { x, width, isNumeric }: Column, top: number, set: typeof head | typeof body) =>
    lines.forEach((line, n) =>
      put(doc, line, isNumeric ? x + width : x, top + padding + n * lineHeight(set.size), set, isNumeric ? 'right' : 'left'),
    )
  const cell = (row: Structure, type: 'TH' | 'TD', scope: 'Column' | 'Row' | null, drawn: () => void) => {
    const made = doc.struct(type, scope ? ({ scope } as PDFKit.Mixins.StructureElementOptions) : {})
    row.add(made)
    made.add(drawn)
    made.end()
  }
  const line = (y: number, width: number) =>
    ornament(
      doc,
      () =>
        void doc
          .moveTo(left, y)
          .lineTo(left + widthOf(doc), y)
          .lineWidth(width)
          .strokeColor(rule)
          .stroke(),
    )

  // The head never stands alone.
  room(doc, headHeight + rows.slice(0, 2).reduce((sum, row) => sum + heightOf(row), 0))
  const first = doc.struct('TR')
  element.add(first)
  const top = doc.y
  columns.forEach((column, at) => cell(first, 'TH', 'Column', () => draw(heading[at] ?? [], column, top, head)))
  first.end()
  doc.y = top + headHeight
  line(doc.y, 0.9)
  rows.forEach((row, at) => {
    const height = heightOf(row)
    // Two rows at the end stay together.
    const wanted = at === rows.length - 2 ? height + heightOf(rows[at + 1] ?? []) : height
    if (room(doc, wanted)) {
      const begin = doc.y
      // Again for the eye alone: the structure has it already.
      ornament(doc, () => columns.forEach((column, n) => draw(heading[n] ?? [], column, begin, head)))
      doc.y = begin + headHeight
      line(doc.y, 0.9)
    }
    const begin = doc.y
    const made = doc.struct('TR')
    element.add(made)
    columns.forEach((column, n) => cell(made, n === 0 ? 'TH' : 'TD', n === 0 ? 'Row' : null, () => draw(row[n] ?? [], column, begin, body)))
    made.end()
    doc.y = begin + height
    line(doc.y, 0.4)
  })
  element.end()
  doc.y += 14
}

/** As wide as what is in them where there is room; otherwise the widest give way, down to their longest word. */
function columnsOf({ doc }: Sheet, { columns, rows }: Table, language: Language): readonly Column[] {
  const cells = (at: number) => rows.map((row) => row[at] ?? null)
  const wordsOf = (text: string) => text.split(/\s+/)
  const most = (texts: readonly string[], set: typeof head | typeof body) => Math.max(0, ...texts.map((text) => measure(doc, text, set)))
  const measured = columns.map((name, at) => {
    const texts = cells(at).map((cell) => shown(cell, language))
    const numeric = cells(at).every((cell) => cell === null || isNumeric(cell))
    // Numbers and what is short are never parted; the words of long titles may be.
    const widest = most(texts, body)
    const whole = numeric || widest <= 66 ? widest : Math.min(90, most(texts.flatMap(wordsOf), body))
    const least = Math.max(most(wordsOf(name), head), whole)
    return { name, isNumeric: numeric, least, wanted: Math.max(least, widest, Math.min(80, most([name], head))) }
  })
  const room = widthOf(doc) - gap * (columns.length - 1)
  const leasts = measured.reduce((sum, { least }) => sum + least, 0)
  const over = measured.reduce((sum, { wanted }) => sum + wanted, 0) - room
  const give = measured.reduce((sum, { wanted, least }) => sum + wanted - least, 0)
  const widths = measured.map(({ wanted, least }) =>
    over <= 0 ? wanted : leasts <= room ? wanted - (over * (wanted - least)) / give : (least * room) / leasts,
  )
  // What is left over stands between the name and the numbers.
  const rest = Math.max(0, -over)
  let x = left
  return measured.map(({ name, isNumeric }, at) => {
    const width = (widths[at] ?? 0) + (at === 0 ? rest : 0) + 0.01
    const column = { name, isNumeric, x, width }
    x += width + gap
    return column
  })
}
