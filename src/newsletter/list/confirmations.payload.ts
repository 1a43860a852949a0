/** Sends the confirmation mails that are due: to pending people who have been sent none yet, or whose mail was put off by their server. */
import type { Payload, Where } from 'payload'
import { env } from '../../config/env.ts'
import { confirmAddress } from './addresses.ts'
import { confirmationMail } from './confirmation-mail.ts'
import { counted, dayMs, mailPauseMinutes, mailsPerDay, mayMail } from './mail-limit.ts'
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
  const before = (ms: number) => ({ less_than: new Date(now.getTime() - ms).toISOString() })
  const putOff: Where = { and: [{ refusals: { greater_than: 0 } }, { mailedAt: before(mailPauseMinutes * 60_000) }] }
  const mayGo: Where = { or: [{ mails: { less_than: mailsPerDay } }, { mailsSince: before(dayMs) }] }
  const due: Where[] = [isState('pending'), { or: [stillAt('mailedAt', null), putOff] }, mayGo]
  // Each list for itself: one whose server is away holds up no other.
  const lists = await payload.db.find({ collection: 'newsletters', where: { deletedAt: { exists: false } }, pagination: false })
  for (const { id } of lists.docs) {
    const where: Where = { and: [{ newsletter: { equals: id } }, ...due] }
    await sendTo(payload, String(id), await findSubscribers(payload, where, { sort: 'requestedAt', limit: mostAtOnce }), now)
  }
}

async function sendTo(payload: Payload, newsletterId: string, people: readonly Subscriber[], now: Date): Promise<void> {
  if (people.length === 0) return
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
  if (person.state !== 'pending' || (person.mailedAt !== null && person.refusals === 0) || !mayMail(person, now)) return true
  const claim = counted(person, now)
  if (!(await changeSubscriber(payload, person.id, [isState('pending'), stillAt('mailedAt', person.mailedAt)], { ...claim, refusals: 0 })))
    return true
  const { SECRET, PUBLIC_URL } = env()
  try {
    const address = confirmAddress(PUBLIC_URL, confirmToken(SECRET, person.id, now))
    await mailer.send(await confirmationMail(newsletter, person, address))
    return true
  } catch (error) {
    const { concerns, said } = explainMailError(error)
    payload.logger.warn({ newsletter: newsletter.id, subscriber: person.id }, `A confirmation mail was not sent. ${said.en}`)
    if (concerns === 'recipient') return true
    const mine = [isState('pending'), stillAt('mailedAt', new Date(claim.mailedAt))]
    // Put off, it counts, and is tried again after the pause; where nothing goes at all, it is due as before.
    const data = concerns === 'later' ? { refusals: 1 } : { mailedAt: null, mails: claim.mails - 1 }
    await changeSubscriber(payload, person.id, mine, data)
    return concerns === 'later'
  }
}
