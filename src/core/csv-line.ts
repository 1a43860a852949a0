/** Comma-separated values (RFC 4180) as spreadsheets read them, and so that they run nothing of what others have written. */

/** By it spreadsheets know that what follows is UTF-8. */
export const byteOrderMark = '\uFEFF'

/** Spreadsheets run what begins so as a formula (owasp.org/www-community/attacks/CSV_Injection). An apostrophe says: this is text. */
const formula = /^[=+\-@\t\r]/

function cellOf(value: string | number | null): string {
  // A number is no text: -5 stays a number.
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const safe = formula.test(value) ? `'${value}` : value
  return /[",\r\n;\t']/.test(safe) || safe.trim() !== safe ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** @param cells `null` is an empty cell: what nobody knows is not 0 */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cellOf).join(',')}\r\n`
