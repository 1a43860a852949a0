/** Comma-separated values (RFC 4180), as spreadsheets write them. */

export interface CsvRow {
  /** Where it begins in the file, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** @returns rows without those that are empty. Total: whatever the text, there are rows. A quote that never ends takes the rest. */
export function readCsv(text: string): CsvRow[] {
  const source = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(source)
  const rows: CsvRow[] = []
  let [cells, cell, line, begin, quoted]: [string[], string, number, number, boolean] = [[], '', 1, 1, false]
  const endRow = () => {
    cells.push(cell)
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begin, cells })
    ;[cells, cell, begin] = [[], '', line]
  }
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at)
    const isBreak = character === '\n' || (character === '\r' && source[at + 1] !== '\n')
    if (isBreak) line++
    if (quoted) {
      if (character !== '"') cell += character
      else if (source[at + 1] === '"') cell += source.charAt(++at)
      else quoted = false
    } else if (character === '"' && cell.trim() === '') [cell, quoted] = ['', true]
    else if (character === separator) [cell] = [(cells.push(cell), '')]
    else if (isBreak) endRow()
    else if (character !== '\r') cell += character
  }
  endRow()
  return rows
}

/** German spreadsheets write semicolons: what stands most often in the first line. */
function separatorOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const count = (separator: string) => first.split(separator).length
  return [';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best), ',')
}

/** As it was before `csvLine`. */
export const plainCell = (cell: string): string => (/^'[=+\-@]/.test(cell.trim()) ? cell.trim().slice(1) : cell.trim())
