/** When the people of a task are told of it: once each time, however many processes look. */
import type { ToldOf } from '../core/task.ts'
import type { Standing } from './standing.ts'

export interface Told {
  readonly told: ToldOf
  readonly toldAt: Date | null
}
/** Since they were told first. */
export interface Patience {
  readonly remindMs: number
  readonly escalateMs: number
}

const minuteMs = 60_000
/** An hour, and four. A channel may say others. */
export const patienceOf = (channel: { readonly remindMinutes?: number | null; readonly escalateMinutes?: number | null }): Patience => ({
  remindMs: (channel.remindMinutes ?? 60) * minuteMs,
  escalateMs: (channel.escalateMinutes ?? 240) * minuteMs,
})

/** @returns what they are to be told now; `null`: nothing. */
export function tellDue({ told, toldAt }: Told, { is }: Standing, { remindMs, escalateMs }: Patience, now: Date): ToldOf | null {
  if (is !== 'open') return told === 'nothing' || told === 'stopped' || is === 'over' ? null : 'stopped'
  const sinceMs = now.getTime() - (toldAt ?? now).getTime()
  switch (told) {
    case 'nothing':
    case 'stopped':
      return 'open'
    case 'open':
      return sinceMs >= remindMs ? 'reminded' : null
    case 'reminded':
      // Counted from when they were reminded.
      return sinceMs >= Math.max(0, escalateMs - remindMs) ? 'escalated' : null
    case 'escalated':
      return null
  }
}
