const minutes = 60_000

/** Up to this late a delivery simply goes. */
export const goesUntilMs = 15 * minutes
/** Up to this late it waits for a person; later it is left out, and the person is told. */
export const asksUntilMs = 6 * 60 * minutes

export type Lateness = 'go' | 'late-hold' | 'skipped'

/**
 * What to do with a delivery whose time has passed (`core/late-policy.ts`). `publish` also stands in a row when a person has said
 * that it goes however late.
 */
export function lateness(dueAt: Date, now: Date, policy: string): Lateness {
  const lateMs = now.getTime() - dueAt.getTime()
  if (policy === 'publish' || lateMs <= goesUntilMs) return 'go'
  if (policy === 'hold') return 'late-hold'
  return policy === 'skip' || lateMs > asksUntilMs ? 'skipped' : 'late-hold'
}
