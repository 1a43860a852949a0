/** What happened to others, each by the name under which they wrote about it, and that it does not happen here. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plan } from '../../src/delivery/plan.ts'
import { createEngine } from '../../src/delivery/engine.ts'
import { payloadLedger } from '../../src/delivery/ledger.payload.ts'
import type { Variant } from '../../src/core/variant.ts'
import { aBrand, aChannel, aDelivery, aPost, aStory } from '../support/deliveries.ts'
import { bootHub, type TestHub } from '../support/hub.ts'
import { acceptedAndLost, aChannelOf, fails, gate, memoryWorld, network } from '../support/memory-world.ts'
import { hours, minutes, seconds, stand, type Stand } from './stand.ts'

const states = (here: Stand) => here.ledger.rows().map(({ state }) => state)
const planned = (here: Stand, text: string, more: Partial<Variant>) =>
  plan(
    {
      post: text,
      title: text,
      variants: [{ channel: aChannelOf('a', { platform: 'network' }), story: aStory(text, text), dueAt: null, hash: text, ...more }],
      isOwned: () => false,
      freezes: [],
    },
    here.ledger,
  )

describe('an error after the post went live', () => {
  it('is no reason to send it again: the platform is asked, and finds it', async () => {
    const here = stand('identity')
    here.network.answers.push(acceptedAndLost)
    await here.add()
    await here.engine.drain()
    here.pass(10 * seconds)
    await here.engine.drain()
    expect(states(here)).toEqual(['published'])
    expect(here.network.calls).toHaveLength(1)
  })

  it('in the hub itself is none either', async () => {
    const here = stand('opaque')
    here.network.answers.push((_, accept) => {
      accept()
      throw new TypeError('Cannot read properties of undefined')
    })
    await here.add()
    for (const pause of [minutes, hours, 24 * hours]) {
      await here.engine.drain()
      here.pass(pause)
    }
    expect(states(here)).toEqual(['needs-human'])
    expect(here.network.records).toHaveLength(1)
  })
})

describe('a database that is gone while the answer comes', () => {
  it('is told of the success when it is back: nobody else knows of it', async () => {
    const here = stand('opaque')
    const { change } = here.ledger
    let failures = 0
    Object.assign(here.ledger, {
      change: async (...asked: Parameters<typeof change>) => {
        if (asked[2].state === 'published' && failures++ < 2) throw new Error('The connection was closed.')
        return change(...asked)
      },
    })
    await here.add()
    await here.engine.drain()
    expect(states(here)).toEqual(['published'])
    expect(failures).toBe(3)
    expect(here.network.calls).toHaveLength(1)
  })
})

describe('a token that is refreshed in the middle of a publish', () => {
  it('costs one more call, which is the first that the platform takes', async () => {
    const here = stand('opaque')
    here.world.renew = async () => true
    here.network.answers.push(fails('reconnect', 'The token was replaced a moment ago.'))
    await here.add()
    await here.engine.drain()
    expect(states(here)).toEqual(['published'])
    expect([here.network.calls.length, here.network.records.length, here.world.renewals]).toEqual([2, 1, 1])
  })
})

describe('two posts in the same minute on one channel', () => {
  it('are two posts, and never both on the wire', async () => {
    const here = stand('opaque')
    const held = gate()
    here.network.answers.push(async (_, accept) => {
      await held.wait()
      return accept()
    })
    await here.add()
    await here.add()
    const [one, other] = [here.engine.drain(), here.another().drain()]
    await held.reached
    expect(here.network.calls).toHaveLength(1)
    held.open()
    await Promise.all([one, other])
    await here.engine.drain()
    expect(states(here)).toEqual(['published', 'published'])
    expect(here.network.records).toHaveLength(2)
  })
})

describe('a 422 "duplicate" after a lost answer', () => {
  it('is what success looks like from behind: it is looked up, and found', async () => {
    const here = stand('key', { windowMs: hours })
    here.network.answers.push(acceptedAndLost, fails('rejected', 'Duplicate: you have posted this already.'))
    await here.add()
    await here.engine.drain()
    here.pass(minutes)
    await here.engine.drain()
    expect(states(here)).toEqual(['published'])
    expect(here.network.records).toHaveLength(1)
  })
})

describe('a clock that jumps', () => {
  it('forward by a day sends nothing that nobody expects any more', async () => {
    const here = stand('opaque')
    await planned(here, 'Morgen', { dueAt: new Date(here.now().getTime() + 12 * hours) })
    here.pass(24 * hours)
    await here.engine.drain()
    expect(states(here)).toEqual(['skipped'])
    expect(here.network.calls).toHaveLength(0)
  })

  it('back and forth while a call is on the wire makes nobody else send it', async () => {
    const here = stand('opaque')
    const held = gate()
    here.network.answers.push(async (_, accept) => {
      await held.wait()
      return accept()
    })
    await here.add()
    const sending = here.engine.drain()
    await held.reached
    for (const jump of [-2 * hours, 26 * hours, -24 * hours]) {
      here.pass(jump)
      const other = here.another()
      await other.drain()
    }
    held.open()
    await sending
    expect(here.network.calls).toHaveLength(1)
    expect(states(here)).toEqual(['published'])
  })
})

describe('the hours of the clock change', () => {
  const at = (time: string, recurrenceUntil: string, dueAt: string): Partial<Variant> => ({
    channel: aChannelOf('a', { platform: 'network', slots: [{ day: 'daily', time }] }),
    dueAt: new Date(dueAt),
    recurrence: { every: 'day', interval: 1, until: recurrenceUntil },
  })
  const sent = async (here: Stand, ms: number) => {
    for (let left = ms; left > 0;) {
      await here.engine.drain()
      const step = Math.min(left, Math.max(1, (await here.engine.untilNext()) ?? left))
      here.pass(step)
      left -= step
    }
    await here.engine.drain()
    return here.ledger.rows().flatMap(({ publishedAt }) => (publishedAt ? [publishedAt.toISOString()] : []))
  }

  it('happening twice in autumn, is used once', async () => {
    const here = stand('opaque')
    here.pass(Date.parse('2027-10-30T00:00:00Z') - here.now().getTime())
    await planned(here, 'Täglich', at('02:30', '2027-11-01', '2027-10-30T00:30:00Z'))
    // 02:30 in Berlin: summer time, then the first of both, then winter time.
    expect(await sent(here, 4 * 24 * hours)).toEqual(['2027-10-30T00:30:00.000Z', '2027-10-31T00:30:00.000Z', '2027-11-01T01:30:00.000Z'])
  })

  it('left out in spring, is made up for an hour later', async () => {
    const here = stand('opaque')
    here.pass(Date.parse('2027-03-27T00:00:00Z') - here.now().getTime())
    await planned(here, 'Täglich', at('02:30', '2027-03-29', '2027-03-27T01:30:00Z'))
    expect(await sent(here, 4 * 24 * hours)).toEqual(['2027-03-27T01:30:00.000Z', '2027-03-28T01:30:00.000Z', '2027-03-29T00:30:00.000Z'])
  })
})

describe('a disk that is full at intent', () => {
  let hub: TestHub
  beforeAll(async () => void (hub = await bootHub('sqlite')))
  afterAll(() => hub?.stop())
  const pragma = async (sql: string): Promise<number> => {
    const { client } = hub.payload.db as unknown as { client: { execute(sql: string): Promise<{ rows: Record<string, number>[] }> } }
    const { rows } = await client.execute(sql)
    return Object.values(rows[0] ?? {})[0] ?? 0
  }

  it('sends nothing, and sends it once there is room again', async () => {
    const ledger = payloadLedger(hub.payload)
    const brand = await aBrand(hub.payload)
    const place = { brand, post: await aPost(hub.payload, brand), channel: await aChannel(hub.payload, brand) }
    const net = network({ proof: 'opaque', clock: Date.now })
    const world = memoryWorld({ network: net }, Date.now)
    world.channels.set(place.channel, aChannelOf(place.channel))
    // What is sent is written down first, and for so much of it the database has to grow.
    const story = JSON.stringify(aStory(place.post, 'Windpark '.repeat(100_000)))
    await ledger.add(aDelivery(place, { platform: 'network', story }))
    const engine = createEngine(ledger, world, { callTimeoutMs: 100 })
    const roomy = await pragma('PRAGMA max_page_count')
    await pragma(`PRAGMA max_page_count = ${await pragma('PRAGMA page_count')}`)
    await engine.drain()
    expect(net.calls).toHaveLength(0)
    expect(world.said.join()).toContain('could not be taken further')
    expect((await ledger.find({ post: place.post }, { by: 'dueAt', limit: 9 })).map(({ attempt }) => attempt)).toEqual([0])

    await pragma(`PRAGMA max_page_count = ${roomy}`)
    // The lease of the one that could not go on has to run out first.
    const sent = async () => {
      await engine.drain()
      return net.records.length
    }
    await expect.poll(sent, { timeout: 20_000 }).toBe(1)
    expect(net.records).toHaveLength(1)
    expect(await ledger.find({ post: place.post }, { by: 'dueAt', limit: 9 })).toMatchObject([{ state: 'published', attempt: 1 }])
  })
})
