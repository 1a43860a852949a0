/** What stands in a table: numbers stay numbers, so that a spreadsheet can add them up. */
import { calendarDay, decimal, minorMoney, number, percent, signed } from '../admin/format.ts'
import { inUnits } from '../core/money.ts'
import type { Language } from '../core/story.ts'

/** `null` is not known: a dash for people, and empty in a spreadsheet. It is never 0. */
export type Cell =
  | null
  | string
  | { readonly n: number; readonly as: 'number' | 'decimal' | 'percent' | 'signed' }
  | { readonly minor: number; readonly currency: string }
  | { readonly day: string; readonly month?: boolean }

export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  /** The first cell of each names it. */
  readonly rows: readonly (readonly Cell[])[]
  /** The drawing says it already to whoever reads a page. */
  readonly filesOnly?: boolean
}

export const count = (n: number | null | undefined): Cell => (n === null || n === undefined ? null : { n, as: 'number' })
export const share = (n: number | null | undefined): Cell => (n === null || n === undefined ? null : { n, as: 'percent' })
/** To one digit behind the point, as the page of results shows it. */
export const middle = (n: number | null | undefined): Cell =>
  n === null || n === undefined ? null : { n: Math.round(n * 10) / 10, as: 'number' }

/** How many times something else. */
export const decimals = (n: number | null | undefined): Cell => (n === null || n === undefined ? null : { n, as: 'decimal' })

/** @param minor in the smallest unit */
export const money = (minor: number | null, currency: string): Cell => (minor === null ? null : { minor, currency })

export function shown(cell: Cell, language: Language): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  if ('day' in cell) return calendarDay(cell.day, language, cell.month)
  if ('minor' in cell) return minorMoney(cell.minor, cell.currency, language)
  return { number, decimal, percent, signed }[cell.as](cell.n, language)
}

/** As programs read it. */
export function plain(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  return 'day' in cell ? cell.day : String('minor' in cell ? inUnits(cell.minor, cell.currency) : cell.n)
}

export const isNumeric = (cell: Cell): boolean => cell !== null && typeof cell === 'object' && !('day' in cell)
