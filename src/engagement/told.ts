/** What a publisher says that a platform told, judged before it is stored: the edge of our numbers. */
import { z } from 'zod'
import { accountMetrics, metrics, type AccountNumbers, type Numbers } from '../core/metrics.ts'

/** A number as text is a number; what is none, or less than nothing, was not told. */
const count = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .pipe(z.number().finite().nonnegative())
const counts = z.record(z.string(), z.unknown())

const toldOf = <Name extends string>(names: readonly Name[], values: unknown): { [name in Name]?: number } => {
  const told = counts.safeParse(values).data ?? {}
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = count.safeParse(told[name]).data
      return value === undefined ? [] : [[name, value]]
    }),
  ) as { [name in Name]?: number }
}

export interface Told {
  readonly values: Numbers | 'gone'
  readonly kinds: { readonly [kind: string]: number }
}

const measured = z.array(z.object({ remoteId: z.string(), values: z.unknown(), kinds: z.unknown().optional() }))
/** Longer names are none. */
const longestKind = 64

/** By the post's id at the platform. What is not in it was left out. */
export function toldOfPosts(answer: unknown): ReadonlyMap<string, Told> {
  return new Map(
    measured.parse(answer).map(({ remoteId, values, kinds }) => {
      const names = Object.keys(counts.safeParse(kinds).data ?? {}).filter((kind) => kind !== '' && kind.length <= longestKind)
      return [remoteId, { values: values === 'gone' ? 'gone' : toldOf(metrics, values), kinds: toldOf(names, kinds) as Told['kinds'] }]
    }),
  )
}

export const toldOfAccount = (answer: unknown): AccountNumbers => toldOf(accountMetrics, answer)
