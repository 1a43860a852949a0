/** How things stand today, for one person. A number of questions that does not grow with what there is. */
import type { Payload } from 'payload'
import { instantAt, movedByDays } from '../core/calendar-days.ts'
import { wallDayOf } from '../core/times.ts'
import type { Role } from '../core/roles.ts'
import type { Today } from '../core/today.ts'
import { freezesInForce } from '../delivery/freezes.payload.ts'
import { hub } from '../hub.ts'
import { waitingFor } from '../workflow/waiting.payload.ts'
import { openNotes } from '../delivery/open-notes.payload.ts'
import { allChannels, channelsThatNeedCare, versionsThatEnd } from './channels.payload.ts'
import { goesNext, wentOut, wentWrong } from './deliveries.payload.ts'
import { firstSteps } from './first-steps.payload.ts'
import { sentBackTo, unsubmittedOf } from './writing.payload.ts'

interface Person {
  readonly id: string
  readonly roles: readonly Role[]
}

/** @param zone IANA, in which today begins and ends */
export async function todayFor(payload: Payload, user: Parameters<typeof waitingFor>[1], person: Person, zone: string): Promise<Today> {
  const now = await hub(payload).ledger.now()
  const today = instantAt(`${wallDayOf(now, zone)}T00:00`, zone) ?? now
  const [tomorrow, dayAfter] = [movedByDays(today, 1, zone), movedByDays(today, 2, zone)]
  const channels = await allChannels(payload)
  const asked = { payload, channels: new Map(channels.map((channel) => [channel.id, channel])), now, today, dayAfter }
  const writes = person.roles.includes('editor') || person.roles.includes('administrator')
  const [waiting, sentBack, unsubmitted, next, wrong, out, care, freezes, steps] = await Promise.all([
    waitingFor(payload, user),
    writes ? sentBackTo(payload, person.id) : [],
    writes ? unsubmittedOf(payload, person.id, now) : [],
    goesNext(asked),
    wentWrong(asked),
    wentOut(asked),
    openNotes(payload).then((notes) => channelsThatNeedCare(channels, now, notes)),
    freezesInForce(payload),
    firstSteps(payload, person.id, channels),
  ])
  return {
    at: now.toISOString(),
    tomorrow: tomorrow.toISOString(),
    dayAfter: dayAfter.toISOString(),
    waiting,
    sentBack,
    unsubmitted,
    ...next,
    wrong,
    out,
    channels: care,
    ending: versionsThatEnd(channels, now),
    freezes,
    firstSteps: steps,
  }
}
