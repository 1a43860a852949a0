/**
 * Rows and events that stand for all there can be. The tests step every event from every row; the drawing in
 * `src/docs/delivery.md` is made in the same way, so it cannot say anything else than the table.
 */
import { deliveryStates } from '../../core/delivery.ts'
import type { Event, EventName } from '../events.ts'
import { never, type Delivery } from '../ledger.ts'

export const now = new Date('2026-11-22T10:00:00Z')
export const earlier = new Date('2026-11-22T09:59:00Z')
export const later = new Date('2026-11-22T10:01:00Z')

/** A row in a worker's hand, on its channel's lane. */
export const sampleRow = (differs: Partial<Delivery> = {}): Delivery => ({
  id: 'd',
  title: 'Wind farm · Acme',
  post: 'p',
  channel: 'c',
  brand: 'b',
  platform: 'plain',
  occurrence: 0,
  part: 0,
  repeat: 0,
  state: 'scheduled',
  reason: 'why',
  dueAt: now,
  timeZone: 'Europe/Berlin',
  wallTime: '',
  notBefore: never,
  waitsFor: '',
  fence: 4,
  owner: 'w',
  leaseUntil: later,
  lane: 'c',
  slot: 'c 09:30',
  attempt: 1,
  key: 'k',
  contentHash: 'h',
  approvedHash: 'h',
  story: '{}',
  link: '',
  replyTo: '',
  resume: '',
  snapshot: '',
  ambiguous: false,
  hold: '',
  cancel: false,
  remoteId: '',
  url: '',
  urls: '',
  publishedAt: null,
  unknownSince: null,
  checkedAt: earlier,
  latePolicy: 'default',
  measureAt: null,
  ...differs,
})

export const freeze = 'freeze:1'

/** One of each. */
export const sampleEvents: { readonly [Name in EventName]: Extract<Event, { is: Name }> } = {
  claimed: { is: 'claimed', owner: 'w', leaseUntil: later },
  'lease-lost': { is: 'lease-lost' },
  'prepared-later': { is: 'prepared-later', checkAfter: later, resume: '{}' },
  'gate-closed': { is: 'gate-closed', reason: 'r', notBefore: later },
  intent: { is: 'intent', snapshot: '{}', leaseUntil: later },
  'not-sent': { is: 'not-sent', reason: 'r', notBefore: later },
  'sign-in-refused': { is: 'sign-in-refused', reason: 'r' },
  'content-refused': { is: 'content-refused', reason: 'r' },
  impossible: { is: 'impossible', reason: 'r' },
  'outcome-open': { is: 'outcome-open', reason: 'r' },
  'look-first': { is: 'look-first', reason: 'r' },
  accepted: { is: 'accepted', checkAfter: later, resume: '{"upload":1}' },
  'still-processing': { is: 'still-processing', notBefore: later, resume: '{"upload":2}' },
  'given-up': { is: 'given-up', reason: 'r' },
  'progress-lost': { is: 'progress-lost', reason: 'r' },
  live: { is: 'live', remoteId: '1', url: 'https://x.example/1', urls: '' },
  'resend-by-key': { is: 'resend-by-key', reason: 'r', notBefore: later },
  'proved-absent': { is: 'proved-absent', reason: 'r', notBefore: later },
  'still-unknown': { is: 'still-unknown', notBefore: later },
  unprovable: { is: 'unprovable', reason: 'r' },
  'person-says-not-live': { is: 'person-says-not-live', reason: 'r' },
  'too-late': { is: 'too-late', state: 'late-hold', reason: 'r' },
  'leader-live': { is: 'leader-live', link: 'https://site.example/a', replyTo: '{"parent":1}' },
  'signed-in': { is: 'signed-in' },
  withdrawn: { is: 'withdrawn', reason: 'r' },
  edited: { is: 'edited', reason: 'r' },
  'approved-again': { is: 'approved-again', patch: { contentHash: 'h2', approvedHash: 'h2', dueAt: later, slot: 'c 18:00' } },
  'approved-while-live': { is: 'approved-while-live' },
  frozen: { is: 'frozen', hold: freeze, reason: 'r' },
  thawed: { is: 'thawed', hold: freeze },
  'person-drops': { is: 'person-drops', reason: 'r' },
  'person-publishes-late': { is: 'person-publishes-late' },
  'person-hurries': { is: 'person-hurries' },
  'taken-down': { is: 'taken-down', reason: 'r' },
}
/** An event may carry where it leads to. */
export const variantsOf = (name: EventName): readonly Event[] =>
  name === 'too-late' ? (['late-hold', 'skipped'] as const).map((state) => ({ is: name, state, reason: 'r' })) : [sampleEvents[name]]

/** What rules decide by, besides the state. */
export const aspects = {
  ambiguous: [{ ambiguous: false }, { ambiguous: true, unknownSince: earlier }, { ambiguous: true, unknownSince: null }],
  cancel: [{ cancel: false }, { cancel: true }],
  hold: [{ hold: '' }, { hold: 'approval' }, { hold: freeze }],
  approved: [{ approvedHash: 'h' }, { approvedHash: '' }],
  waits: [{ waitsFor: '' }, { waitsFor: 'leader' }],
} as const satisfies { readonly [aspect: string]: readonly Partial<Delivery>[] }

/** Rows in every state, in every combination of what else decides. */
export const situations: readonly Delivery[] = Object.values(aspects).reduce<Delivery[]>(
  (rows, choices: readonly Partial<Delivery>[]) => rows.flatMap((row) => choices.map((choice) => ({ ...row, ...choice }))),
  deliveryStates.map((state) => sampleRow({ state })),
)
