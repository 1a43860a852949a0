/** What the public pages may do with lists. */
import type { Payload } from 'payload'
import type { Clock } from '../../core/clock.ts'
import { sendConfirmation } from './confirmations.payload.ts'
import { confirm, leave, signUp, type Asked } from './membership.payload.ts'
import { newsletterById, newsletterBySlug, type Newsletter } from './newsletter.payload.ts'
import { subscriberById, type Subscriber } from './subscribers.payload.ts'
import { transportOf } from './transport.payload.ts'

export interface Lists {
  /** `null`: there is none, or it was thrown away. */
  bySlug(slug: string): Promise<Newsletter | null>
  byId(newsletter: string): Promise<Newsletter | null>
  /** Whether any mail server is named. */
  canSend(newsletter: string): Promise<boolean>
  /** @returns who is due a confirmation mail. `null`: nobody. */
  signUp(newsletter: string, asked: Asked): Promise<string | null>
  sendConfirmation(subscriber: string): Promise<void>
  subscriber(id: string): Promise<Subscriber | null>
  confirm(subscriber: string): ReturnType<typeof confirm>
  leave(subscriber: string): Promise<boolean>
}

export const payloadLists = (payload: Payload, secret: string, clock: Clock): Lists => ({
  bySlug: (slug) => newsletterBySlug(payload, slug),
  byId: (newsletter) => newsletterById(payload, newsletter),
  canSend: async (newsletter) => (await transportOf(payload, newsletter)).kind !== 'none',
  signUp: (newsletter, asked) => signUp(payload, secret, newsletter, asked, clock.now()),
  sendConfirmation: (subscriber) => sendConfirmation(payload, subscriber, clock.now()),
  subscriber: (id) => subscriberById(payload, id),
  confirm: (subscriber) => confirm(payload, subscriber, clock.now()),
  leave: (subscriber) => leave(payload, subscriber, clock.now()),
})
