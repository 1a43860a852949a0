/**
 * The table of what can happen to a delivery. Each event says from which states it is allowed, what else must hold, and what
 * the row becomes. Nothing else changes a row: `step` turns an event into the one compare-and-set that carries it out.
 */
import { deliveryStates, type DeliveryState } from '../core/delivery.ts'
import { never, type Delivery, type Expect, type Patch } from './ledger.ts'

export type Event =
  | { readonly is: 'claimed'; readonly owner: string; readonly leaseUntil: Date }
  | { readonly is: 'lease-lost' }
  | { readonly is: 'prepared-later'; readonly checkAfter: Date; readonly resume: string }
  | { readonly is: 'gate-closed'; readonly reason: string; readonly notBefore: Date }
  | { readonly is: 'intent'; readonly snapshot: string; readonly leaseUntil: Date }
  | { readonly is: 'not-sent'; readonly reason: string; readonly notBefore: Date }
  | { readonly is: 'sign-in-refused'; readonly reason: string }
  | { readonly is: 'content-refused'; readonly reason: string }
  | { readonly is: 'impossible'; readonly reason: string }
  | { readonly is: 'outcome-open'; readonly reason: string }
  | { readonly is: 'live'; readonly remoteId: string; readonly url: string; readonly urls: string }
  | { readonly is: 'look-first'; readonly reason: string }
  | { readonly is: 'resend-by-key'; readonly reason: string }
  | { readonly is: 'proved-absent'; readonly reason: string }
  | { readonly is: 'still-unknown'; readonly notBefore: Date }
  | { readonly is: 'unprovable'; readonly reason: string }
  | { readonly is: 'too-late'; readonly state: 'late-hold' | 'skipped'; readonly reason: string }
  | { readonly is: 'withdrawn'; readonly reason: string }
  | { readonly is: 'edited' }
  | { readonly is: 'approved-again'; readonly patch: Patch }
  | { readonly is: 'frozen'; readonly hold: string; readonly reason: string }
  | { readonly is: 'thawed'; readonly hold: string }
  | { readonly is: 'leader-live'; readonly link: string }
  | { readonly is: 'signed-in' }
  | { readonly is: 'person-says-not-live'; readonly reason: string }
  | { readonly is: 'person-drops'; readonly reason: string }
  | { readonly is: 'person-publishes-late' }
  | { readonly is: 'taken-down'; readonly reason: string }
export type EventName = Event['is']

type Row = Delivery
interface Rule<E> {
  readonly from: readonly DeliveryState[]
  /** What the compare-and-set demands besides the state. A worker's own events demand its fence. */
  readonly expect?: (row: Row, event: E, now: Date) => Expect
  /** Not allowed although the state would fit. */
  readonly unless?: (row: Row, event: E) => boolean
  readonly patch: (row: Row, event: E, now: Date) => Patch
}
type Table = { readonly [Name in EventName]: Rule<Extract<Event, { is: Name }>> }

const mine = (row: Row): Expect => ({ fence: row.fence, owner: row.owner })
const released = (row: Row): Patch => ({ owner: '', leaseUntil: never, lane: row.key })
/** Nothing may be proved by a state alone where the row is ambiguous: its flag is part of the compare-and-set. */
const sameDoubt = (row: Row): Expect => ({ ambiguous: row.ambiguous, fence: row.fence })
const pending = ['scheduled', 'claimed', 'blocked-auth', 'late-hold'] as const
const inHand = ['claimed', 'sending'] as const

export const table: Table = {
  claimed: {
    from: ['scheduled'],
    unless: (row) => row.cancel || row.hold !== '' || row.waitsFor !== '' || row.approvedHash !== row.contentHash,
    expect: (row, _, now) => ({ hold: '', cancel: false, waitsFor: '', fence: row.fence, notBeforeUntil: now, dueBefore: now }),
    patch: (row, event) => ({
      state: 'claimed',
      owner: event.owner,
      leaseUntil: event.leaseUntil,
      lane: row.channel,
      fence: row.fence + 1,
      reason: '',
    }),
  },
  'lease-lost': {
    from: inHand,
    expect: (row, _, now) => ({ ...mine(row), leaseBefore: now }),
    patch: (row, _, now) =>
      row.state === 'claimed'
        ? { ...released(row), state: 'scheduled', reason: 'The worker that prepared it stopped; nothing was sent.' }
        : {
            ...released(row),
            ...doubt(row, now),
            reason: 'The worker stopped while it was being sent. Whether it arrived is being looked up.',
          },
  },
  'prepared-later': {
    from: ['claimed'],
    expect: mine,
    patch: (row, event) => ({
      ...released(row),
      state: 'scheduled',
      notBefore: event.checkAfter,
      resume: event.resume,
      reason: 'The platform is still taking in the media.',
    }),
  },
  'gate-closed': {
    from: ['claimed'],
    expect: mine,
    patch: (row, event) => ({ ...released(row), state: 'scheduled', notBefore: event.notBefore, reason: event.reason }),
  },
  intent: {
    from: ['claimed'],
    unless: (row) => row.approvedHash !== row.contentHash,
    // The gates, asked again: held, withdrawn, edited or overtaken rows do not match.
    expect: (row, _, now) => ({
      ...mine(row),
      hold: '',
      cancel: false,
      contentHash: row.contentHash,
      approvedHash: row.contentHash,
      leaseAfter: now,
    }),
    patch: (row, event) => ({
      state: 'sending',
      attempt: row.attempt + 1,
      snapshot: event.snapshot,
      leaseUntil: event.leaseUntil,
      reason: '',
    }),
  },
  'not-sent': {
    from: inHand,
    expect: mine,
    patch: (row, event) => ({ ...released(row), state: 'scheduled', notBefore: event.notBefore, reason: event.reason }),
  },
  'sign-in-refused': {
    from: inHand,
    expect: mine,
    patch: (row, event) => ({ ...released(row), state: 'blocked-auth', reason: event.reason }),
  },
  'content-refused': {
    from: inHand,
    expect: mine,
    // "Duplicate" after a lost answer may mean that the first attempt worked.
    patch: (row, event, now) => ({
      ...released(row),
      ...(row.ambiguous ? doubt(row, now) : { state: 'rejected' as const }),
      reason: event.reason,
    }),
  },
  impossible: {
    from: inHand,
    expect: mine,
    patch: (row, event, now) => ({
      ...released(row),
      ...(row.ambiguous ? doubt(row, now) : { state: 'failed' as const }),
      reason: event.reason,
    }),
  },
  'outcome-open': {
    from: ['sending'],
    expect: mine,
    patch: (row, event, now) => ({ ...released(row), ...doubt(row, now), reason: event.reason }),
  },
  live: {
    // Evidence of success absorbs everything: a late answer of a worker that was given up wins.
    from: [
      'scheduled',
      'claimed',
      'sending',
      'processing',
      'unknown',
      'needs-human',
      'blocked-auth',
      'late-hold',
      'failed',
      'rejected',
      'withdrawn',
      'skipped',
    ],
    patch: (row, event, now) => ({
      ...released(row),
      state: row.cancel || row.state === 'withdrawn' ? 'live-withdrawn' : 'published',
      reason:
        row.cancel || row.state === 'withdrawn' ? 'It had already reached the platform when it was withdrawn. It can be taken down.' : '',
      remoteId: event.remoteId,
      url: event.url,
      urls: event.urls,
      publishedAt: now,
      unknownSince: null,
      measureAt: now,
    }),
    expect: (row) => ({ cancel: row.cancel }),
  },
  'look-first': {
    // The platform has forgotten the key meanwhile: sending again would be a second post.
    from: ['claimed'],
    unless: (row) => !row.ambiguous,
    expect: mine,
    patch: (row, event, now) => ({ ...released(row), ...doubt(row, now), reason: event.reason }),
  },
  'resend-by-key': {
    from: ['unknown'],
    unless: (row) => row.cancel || row.hold !== '',
    expect: (row) => ({ ...sameDoubt(row), cancel: false, hold: '' }),
    patch: (_, event) => ({ state: 'scheduled', notBefore: never, reason: event.reason }),
  },
  'proved-absent': {
    from: ['unknown'],
    expect: (row) => ({ ...sameDoubt(row), cancel: row.cancel }),
    // `unknownSince` ends: what comes next is a new question. `ambiguous` stays: the content remains frozen.
    patch: (row, event) =>
      row.cancel
        ? { state: 'withdrawn', reason: 'Withdrawn; it never reached the platform.' }
        : { state: 'scheduled', notBefore: never, unknownSince: null, reason: event.reason },
  },
  'still-unknown': {
    from: ['unknown', 'processing'],
    expect: sameDoubt,
    patch: (_, event, now) => ({ checkedAt: now, notBefore: event.notBefore }),
  },
  unprovable: {
    from: ['unknown'],
    expect: sameDoubt,
    patch: (_, event) => ({ state: 'needs-human', reason: event.reason }),
  },
  'too-late': {
    from: ['scheduled'],
    unless: (row) => row.ambiguous,
    expect: (row) => ({ fence: row.fence, ambiguous: false }),
    patch: (_, event) => ({ state: event.state, reason: event.reason }),
  },
  withdrawn: {
    from: deliveryStates.filter((state) => !['withdrawn', 'rejected', 'failed', 'skipped', 'live-withdrawn'].includes(state)),
    expect: sameDoubt,
    patch: (row, event, now) => {
      const closed = { cancel: true, approvedHash: '' }
      if (row.state === 'published')
        return { ...closed, state: 'live-withdrawn', reason: `${event.reason} It is live and can be taken down.` }
      if (!isPending(row.state)) return closed
      if (!row.ambiguous) return { ...closed, ...released(row), state: 'withdrawn', reason: event.reason }
      return {
        ...closed,
        ...released(row),
        ...doubt(row, now),
        reason: `${event.reason} An earlier attempt may have arrived; that is being looked up.`,
      }
    },
  },
  edited: {
    from: pending,
    unless: (row) => row.ambiguous,
    expect: (row) => ({ ...sameDoubt(row), hold: row.hold }),
    patch: (row) => ({
      approvedHash: '',
      hold: row.hold || 'approval',
      reason: 'The post was edited after its approval. It waits to be approved again.',
    }),
  },
  'approved-again': {
    from: pending,
    unless: (row) => row.ambiguous || row.state === 'claimed',
    expect: (row) => ({ ...sameDoubt(row), hold: row.hold }),
    patch: (row, event) => ({
      ...event.patch,
      hold: row.hold === 'approval' ? '' : row.hold,
      state: row.state === 'late-hold' ? 'scheduled' : row.state,
      resume: '',
      snapshot: '',
      reason: '',
    }),
  },
  frozen: {
    from: [...pending, 'unknown'],
    unless: (row) => row.hold.startsWith('freeze:'),
    expect: (row) => ({ ...sameDoubt(row), hold: row.hold }),
    patch: (_, event) => ({ hold: event.hold, reason: event.reason }),
  },
  thawed: {
    from: [...pending, 'unknown', 'needs-human'],
    unless: (row, event) => row.hold !== event.hold,
    expect: (row) => ({ hold: row.hold }),
    patch: (row) => ({ hold: row.approvedHash === row.contentHash ? '' : 'approval', reason: '' }),
  },
  'leader-live': {
    from: ['scheduled', 'blocked-auth', 'late-hold'],
    unless: (row) => row.waitsFor === '',
    expect: (row) => ({ waitsFor: row.waitsFor }),
    patch: (_, event) => ({ waitsFor: '', link: event.link, reason: '' }),
  },
  'signed-in': {
    from: ['blocked-auth'],
    expect: sameDoubt,
    patch: () => ({ state: 'scheduled', reason: '' }),
  },
  'person-says-not-live': {
    from: ['needs-human'],
    expect: (row) => ({ ...sameDoubt(row), cancel: row.cancel }),
    patch: (row, event) =>
      row.cancel
        ? { state: 'withdrawn', reason: event.reason }
        : { state: 'scheduled', notBefore: never, unknownSince: null, latePolicy: 'publish', reason: event.reason },
  },
  'person-drops': {
    from: ['needs-human', 'late-hold', 'blocked-auth'],
    expect: sameDoubt,
    patch: (_, event) => ({ state: 'skipped', reason: event.reason }),
  },
  'person-publishes-late': {
    from: ['late-hold'],
    expect: sameDoubt,
    patch: () => ({ state: 'scheduled', latePolicy: 'publish', reason: '' }),
  },
  'taken-down': {
    from: ['live-withdrawn'],
    patch: (_, event) => ({ state: 'withdrawn', reason: event.reason, measureAt: null }),
  },
}

/** The outcome cannot be known. From now on the content of this row is frozen. */
const doubt = (row: Row, now: Date): Patch => ({
  state: 'unknown',
  ambiguous: true,
  unknownSince: row.unknownSince ?? now,
  notBefore: never,
})
const isPending = (state: DeliveryState) => (pending as readonly DeliveryState[]).includes(state)

/**
 * @returns the compare-and-set that carries the event out, or `null` where the event is not allowed in the row's state.
 */
export function step(row: Delivery, event: Event, now: Date): { readonly expect: Expect; readonly patch: Patch } | null {
  const rule = table[event.is] as Rule<Event>
  if (!rule.from.includes(row.state) || rule.unless?.(row, event)) return null
  return { expect: { ...rule.expect?.(row, event, now), states: [row.state] }, patch: rule.patch(row, event, now) }
}
