/** What platforms tell now as text, now as a number. `null` is neither: `z.coerce` would make an id `null` and a number 0 of it. */
import { z } from 'zod'

/** Without what was not told. */
export const toldOf = <Name extends string>(values: { readonly [name in Name]: number | null | undefined }): {
  readonly [name in Name]?: number
} => Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'number')) as { readonly [name in Name]?: number }

export const idTold = z.union([z.string().min(1), z.number()]).transform(String)

export const countTold = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.int().nonnegative())
