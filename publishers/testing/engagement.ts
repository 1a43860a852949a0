/**
 * What visitors do with a post, by a model and a seed: the same each time that it is asked.
 *
 * A post draws as many visitors as its quality, which is log-normal around `typical` (σ = 0.8). Each comes at an age that is exponential around 18
 * hours, so that half of them have come after 12½, and acts once: 7 of 10 like, 2 share, 1 answers.
 */
import type { Fake } from './fake.ts'

export interface Visit {
  /** Milliseconds after publication. */
  readonly age: number
  readonly kind: 'like' | 'share' | 'reply'
  readonly by: string
}

const typicalAgeMs = 18 * 60 * 60_000
const spread = 0.8

/** Mulberry32: numbers of [0, 1). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** All visits that a post will ever have, the earliest first. */
export function visitsOf(seed: number, typical = 30): readonly Visit[] {
  const next = random(seed)
  const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const visitors = Math.round(typical * Math.exp(spread * normal))
  const visits = Array.from({ length: visitors }, (_, at): Visit => {
    const age = -typicalAgeMs * Math.log(1 - next())
    const act = next()
    return { age, kind: act < 0.7 ? 'like' : act < 0.9 ? 'share' : 'reply', by: `Visitor ${seed}-${at}` }
  })
  return visits.sort((a, b) => a.age - b.age)
}

/** Lets the visitors of these ages act: above `from`, up to `until`. */
export function visited(fake: Pick<Fake, 'visit'>, remoteId: string, seed: number, from: number, until: number): void {
  for (const { age, kind, by } of visitsOf(seed))
    if (age > from && age <= until) fake.visit(remoteId, { kind, by, ...(kind === 'reply' && { text: 'Gut so.' }) })
}
