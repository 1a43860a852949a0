/** How somebody comes onto a list and leaves it. Each may be asked twice at once, and happens once. */
import type { Payload } from 'payload'
import type { Language } from '../../core/story.ts'
import { mayMail } from './mail-limit.ts'
import {
  addSubscriber,
  changeSubscriber,
  isState,
  removeSubscribers,
  stillAt,
  subscriberByHash,
  subscriberById,
} from './subscribers.payload.ts'
import { addressHash } from './tokens.ts'

export interface Asked {
  /** As `mailAddress` gives it. */
  readonly email: string
  readonly name: string
  readonly language: Language
  readonly consentText: string
  readonly origin: string | null
}

/**
 * Notes the wish. Says nothing of whether the address was known: nobody may learn that from an answer.
 * @returns the subscriber who is due a confirmation mail; `null`: none is due.
 */
export async function signUp(payload: Payload, secret: string, newsletter: string, asked: Asked, now: Date): Promise<string | null> {
  const emailHash = addressHash(secret, newsletter, asked.email)
  const wish = { ...asked, requestedAt: now.toISOString() }
  const known = await subscriberByHash(payload, newsletter, emailHash)
  if (!known) {
    await addSubscriber(payload, { ...wish, newsletter, emailHash, state: 'pending' })
    return (await subscriberByHash(payload, newsletter, emailHash))?.id ?? null
  }
  // What was consented to is what the mail that they confirm by was about: it changes only where another mail goes.
  if (known.state === 'confirmed' || !mayMail(known, now)) return null
  const data = { ...wish, state: 'pending', refusals: 0, bouncedAt: null, mailedAt: null }
  return (await changeSubscriber(payload, known.id, [isState(known.state), stillAt('mailedAt', known.mailedAt)], data)) ? known.id : null
}

/** @returns how they stand now; `null`: there is no such subscriber any more. */
export async function confirm(payload: Payload, subscriber: string, now: Date): Promise<'confirmed' | 'left' | 'bounced' | null> {
  const data = { state: 'confirmed', confirmedAt: now.toISOString(), leftAt: null, refusals: 0 }
  if (await changeSubscriber(payload, subscriber, [isState('pending')], data)) return 'confirmed'
  const found = await subscriberById(payload, subscriber)
  return found === null || found.state === 'pending' ? null : found.state
}

/** What is kept of whoever has left: the keyed hash, when they came and went, and what they had consented to. */
export const erased = { email: '', name: '', origin: null, state: 'left', refusals: 0, bouncedAt: null } as const

/** Name and address are erased at once. Whoever has left already has left. @returns whether they were on the list until now. */
export const leave = (payload: Payload, subscriber: string, now: Date): Promise<boolean> =>
  changeSubscriber(payload, subscriber, [{ state: { not_equals: 'left' } }], { ...erased, leftAt: now.toISOString() })

/** Everything is gone, the hash too: an import could bring the person back. */
export const erase = (payload: Payload, subscriber: string): Promise<void> => removeSubscribers(payload, { id: { equals: subscriber } })

/** How many refusals for good, one after the other, until nothing is sent any more. */
const mostRefusals = 3

/** A mail server has refused an address for good (5xx). Their next mail that arrives should set it back: `noteArrival`. */
export async function noteRefusal(payload: Payload, subscriber: string, now: Date): Promise<void> {
  const found = await subscriberById(payload, subscriber)
  if (found?.state !== 'confirmed') return
  const refusals = found.refusals + 1
  const data = refusals < mostRefusals ? { refusals } : { refusals, state: 'bounced', bouncedAt: now.toISOString() }
  await changeSubscriber(payload, subscriber, [isState('confirmed'), { refusals: { equals: found.refusals } }], data)
}

export const noteArrival = async (payload: Payload, subscriber: string): Promise<void> =>
  void (await changeSubscriber(payload, subscriber, [isState('confirmed'), { refusals: { greater_than: 0 } }], { refusals: 0 }))
