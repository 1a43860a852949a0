/** From being due to the visible call: what a worker does with a row, and what becomes of it when the worker is gone. */
import { back, doubt, calledAt, approved, inHand, mine, refused, released } from '../patches.ts'
import type { Rules } from './rule.ts'

export const sending: Rules<
  | 'claimed'
  | 'lease-lost'
  | 'prepared-later'
  | 'gate-closed'
  | 'look-first'
  | 'intent'
  | 'not-sent'
  | 'sign-in-refused'
  | 'content-refused'
  | 'impossible'
  | 'outcome-open'
  | 'accepted'
> = {
  claimed: {
    says: 'It is due and nothing holds it: a worker takes it, and with it the lane of its channel.',
    from: ['scheduled'],
    unless: (row) => row.cancel || row.hold !== '' || row.waitsFor !== '' || !approved(row),
    expect: (row, _, now) => ({
      hold: '',
      cancel: false,
      waitsFor: '',
      contentHash: row.contentHash,
      approvedHash: row.contentHash,
      fence: row.fence,
      notBeforeUntil: now,
      dueBefore: now,
    }),
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
    says: 'Its worker has not been heard of. What was only prepared waits again; what may have been sent is unknown.',
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
    says: 'The platform is still taking in the media; nothing that the public can see has been sent.',
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
    says: 'A gate was found closed before anything was sent: it is given back.',
    from: ['claimed'],
    expect: mine,
    patch: (row, event, now) => back(row, now, { state: 'scheduled', notBefore: event.notBefore, reason: event.reason }),
  },
  'look-first': {
    says: 'The platform has forgotten the key meanwhile. Sending again would be a second post, so it is looked for.',
    from: ['claimed'],
    unless: (row) => !row.ambiguous,
    expect: mine,
    patch: (row, event, now) => ({ ...released(row), ...doubt(row, now), reason: event.reason }),
  },
  intent: {
    says: 'All gates were asked once more. From this write on the call may have been sent, with exactly this snapshot.',
    from: ['claimed'],
    unless: (row) => row.cancel || row.hold !== '' || !approved(row),
    // The gates, asked again: held, withdrawn, edited or overtaken rows do not match.
    expect: (row, _, now) => ({ ...mine(row), hold: '', cancel: false, approvedHash: row.contentHash, leaseAfter: now }),
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
    says: 'It certainly did not arrive: refused before sending, or told to come back later.',
    from: inHand,
    expect: mine,
    patch: (row, event, now) => back(row, now, { state: 'scheduled', notBefore: event.notBefore, reason: event.reason }),
  },
  'sign-in-refused': {
    says: 'The platform refused the channel’s credentials. It waits until the channel is connected again.',
    from: inHand,
    expect: mine,
    patch: (row, event, now) => back(row, now, { state: 'blocked-auth', reason: event.reason }),
  },
  'content-refused': {
    says: 'The platform refused the content. After an open outcome that is no proof: “duplicate” may mean that it is live.',
    from: inHand,
    expect: mine,
    patch: (row, event, now) => refused(row, now, 'rejected', event.reason),
  },
  impossible: {
    says: 'It cannot be done at all: no such channel, no such ability, or a mistake of our own.',
    from: inHand,
    expect: mine,
    patch: (row, event, now) => refused(row, now, 'failed', event.reason),
  },
  'outcome-open': {
    says: 'Timeout, reset, server error: it cannot be known whether it arrived. From now on its content is frozen.',
    from: ['sending'],
    expect: mine,
    patch: (row, event, now) => ({ ...released(row), ...doubt(row, now), reason: event.reason }),
  },
  accepted: {
    says: 'The platform took it and works on it. The lane is free again; how far it is, is only asked.',
    from: ['sending'],
    expect: mine,
    // Open since the call: that is where the count begins until it is too long.
    patch: (row, event, now) => ({
      ...released(row),
      state: 'processing',
      resume: event.resume,
      notBefore: event.checkAfter,
      checkedAt: now,
      unknownSince: row.unknownSince ?? calledAt(row) ?? now,
    }),
  },
}
