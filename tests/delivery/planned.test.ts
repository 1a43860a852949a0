/** From approvals to rows, again and again: nothing twice, nothing lost, nothing old. */
import { describe, expect, it } from 'vitest'
import type { Variant } from '../../src/core/variant.ts'
import { apply } from '../../src/delivery/apply.ts'
import type { Delivery } from '../../src/delivery/ledger.ts'
import { plan, type PlanInput } from '../../src/delivery/plan.ts'
import { closeGate, withdrawPost } from '../../src/delivery/standing.ts'
import { aStory } from '../support/deliveries.ts'
import { acceptedAndLost, aChannelOf, fails, gate, lost } from '../support/memory-world.ts'
import { hours, minutes, stand, type Stand } from './stand.ts'

const variant = (channel: string, text: string, dueAt: Date | null = null): Variant => ({
  channel: aChannelOf(channel),
  story: aStory('p', text),
  dueAt,
  hash: `${channel}:${text}`,
})

/** Approves this content. Channel `a` is the website where `owned`. */
const approve = (here: Stand, variants: readonly Variant[], more: Partial<PlanInput> & { owned?: boolean } = {}) => {
  const owned = new Set(more.owned ? ['a'] : [])
  const marked = variants.map((one) => ({
    ...one,
    channel: { ...one.channel, platform: owned.has(one.channel.id) ? 'website' : 'network' },
  }))
  return plan(
    { post: 'p', title: 'Windpark', variants: marked, isOwned: (platform) => platform === 'website', freezes: [], ...more },
    here.ledger,
  )
}
const of = (here: Stand, channel: string): Delivery[] =>
  here.ledger
    .rows()
    .filter((row) => row.channel === channel)
    .sort((a, b) => a.occurrence - b.occurrence)
const states = (here: Stand, channel: string) => of(here, channel).map(({ state }) => state)
const texts = (here: Stand) => here.network.records.map(({ staged }) => (staged as { text: string }).text)

/** Everything published by `website` rows goes over the same network here. */
const withWebsite = (here: Stand) => {
  const { publisher } = here.world
  Object.assign(here.world, { publisher: (platform: string) => publisher(platform === 'website' ? 'network' : platform) })
  return here
}

describe('a plan', () => {
  it('repeated changes nothing, in whatever state the rows are', async () => {
    const here = stand('opaque')
    here.network.answers.push(fails('rejected'), fails('bug'), lost)
    const all = ['a', 'b', 'c', 'd'].map((channel) => variant(channel, 'Eins'))
    expect(await approve(here, all)).toBe(true)
    expect(await approve(here, all)).toBe(true)
    expect(here.ledger.rows()).toHaveLength(4)
    await here.engine.drain()
    const after = here.ledger.rows().map(({ state }) => state)
    expect(after.sort()).toEqual(['failed', 'needs-human', 'published', 'rejected'])
    const asked = here.ledger.rows().find(({ state }) => state === 'needs-human')
    if (asked) await apply(here.ledger, asked, { is: 'person-drops', reason: 'Left out by Ada.' }, here.now())
    expect(await approve(here, all)).toBe(true)
    await here.engine.drain()
    expect(here.ledger.rows()).toHaveLength(4)
    expect(here.network.calls).toHaveLength(4)
  })

  it('made twice at once makes each row once', async () => {
    const here = stand('opaque')
    const all = ['a', 'b'].map((channel) => variant(channel, 'Eins'))
    await Promise.all(Array.from({ length: 5 }, () => approve(here, all)))
    await here.engine.drain()
    expect(texts(here)).toEqual(['Eins', 'Eins'])
  })

  it('after an edit sends the new content where nothing was live, and nothing where something is', async () => {
    const here = stand('opaque')
    const due = new Date(here.now().getTime() + hours)
    expect(await approve(here, [variant('a', 'Eins'), variant('b', 'Eins', due)])).toBe(true)
    await here.engine.drain()
    await closeGate('p', here.ledger)
    here.pass(2 * hours)
    await here.engine.drain()
    expect(texts(here)).toEqual(['Eins'])
    expect(await approve(here, [variant('a', 'Zwei'), variant('b', 'Zwei')])).toBe(true)
    await here.engine.drain()
    expect(texts(here)).toEqual(['Eins', 'Zwei'])
    expect(states(here, 'a')).toEqual(['published'])
    expect(states(here, 'b')).toEqual(['published'])
  })

  it('after an edit gives an owned medium the new version, and its followers its address', async () => {
    const here = withWebsite(stand('identity'))
    expect(await approve(here, [variant('a', 'Eins'), variant('b', 'Eins')], { owned: true })).toBe(true)
    await here.engine.drain()
    expect(states(here, 'b')).toEqual(['published'])
    expect(here.network.records[1]?.staged).toMatchObject({ link: 'https://network.example/1' })
    await closeGate('p', here.ledger)
    expect(await approve(here, [variant('a', 'Zwei'), variant('b', 'Zwei')], { owned: true })).toBe(true)
    await here.engine.drain()
    expect(states(here, 'a')).toEqual(['published', 'published'])
    expect(states(here, 'b')).toEqual(['published'])
    expect(texts(here)).toEqual(['Eins', 'Eins', 'Zwei'])
  })

  it('after a withdrawal is a new delivery, with a key of its own', async () => {
    const here = stand('key')
    const due = new Date(here.now().getTime() + hours)
    await approve(here, [variant('a', 'Eins', due)])
    await withdrawPost('p', 'Withdrawn by Ada.', here.ledger)
    expect(states(here, 'a')).toEqual(['withdrawn'])
    expect(await approve(here, [variant('a', 'Eins')])).toBe(true)
    expect(states(here, 'a')).toEqual(['withdrawn', 'scheduled'])
    expect(new Set(of(here, 'a').map(({ key }) => key)).size).toBe(2)
    await here.engine.drain()
    expect(texts(here)).toEqual(['Eins'])
  })

  it('after a withdrawal tries again what was refused', async () => {
    const here = stand('opaque')
    here.network.answers.push(fails('rejected'))
    await approve(here, [variant('a', 'Eins')])
    await here.engine.drain()
    await withdrawPost('p', 'Withdrawn by Ada.', here.ledger)
    expect(await approve(here, [variant('a', 'Eins')])).toBe(true)
    await here.engine.drain()
    expect(states(here, 'a')).toEqual(['rejected', 'published'])
  })

  it('never posts again what a person left out without knowing whether it is live', async () => {
    const here = stand('opaque')
    here.network.answers.push(acceptedAndLost)
    await approve(here, [variant('a', 'Eins')])
    await here.engine.drain()
    const [asked] = of(here, 'a')
    if (asked) await apply(here.ledger, asked, { is: 'person-drops', reason: 'Left out by Ada.' }, here.now())
    await closeGate('p', here.ledger)
    expect(await approve(here, [variant('a', 'Zwei')])).toBe(true)
    await here.engine.drain()
    expect(texts(here)).toEqual(['Eins'])
  })

  it('while a row is being prepared is repeated later', async () => {
    const here = stand('opaque')
    const held = gate()
    here.network.staging = held.wait
    await approve(here, [variant('a', 'Eins')])
    await here.engine.tick()
    await held.reached
    await closeGate('p', here.ledger)
    const complete = await approve(here, [variant('a', 'Zwei')])
    here.network.staging = null
    held.open()
    await here.engine.drain()
    if (!complete) expect(await approve(here, [variant('a', 'Zwei')])).toBe(true)
    await here.engine.drain()
    expect(texts(here)).toEqual(['Zwei'])
  })

  it('takes back a channel that was taken out, even from a worker', async () => {
    const here = stand('opaque')
    const held = gate()
    here.network.staging = held.wait
    await approve(here, [variant('a', 'Eins'), variant('b', 'Eins')])
    await here.engine.tick()
    await held.reached
    expect(await approve(here, [variant('b', 'Eins')])).toBe(true)
    here.network.staging = null
    held.open()
    await here.engine.drain()
    expect(states(here, 'a')).toEqual(['withdrawn'])
    expect(here.network.records.map(({ channel }) => channel)).toEqual(['b'])
  })

  it('of other content than a row that somebody else added meanwhile is put into that row', async () => {
    const here = stand('opaque')
    const { find } = here.ledger
    let first = true
    const overtaken = {
      ...here.ledger,
      find: async (...args: Parameters<typeof find>) => {
        const found = await find(...args)
        // Another process plans the content before this one, right after this one has looked.
        if (first) {
          first = false
          await approve(here, [variant('a', 'Eins')])
        }
        return found
      },
    }
    const input = { post: 'p', title: 'Windpark', variants: [variant('a', 'Zwei')], isOwned: () => false, freezes: [] }
    if (!(await plan(input, overtaken))) expect(await plan(input, here.ledger)).toBe(true)
    await here.engine.drain()
    expect(texts(here)).toEqual(['Zwei'])
  })
})

describe('a new approval of what is in doubt', () => {
  const doubted = async (here: Stand, owned: boolean, arrived: boolean) => {
    here.network.answers.push(arrived ? acceptedAndLost : lost)
    await approve(here, [variant('a', 'Eins')], { owned })
    await here.engine.tick()
    await here.engine.stop()
    expect(states(here, 'a')).toEqual(['unknown'])
    await closeGate('p', here.ledger)
  }
  const lookedAfter = async (here: Stand, owned: boolean) => {
    const later = here.another()
    for (let n = 0; n < 10; n++) {
      here.pass(minutes)
      await later.drain()
      await approve(here, [variant('a', 'Zwei')], { owned })
    }
    await later.drain()
    expect(await approve(here, [variant('a', 'Zwei')], { owned })).toBe(true)
  }

  it('is not complete before the doubt is settled', async () => {
    const here = stand('identity')
    await doubted(here, false, true)
    expect(await approve(here, [variant('a', 'Zwei')])).toBe(false)
  })

  it('sends the new content where the old one never arrived', async () => {
    const here = stand('identity')
    await doubted(here, false, false)
    await lookedAfter(here, false)
    expect(texts(here)).toEqual(['Zwei'])
    expect(states(here, 'a')).toEqual(['withdrawn', 'published'])
  })

  it('sends nothing more to a network where the old one had arrived', async () => {
    const here = stand('identity')
    await doubted(here, false, true)
    await lookedAfter(here, false)
    expect(texts(here)).toEqual(['Eins'])
    expect(states(here, 'a')).toEqual(['published'])
  })

  it('gives an owned medium the new version where the old one had arrived', async () => {
    const here = withWebsite(stand('identity'))
    await doubted(here, true, true)
    await lookedAfter(here, true)
    expect(texts(here)).toEqual(['Eins', 'Zwei'])
  })

  it('goes after a withdrawal in doubt', async () => {
    const here = stand('identity')
    here.network.answers.push(lost)
    await approve(here, [variant('a', 'Eins')])
    await here.engine.tick()
    await here.engine.stop()
    await withdrawPost('p', 'Withdrawn by Ada.', here.ledger)
    await lookedAfter(here, false)
    expect(texts(here)).toEqual(['Zwei'])
  })
})

describe('what follows the website', () => {
  it('waits while the website does not answer, and goes with the link when it does', async () => {
    const here = withWebsite(stand('identity'))
    here.network.answers.push(fails('retry'), fails('retry'))
    await approve(here, [variant('a', 'Eins'), variant('b', 'Eins')], { owned: true })
    await here.engine.drain()
    expect(states(here, 'b')).toEqual(['scheduled'])
    expect(here.network.calls.every(({ channel }) => channel === 'a')).toBe(true)
    for (let n = 0; n < 10; n++) {
      here.pass(minutes)
      await here.engine.drain()
    }
    expect(states(here, 'b')).toEqual(['published'])
    expect(here.network.records[1]).toMatchObject({ channel: 'b', staged: { link: 'https://network.example/1' } })
  })

  it('is told by the next look where a crash came before it could be told', async () => {
    const here = withWebsite(stand('identity'))
    await approve(here, [variant('a', 'Eins'), variant('b', 'Eins')], { owned: true })
    const [leader] = of(here, 'a')
    if (leader) await apply(here.ledger, leader, { is: 'live', remoteId: '7', url: 'https://site.example/7', urls: '' }, here.now())
    await here.engine.drain()
    expect(here.network.records).toMatchObject([{ channel: 'b', staged: { link: 'https://site.example/7' } }])
  })

  it.each([
    ['one after the other', 1],
    ['at the same instant', 0],
  ])('is told however many others wait for a person’s answer, due %s', async (_, apart) => {
    const here = withWebsite(stand('identity'))
    here.pass(hours)
    const [due, more] = [here.now().getTime(), 450]
    for (let n = 0; n < more; n++)
      await here.add({ post: `q${n}`, channel: 'c', state: 'late-hold', waitsFor: 'nothing', dueAt: new Date(due - (more - n) * apart) })
    await approve(here, [variant('a', 'Eins'), variant('b', 'Eins')], { owned: true })
    const [leader] = of(here, 'a')
    if (leader) await apply(here.ledger, leader, { is: 'live', remoteId: '7', url: 'https://site.example/7', urls: '' }, here.now())
    for (let looks = 0; looks < 3; looks++) await here.engine.drain()
    expect(here.network.records).toMatchObject([{ channel: 'b', staged: { link: 'https://site.example/7' } }])
  })

  it('is a person’s to decide when the website does not take the post', async () => {
    const here = withWebsite(stand('identity'))
    here.network.answers.push(fails('rejected'))
    await approve(here, [variant('a', 'Eins'), variant('b', 'Eins')], { owned: true })
    for (let n = 0; n < 20; n++) {
      await here.engine.drain()
      here.pass(minutes)
    }
    const [follower] = of(here, 'b')
    expect(follower).toMatchObject({ state: 'late-hold', reason: expect.stringContaining('website') as string })
    here.pass(24 * hours)
    await here.engine.drain()
    expect(states(here, 'b')).toEqual(['late-hold'])
    if (follower) await apply(here.ledger, follower, { is: 'person-publishes-late' }, here.now())
    await here.engine.drain()
    expect(states(here, 'b')).toEqual(['published'])
    expect(here.network.records.at(-1)).toMatchObject({ channel: 'b', staged: { link: null } })
  })
})
