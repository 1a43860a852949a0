/** Sends the confirmation mails that are due: of pending people who have been sent none yet. */
import type { Payload } from 'payload'
import { env } from '../../config/env.ts'
import { confirmAddress } from './addresses.ts'
import { confirmationMail } from './confirmation-mail.ts'
import { counted, mayMail } from './mail-limit.ts'
import { explainMailError, openMailer, type Mailer } from './mailer.ts'
import { activeNewsletter, type Newsletter } from './newsletter.payload.ts'
import { changeSubscriber, findSubscribers, isState, stillAt, subscriberById, type Subscriber } from './subscribers.payload.ts'
import { confirmToken } from './tokens.ts'
import { transportOf } from './transport.payload.ts'

/** So many in one round: the next round is a minute later, and mail servers count too. */
const mostAtOnce = 100

/** To somebody who has just asked. Where it fails, the care sends it later. */
export async function sendConfirmation(payload: Payload, subscriberId: string, now: Date): Promise<void> {
  const subscriber = await subscriberById(payload, subscriberId)
  if (subscriber) await sendTo(payload, subscriber.newsletter, [subscriber], now)
}

/** One round over every list. Any number of processes may do it at once: each mail is claimed before it goes. */
export async function sendDueConfirmations(payload: Payload, now: Date): Promise<void> {
  const where = { and: [isState('pending'), stillAt('mailedAt', null)] }
  const due = await findSubscribers(payload, where, { sort: 'requestedAt', limit: mostAtOnce })
  for (const newsletter of new Set(due.map((person) => person.newsletter)))
    await sendTo(
      payload,
      newsletter,
      due.filter((person) => person.newsletter === newsletter),
      now,
    )
}

async function sendTo(payload: Payload, newsletterId: string, people: readonly Subscriber[], now: Date): Promise<void> {
  const newsletter = await activeNewsletter(payload, newsletterId)
  const transport = await transportOf(payload, newsletterId)
  if (!newsletter || transport.kind === 'none') return
  const mailer = openMailer(transport)
  try {
    for (const person of people) if (!(await sendOne(payload, mailer, newsletter, person, now))) return
  } finally {
    mailer.close()
  }
}

/** @returns whether the server takes more. */
async function sendOne(payload: Payload, mailer: Mailer, newsletter: Newsletter, person: Subscriber, now: Date): Promise<boolean> {
  if (person.state !== 'pending' || person.mailedAt !== null || !mayMail(person, now)) return true
  const claim = counted(person, now)
  if (!(await changeSubscriber(payload, person.id, [isState('pending'), stillAt('mailedAt', null)], claim))) return true
  const { SECRET, PUBLIC_URL } = env()
  try {
    const address = confirmAddress(PUBLIC_URL, confirmToken(SECRET, person.id, now))
    await mailer.send(await confirmationMail(newsletter, person, address))
    return true
  } catch (error) {
    const { concerns, said } = explainMailError(error)
    payload.logger.warn({ newsletter: newsletter.id, subscriber: person.id }, `A confirmation mail was not sent. ${said.en}`)
    if (concerns === 'recipient') return true
    // It was not sent: it is due again, and is not counted.
    const mine = stillAt('mailedAt', new Date(claim.mailedAt))
    await changeSubscriber(payload, person.id, [isState('pending'), mine], { mailedAt: null, mails: claim.mails - 1 })
    return false
  }
}
