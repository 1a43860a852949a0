import { describe, expect, it } from 'vitest'
import { finalStates, type DeliveryState } from '../core/delivery.ts'
import type { EventName } from './events.ts'
import type { Delivery } from './ledger.ts'
import { earlier, now, sampleEvents as events, sampleRow as row, situations } from './table/samples.ts'
import { step, table } from './transitions.ts'

const names = Object.keys(table) as EventName[]
const outcome = (from: Delivery, name: EventName): DeliveryState | null => {
  const next = step(from, events[name], now)
  return next ? (next.patch.state ?? from.state) : null
}

describe('the table', () => {
  it('allows each event in exactly the states that it names', () => {
    for (const name of names)
      for (const situation of situations)
        if (!table[name].from.includes(situation.state)) expect(step(situation, events[name], now), `${situation.state} ${name}`).toBeNull()
    for (const name of names)
      expect(
        situations.some((situation) => outcome(situation, name) !== null),
        name,
      ).toBe(true)
  })

  it('always makes the state that it was in part of the compare-and-set', () => {
    for (const name of names)
      for (const situation of situations)
        expect(step(situation, events[name], now)?.expect.states ?? [situation.state]).toEqual([situation.state])
  })

  it('lets an intent happen only through gates that are part of the compare-and-set', () => {
    const intent = step(row({ state: 'claimed' }), events.intent, now)
    expect(intent?.expect).toEqual({
      states: ['claimed'],
      fence: 4,
      owner: 'w',
      ambiguous: false,
      hold: '',
      cancel: false,
      contentHash: 'h',
      approvedHash: 'h',
      leaseAfter: now,
    })
    expect(intent?.patch.attempt).toBe(2)
    expect(outcome(row({ state: 'claimed', approvedHash: '' }), 'intent')).toBeNull()
  })

  it('reaches sending by an intent only', () => {
    for (const name of names.filter((one) => one !== 'intent'))
      for (const situation of situations.filter(({ state }) => state !== 'sending')) expect(outcome(situation, name)).not.toBe('sending')
  })

  it('claims nothing that is held, withdrawn, unapproved, or waits for another', () => {
    expect(outcome(row(), 'claimed')).toBe('claimed')
    for (const closed of [{ hold: 'approval' }, { cancel: true }, { approvedHash: '' }, { waitsFor: 'k2' }] satisfies Partial<Delivery>[])
      expect(outcome(row(closed), 'claimed')).toBeNull()
  })

  it('raises the fence with each claim and takes the lane; gives the lane back with everything that ends it', () => {
    expect(step(row(), events.claimed, now)?.patch).toMatchObject({ fence: 5, lane: 'c' })
    for (const name of names)
      for (const situation of situations.filter(({ state }) => state === 'claimed' || state === 'sending')) {
        const next = step({ ...situation, lane: 'c' }, events[name], now)
        const state = next?.patch.state
        if (state && state !== 'claimed' && state !== 'sending') expect(next.patch.lane, `${situation.state} ${name}`).toBe('k')
      }
  })

  it('never frees itself of doubt: once ambiguous, always ambiguous', () => {
    for (const name of names)
      for (const situation of situations.filter(({ ambiguous }) => ambiguous))
        expect(step(situation, events[name], now)?.patch.ambiguous ?? true).toBe(true)
  })

  it('never calls an ambiguous delivery rejected, failed or withdrawn without a proof or a person', () => {
    const provedOrPerson: EventName[] = ['proved-absent', 'person-says-not-live', 'taken-down']
    for (const name of names.filter((one) => !provedOrPerson.includes(one)))
      for (const situation of situations.filter(({ ambiguous, state }) => ambiguous && !(finalStates as readonly string[]).includes(state)))
        expect(['rejected', 'failed', 'withdrawn'], `${situation.state} ${name}`).not.toContain(outcome(situation, name))
  })

  it('freezes the content of an ambiguous delivery', () => {
    const ambiguous = situations.filter((situation) => situation.ambiguous)
    const changing = (field: keyof Delivery) =>
      names.filter((name) => ambiguous.some((situation) => field in (step(situation, events[name], now)?.patch ?? {})))
    for (const field of ['story', 'contentHash', 'dueAt', 'link'] as const)
      expect(changing(field).filter((name) => name !== 'leader-live')).toEqual([])
    expect(changing('snapshot')).toEqual(['intent'])
  })

  it('closes the gate of everything that is edited and not over, wherever it is', () => {
    for (const situation of situations.filter(({ state }) => !['published', 'withdrawn', 'live-withdrawn'].includes(state))) {
      const edited = { ...situation, ...step(situation, events.edited, now)?.patch }
      expect(edited.approvedHash === '' || edited.cancel, situation.state).toBe(true)
      expect(outcome(edited, 'claimed'), situation.state).toBeNull()
      expect(outcome(edited, 'intent'), situation.state).toBeNull()
    }
  })

  it('sends nothing again whose approval ended while its outcome was open', () => {
    const open = situations.filter(
      ({ ambiguous, state, approvedHash, cancel }) =>
        ambiguous && ['claimed', 'sending', 'unknown', 'needs-human'].includes(state) && (cancel || approvedHash === ''),
    )
    const waiting: readonly (DeliveryState | null)[] = ['scheduled', 'blocked-auth', 'late-hold']
    expect(names.filter((name) => open.some((situation) => waiting.includes(outcome(situation, name))))).toEqual([])
  })

  it('ends what was withdrawn on its way and was not sent', () => {
    for (const name of ['not-sent', 'sign-in-refused', 'lease-lost', 'gate-closed', 'prepared-later'] as const)
      for (const situation of situations.filter(({ cancel }) => cancel))
        expect([null, situation.ambiguous || situation.state === 'sending' ? 'unknown' : 'withdrawn', 'withdrawn']).toContain(
          outcome(situation, name),
        )
  })

  it('lets a worker write only what fits the hold and the withdrawal that it has seen', () => {
    const workers: EventName[] = ['lease-lost', 'prepared-later', 'gate-closed', 'not-sent', 'sign-in-refused', 'content-refused']
    for (const name of [...workers, 'impossible', 'outcome-open', 'look-first'] as const)
      for (const situation of situations) {
        const next = step(situation, events[name], now)
        if (next) expect(next.expect).toMatchObject({ fence: 4, owner: 'w', hold: situation.hold, cancel: situation.cancel })
      }
  })

  it('says why it is held, whatever gave it back', () => {
    const held = row({ state: 'claimed', hold: 'freeze:1', reason: 'Frozen: fire' })
    for (const name of ['gate-closed', 'not-sent', 'lease-lost', 'prepared-later'] as const)
      expect(step(held, events[name], now)?.patch.reason).toBe('Frozen: fire')
    expect(step(row({ state: 'claimed' }), events['gate-closed'], now)?.patch.reason).toBe('r')
  })

  it('counts a doubt from the call, not from when it was noticed', () => {
    expect(step(row(), events.claimed, now)?.patch.checkedAt).toBeUndefined()
    expect(step(row({ state: 'claimed' }), events.intent, now)?.patch.checkedAt).toEqual(now)
    for (const name of ['lease-lost', 'outcome-open'] as const) {
      expect(step(row({ state: 'sending', checkedAt: earlier }), events[name], now)?.patch.unknownSince).toEqual(earlier)
      expect(step(row({ state: 'sending', checkedAt: now, unknownSince: earlier }), events[name], now)?.patch.unknownSince).toEqual(earlier)
    }
  })

  it('never sends after a withdrawal: every way out of a cancelled delivery ends withdrawn, live-withdrawn, or with a person', () => {
    for (const name of ['proved-absent', 'resend-by-key', 'person-says-not-live', 'live'] as const)
      for (const situation of situations.filter(({ cancel }) => cancel))
        expect([null, 'withdrawn', 'live-withdrawn']).toContain(outcome(situation, name))
  })

  it('lets success win over everything but itself', () => {
    for (const situation of situations.filter(({ state }) => state !== 'published' && state !== 'live-withdrawn'))
      expect(outcome(situation, 'live')).toBe(situation.cancel || situation.state === 'withdrawn' ? 'live-withdrawn' : 'published')
  })

  it('gives a lost worker’s row back if nothing was sent, and doubts it if something may have been', () => {
    expect(outcome(row({ state: 'claimed' }), 'lease-lost')).toBe('scheduled')
    expect(step(row({ state: 'sending' }), events['lease-lost'], now)?.patch).toMatchObject({
      state: 'unknown',
      ambiguous: true,
      unknownSince: earlier,
    })
    expect(step(row({ state: 'sending' }), events['lease-lost'], now)?.expect).toMatchObject({ leaseBefore: now, fence: 4 })
  })

  it('holds again for the approval what a thaw finds unapproved', () => {
    expect(step(row({ hold: 'freeze:1' }), events.thawed, now)?.patch.hold).toBe('')
    expect(step(row({ hold: 'freeze:1', approvedHash: '' }), events.thawed, now)?.patch.hold).toBe('approval')
    expect(step(row({ hold: 'freeze:2' }), events.thawed, now)).toBeNull()
  })

  it('keeps a freeze over a new approval', () => {
    expect(step(row({ hold: 'freeze:1', approvedHash: '' }), events['approved-again'], now)?.patch.hold).toBe('freeze:1')
    expect(step(row({ hold: 'approval', approvedHash: '' }), events['approved-again'], now)?.patch.hold).toBe('')
  })
})
