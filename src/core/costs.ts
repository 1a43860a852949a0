/** What was spent, and how it is spread over days. */
import { Temporal } from 'temporal-polyfill'
import type { Localised } from './answers.ts'

export const costKinds = ['advertising', 'production', 'agency', 'licence', 'other'] as const
export type CostKind = (typeof costKinds)[number]
export const costKindNames: Record<CostKind, Localised> = {
  advertising: { de: 'Werbung', en: 'Advertising' },
  production: { de: 'Produktion', en: 'Production' },
  agency: { de: 'Agentur', en: 'Agency' },
  licence: { de: 'Lizenz', en: 'Licence' },
  other: { de: 'Sonstiges', en: 'Other' },
}

/** No cost is spread over more: ten years. */
export const mostCostDays = 3_660

/** From the first to the second, both included. */
export const daysFrom = (first: string, last: string): number =>
  Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last)).total('days') + 1

interface Spread {
  readonly minor: number
  /** YYYY-MM-DD, both included. */
  readonly from: string
  readonly to: string
}

/**
 * How much of it falls on the days that are asked for, both included; `null` sets no bound. What its first k of n days cost is
 * ⌊amount × k ÷ n⌋, and days in between cost the difference: so whatever it is cut into, the parts sum to the whole.
 */
export function costWithin({ minor, from, to }: Spread, since: string | null, until: string | null): number {
  const first = since === null || since < from ? from : since
  const last = until === null || until > to ? to : until
  if (first > last) return 0
  const days = BigInt(daysFrom(from, to))
  const ofFirst = (count: number) => Number((BigInt(minor) * BigInt(count)) / days)
  return ofFirst(daysFrom(from, last)) - ofFirst(daysFrom(from, first) - 1)
}
