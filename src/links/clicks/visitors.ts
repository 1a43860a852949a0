/** Counts people once a day without knowing who they are. */
import { createHmac } from 'node:crypto'
import type { Visit } from './visit.ts'

/**
 * What is kept of a visitor until midnight: nobody can tell who it was without the day's secret, and nobody at all once that is deleted.
 * The link is part of it, so that nobody can be followed from one link to another.
 */
export const visitorHash = (salt: string, { link, ip, userAgent }: Visit): string =>
  createHmac('sha256', salt)
    .update(JSON.stringify([link, ip, userAgent]))
    .digest()
    .subarray(0, 16)
    .toString('base64url')

/** So many requests may wait for the day's secret: the first of a day, while the database is asked. Others are clicks without a visitor. */
const mostWaiting = 1_000

export interface DailySalts {
  /** Calls back with the secret of this day: at once if it is known. Never, where the database does not answer. */
  with(day: string, then: (salt: string) => void): void
  /** Resolves once nobody waits any more. */
  settled(): Promise<void>
}

/** Knows one day's secret at a time. */
export function dailySalts(load: (day: string) => Promise<string>, failed: (error: unknown) => void): DailySalts {
  let known: { readonly day: string; readonly salt: string } | undefined
  const asked = new Map<string, Promise<void>>()
  const waiting: { readonly day: string; readonly then: (salt: string) => void }[] = []

  const ask = (day: string) =>
    load(day)
      .then(
        (salt) => {
          known = { day, salt }
          for (const { day: of, then } of waiting) if (of === day) then(salt)
        },
        (error: unknown) => failed(error),
      )
      .finally(() => {
        asked.delete(day)
        for (let at = waiting.length - 1; at >= 0; at--) if (waiting[at]?.day === day) waiting.splice(at, 1)
      })

  return {
    with(day, then) {
      if (known?.day === day) {
        then(known.salt)
        return
      }
      if (waiting.length < mostWaiting) waiting.push({ day, then })
      if (!asked.has(day)) asked.set(day, ask(day))
    },
    async settled() {
      await Promise.all(asked.values())
    },
  }
}
