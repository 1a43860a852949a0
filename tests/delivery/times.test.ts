/** Parts, slots, repetitions and gaps: from an approval to what the public sees, and when. */
import { describe, expect, it } from 'vitest'
import type { Slot } from '../../src/core/slots.ts'
import type { Variant } from '../../src/core/variant.ts'
import { apply } from '../../src/delivery/apply.ts'
import { plan } from '../../src/delivery/plan.ts'
import { slotOf } from '../../src/delivery/slot-key.ts'
import { closeGate, withdrawPost } from '../../src/delivery/standing.ts'
import { aStory } from '../support/deliveries.ts'
import { acceptedAndLost, aChannelOf, fails } from '../support/memory-world.ts'
import { hours, minutes, seconds, stand, type Stand } from './stand.ts'

const days = 24 * hours
const slots: readonly Slot[] = [
  { day: 'daily', time: '12:00' },
  { day: 'daily', time: '18:30' },
]
const variant = (text: string, more: Partial<Variant> & { slots?: readonly Slot[] } = {}): Variant => ({
  channel: aChannelOf('a', { platform: 'network', slots: more.slots ?? [] }),
  story: aStory('p', text),
  dueAt: null,
  hash: `a:${text}`,
  ...more,
})
const approve = (here: Stand, post: string, variants: readonly Variant[]) =>
  plan({ post, title: post, variants, isOwned: () => false, freezes: [] }, here.ledger)
const texts = (here: Stand) => here.network.records.map(({ staged }) => (staged as { text: string }).text)
const rowsOf = (here: Stand, post = 'p') => here.ledger.rows().filter((row) => row.post === post)
const wall = (here: Stand, post = 'p') => rowsOf(here, post).map(({ wallTime }) => wallTime)

/** Lets time pass, and the engine look at each instant that it asked to be woken at. */
async function live(here: Stand, ms: number): Promise<void> {
  await here.engine.drain()
  for (let left = ms; left > 0;) {
    const step = Math.min(left, Math.max(1, (await here.engine.untilNext()) ?? left))
    here.pass(step)
    left -= step
    await here.engine.drain()
  }
}

describe('the parts of a thread', () => {
  const thread = () => variant('Eins', { parts: ['Zwei', 'Drei'] })

  it('go out one after the other, each as an answer to the one before', async () => {
    const here = stand('key')
    expect(await approve(here, 'p', [thread()])).toBe(true)
    await here.engine.drain()
    expect(texts(here)).toEqual(['Eins', 'Zwei', 'Drei'])
    expect(here.network.records.map(({ answersTo }) => answersTo)).toEqual([null, '1', '2'])
  })

  it('wait while the outcome of one is open, and go on once it is settled', async () => {
    const here = stand('identity')
    here.network.answers.push((call, accept) => accept(), acceptedAndLost)
    here.network.find = async () => 'unknown'
    await approve(here, 'p', [thread()])
    await here.engine.drain()
    expect(texts(here)).toEqual(['Eins', 'Zwei'])
    expect(rowsOf(here).map(({ state }) => state)).toEqual(['published', 'unknown', 'scheduled'])
    here.network.find = null
    here.pass(10 * seconds)
    await here.engine.drain()
    expect(texts(here)).toEqual(['Eins', 'Zwei', 'Drei'])
  })

  it('never go out alone: where one is refused, those after it wait for a person and cannot be sent', async () => {
    const here = stand('key')
    here.network.answers.push((_, accept) => accept(), fails('rejected'))
    await approve(here, 'p', [thread()])
    await here.engine.drain()
    here.pass(16 * minutes)
    await here.engine.drain()
    const [, refused, after] = rowsOf(here)
    expect([refused?.state, after?.state]).toEqual(['rejected', 'late-hold'])
    if (after) expect(await apply(here.ledger, after, { is: 'person-publishes-late' }, here.now())).toBeNull()
    expect(texts(here)).toEqual(['Eins'])
  })

  it('are withdrawn with the post, and those that are live are offered to be taken down', async () => {
    const here = stand('key')
    here.network.answers.push((_, accept) => accept(), fails('wait', 'Later.', new Date(here.now().getTime() + hours)))
    await approve(here, 'p', [thread()])
    await here.engine.drain()
    await withdrawPost('p', 'Withdrawn by Ada.', here.ledger)
    await live(here, 2 * hours)
    expect(rowsOf(here).map(({ state }) => state)).toEqual(['live-withdrawn', 'withdrawn', 'withdrawn'])
    expect(texts(here)).toEqual(['Eins'])
  })

  it('that an edit takes out are withdrawn, and new ones follow', async () => {
    const here = stand('key')
    const dueAt = new Date(here.now().getTime() + hours)
    await approve(here, 'p', [{ ...thread(), dueAt }])
    await closeGate('p', here.ledger)
    expect(await approve(here, 'p', [variant('Eins', { dueAt, parts: ['Zwei neu'], hash: 'other' })])).toBe(true)
    expect(rowsOf(here).map(({ state }) => state)).toEqual(['scheduled', 'scheduled', 'withdrawn'])
    await live(here, 2 * hours)
    expect(texts(here)).toEqual(['Eins', 'Zwei neu'])
  })
})

describe('the next free slot', () => {
  // 2026-11-22 is a Sunday; the clock of the stand says 11:00 in Berlin.
  it('is given once: whoever asks next gets the one after it', async () => {
    const here = stand('key')
    for (const post of ['p', 'q', 'r']) expect(await approve(here, post, [variant('Eins', { slots, takesSlot: true })])).toBe(true)
    expect(['p', 'q', 'r'].flatMap((post) => wall(here, post))).toEqual(['2026-11-22T12:00', '2026-11-22T18:30', '2026-11-23T12:00'])
  })

  it('is given once also where ten ask at the same moment', async () => {
    const here = stand('key')
    const posts = Array.from({ length: 10 }, (_, n) => `post ${n}`)
    const done = await Promise.all(posts.map((post) => approve(here, post, [variant('Eins', { slots, takesSlot: true })])))
    expect(done).toEqual(posts.map(() => true))
    const taken = here.ledger.rows().map((row) => slotOf(row)?.toISOString())
    expect(new Set(taken).size).toBe(10)
    expect([...taken].sort()[9]).toBe('2026-11-26T17:30:00.000Z')
  })

  it('lies not before the time that the post names', async () => {
    const here = stand('key')
    await approve(here, 'p', [variant('Eins', { slots, takesSlot: true, dueAt: new Date('2026-11-24T12:00:00Z') })])
    expect(wall(here)).toEqual(['2026-11-24T18:30'])
  })

  it('is kept over an edit and a new approval, and free again after a withdrawal', async () => {
    const here = stand('key')
    await approve(here, 'p', [variant('Eins', { slots, takesSlot: true })])
    await closeGate('p', here.ledger)
    await approve(here, 'q', [variant('Eins', { slots, takesSlot: true })])
    await approve(here, 'p', [variant('Zwei', { slots, takesSlot: true })])
    expect([wall(here, 'p'), wall(here, 'q')]).toEqual([['2026-11-22T12:00'], ['2026-11-22T18:30']])
    await withdrawPost('p', 'Withdrawn by Ada.', here.ledger)
    await approve(here, 'r', [variant('Eins', { slots, takesSlot: true })])
    expect(wall(here, 'r')).toEqual(['2026-11-22T12:00'])
  })

  it('is given back where the post takes a time of its own after all', async () => {
    const here = stand('key')
    await approve(here, 'p', [variant('Eins', { slots, takesSlot: true })])
    await closeGate('p', here.ledger)
    const dueAt = new Date('2026-11-22T14:00:00Z')
    await approve(here, 'p', [variant('Eins', { slots, dueAt })])
    expect(rowsOf(here)[0]).toMatchObject({ dueAt, wallTime: '2026-11-22T15:00' })
    await approve(here, 'q', [variant('Eins', { slots, takesSlot: true })])
    expect(wall(here, 'q')).toEqual(['2026-11-22T12:00'])
  })
})

describe('a time that is changed after the approval', () => {
  const at = (time: string) => new Date(`2026-11-22T${time}:00Z`)

  it('is the one that counts, without another approval', async () => {
    const here = stand('key')
    await approve(here, 'p', [variant('Eins', { dueAt: at('12:00') })])
    expect(await approve(here, 'p', [variant('Eins', { dueAt: at('15:00') })])).toBe(true)
    await live(here, 3 * hours)
    expect(texts(here)).toEqual([])
    await live(here, 3 * hours)
    expect(rowsOf(here).map(({ state, wallTime }) => [state, wallTime])).toEqual([['published', '2026-11-22T16:00']])
  })

  it('to a slot takes one, and away from it gives it back', async () => {
    const here = stand('key')
    await approve(here, 'p', [variant('Eins', { slots, dueAt: at('15:00') })])
    await approve(here, 'p', [variant('Eins', { slots, takesSlot: true })])
    expect(wall(here)).toEqual(['2026-11-22T12:00'])
    await approve(here, 'p', [variant('Eins', { slots, dueAt: at('15:00') })])
    await approve(here, 'q', [variant('Eins', { slots, takesSlot: true })])
    expect([wall(here), wall(here, 'q')]).toEqual([['2026-11-22T16:00'], ['2026-11-22T12:00']])
  })

  it('changes nothing about what a person was asked', async () => {
    const here = stand('key')
    await approve(here, 'p', [variant('Eins', { slots, takesSlot: true })])
    here.pass(4 * hours)
    await here.engine.drain()
    expect(rowsOf(here).map(({ state }) => state)).toEqual(['late-hold'])
    expect(await approve(here, 'p', [variant('Eins', { slots, takesSlot: true })])).toBe(true)
    expect(rowsOf(here).map(({ state, wallTime }) => [state, wallTime])).toEqual([['late-hold', '2026-11-22T12:00']])
  })
})

describe('a post that is repeated', () => {
  const weekly = (more: Partial<Variant> = {}) =>
    variant('Sprechstunde', {
      dueAt: new Date('2027-03-21T01:30:00Z'),
      recurrence: { every: 'week', interval: 1, until: '2027-04-04' },
      ...more,
    })

  it('goes out each time at the same time by the clock on the wall, until its end', async () => {
    const here = stand('key')
    await approve(here, 'p', [weekly()])
    // On 28 March 02:30 does not exist in Berlin.
    expect(wall(here)).toEqual(['2027-03-21T02:30', '2027-03-28T03:30', '2027-04-04T02:30'])
    await live(here, 140 * days)
    expect(texts(here)).toEqual(['Sprechstunde', 'Sprechstunde', 'Sprechstunde'])
    expect(new Set(here.network.records.map(({ key }) => key)).size).toBe(3)
  })

  it('is not made twice by planning it again, between two times as well', async () => {
    const here = stand('key')
    await approve(here, 'p', [weekly()])
    await live(here, 127 * days)
    expect(texts(here)).toHaveLength(2)
    expect(await approve(here, 'p', [weekly()])).toBe(true)
    await live(here, 20 * days)
    expect(texts(here)).toHaveLength(3)
    expect(rowsOf(here)).toHaveLength(3)
  })

  it.each([
    ['edited', (here: Stand) => closeGate('p', here.ledger), ['published', 'withdrawn', 'withdrawn', 'published']],
    [
      'withdrawn',
      (here: Stand) => withdrawPost('p', 'Withdrawn by Ada.', here.ledger),
      ['live-withdrawn', 'withdrawn', 'withdrawn', 'published'],
    ],
  ])('makes up for nothing that was missed while it was %s: it goes on at its next time', async (_, stop, states) => {
    const here = stand('key')
    const until = { recurrence: { every: 'week', interval: 1, until: '2027-04-11' } } as const
    await approve(here, 'p', [weekly(until)])
    await live(here, 119 * days)
    await stop(here)
    await live(here, 15 * days)
    const corrected = { ...weekly(until), story: aStory('p', 'Neu'), hash: 'new' }
    for (let again = 0; again < 2; again++) expect(await approve(here, 'p', [corrected])).toBe(true)
    await live(here, days)
    expect(texts(here)).toEqual(['Sprechstunde'])
    await live(here, 20 * days)
    expect(texts(here)).toEqual(['Sprechstunde', 'Neu'])
    const last = (repeat: number) =>
      rowsOf(here)
        .filter((row) => row.repeat === repeat)
        .at(-1)
    expect([0, 1, 2, 3].map((repeat) => last(repeat)?.state)).toEqual(states)
    if (_ === 'edited') expect(last(1)?.reason).toContain('not made up for')
  })

  it('sends nothing again that was left out or refused, weeks ago, because it was corrected since', async () => {
    const here = stand('key')
    here.network.answers.push(fails('rejected'))
    await approve(here, 'p', [weekly()])
    await live(here, 127 * days)
    expect(texts(here)).toEqual(['Sprechstunde'])
    await closeGate('p', here.ledger)
    expect(await approve(here, 'p', [{ ...weekly(), story: aStory('p', 'Neu'), hash: 'new' }])).toBe(true)
    await live(here, days)
    expect(texts(here)).toEqual(['Sprechstunde'])
    await live(here, 20 * days)
    expect(texts(here)).toEqual(['Sprechstunde', 'Neu'])
    expect(wall(here)).toEqual(['2027-03-21T02:30', '2027-03-28T03:30', '2027-04-04T02:30'])
  })

  it('begins anew where a later beginning is chosen, and says nothing before it', async () => {
    const here = stand('key')
    here.network.answers.push(fails('rejected'))
    await approve(here, 'p', [weekly()])
    await live(here, 127 * days)
    await closeGate('p', here.ledger)
    const dueAt = new Date('2027-09-01T08:00:00Z')
    const anew = weekly({ dueAt, recurrence: { every: 'week', interval: 1, until: '2027-09-20' }, story: aStory('p', 'Neu'), hash: 'new' })
    expect(await approve(here, 'p', [anew])).toBe(true)
    await live(here, dueAt.getTime() - here.now().getTime() - hours)
    expect(texts(here)).toEqual(['Sprechstunde'])
    await live(here, 2 * hours)
    expect(texts(here)).toEqual(['Sprechstunde', 'Neu'])
  })

  it('goes on with a thread that had begun when it was corrected', async () => {
    const here = stand('key')
    await approve(here, 'p', [weekly({ parts: ['Zwei'] })])
    await live(here, 120 * days)
    here.network.answers.push((_, accept) => accept(), fails('wait', 'Later.', new Date('2027-03-28T01:40:00Z')))
    await live(here, Date.parse('2027-03-28T01:35:00Z') - here.now().getTime())
    expect(texts(here)).toEqual(['Sprechstunde', 'Zwei', 'Sprechstunde'])
    await closeGate('p', here.ledger)
    expect(await approve(here, 'p', [weekly({ parts: ['Zwei, berichtigt'], hash: 'new' })])).toBe(true)
    await live(here, hours)
    expect(texts(here)).toEqual(['Sprechstunde', 'Zwei', 'Sprechstunde', 'Zwei, berichtigt'])
  })

  it('stops at a withdrawal, and says something else after an edit', async () => {
    const here = stand('key')
    await approve(here, 'p', [weekly()])
    await live(here, 120 * days)
    await closeGate('p', here.ledger)
    await live(here, days)
    expect(await approve(here, 'p', [{ ...weekly(), story: aStory('p', 'Neu'), hash: 'new' }])).toBe(true)
    await live(here, 7 * days)
    expect(texts(here)).toEqual(['Sprechstunde', 'Neu'])
    await withdrawPost('p', 'Withdrawn by Ada.', here.ledger)
    await live(here, 20 * days)
    expect(texts(here)).toHaveLength(2)
  })
})

it.each(['skip', 'hold'] as const)(
  'what is late already does not go because its post now says "%s" of what is late',
  async (latePolicy) => {
    const here = stand('key')
    const dueAt = new Date(here.now().getTime() + hours)
    await approve(here, 'p', [variant('Eins', { dueAt })])
    here.pass(4 * hours)
    await here.engine.drain()
    expect(rowsOf(here)[0]?.state).toBe('late-hold')
    expect(await approve(here, 'p', [variant('Eins', { dueAt, latePolicy })])).toBe(true)
    await live(here, hours)
    expect(texts(here)).toEqual([])
    expect(rowsOf(here)[0]).toMatchObject({ state: latePolicy === 'skip' ? 'skipped' : 'late-hold', dueAt, latePolicy })
  },
)

it('what is approved is as late as the time that stands in its post, and does not go for that', async () => {
  const here = stand('key')
  const dueAt = new Date(here.now().getTime() + hours)
  await approve(here, 'p', [variant('Eins', { dueAt: new Date(dueAt.getTime() + 3 * days) })])
  here.pass(4 * hours)
  expect(await approve(here, 'p', [variant('Eins', { dueAt })])).toBe(true)
  await live(here, hours)
  expect(texts(here)).toEqual([])
  expect(rowsOf(here)[0]).toMatchObject({ state: 'late-hold', dueAt })
})

it('two posts of the same minute on one channel both go out, one after the other, and no closer than the channel wishes', async () => {
  const here = stand('key')
  here.world.channels.set('a', aChannelOf('a', { platform: 'network', gapMs: 10 * minutes }))
  const dueAt = new Date(here.now().getTime() + minutes)
  for (const post of ['p', 'q', 'r']) await approve(here, post, [variant(post, { dueAt })])
  const times: number[] = []
  for (let passed = 0; passed < 40; passed++) {
    const before = here.network.records.length
    here.pass(minutes)
    await here.engine.drain()
    if (here.network.records.length > before) times.push(passed)
  }
  expect(texts(here).sort()).toEqual(['p', 'q', 'r'])
  expect(times).toEqual([0, 10, 20])
})
