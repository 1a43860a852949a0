/** Makes the mail, and writes down once who gets it: in pages, so that a crash costs one of them. Who signs up later does not get it. */
import type { Payload } from 'payload'
import { confirmedSubscribers } from '../list/confirmed.payload.ts'
import { PublisherError } from '../../../publishers/errors.ts'
import type { Newsletter } from '../list/newsletter.payload.ts'
import { contentOf, isTooLong, leaveHere } from './content.ts'
import { keepPictures } from './pictures.payload.ts'
import { addRecipients } from './recipients.payload.ts'
import { changeMailing, type StoredMailing } from './store.payload.ts'

const page = 200

/** @throws PublisherError `rejected` where it is longer than what Gmail shows: the way to leave would be hidden with the rest. */
async function makeMail(payload: Payload, stored: StoredMailing, newsletter: Newsletter): Promise<boolean> {
  const pictures = stored.images.map((_, at) => `${stored.address}/pictures/${at}`)
  const addresses = { inBrowser: stored.address, pictures, leave: leaveHere }
  const content = await contentOf({ mailing: stored.handedIn, newsletter, addresses })
  if (isTooLong(content))
    throw new PublisherError(
      'rejected',
      'The mail would be longer than the 102 kB that Gmail shows. Send a part of the post, and link to the rest.',
      {
        code: 'too-long',
      },
    )
  await keepPictures(payload, stored.secretName, stored.images)
  return changeMailing(payload, stored, content)
}

/**
 * @param nextAt until when nobody else looks after it, asked for each page
 * @returns false where it was stopped or taken over meanwhile
 */
export async function gather(
  payload: Payload,
  mailing: StoredMailing,
  newsletter: Newsletter,
  nextAt: () => Promise<Date>,
): Promise<boolean> {
  if (mailing.html === '' && !(await makeMail(payload, mailing, newsletter))) return false
  let after = mailing.gatheredTo || null
  for (;;) {
    const readers = await confirmedSubscribers(payload, mailing.newsletter, after, page)
    const last = readers.at(-1)
    if (!last) return changeMailing(payload, mailing, { state: 'sending', nextAt: await nextAt() })
    await addRecipients(
      payload,
      mailing.id,
      readers.map(({ id }) => id),
      mailing.startedAt,
    )
    after = last.id
    if (!(await changeMailing(payload, mailing, { gatheredTo: after, nextAt: await nextAt() }))) return false
  }
}
