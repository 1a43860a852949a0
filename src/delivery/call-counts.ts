/** How the calls of this process to the platforms ended, for whoever watches the hub: so many, by platform and by what a failure means. */
import type { FailureKind } from '../../publishers/errors.ts'

/** `answered`, or what is to happen next. */
export type CallOutcome = FailureKind | 'answered'

export interface CallCounts {
  count(platform: string, outcome: CallOutcome): void
  all(): readonly { readonly platform: string; readonly outcome: CallOutcome; readonly count: number }[]
}

export function createCallCounts(): CallCounts {
  const platforms = new Map<string, Map<CallOutcome, number>>()
  return {
    count(platform, outcome) {
      const counts = platforms.get(platform) ?? new Map<CallOutcome, number>()
      platforms.set(platform, counts.set(outcome, (counts.get(outcome) ?? 0) + 1))
    },
    all: () => [...platforms].flatMap(([platform, counts]) => [...counts].map(([outcome, count]) => ({ platform, outcome, count }))),
  }
}
