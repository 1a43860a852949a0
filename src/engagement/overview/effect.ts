/** What was spent beside what came of it. Nothing is converted, and nothing is divided by zero. */
import type { Effect, Money } from '../../core/numbers.ts'

/** Conversions of one name and one currency. */
export interface Converted {
  readonly name: string
  /** `null`: they have no value. */
  readonly currency: string | null
  readonly count: number
  readonly minor: number
}
export interface Spent {
  readonly currency: string
  readonly minor: number
}
interface Brought {
  /** `null`: nobody tells. */
  readonly engagements: number | null
  readonly clicks: Effect['clicks']
}

export function effectOf(spent: readonly Spent[], converted: readonly Converted[], { engagements, clicks }: Brought): Effect {
  const costs = summed(spent.flatMap(({ currency, minor }) => (minor > 0 ? [[currency, minor]] : [])))
  const values = summed(converted.flatMap(({ currency, minor }) => (currency === null ? [] : [[currency, minor]])))
  const counts = summed(converted.map(({ name, count }) => [name, count]))
  const count = [...counts.values()].reduce((sum, one) => sum + one, 0)
  const isOne = costs.size === 1
  const money = [...new Set([...costs.keys(), ...values.keys()])].map((currency): Money => {
    const [paid, value] = [costs.get(currency) ?? 0, values.get(currency) ?? null]
    // What another currency paid for cannot be told from what this one did.
    const isAlone = paid > 0 && isOne
    const per = (of: number | null | undefined) => (isAlone && of ? paid / of : null)
    return {
      currency,
      costs: paid,
      value,
      perEngagement: per(engagements),
      perClick: per(clicks?.count),
      perConversion: per(count),
      returnOnInvestment: value === null || !isAlone ? null : (value - paid) / paid,
    }
  })
  return {
    money: money.sort((a, b) => b.costs - a.costs || (b.value ?? 0) - (a.value ?? 0)),
    conversions: [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count),
    clicks,
  }
}

/**
 * By which clicks costs are divided.
 * @param counting of each brand in question whether the hub counts clicks on its links
 * @param own by people
 * @param told `null`: no platform tells
 */
export function clicksBehind(counting: readonly boolean[], own: number, told: number | null): Effect['clicks'] {
  if (counting.every(Boolean)) return { by: 'hub', count: own }
  return counting.some(Boolean) || told === null ? null : { by: 'platforms', count: told }
}

function summed(all: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const [key, value] of all) sums.set(key, (sums.get(key) ?? 0) + value)
  return sums
}
