/** Amounts of money as whole numbers of the currency's smallest unit (cents): they add up without a rest. */

/** ISO 4217. */
export const currencies: readonly string[] = Intl.supportedValuesOf('currency')
export const isCurrency = (code: unknown): code is string => typeof code === 'string' && currencies.includes(code)

/** How many digits a currency has behind the point: EUR 2, JPY 0, KWD 3. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** Ten billions of a currency with cents: thousands of them still add up exactly. */
export const mostMinor = 1_000_000_000_000

/**
 * @param text digits with a point before those of the smallest unit, as machines write it: `12.34`, `12`
 * @returns `null`: that is no amount of this currency, or more than `mostMinor`.
 */
export function minorOf(text: string, currency: string): number | null {
  const [, whole = '', rest = ''] = /^(\d{1,15})(?:\.(\d+))?$/.exec(text) ?? []
  const digits = digitsOf(currency)
  if (whole === '' || rest.length > digits) return null
  const minor = Number(whole + rest.padEnd(digits, '0'))
  return minor <= mostMinor ? minor : null
}

/**
 * The same as people write it: `1.234,56`, `1,234.56`, `1 234,5`, `1'234`.
 * @returns `null`, too, where it could mean two amounts: `1,234` dinars are 1234 or 1.234.
 */
export function minorTyped(text: string, currency: string): number | null {
  const plain = text.trim().replace(/[\s\u00a0\u202f'’]+(?=\d{3}(\D|$))/g, '')
  const grouped = (group: string, point: string) =>
    new RegExp(`^([1-9]\\d{0,2}(?:\\${group}\\d{3})+|\\d+)(?:\\${point}(\\d+))?$`).exec(plain)
  const read = [grouped('.', ','), grouped(',', '.')].flatMap((found) => {
    const [, whole = '', rest] = found ?? []
    const minor = found ? minorOf(whole.replace(/[.,]/g, '') + (rest === undefined ? '' : `.${rest}`), currency) : null
    return minor === null ? [] : [minor]
  })
  const [first = null, ...others] = new Set(read)
  return others.length > 0 ? null : first
}

/** As `minorOf` reads it. */
export function writtenAmount(minor: number, currency: string): string {
  const digits = digitsOf(currency)
  const text = String(minor).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** In the currency's unit, to be shown. */
export const inUnits = (minor: number, currency: string): number => minor / 10 ** digitsOf(currency)
