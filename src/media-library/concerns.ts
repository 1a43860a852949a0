/** What somebody should look after in a medium. The checks of posts say the same of what is about to go out; this is for the library. */
import { soonDays, type Concern } from '../core/media-library.ts'
import type { Language } from '../core/story.ts'

export interface Cared {
  readonly expiresAt: string | null
  readonly consent: string | null
  readonly consentUntil: string | null
  readonly persons: string | null
  readonly rightsHolder: string
  readonly licence: string
}

const dayMs = 86_400_000
/** Days as they are entered: in UTC. A licence holds until its day is over. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)
export const soonOf = (now: Date): string => dayOf(new Date(now.getTime() + soonDays * dayMs))

export function concernsOf(medium: Cared, altMissingIn: readonly Language[], now: Date): Concern[] {
  const { persons, consent } = medium
  const licence = medium.expiresAt?.slice(0, 10)
  const agreed = persons === 'shown' && consent === 'given' ? medium.consentUntil?.slice(0, 10) : undefined
  const [today, soon] = [dayOf(now), soonOf(now)]
  const ends = (day: string | undefined) => day !== undefined && day >= today && day <= soon
  const told: Readonly<Record<Concern, boolean>> = {
    expired: licence !== undefined && licence < today,
    'consent-refused': persons === 'shown' && consent === 'refused',
    'consent-ended': agreed !== undefined && agreed < today,
    ending: ends(licence) || ends(agreed),
    'rights-unknown': medium.rightsHolder.trim() === '' && medium.licence.trim() === '',
    'alt-missing': altMissingIn.length > 0,
  }
  return (Object.keys(told) as Concern[]).filter((concern) => told[concern])
}
