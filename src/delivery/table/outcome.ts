/** What came of a call: how far the platform is, whether it is live, and what is done where that is not known. */
import { deliveryStates } from '../../core/delivery.ts'
import { never } from '../ledger.ts'
import { approved, doubt, notThere, refused, released, sameApproval, sameDoubt } from '../patches.ts'
import type { Rules } from './rule.ts'

export const outcome: Rules<
  | 'live'
  | 'still-processing'
  | 'given-up'
  | 'progress-lost'
  | 'resend-by-key'
  | 'proved-absent'
  | 'still-unknown'
  | 'unprovable'
  | 'person-says-not-live'
> = {
  live: {
    says: 'It is live. That absorbs everything: a late answer of a worker that was given up wins over whatever was thought since.',
    from: deliveryStates.filter((state) => state !== 'published' && state !== 'live-withdrawn'),
    expect: (row) => ({ cancel: row.cancel }),
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
  },
  'still-processing': {
    says: 'The platform is still working on it: it is asked again later.',
    from: ['processing'],
    expect: sameDoubt,
    patch: (_, event, now) => ({ resume: event.resume, notBefore: event.notBefore, checkedAt: now }),
  },
  'given-up': {
    says: 'The platform has given it up: it will not become live.',
    from: ['processing'],
    expect: (row) => ({ ...sameDoubt(row), cancel: row.cancel }),
    patch: (row, event, now) => refused(row, now, 'failed', event.reason),
  },
  'progress-lost': {
    says: 'How far the platform is cannot be asked any more, or it takes too long: whether it becomes live is unknown.',
    from: ['processing'],
    expect: sameDoubt,
    // What `progress` wanted back means nothing to `stage`.
    patch: (row, event, now) => ({ ...doubt(row, now), resume: '', reason: event.reason }),
  },
  'resend-by-key': {
    says: 'The platform still remembers the key: the same is sent again, and recognised where it had arrived.',
    from: ['unknown'],
    unless: (row) => row.cancel || row.hold !== '' || !approved(row),
    expect: (row) => ({ ...sameDoubt(row), ...sameApproval(row), cancel: false, hold: '' }),
    patch: (_, event) => ({ state: 'scheduled', notBefore: event.notBefore, reason: event.reason }),
  },
  'proved-absent': {
    says: 'It was looked for where it would have to be, and it is not there: it is sent again, if it is still wanted.',
    from: ['unknown'],
    expect: (row) => ({ ...sameDoubt(row), ...sameApproval(row), cancel: row.cancel, hold: row.hold }),
    patch: (row, event) => notThere(row, { notBefore: event.notBefore, reason: event.reason }),
  },
  'still-unknown': {
    says: 'Looked for, without a clear answer: it is looked for again later. The one that was longest not looked at comes first.',
    from: ['unknown'],
    expect: sameDoubt,
    patch: (_, event, now) => ({ checkedAt: now, notBefore: event.notBefore }),
  },
  unprovable: {
    says: 'This platform cannot tell, or has not told for long: a person looks.',
    from: ['unknown'],
    expect: sameDoubt,
    patch: (_, event) => ({ state: 'needs-human', reason: event.reason }),
  },
  'person-says-not-live': {
    says: 'A person looked: it is not there. It is sent again, however late, if it is still wanted.',
    from: ['needs-human'],
    expect: (row) => ({ ...sameDoubt(row), ...sameApproval(row), cancel: row.cancel, hold: row.hold }),
    patch: (row, event) => notThere(row, { notBefore: never, latePolicy: 'publish', reason: event.reason }),
  },
}
