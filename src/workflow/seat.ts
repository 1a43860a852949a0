/** Who writes at a post: one form at a time has the seat. It is advice to people; what guards their work is `unlessOvertaken`. */
import type { Doing } from '../core/together.ts'

export interface Seat {
  readonly user: string
  readonly name: string
  /** Which of the person's forms. */
  readonly form: string
  readonly since: string
  readonly typedAt: string
  readonly after: { readonly id: string; readonly name: string } | null
}
export interface Sitter {
  readonly user: string
  readonly name: string
  readonly form: string
}

/** Whoever has typed nothing for so long holds nobody up: called away, or his browser has crashed. */
export const idleAfterMs = 5 * 60_000
/** What has only become later is written so seldom. */
const noteEveryMs = 15_000

const age = (instant: string, now: Date) => now.getTime() - Date.parse(instant)

export const isFree = (seat: Seat | null, now: Date): boolean => !seat || age(seat.typedAt, now) > idleAfterMs

/** Who has the seat after this. The very same object: nothing has changed, there is nothing to write. `null`: nobody. */
export function nextSeat(seat: Seat | null, me: Sitter, does: Doing, now: Date): Seat | null {
  const at = now.toISOString()
  const mine = seat?.user === me.user
  const here = mine && seat.form === me.form
  if (does === 'reads') return seat
  if (does === 'leaves') return here ? null : seat
  if (seat && !isFree(seat, now)) {
    if (here) return age(seat.typedAt, now) > noteEveryMs ? { ...seat, typedAt: at } : seat
    if (mine) return { ...seat, ...me, typedAt: at }
    if (does === 'writes') return seat
    return { ...me, since: at, typedAt: at, after: { id: seat.user, name: seat.name } }
  }
  return { ...me, since: at, typedAt: at, after: null }
}
