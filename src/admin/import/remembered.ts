import type { ColumnUse, CsvOptions } from '../../core/imports.ts'

/** How a person mapped tables with these headings before. */
export interface Remembered {
  readonly mappings: readonly (Pick<CsvOptions, 'columns' | 'bodyFormat' | 'dateOrder'> & { readonly headings: string })[]
}
const most = 20
const signOf = (headings: readonly string[]): string => headings.join('\u0001')

/** What is kept may be of another version. */
function mappingsOf(stored: Remembered | null | undefined): Remembered['mappings'] {
  const mappings: unknown = stored?.mappings
  return Array.isArray(mappings) ? (mappings as Remembered['mappings']) : []
}

/** `null`: never, or what was kept does not fit. */
export function recalled(
  stored: Remembered | null | undefined,
  headings: readonly string[],
): Omit<Remembered['mappings'][number], 'headings'> | null {
  const known = mappingsOf(stored).find((one) => one.headings === signOf(headings))
  if (!known || known.columns.length !== headings.length) return null
  const { columns, bodyFormat, dateOrder } = known
  return { columns, bodyFormat, dateOrder }
}

export function remember(
  stored: Remembered | null | undefined,
  headings: readonly string[],
  { columns, bodyFormat, dateOrder }: Pick<CsvOptions, 'bodyFormat' | 'dateOrder'> & { readonly columns: readonly ColumnUse[] },
): Remembered {
  const sign = signOf(headings)
  const others = mappingsOf(stored).filter((one) => one.headings !== sign)
  return { mappings: [{ headings: sign, columns, bodyFormat, dateOrder }, ...others].slice(0, most) }
}
