import { describe, expect, it } from 'vitest'
import { finalStates, type DeliveryState } from '../../core/delivery.ts'
import type { Event, EventName } from '../events.ts'
import type { Delivery, Expect } from '../ledger.ts'
import { termsOf } from '../ledger-terms.ts'
import { isOpen } from '../patches.ts'
import { step, table } from '../transitions.ts'
import { aspects, earlier, freeze, later, now, sampleEvents as events, sampleRow as row, situations, variantsOf } from './samples.ts'

const names = Object.keys(table) as EventName[]
const after = (from: Delivery, event: Event): Delivery | null => {
  const next = step(from, event, now)
  return next && { ...from, ...next.patch }
}
const follow = (from: Delivery, ...all: Event[]): Delivery | null =>
  all.reduce<Delivery | null>((at, event) => at && after(at, event), from)

function holds(actual: Delivery, expected: Expect): boolean {
  return termsOf(expected).every(({ field, comparison, values }) => {
    const value = actual[field]
    const [wanted] = values
    if (comparison === 'among') return values.some((one) => one === value)
    if (comparison === 'is') return value === wanted
    if (!(value instanceof Date) || !(wanted instanceof Date)) throw new Error(`${field} is no instant.`)
    return comparison === 'until' ? value <= wanted : value > wanted
  })
}
/** What may have changed since a row was read: each aspect for itself, and each two of them. */
const changesTo = (seen: Delivery): Delivery[] => {
  const choices: readonly (readonly Partial<Delivery>[])[] = [
    ...Object.values(aspects),
    [{ fence: 5 }],
    [{ dueAt: later }],
    [{ owner: '' }],
  ]
  const once = choices.flatMap((options, at) => options.map((change) => ({ at, change })))
  const both = once.flatMap(({ at, change }) => once.filter((other) => other.at > at).map((other) => ({ ...change, ...other.change })))
  return [...once.map(({ change }) => change), ...both].map((change) => ({ ...seen, ...change }))
}

describe('a compare-and-set', () => {
  it.each(names)('of %s demands all that it was decided by, so that a row read before is no danger', (name) => {
    // When a doubt began is not asked for: it changes only together with the state or the fence.
    const decidable = situations.filter(({ ambiguous, unknownSince }) => !ambiguous || unknownSince !== null)
    const patchOf = (from: Delivery, event: Event) => JSON.stringify(step(from, event, now)?.patch)
    const wrong = variantsOf(name).flatMap((event) =>
      decidable.flatMap((seen) => {
        const stale = step(seen, event, now)
        if (!stale) return []
        return changesTo(seen)
          .filter((actual) => actual.ambiguous === (actual.unknownSince !== null) && holds(actual, stale.expect))
          .filter((actual) => patchOf(actual, event) !== JSON.stringify(stale.patch))
          .map((actual) => ({ seen, actual }))
      }),
    )
    expect(wrong).toEqual([])
  })

  it('of a worker fits its own claim alone', () => {
    const workers = names.filter((name) => table[name].from.every((state) => state === 'claimed' || state === 'sending'))
    expect(workers).toHaveLength(11)
    for (const name of workers)
      for (const situation of situations) {
        const next = step(situation, events[name], now)
        if (next) expect(next.expect, name).toMatchObject({ fence: 4, owner: 'w' })
      }
  })
})

describe('every event', () => {
  it.each(names)('%s says in a sentence what it means', (name) => {
    expect(table[name].says).toMatch(/^[A-Z].{20,160}\.$/)
  })
  it.each(names)('%s leaves no row that is claimed or sent without a gate that was open', (name) => {
    for (const situation of situations) {
      const next = after(situation, events[name])
      if (next?.state === 'claimed' || (next?.state === 'sending' && name === 'intent'))
        if (situation.state !== 'claimed' || name === 'intent')
          expect(next, name).toMatchObject({ hold: '', cancel: false, approvedHash: next.contentHash })
    }
  })
  it.each(names)('%s leaves nothing that waits unapproved and unheld', (name) => {
    for (const situation of situations.filter(({ approvedHash, hold, cancel }) => (approvedHash === 'h' || hold !== '') && !cancel)) {
      const next = after(situation, events[name])
      if (next?.state === 'scheduled' && next.approvedHash !== next.contentHash) expect(next.hold, name).not.toBe('')
    }
  })
})

describe('a slot', () => {
  it('is given free by what becomes withdrawn or skipped, and by nothing else', () => {
    for (const name of names.filter((one) => one !== 'approved-again'))
      for (const event of variantsOf(name))
        for (const situation of situations) {
          const next = after(situation, event)
          if (next && next.state !== situation.state)
            expect(next.slot, `${situation.state} ${name}`).toBe(['withdrawn', 'skipped'].includes(next.state) ? 'k' : 'c 09:30')
        }
  })
  it('is taken by what is approved again', () => {
    expect(after(row({ hold: 'approval', approvedHash: '' }), events['approved-again'])?.slot).toBe('c 18:00')
  })
})

describe('what the platform is still working on', () => {
  const processing = follow(row({ state: 'sending', reason: '' }), events.accepted) ?? row()

  it('keeps what the platform handed out, and its fence, and leaves the lane to others', () => {
    expect(processing).toMatchObject({ state: 'processing', resume: '{"upload":1}', notBefore: later, checkedAt: now, reason: '' })
    expect(processing).toMatchObject({ owner: '', lane: 'k', fence: 4, ambiguous: false, unknownSince: earlier })
    expect(step(row({ state: 'sending' }), events.accepted, now)?.expect).toMatchObject({ fence: 4, owner: 'w', hold: '', cancel: false })
  })
  it('is asked again and again, and ends published', () => {
    const asked = follow(processing, events['still-processing'])
    expect(asked).toMatchObject({ state: 'processing', resume: '{"upload":2}', unknownSince: earlier })
    expect(asked && after(asked, events.live)).toMatchObject({ state: 'published', unknownSince: null, publishedAt: now })
  })
  it('fails where the platform has given it up, unless an earlier call may have worked', () => {
    expect(after(processing, events['given-up'])).toMatchObject({ state: 'failed', reason: 'r', unknownSince: null })
    expect(after({ ...processing, ambiguous: true }, events['given-up'])).toMatchObject({ state: 'unknown', unknownSince: earlier })
  })
  it('is unknown since the call where it cannot be asked any more', () => {
    expect(after(processing, events['progress-lost'])).toMatchObject({
      state: 'unknown',
      ambiguous: true,
      unknownSince: earlier,
      resume: '',
    })
  })
  it('is marked when it is withdrawn, and becomes what it turns out to be', () => {
    const marked = after(processing, events.withdrawn) ?? row()
    expect(marked).toMatchObject({ state: 'processing', cancel: true, approvedHash: '', reason: 'r', slot: 'c 09:30' })
    expect(after(marked, events['still-processing'])).toMatchObject({ reason: 'r' })
    expect(after(marked, events.live)?.state).toBe('live-withdrawn')
    expect(after(marked, { is: 'given-up', reason: 'Too long.' })).toMatchObject({ state: 'withdrawn', reason: 'r', slot: 'k' })
    expect(follow(marked, events['progress-lost'], events['proved-absent'])?.state).toBe('withdrawn')
  })
  it('keeps its content when the post is edited, and that version is not sent again', () => {
    const edited = after(processing, events.edited) ?? row()
    expect(edited).toMatchObject({ state: 'processing', approvedHash: '', contentHash: 'h', story: '{}' })
    expect(step(edited, events['approved-again'], now)).toBeNull()
    expect(after(edited, events.live)?.state).toBe('published')
    expect(follow(edited, events['progress-lost'], events['proved-absent'])?.state).toBe('withdrawn')
  })
  it('is held in a freeze: if it has to be sent again, not before it is lifted', () => {
    const frozen = after(processing, events.frozen) ?? row()
    expect(follow(frozen, events['progress-lost'], events['resend-by-key'])).toBeNull()
    expect(follow(frozen, events['progress-lost'], events['proved-absent'], events.claimed)).toBeNull()
    expect(follow(frozen, events['progress-lost'], events['proved-absent'], events.thawed, events.claimed)?.state).toBe('claimed')
  })
})

describe('a freeze', () => {
  it('holds everything that is not over, and is taken off again', () => {
    for (const situation of situations.filter(({ cancel }) => !cancel)) {
      const frozen = after({ ...situation, hold: '' }, events.frozen)
      expect(frozen?.hold ?? null, situation.state).toBe(isOpen(situation.state) ? freeze : null)
      if (frozen) expect(after(frozen, events.thawed)?.hold).toBe(frozen.approvedHash === frozen.contentHash ? '' : 'approval')
    }
  })
  it('that comes while it is being sent says so when it comes back unsent', () => {
    expect(follow(row({ state: 'sending', reason: '' }), events.frozen, events['not-sent'])).toMatchObject({ hold: freeze, reason: 'r' })
    expect(follow(row({ state: 'sending', reason: '' }), events.withdrawn, events['not-sent'])).toMatchObject({ state: 'withdrawn' })
  })
})

describe('what follows another', () => {
  it('is given the address, and the parts before it where it answers them', () => {
    expect(after(row({ waitsFor: 'l' }), events['leader-live'])).toMatchObject({
      waitsFor: '',
      link: 'https://site.example/a',
      replyTo: '{"parent":1}',
    })
    expect(after(row({ waitsFor: 'l', replyTo: 'kept' }), { is: 'leader-live', link: '' })?.replyTo).toBe('kept')
  })
  it('is late by what is true now: not by a time or a leader of before', () => {
    const seen = step(row({ waitsFor: 'l' }), events['too-late'], now)
    expect(seen?.expect).toMatchObject({ dueBefore: now, waitsFor: 'l', approvedHash: 'h' })
  })
  it('takes another time only where nobody else has given it one meanwhile', () => {
    const seen = row({})
    expect(step(seen, events['approved-again'], now)?.expect).toMatchObject({ dueAt: seen.dueAt })
  })
  it('never stands before a person without a reason', () => {
    const asked: readonly DeliveryState[] = ['blocked-auth', 'late-hold', 'needs-human']
    for (const name of names)
      for (const situation of situations) {
        const next = after(situation, events[name])
        if (next && asked.includes(next.state)) expect(next.reason, `${situation.state} ${name}`).not.toBe('')
      }
  })
})

describe('what is over', () => {
  it('is moved by new evidence and by people alone', () => {
    const movers = names.filter((name) =>
      situations.some((situation) => {
        const next = after(situation, events[name])
        return !isOpen(situation.state) && next !== null && next.state !== situation.state
      }),
    )
    expect(movers.sort()).toEqual(['approved-while-live', 'live', 'taken-down', 'withdrawn'])
    expect(finalStates.every((state) => !isOpen(state))).toBe(true)
  })
  it('is not called live after the platform has deleted it, whoever approved it meanwhile', () => {
    expect(
      follow(row({ state: 'live-withdrawn', cancel: true, approvedHash: '' }), events['approved-while-live'], events['taken-down']),
    ).toMatchObject({
      state: 'withdrawn',
      approvedHash: '',
      measureAt: now,
    })
  })
  it('counts a doubt from the earliest call', () => {
    expect(after(row({ state: 'sending', checkedAt: earlier }), events.accepted)?.unknownSince).toEqual(earlier)
  })
})
