/** From text to a table. */
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { parse as parseNow } from 'csv-parse/sync'
import { importLimits, separators, type Separator } from '../../core/imports.ts'
import { ImportProblem } from '../problem.ts'

export interface Table {
  readonly headings: readonly string[]
  readonly rows: readonly Row[]
}
export interface Row {
  /** As a spreadsheet counts: the heading is row 1. */
  readonly number: number
  readonly cells: readonly string[]
}

const kilo = 1024
const chunk = 64 * kilo
/** Characters of one row. */
const longestRow = 1024 * kilo
const mostColumns = 200

/** The one by which the first rows fall into the most columns, and into the same number each. */
export function guessSeparator(text: string): Separator {
  const start = text.slice(0, chunk)
  const score = (delimiter: Separator): number => {
    try {
      const rows = parseNow(start, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, to: 20 })
      const columns = rows[0]?.length ?? 0
      const alike = rows.filter((row) => row.length === columns).length
      return columns < 2 ? 0 : (alike / rows.length) * 1000 + columns
    } catch {
      // A quote that ends beyond the start.
      return start.split('\n', 1)[0]!.split(delimiter).length - 1
    }
  }
  return separators.toSorted((one, other) => score(other) - score(one))[0]!
}

/** @throws ImportProblem where it is no table, or a larger one than is taken. */
export async function readTable(text: string, separator: Separator): Promise<Table> {
  function* chunks() {
    for (let at = 0; at < text.length; at += chunk) yield text.slice(at, at + chunk)
  }
  // In pieces: a large table does not hold up everybody else.
  const parser = Readable.from(chunks()).pipe(
    parse({ delimiter: separator, relax_column_count: true, skip_empty_lines: false, max_record_size: longestRow }),
  )
  const rows: Row[] = []
  let headings: readonly string[] | null = null
  let number = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number++
      if (cells.every((cell) => cell.trim() === '')) continue
      if (!headings) {
        headings = cells.map((cell) => cell.trim())
        if (headings.length > mostColumns) throw tooWide(headings.length)
        continue
      }
      rows.push({ number, cells })
      if (rows.length > importLimits.rows) throw tooLong()
      if (rows.length % 200 === 0) await new Promise(setImmediate)
    }
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(error)
    throw error
  }
  if (!headings) throw empty()
  if (rows.length === 0) throw onlyHeadings()
  return { headings, rows }
}

const empty = () =>
  new ImportProblem('empty', {
    de: 'Die Datei ist leer. Wählen Sie eine Tabelle mit einer Kopfzeile und mindestens einer Zeile.',
    en: 'The file is empty. Choose a table with a heading row and at least one row.',
  })
const onlyHeadings = () =>
  new ImportProblem('no-rows', {
    de: 'Unter der Kopfzeile steht nichts. Die erste Zeile muss die Namen der Spalten enthalten, jede weitere einen Beitrag.',
    en: 'There is nothing below the heading row. The first row must hold the names of the columns, every other row one post.',
  })
const tooLong = () =>
  new ImportProblem('too-many-rows', {
    de: `Die Tabelle hat mehr als ${importLimits.rows} Zeilen. Teilen Sie sie in mehrere Dateien.`,
    en: `The table has more than ${importLimits.rows} rows. Split it into several files.`,
  })
const tooWide = (columns: number) =>
  new ImportProblem('too-many-columns', {
    de: `Die Tabelle hat ${columns} Spalten, höchstens ${mostColumns} werden gelesen. Löschen Sie die, die Sie nicht brauchen.`,
    en: `The table has ${columns} columns; at most ${mostColumns} are read. Delete those that you do not need.`,
  })

function unreadable(error: CsvError): ImportProblem {
  const read: unknown = error.records
  const row = typeof read === 'number' ? read + 1 : 1
  if (error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new ImportProblem('quote-not-closed', {
      de: `Ab Zeile ${row} fehlt ein schließendes Anführungszeichen ("). Ergänzen Sie es, oder speichern Sie die Tabelle neu als CSV.`,
      en: `From row ${row} on a closing quotation mark (") is missing. Add it, or save the table as CSV once more.`,
    })
  return new ImportProblem('broken-quote', {
    de: `In Zeile ${row} steht ein Anführungszeichen (") an einer Stelle, an der keines sein darf. Verdoppeln Sie es (""), oder speichern Sie die Tabelle neu als CSV.`,
    en: `In row ${row} a quotation mark (") stands where none may be. Double it (""), or save the table as CSV once more.`,
  })
}
