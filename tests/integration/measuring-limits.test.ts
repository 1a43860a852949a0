/** What reading numbers may take: places in a platform's rates, money, and a channel that one process measures at a time. */
import { randomUUID } from 'node:crypto'
import type { Where } from 'payload'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ChannelNow } from '../../src/core/channel.ts'
import type { Delivery } from '../../src/delivery/ledger.ts'
import { alone } from '../../src/engagement/alone.payload.ts'
import { collectDue, type Collecting } from '../../src/engagement/collect.payload.ts'
import { payloadStore } from '../../src/engagement/store.payload.ts'
import { hub as hubOf, type Hub } from '../../src/hub.ts'
import type { Fake } from '../../publishers/testing/fake.ts'
import { liveHub, type LiveHub } from '../support/api.ts'
import { sentTo } from '../support/sent.ts'
import { database } from '../support/databases.ts'
import { tampered } from '../support/tampered.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe(`reading numbers on ${database}`, () => {
  let live: LiveHub
  let hub: Hub
  const fakeOf = (platform: string): Fake => live.fakes.get(platform) as Fake

  beforeAll(async () => {
    live = await liveHub(database)
    hub = hubOf(live.payload)
  })
  afterAll(() => live?.stop())
  afterEach(async () => {
    // What one test measures is of no interest to the next.
    for (const row of await hub.ledger.find({ states: ['published'] }, { by: 'dueAt', limit: 500 }))
      await hub.ledger.change(row.id, {}, { measureAt: null })
  })

  const rowNow = async ({ id }: Delivery) => (await hub.ledger.get(id)) as Delivery
  const collect = (now: Date, more: Collecting = {}) => collectDue(live.payload, 1, { now, ...more })
  const dueAt = async (rows: readonly Delivery[], at: Date) => {
    for (const row of rows) await hub.ledger.change(row.id, {}, { measureAt: at })
  }
  const measured = async (rows: readonly Delivery[]) => {
    const where: Where = { and: [{ delivery: { in: rows.map(({ id }) => id) } }, { standing: { equals: 'measured' } }] }
    return (await live.payload.db.find({ collection: 'delivery-numbers', where, pagination: false })).docs.length
  }
  /** Live at the platform since an hour ago, and due. */
  async function published(platform: string, count: number) {
    const now = new Date(Math.floor(Date.now() / minute) * minute + hour)
    return { ...(await sentTo(live, platform, count, { publishedAt: new Date(now.getTime() - hour), measureAt: now })), now }
  }
  /** Counts what the platform is asked for, by whatever path. */
  function watched(platform: string) {
    const fake = fakeOf(platform)
    const original = fake.handler
    let calls = 0
    const handler: Fake['handler'] = (request, response) => {
      if (request.method === 'GET') calls++
      return original(request, response)
    }
    Object.assign(fake, { handler })
    return { calls: () => calls, close: () => void Object.assign(fake, { handler: original }) }
  }

  it('takes a place for each call: publishing keeps its share, what came stays, and the rest comes home in time', async () => {
    const { channel, rows, now } = await published('linkedin', 20)
    const target = (await hub.world.channel(channel)) as ChannelNow
    const linkedin = watched('linkedin')
    await collect(now)
    // Half of the 150 a day may go at once, of which publishing keeps a fifth; an hour gives back three of the twenty that were published.
    expect(linkedin.calls()).toBeLessThanOrEqual(60 - 20 + 4)
    const first = await measured(rows)
    expect(first).toBe(8)
    expect(await hub.world.grant(target, 'publish', now)).toBeNull()
    const later = (await Promise.all(rows.map(rowNow))).flatMap(({ measureAt }) =>
      measureAt && measureAt > now ? [measureAt.getTime()] : [],
    )
    expect(later).toHaveLength(20)
    // Whenever anything is due again: no post is begun that could not be ended.
    for (let step = 0; step < 60 && (await measured(rows)) < rows.length; step++) {
      const waiting = (await Promise.all(rows.map(rowNow))).map(({ measureAt }) => measureAt?.getTime() ?? Infinity)
      await collect(new Date(Math.min(...waiting)))
    }
    expect(await measured(rows)).toBe(20)
    linkedin.close()
  }, 120_000)

  describe('that costs something', () => {
    const spentIn = async (now: Date) => {
      const where: Where = { and: [{ platform: { equals: 'x' } }, { month: { equals: now.toISOString().slice(0, 7) } }] }
      const { docs } = await live.payload.db.find<{ micros: unknown }>({ collection: 'measuring-costs', where })
      return docs.reduce((sum, { micros }) => sum + Number(micros), 0)
    }
    /** In a month of its own, in which nothing was spent. */
    const inMonth = (month: number) => new Date(Date.UTC(new Date().getUTCFullYear() + 1, month, 1))
    beforeAll(() => live.payload.db.updateOne({ collection: 'brands', where: { id: { equals: live.brand } }, data: { readBudget: 1 } }))

    it('is given back where the platform refused it or left it out, as its manifest says', async () => {
      const x = await tampered(fakeOf('x'), '/api.x.com/2/tweets')
      const { rows } = await published('x', 2)
      const now = inMonth(0)
      for (const [at, status] of [500, 503, 429].entries()) {
        x.answer(() => ({ status, body: {} }))
        await dueAt(rows, now)
        await collect(new Date(now.getTime() + at * 10 * minute))
        expect([x.calls(), await spentIn(now)]).toEqual([at + 1, 0])
      }
      x.answer((body) => ({ body: { data: (body as { data: { id: string }[] }).data.filter(({ id }) => id === rows[0]?.remoteId) } }))
      await dueAt(rows, now)
      await collect(new Date(now.getTime() + hour))
      expect(await spentIn(now)).toBe(5_000)
      x.answer(null)
      await dueAt(rows, now)
      await collect(new Date(now.getTime() + 2 * hour))
      expect(await spentIn(now)).toBe(10_000)
      await x.close()
    })

    it('is given back where nothing was sent', async () => {
      const { channel, rows } = await published('x', 1)
      const now = inMonth(1)
      await live.payload.db.updateOne({ collection: 'channels', where: { id: { equals: channel } }, data: { credentials: 'unreadable' } })
      await dueAt(rows, now)
      await collect(now)
      expect(await measured(rows)).toBe(0)
      expect(await spentIn(now)).toBe(0)
    })

    it('stays paid where it was answered and cannot be read, yet once, however often it is halved', async () => {
      const x = await tampered(fakeOf('x'), '/api.x.com/2/tweets')
      const { rows } = await published('x', 4)
      const now = inMonth(2)
      x.answer(() => ({ body: { data: 'nonsense' } }))
      await dueAt(rows, now)
      await collect(now)
      expect([x.calls(), await spentIn(now)]).toEqual([7, 20_000])
      await x.close()
    })
  })

  describe('of a channel', () => {
    it('keeps the others out for as long as it takes, and goes no further once it stood still', async () => {
      let now = Date.now()
      const clock = async () => new Date(now)
      const what = randomUUID()
      const begun: string[] = []
      const other = () => alone(live.payload, what, clock, async () => void begun.push('other'))
      await alone(live.payload, what, clock, async (holds) => {
        for (let call = 0; call < 3; call++) {
          now += 9 * minute
          expect(await holds()).toBe(true)
          await other()
        }
        expect(begun).toEqual([])
        now += 11 * minute
        await alone(live.payload, what, clock, async () => expect(await holds()).toBe(false))
        expect(await holds()).toBe(false)
      })
      await other()
      expect(begun).toEqual(['other'])
    })

    it('asks for no more once another process measures it', async () => {
      const { channel, rows, now } = await published('mastodon', 23)
      const statuses = await tampered(fakeOf('mastodon'), '/api/v1/statuses')
      const whole = payloadStore(live.payload)
      const slow = {
        ...whole,
        async measured(...all: Parameters<typeof whole.measured>) {
          await whole.measured(...all)
          await live.payload.db.updateOne({
            collection: 'rate-limits',
            where: { key: { equals: `measuring/${channel}` } },
            data: { usedUntil: now.getTime() + 1, closedUntil: now.getTime() + day },
          })
        },
      }
      await collect(now, { store: slow })
      expect([statuses.calls(), await measured(rows)]).toEqual([1, 20])
      const waiting = (await Promise.all(rows.map(rowNow))).filter(({ measureAt }) => measureAt?.getTime() === now.getTime())
      expect(waiting).toHaveLength(3)
      await statuses.close()
    })
  })
})
