/**
 * The table of what can happen to a delivery. Each event says from which states it is allowed, what else must hold, and what
 * the row becomes. Nothing else changes a row: `step` turns an event into the one compare-and-set that carries it out.
 * `src/docs/delivery.md` draws it; `tests/delivery/model` proves it against every order in which things can happen.
 */
import type { Event } from './events.ts'
import type { Delivery, Expect, Patch } from './ledger.ts'
import { editorial } from './table/editorial.ts'
import { outcome } from './table/outcome.ts'
import type { Rule, Table } from './table/rule.ts'
import { sending } from './table/sending.ts'

export const table: Table = { ...sending, ...outcome, ...editorial }

/**
 * @param rules another table, for a test that wants to see it fail
 * @returns the compare-and-set that carries the event out, or `null` where the event is not allowed in the row's state.
 */
export function step(
  row: Delivery,
  event: Event,
  now: Date,
  rules: Table = table,
): { readonly expect: Expect; readonly patch: Patch } | null {
  const rule = rules[event.is] as Rule<Event>
  if (!rule.from.includes(row.state) || rule.unless?.(row, event)) return null
  const patch = rule.patch(row, event, now)
  // What is not going to be published gives its slot to others.
  const slot = patch.state === 'withdrawn' || patch.state === 'skipped' ? { slot: row.key } : {}
  return { expect: { ...rule.expect?.(row, event, now), states: [row.state] }, patch: { ...patch, ...slot } }
}
