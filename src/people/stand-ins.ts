/** Who stands in for whom. Pure; `stand-ins.payload.ts` reads the people. */
import { isWithin } from '../core/days.ts'

export interface Absence {
  readonly id: string
  /** Days, YYYY-MM-DD, both of them included. */
  readonly from: string | null
  readonly until: string | null
  /** By whose clock the days begin and end. */
  readonly timeZone: string
  readonly deputy: string | null
  /** In the trash: not there any more, whatever they said. */
  readonly isGone: boolean
}

/** Somebody who has said no first day is there. */
export const isAway = ({ from, until, timeZone, isGone }: Absence, now: Date): boolean =>
  isGone || (from !== null && isWithin(now, from, until, timeZone))

/** One hop: whoever stands in is there. `null`: the person is there, or nobody stands in. */
export function standInOf(person: Absence, people: ReadonlyMap<string, Absence>, now: Date): string | null {
  if (!person.deputy || person.deputy === person.id || !isAway(person, now)) return null
  const deputy = people.get(person.deputy)
  return deputy && !isAway(deputy, now) ? deputy.id : null
}

export interface Responsible {
  readonly owner: string | null
  readonly deputy: string | null
}

/**
 * Who looks after something today: its owner; while the owner is away its own deputy, or else the one whom the owner named. `null`: nobody was
 * named, or nobody of them is there.
 */
export function inCharge({ owner, deputy }: Responsible, people: ReadonlyMap<string, Absence>, now: Date): string | null {
  const isThere = (id: string | null): id is string => {
    const person = people.get(id ?? '')
    return person !== undefined && !isAway(person, now)
  }
  if (isThere(owner)) return owner
  if (isThere(deputy)) return deputy
  const away = people.get(owner ?? '')
  return away ? standInOf(away, people, now) : null
}
