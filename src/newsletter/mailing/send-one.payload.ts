/** One reader's mail: taken, asked about once more, sent, and written down. At most once, whatever dies in between. */
import type { Payload } from 'payload'
import { env } from '../../config/env.ts'
import { insisting } from '../../delivery/insisting.ts'
import { hub } from '../../hub.ts'
import { noteArrival, noteRefusal } from '../list/membership.payload.ts'
import type { Newsletter } from '../list/newsletter.payload.ts'
import { subscriberById } from '../list/subscribers.payload.ts'
import { leaveToken } from '../list/tokens.ts'
import { mailOf } from './mail.ts'
import { putBack, settleRecipient, takeRecipient, type Recipient } from './recipients.payload.ts'
import type { Outbox, Outcome } from './smtp.ts'
import { standingNow, type Standing } from './standing.payload.ts'
import type { StoredMailing } from './store.payload.ts'

const minute = 60_000
/** A server that put a mail off is asked again after these; then it is given up. Greylisting takes some minutes. */
const laterMs = [minute, 5 * minute, 20 * minute, 60 * minute, 240 * minute]
/** More than this between the last gates and the mail, and nothing is sent: the process was asleep. */
const staleMs = 5_000

export interface Sending {
  readonly payload: Payload
  readonly mailing: StoredMailing
  readonly newsletter: Newsletter
  readonly stopping: AbortSignal
}
/** Why nothing more goes for now. `trouble`: the mail server cannot be used. */
export type Halt =
  | { readonly is: 'standing'; readonly standing: Standing }
  | { readonly is: 'trouble'; readonly error: unknown }
  | { readonly is: 'stopping' }

/** @returns `sent` where a mail left, a halt where no other should follow, `null` otherwise. */
export async function sendOne(recipient: Recipient, outbox: Outbox, sending: Sending): Promise<'sent' | Halt | null> {
  const { payload, newsletter, stopping } = sending
  const now = await hub(payload).ledger.now()
  if (!(await takeRecipient(payload, recipient, now))) return null
  const begun = performance.now()
  const back = async <T>(then: T): Promise<T> => {
    await putBack(payload, recipient, now)
    return then
  }
  const prepared = await prepare(recipient, now, sending).catch(async (error: unknown) => {
    await putBack(payload, recipient, now)
    throw error
  })
  if (prepared === 'left') {
    await settleRecipient(payload, recipient, 'left', '')
    return null
  }
  if ('is' in prepared) return back({ is: 'standing', standing: prepared })
  if (stopping.aborted) return back({ is: 'stopping' })
  if (performance.now() - begun > staleMs) return back(null)
  const outcome = await outbox.send({ from: newsletter.senderAddress, to: prepared.to }, prepared.mail)
  return insisting(() => writeDown(payload, recipient, outcome))
}

/** Asked when the row is ours: whoever freezes, withdraws or leaves from here on is too late by the time of one mail. */
async function prepare(
  recipient: Recipient,
  now: Date,
  { payload, mailing, newsletter }: Sending,
): Promise<{ to: string; mail: Buffer } | Standing | 'left'> {
  const [standing, reader] = await Promise.all([standingNow(payload, mailing, false), subscriberById(payload, recipient.subscriber)])
  if (standing.is !== 'go') return standing
  const isReader = reader?.state === 'confirmed' && reader.email !== '' && reader.newsletter === mailing.newsletter
  if (!isReader || (reader.confirmedAt !== null && reader.confirmedAt > mailing.startedAt)) return 'left'
  const { PUBLIC_URL, SECRET } = env()
  const mail = await mailOf({
    newsletter,
    subject: mailing.subject,
    content: mailing,
    to: { address: reader.email, name: reader.name },
    leave: `${PUBLIC_URL}/newsletters/leave/${leaveToken(SECRET, reader.id)}`,
    id: `${mailing.secretName}.${recipient.id}`,
    host: new URL(PUBLIC_URL).hostname,
    date: now,
  })
  return { to: reader.email, mail }
}

async function writeDown(payload: Payload, recipient: Recipient, outcome: Outcome): Promise<'sent' | Halt | null> {
  const now = await hub(payload).ledger.now()
  switch (outcome.is) {
    case 'sent':
      await settleRecipient(payload, recipient, 'sent', '')
      await noteArrival(payload, recipient.subscriber)
      return 'sent'
    case 'refused':
      // Only whoever writes it down counts it.
      if ((await settleRecipient(payload, recipient, 'refused', outcome.answer)) && outcome.counts)
        await noteRefusal(payload, recipient.subscriber, now)
      return null
    case 'later': {
      const wait = laterMs[recipient.tries]
      if (wait === undefined) await settleRecipient(payload, recipient, 'refused', outcome.answer)
      else await putBack(payload, recipient, new Date(now.getTime() + wait), recipient.tries + 1)
      return null
    }
    case 'trouble':
      await putBack(payload, recipient, now)
      // A connection that was kept open may simply have been closed: the next mail opens another.
      return outcome.wasFresh ? { is: 'trouble', error: outcome.error } : null
    case 'unknown':
      await settleRecipient(payload, recipient, 'unknown', '')
      return null
  }
}
