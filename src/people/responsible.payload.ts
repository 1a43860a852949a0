/** The people of a channel, a topic or a campaign, with who is away today. */
import type { NamedPerson, ResponsiblePeople } from '../core/channels-overview.ts'
import { inCharge, isAway, type Responsible } from './stand-ins.ts'
import type { PersonNow } from './stand-ins.payload.ts'

/** @param people all of the house, as `loadPeople` gives them */
export function peopleOf(responsible: Responsible, people: ReadonlyMap<string, PersonNow>, now: Date): ResponsiblePeople {
  const named = (id: string | null): NamedPerson | null => {
    const person = people.get(id ?? '')
    if (!person) return null
    const { name, isGone, until, note } = person
    return { id: person.id, name, isGone, away: !isGone && isAway(person, now) ? { until, note } : null }
  }
  const { owner, deputy } = responsible
  return { owner: named(owner), deputy: named(deputy), now: named(inCharge(responsible, people, now)) }
}
