/** Gaps of single deliveries as people know them: a channel was not measured for a while, and so many were not. */
export interface Gap {
  readonly channel: string
  readonly delivery: string
  readonly from: Date
  readonly until: Date
}
export interface Merged {
  readonly channel: string
  /** How many were not measured at some time of it. */
  readonly deliveries: number
  readonly from: Date
  readonly until: Date
}

interface Growing {
  readonly channel: string
  readonly from: Date
  until: Date
  readonly of: Set<string>
}

/** Those of a channel that touch are one. */
export function mergedGaps(gaps: readonly Gap[]): Merged[] {
  const last = new Map<string, Growing>()
  const all: Growing[] = []
  for (const { channel, delivery, from, until } of gaps.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const before = last.get(channel)
    if (before && from <= before.until) {
      before.of.add(delivery)
      if (until > before.until) before.until = until
      continue
    }
    const next = { channel, from, until, of: new Set([delivery]) }
    last.set(channel, next)
    all.push(next)
  }
  return all.map(({ of, ...one }) => ({ ...one, deliveries: of.size }))
}
