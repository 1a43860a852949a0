/** When a webhook that was not delivered is tried again. */
import { instantOf } from '../../../publishers/kit/retry-after.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/**
 * The wait after the first, second, … failed try, in milliseconds: the example of the Standard Webhooks specification
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, read 2026-11-29). In all about three days.
 */
export const waitsMs: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]
/** Longer than this nobody may make us wait. */
const mostMs = 24 * hour
/** What only a busy receiver says: it names when it is not busy any more. */
const busy = new Set([429, 503])

/**
 * @param tries how many tries have failed by now, 1 or more.
 * @param answer what the receiver said to the last one, if anything.
 * @param random 0 to 1: spreads what failed together by up to a tenth, always to later.
 * @returns `null`: it is not tried again.
 */
export function nextTry(
  tries: number,
  now: Date,
  answer: { readonly status: number; readonly retryAfter: string | null } | null,
  random: () => number = Math.random,
): Date | null {
  const wait = waitsMs[tries - 1]
  if (wait === undefined) return null
  const planned = now.getTime() + wait * (1 + random() / 10)
  const asked = answer && busy.has(answer.status) ? instantOf(answer.retryAfter?.trim(), now) : null
  return new Date(Math.round(Math.max(planned, Math.min(asked?.getTime() ?? 0, now.getTime() + mostMs))))
}
