/** Writes down once who gets a mailing: in pages, so that a crash costs one of them. Who signs up later does not get it. */
import type { Payload } from 'payload'
import { confirmedSubscribers } from '../list/confirmed.payload.ts'
import { keepPictures } from './pictures.payload.ts'
import { addRecipients } from './recipients.payload.ts'
import { changeMailing, type StoredMailing } from './store.payload.ts'

const page = 200

/**
 * @param nextAt until when nobody else looks after it, asked for each page
 * @returns false where it was stopped or taken over meanwhile
 */
export async function gather(payload: Payload, mailing: StoredMailing, now: Date, nextAt: () => Promise<Date>): Promise<boolean> {
  if (mailing.gatheredTo === '') await keepPictures(payload, mailing.secretName, mailing.images)
  let after = mailing.gatheredTo || null
  for (;;) {
    const readers = await confirmedSubscribers(payload, mailing.newsletter, after, page)
    const last = readers.at(-1)
    if (!last) return changeMailing(payload, mailing, { state: 'sending', nextAt: await nextAt() })
    await addRecipients(
      payload,
      mailing.id,
      readers.map(({ id }) => id),
      now,
    )
    after = last.id
    if (!(await changeMailing(payload, mailing, { gatheredTo: after, nextAt: await nextAt() }))) return false
  }
}
