/** What platforms tell now as text, now as a number. `null` is neither: `z.coerce` would make an id `null` and a number 0 of it. */
import { z } from 'zod'

/** Without what was not told. */
export const toldOf = <Name extends string>(values: { readonly [name in Name]: number | null | undefined }): {
  readonly [name in Name]?: number
} => Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'number')) as { readonly [name in Name]?: number }

export const idTold = z.union([z.string().min(1), z.number()]).transform(String)

export const countTold = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]).pipe(z.int().nonnegative())

/** Reactions by kind. The same name told twice, such as of two emojis that people uploaded, is one kind; what has no name is none. */
export function kindsTold(told: readonly (readonly [kind: string | null | undefined, count: number])[]): {
  readonly [kind: string]: number
} {
  const kinds = new Map<string, number>()
  for (const [kind, count] of told) if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + count)
  return Object.fromEntries(kinds)
}
