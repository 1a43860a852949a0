/** Best and worst: each beside what is usual on its own channel at the same age, so that a large channel does not always win. */
import type { AgeName } from '../../core/measuring.ts'
import { engagementsOf, type Metric } from '../../core/metrics.ts'
import type { Spread } from '../../core/numbers.ts'
import { spreadOf } from './statistics.ts'

/** At which ages posts are compared: the older one where a post has reached it. Younger ones change too fast. */
export const comparedAges = ['7d', '1d'] as const satisfies readonly AgeName[]
/** What is usual is that of the channel's newest posts: a channel grows. */
export const usualOf = 50

/** A number that a delivery had at an age. */
export interface AtAge {
  readonly delivery: string
  readonly channel: string
  readonly publishedAt: Date
  readonly age: AgeName
  readonly metric: Metric
  readonly value: number
}

export interface Standing {
  readonly delivery: string
  readonly age: AgeName
  readonly engagements: number
  readonly usual: Spread
  readonly times: number
}

/**
 * What each delivery stands at beside the usual. Those whose channel has too few posts of that age, or whose usual is 0, are left out.
 * @param numbers of all deliveries of the channels, however many
 */
export function standingsOf(numbers: readonly AtAge[]): Standing[] {
  const standings = new Map<string, Standing>()
  for (const age of comparedAges)
    for (const posts of byChannel(numbers.filter((one) => one.age === age)).values()) {
      const usual = spreadOf(posts.slice(0, usualOf).map(({ engagements }) => engagements))
      if (!usual || usual.median === 0) continue
      for (const { delivery, engagements } of posts)
        if (!standings.has(delivery)) standings.set(delivery, { delivery, age, engagements, usual, times: engagements / usual.median })
    }
  return [...standings.values()]
}

interface Summed {
  readonly delivery: string
  readonly publishedAt: Date
  readonly engagements: number
}

/** The newest first. */
function byChannel(numbers: readonly AtAge[]): Map<string, Summed[]> {
  const told = new Map<string, AtAge[]>()
  for (const one of numbers) {
    const of = told.get(one.delivery)
    if (of) of.push(one)
    else told.set(one.delivery, [one])
  }
  const channels = new Map<string, Summed[]>()
  for (const [delivery, of] of told) {
    const engagements = engagementsOf(Object.fromEntries(of.map(({ metric, value }) => [metric, value])))
    const [first] = of
    if (engagements === null || !first) continue
    const posts = channels.get(first.channel) ?? []
    channels.set(first.channel, posts)
    posts.push({ delivery, publishedAt: first.publishedAt, engagements })
  }
  for (const posts of channels.values()) posts.sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
  return channels
}

/** The best above the usual, and the worst below it: nothing stands in both, and nothing usual in either. */
export function extremesOf<One extends Standing>(standings: readonly One[], count: number): { best: One[]; worst: One[] } {
  const sorted = standings.toSorted((a, b) => b.times - a.times)
  return {
    best: sorted.filter(({ times }) => times > 1).slice(0, count),
    worst: sorted
      .filter(({ times }) => times < 1)
      .slice(-count)
      .reverse(),
  }
}
