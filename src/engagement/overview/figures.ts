/** Sums of what was told, with how many told it. */
import { engagementRate, engagementsOf, metrics, type Numbers, type RateBase } from '../../core/metrics.ts'
import type { Figures, Measure, Rate, Sum } from '../../core/numbers.ts'
import { spreadOf } from './statistics.ts'

/** One delivery with its newest numbers. */
export interface Counted {
  /** 0 for the post itself, 1 and more for what follows it in a thread. */
  readonly part: number
  readonly numbers: Numbers
}

const measures: readonly Measure[] = ['engagements', ...metrics]
const valueOf = (numbers: Numbers, measure: Measure): number | null =>
  measure === 'engagements' ? engagementsOf(numbers) : (numbers[measure] ?? null)

export function sumsOf(rows: readonly Counted[]): { [measure in Measure]?: Sum } {
  const sums: { [measure in Measure]?: Sum } = {}
  for (const measure of measures)
    for (const { numbers } of rows) {
      const value = valueOf(numbers, measure)
      if (value === null) continue
      const { sum, told } = sums[measure] ?? { sum: 0, told: 0 }
      sums[measure] = { sum: sum + value, told: told + 1 }
    }
  return sums
}

export function figuresOf(rows: readonly Counted[]): Figures {
  const posts = rows.filter(({ part }) => part === 0)
  return {
    posts: posts.length,
    deliveries: rows.length,
    sums: sumsOf(rows),
    usual: spreadOf(posts.flatMap(({ numbers }) => engagementsOf(numbers) ?? [])),
    rates: ratesOf(rows),
  }
}

/** All engagements for all impressions, and the same for each other base. Rates of single posts are not averaged: a small post would count as much as a large one. */
function ratesOf(rows: readonly Counted[]): Rate[] {
  const bases = new Map<RateBase, { engagements: number; seen: number; posts: number }>()
  for (const { numbers } of rows) {
    const base = engagementRate(numbers)?.base
    if (!base) continue
    const before = bases.get(base) ?? { engagements: 0, seen: 0, posts: 0 }
    bases.set(base, {
      engagements: before.engagements + (engagementsOf(numbers) ?? 0),
      seen: before.seen + (numbers[base] ?? 0),
      posts: before.posts + 1,
    })
  }
  return [...bases]
    .map(([base, { engagements, seen, posts }]) => ({ base, rate: engagements / seen, posts }))
    .sort((a, b) => b.posts - a.posts)
}
