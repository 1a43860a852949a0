/** What people decide while a delivery is on its way, and what it waits for: approvals, freezes, channels, other deliveries. */
import { deliveryStates } from '../../core/delivery.ts'
import { never } from '../ledger.ts'
import {
  approved,
  doubt,
  ended,
  inDoubt,
  isOpen,
  isPending,
  lookedUp,
  notApproved,
  released,
  sameApproval,
  sameDoubt,
  unlessFrozen,
  waitsForNobody,
  whyHeld,
} from '../patches.ts'
import type { Rules } from './rule.ts'

const open = deliveryStates.filter(isOpen)
const lateButThere = 'What it waited for is live by now. Publish it late, or leave it out.'

export const editorial: Rules<
  | 'too-late'
  | 'leader-live'
  | 'signed-in'
  | 'withdrawn'
  | 'edited'
  | 'approved-again'
  | 'approved-while-live'
  | 'frozen'
  | 'thawed'
  | 'person-drops'
  | 'person-publishes-late'
  | 'person-hurries'
  | 'taken-down'
> = {
  'too-late': {
    says: 'Its time has passed by more than its post allows: a person is asked, or it is left out.',
    from: ['scheduled'],
    unless: inDoubt,
    // Not if it was approved anew for another time since, or if what it waited for is there.
    expect: (row) => ({ ...sameDoubt(row), ...sameApproval(row), waitsFor: row.waitsFor, dueBefore: row.dueAt }),
    patch: (_, event) => ({ state: event.state, reason: event.reason }),
  },
  'leader-live': {
    says: 'What it waited for is live: it takes its address, or what it answers, and waits no more.',
    from: ['scheduled', 'blocked-auth', 'late-hold'],
    unless: (row) => row.waitsFor === '',
    expect: (row) => ({ waitsFor: row.waitsFor, hold: row.hold }),
    patch: (row, event) => ({
      waitsFor: '',
      link: event.link,
      ...(event.replyTo !== undefined && { replyTo: event.replyTo }),
      reason: row.state === 'scheduled' ? whyHeld(row) : row.state === 'late-hold' && row.hold === '' ? lateButThere : row.reason,
    }),
  },
  'signed-in': {
    says: 'The channel is connected again.',
    from: ['blocked-auth'],
    expect: (row) => ({ ...sameDoubt(row), hold: row.hold }),
    patch: (row) => ({ state: 'scheduled', reason: whyHeld(row) }),
  },
  withdrawn: {
    says: 'Its approval was withdrawn: it is not sent any more. What may have been sent is marked, and becomes what it turns out to be.',
    from: deliveryStates.filter((state) => !['withdrawn', 'live-withdrawn'].includes(state)),
    expect: sameDoubt,
    patch: (row, event, now) => {
      const closed = { cancel: true, approvedHash: '' }
      if (row.state === 'published')
        return { ...closed, state: 'live-withdrawn', reason: `${event.reason} It is live and can be taken down.` }
      if (row.state === 'sending' || row.state === 'processing') return { ...closed, reason: event.reason }
      if (!isPending(row.state)) return closed
      if (!row.ambiguous) return { ...closed, ...released(row), state: 'withdrawn', reason: event.reason }
      return { ...closed, ...released(row), ...doubt(row, now), reason: `${event.reason} ${lookedUp}` }
    },
  },
  edited: {
    says: 'The post was edited: its gate is closed until it is approved again. What may be live keeps its content until that is settled.',
    from: [...open, ...ended],
    unless: (row) => row.cancel,
    expect: (row) => ({ ...sameDoubt(row), hold: row.hold, cancel: false }),
    // Only the gate is closed. What may be live is withdrawn if it turns out that it is not.
    patch: (row, event, now) => {
      const closed = { approvedHash: '' }
      const held = { ...closed, hold: row.hold || 'approval', reason: unlessFrozen(row, event.reason) }
      if (row.state === 'sending') return held
      if (!isPending(row.state)) return closed
      if (!row.ambiguous) return { ...held, ...released(row), ...(row.state === 'claimed' && { state: 'scheduled' }) }
      return { ...closed, ...released(row), ...doubt(row, now), reason: `${event.reason} ${lookedUp}` }
    },
  },
  'approved-again': {
    says: 'Approved again before anything of it was sent: it takes the content, the time and the slot of the new approval.',
    from: ['scheduled', 'blocked-auth', 'late-hold'],
    unless: (row) => row.ambiguous || row.cancel,
    // Not if somebody else has put it to another time meanwhile: whose time is the newer, only the post as it is by then can tell.
    expect: (row) => ({ ...sameDoubt(row), ...sameApproval(row), hold: row.hold, cancel: false, dueAt: row.dueAt }),
    // A channel that is not connected blocks it again, with the reason of then.
    patch: (row, event) => ({
      ...event.patch,
      state: 'scheduled',
      hold: row.hold === 'approval' ? '' : row.hold,
      resume: '',
      snapshot: '',
      reason: row.hold === 'approval' ? '' : whyHeld(row),
    }),
  },
  'approved-while-live': {
    says: 'Exactly what is live is approved again: there is nothing to send and nothing to take down.',
    from: ['live-withdrawn'],
    expect: (row) => ({ ...sameDoubt(row), contentHash: row.contentHash }),
    patch: (row) => ({ state: 'published', cancel: false, approvedHash: row.contentHash, hold: '', reason: '' }),
  },
  frozen: {
    says: 'A freeze holds it, wherever it is: no new intent. The answer to a call that has left still counts.',
    from: open,
    unless: (row) => row.cancel || row.hold.startsWith('freeze:'),
    expect: (row) => ({ ...sameDoubt(row), hold: row.hold, cancel: false }),
    patch: (row, event) => ({ hold: event.hold, ...(waitsForNobody(row.state) && { reason: event.reason }) }),
  },
  thawed: {
    says: 'The freeze is lifted. What was edited in it waits for its approval.',
    from: open,
    unless: (row, event) => row.hold !== event.hold,
    expect: (row) => ({ ...sameApproval(row), hold: row.hold, cancel: row.cancel }),
    patch: (row) => ({
      hold: approved(row) ? '' : 'approval',
      ...(waitsForNobody(row.state) && !row.cancel && { reason: approved(row) ? '' : notApproved }),
    }),
  },
  'person-drops': {
    says: 'A person leaves it out.',
    from: ['needs-human', 'late-hold', 'blocked-auth'],
    expect: sameDoubt,
    patch: (_, event) => ({ state: 'skipped', reason: event.reason }),
  },
  'person-publishes-late': {
    says: 'A person publishes it although it is late. It does not wait for the website either, and then goes without a link to it.',
    from: ['late-hold'],
    // A part never stands alone.
    unless: (row) => row.part > 0 && row.replyTo === '',
    expect: (row) => ({ ...sameDoubt(row), hold: row.hold }),
    patch: (row) => ({ state: 'scheduled', latePolicy: 'publish', waitsFor: '', reason: whyHeld(row) }),
  },
  'person-hurries': {
    says: 'A person has it tried again at once, instead of when its pause is over.',
    from: ['scheduled'],
    unless: (row) => row.cancel || row.hold !== '' || row.waitsFor !== '' || !approved(row),
    expect: (row) => ({ ...sameDoubt(row), ...sameApproval(row), hold: '', cancel: false, waitsFor: '' }),
    patch: () => ({ notBefore: never, reason: '' }),
  },
  'taken-down': {
    says: 'The platform has deleted it. That is so although it may have been approved again meanwhile.',
    from: ['live-withdrawn', 'published'],
    // Not asked for any more, but its numbers are to be settled.
    patch: (_, event, now) => ({ state: 'withdrawn', approvedHash: '', reason: event.reason, measureAt: now }),
  },
}
