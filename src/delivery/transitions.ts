/**
 * The table of what can happen to a delivery. Each event says from which states it is allowed, what else must hold, and what
 * the row becomes. Nothing else changes a row: `step` turns an event into the one compare-and-set that carries it out.
 */
import { deliveryStates, pendingStates as pending, type DeliveryState } from '../core/delivery.ts'
import type { Event, EventName } from './events.ts'
import { never, type Delivery, type Expect, type Patch } from './ledger.ts'
import {
  approved,
  back,
  doubt,
  ended,
  inDoubt,
  inHand,
  isPending,
  lookedUp,
  mine,
  notApproved,
  released,
  sameApproval,
  sameDoubt,
  unlessFrozen,
  waitsForNobody,
} from './patches.ts'

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

export const table: Table = {
  claimed: {
    from: ['scheduled'],
    unless: (row) => row.cancel || row.hold !== '' || row.waitsFor !== '' || !approved(row),
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
        ? back(row, now, { state: 'scheduled', reason: 'The worker that prepared it stopped; nothing was sent.' })
        : {
            ...released(row),
            ...doubt(row, now),
            reason: 'The worker stopped while it was being sent. Whether it arrived is being looked up.',
          },
  },
  'prepared-later': {
    from: ['claimed'],
    expect: mine,
    patch: (row, event, now) =>
      back(row, now, {
        state: 'scheduled',
        notBefore: event.checkAfter,
        resume: event.resume,
        reason: 'The platform is still taking in the media.',
      }),
  },
  'gate-closed': {
    from: ['claimed'],
    expect: mine,
    patch: (row, event, now) => back(row, now, { state: 'scheduled', notBefore: event.notBefore, reason: event.reason }),
  },
  intent: {
    from: ['claimed'],
    unless: (row) => !approved(row),
    // The gates, asked again: held, withdrawn, edited or overtaken rows do not match.
    expect: (row, _, now) => ({
      ...mine(row),
      hold: '',
      cancel: false,
      contentHash: row.contentHash,
      approvedHash: row.contentHash,
      leaseAfter: now,
    }),
    patch: (row, event, now) => ({
      state: 'sending',
      attempt: row.attempt + 1,
      snapshot: event.snapshot,
      checkedAt: now,
      leaseUntil: event.leaseUntil,
      reason: '',
    }),
  },
  'not-sent': {
    from: inHand,
    expect: mine,
    patch: (row, event, now) => back(row, now, { state: 'scheduled', notBefore: event.notBefore, reason: event.reason }),
  },
  'sign-in-refused': {
    from: inHand,
    expect: mine,
    patch: (row, event, now) => back(row, now, { state: 'blocked-auth', reason: event.reason }),
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
    from: deliveryStates.filter((state) => state !== 'published' && state !== 'live-withdrawn'),
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
    unless: (row) => row.cancel || row.hold !== '' || !approved(row),
    expect: (row) => ({ ...sameDoubt(row), ...sameApproval(row), cancel: false, hold: '' }),
    patch: (_, event) => ({ state: 'scheduled', notBefore: event.notBefore, reason: event.reason }),
  },
  'proved-absent': {
    from: ['unknown'],
    expect: (row) => ({ ...sameDoubt(row), ...sameApproval(row), cancel: row.cancel }),
    // `unknownSince` ends: what comes next is a new question. `ambiguous` stays: the content remains frozen.
    patch: (row, event) =>
      row.cancel
        ? { state: 'withdrawn', reason: 'Withdrawn; it never reached the platform.' }
        : approved(row)
          ? { state: 'scheduled', notBefore: event.notBefore, unknownSince: null, reason: event.reason }
          : { state: 'withdrawn', reason: 'The post was edited; this version never reached the platform.' },
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
    unless: inDoubt,
    expect: sameDoubt,
    patch: (_, event) => ({ state: event.state, reason: event.reason }),
  },
  withdrawn: {
    from: deliveryStates.filter((state) => !['withdrawn', 'live-withdrawn'].includes(state)),
    expect: sameDoubt,
    patch: (row, event, now) => {
      const closed = { cancel: true, approvedHash: '' }
      if (row.state === 'published')
        return { ...closed, state: 'live-withdrawn', reason: `${event.reason} It is live and can be taken down.` }
      if (row.state === 'sending') return { ...closed, reason: event.reason }
      if (!isPending(row.state)) return closed
      if (!row.ambiguous) return { ...closed, ...released(row), state: 'withdrawn', reason: event.reason }
      return {
        ...closed,
        ...released(row),
        ...doubt(row, now),
        reason: `${event.reason} ${lookedUp}`,
      }
    },
  },
  edited: {
    from: [...pending, 'sending', 'unknown', 'needs-human', ...ended],
    expect: (row) => ({ ...sameDoubt(row), hold: row.hold }),
    // Only the gate is closed. What may be live keeps its content, and is withdrawn if it turns out that it is not.
    patch: (row, event, now) => {
      const closed = { approvedHash: '' }
      const held = { ...closed, hold: row.hold || 'approval', reason: unlessFrozen(row, event.reason) }
      if (row.state === 'sending') return held
      if (!isPending(row.state)) return closed
      if (!row.ambiguous) return { ...held, ...released(row), state: row.state === 'claimed' ? 'scheduled' : row.state }
      return { ...closed, ...released(row), ...doubt(row, now), reason: `${event.reason} ${lookedUp}` }
    },
  },
  'approved-again': {
    from: pending,
    unless: (row) => row.ambiguous || row.cancel || row.state === 'claimed',
    expect: (row) => ({ ...sameDoubt(row), ...sameApproval(row), hold: row.hold }),
    patch: (row, event) => ({
      ...event.patch,
      hold: row.hold === 'approval' ? '' : row.hold,
      state: row.state === 'late-hold' ? 'scheduled' : row.state,
      resume: '',
      snapshot: '',
      reason: unlessFrozen(row, ''),
    }),
  },
  frozen: {
    from: [...pending, 'unknown'],
    unless: (row) => row.hold.startsWith('freeze:'),
    expect: (row) => ({ ...sameDoubt(row), hold: row.hold }),
    patch: (row, event) => ({ hold: event.hold, reason: waitsForNobody(row.state) ? event.reason : row.reason }),
  },
  thawed: {
    from: [...pending, 'unknown', 'needs-human'],
    unless: (row, event) => row.hold !== event.hold,
    expect: (row) => ({ ...sameApproval(row), hold: row.hold }),
    patch: (row) => ({
      hold: approved(row) ? '' : 'approval',
      reason: waitsForNobody(row.state) ? (approved(row) ? '' : notApproved) : row.reason,
    }),
  },
  'leader-live': {
    from: ['scheduled', 'blocked-auth', 'late-hold'],
    unless: (row) => row.waitsFor === '',
    expect: (row) => ({ waitsFor: row.waitsFor, hold: row.hold }),
    patch: (row, event) => ({ waitsFor: '', link: event.link, reason: row.hold === '' ? '' : row.reason }),
  },
  'signed-in': {
    from: ['blocked-auth'],
    expect: sameDoubt,
    patch: (row) => ({ state: 'scheduled', reason: row.hold === '' ? '' : row.reason }),
  },
  'person-says-not-live': {
    from: ['needs-human'],
    expect: (row) => ({ ...sameDoubt(row), ...sameApproval(row), cancel: row.cancel }),
    patch: (row, event) =>
      row.cancel || !approved(row)
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
    // A person has decided: it does not wait for the website either, and then goes without a link to it.
    patch: () => ({ state: 'scheduled', latePolicy: 'publish', waitsFor: '', reason: '' }),
  },
  'approved-while-live': {
    // Exactly what is live is approved again: there is nothing to send and nothing to take down.
    from: ['live-withdrawn'],
    expect: sameDoubt,
    patch: (row) => ({ state: 'published', cancel: false, approvedHash: row.contentHash, hold: '', reason: '' }),
  },
  'taken-down': {
    from: ['live-withdrawn'],
    patch: (_, event) => ({ state: 'withdrawn', reason: event.reason, measureAt: null }),
  },
}

/** @returns the compare-and-set that carries the event out, or `null` where the event is not allowed in the row's state. */
export function step(row: Delivery, event: Event, now: Date): { readonly expect: Expect; readonly patch: Patch } | null {
  const rule = table[event.is] as Rule<Event>
  if (!rule.from.includes(row.state) || rule.unless?.(row, event)) return null
  return { expect: { ...rule.expect?.(row, event, now), states: [row.state] }, patch: rule.patch(row, event, now) }
}
