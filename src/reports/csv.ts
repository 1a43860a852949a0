/** An edition as comma-separated values for programs: one number a line, with where it stands. What is not known is empty. */
import { byteOrderMark, csvLine } from '../core/csv-line.ts'
import { isNumeric, plain, type Cell } from './cells.ts'
import type { Frozen } from './frozen.ts'
import { sectionsOf } from './sections.ts'
import { words } from './words.ts'

/** In UTF-8 with a mark at its beginning, without which spreadsheets take it for something else. */
export function editionCsv(frozen: Frozen): string {
  const text = words[frozen.language]
  const { from, to } = frozen.period
  const lines = sectionsOf(frozen).flatMap(({ title, tables }) =>
    tables.flatMap(({ title: table, columns, rows }) =>
      rows.flatMap((row) =>
        row.slice(1).map((cell, at) => lineOf([from, to, title, table, plain(row[0] ?? null), columns[at + 1] ?? ''], cell)),
      ),
    ),
  )
  return `${byteOrderMark}${lineOf([text.from, text.until, text.block, text.table, text.row, text.column], text.value)}${lines.join('')}`
}

/** A number stays one, whatever stands before it: a minus is no formula. */
const lineOf = (where: readonly string[], cell: Cell): string => csvLine([...where, isNumeric(cell) ? Number(plain(cell)) : plain(cell)])
