/** Numbers that come home: against the platforms' fakes, whose visitors act by a model with a seed, whatever goes wrong on the way. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PostNumbers } from '../../src/core/answers.ts'
import { ageMs } from '../../src/core/measuring.ts'
import type { Numbers } from '../../src/core/metrics.ts'
import type { Delivery } from '../../src/delivery/ledger.ts'
import { measureAccounts } from '../../src/engagement/accounts.payload.ts'
import { collectDue, type Collecting } from '../../src/engagement/collect.payload.ts'
import { apply } from '../../src/delivery/apply.ts'
import { takeDown } from '../../src/delivery/take-down.ts'
import { deriveMissing, deriveNumbers } from '../../src/engagement/derive.payload.ts'
import { keepPlatformRules, thinDelivery, thinning } from '../../src/engagement/keep.payload.ts'
import { numbersOf } from '../../src/engagement/numbers.payload.ts'
import { payloadStore } from '../../src/engagement/store.payload.ts'
import { hub as hubOf, type Hub } from '../../src/hub.ts'
import type { Fake } from '../../publishers/testing/fake.ts'
import { visited } from '../../publishers/testing/engagement.ts'
import { liveHub, type LiveHub } from '../support/api.ts'
import { connectChannel } from '../support/connect.ts'
import { aDelivery, aPost } from '../support/deliveries.ts'
import { sentTo } from '../support/sent.ts'
import { database } from '../support/databases.ts'
import { tampered, type Tampered } from '../support/tampered.ts'

const hour = 3_600_000
const day = 24 * hour
const statusesPath = '/api/v1/statuses'

/** What is measured lies ahead of what other tests measure now, whenever these are run. */
const nextYear = new Date().getUTCFullYear() + 1

describe(`numbers on ${database}`, () => {
  let live: LiveHub
  let hub: Hub
  let statuses: Tampered
  const fakeOf = (platform: string): Fake => live.fakes.get(platform) as Fake

  beforeAll(async () => {
    live = await liveHub(database)
    hub = hubOf(live.payload)
    statuses = await tampered(fakeOf('mastodon'), statusesPath)
  })
  afterAll(async () => {
    await statuses?.close()
    await live?.stop()
  })
  afterEach(async () => {
    statuses.reset()
    // What one test measures is of no interest to the next.
    for (const row of await hub.ledger.find({ states: ['published'] }, { by: 'dueAt', limit: 500 }))
      await hub.ledger.change(row.id, {}, { measureAt: null })
  })

  interface Published {
    readonly channel: string
    readonly rows: readonly Delivery[]
    readonly publishedAt: Date
  }
  /** Live at the platform, all at once. */
  async function published(platform: string, count: number): Promise<Published> {
    const publishedAt = new Date(Math.floor(Date.now() / 60_000) * 60_000)
    return { ...(await sentTo(live, platform, count, { publishedAt })), publishedAt }
  }
  const rowNow = async ({ id }: Delivery) => (await hub.ledger.get(id)) as Delivery
  const after = ({ publishedAt }: Published, age: number) => new Date(publishedAt.getTime() + age)
  const collect = (now: Date, more: Collecting = {}) => collectDue(live.payload, 1, { now, ...more })
  /** As if the time had come. */
  const dueAgain = async (rows: readonly Delivery[], at: Date) => {
    for (const row of rows) await hub.ledger.change(row.id, {}, { measureAt: at })
  }

  const found = async (
    collection:
      | 'measurements'
      | 'delivery-numbers'
      | 'delivery-ages'
      | 'measuring-notes'
      | 'raw-answers'
      | 'measuring-costs'
      | 'account-measurements',
    where: object = {},
  ) => (await live.payload.db.find<Record<string, unknown>>({ collection, where: where as never, pagination: false })).docs
  const ofRows = (rows: readonly Delivery[]) => ({ delivery: { in: rows.map(({ id }) => id) } })
  const withoutId = (docs: readonly Record<string, unknown>[]) =>
    docs
      .map(({ id: _, ...doc }) =>
        JSON.stringify(
          Object.entries(doc)
            .filter(([, value]) => value !== null && value !== undefined)
            .sort(),
        ),
      )
      .sort()
  /** By the platform's id. */
  async function numbers(rows: readonly Delivery[]) {
    const docs = await found('delivery-numbers', ofRows(rows))
    return Object.fromEntries(
      rows.map(({ id, remoteId }) => {
        const { reactions, shares, comments, standing } = docs.find(({ delivery }) => delivery === id) ?? {}
        return [remoteId, { reactions: reactions ?? null, shares: shares ?? null, comments: comments ?? null, standing }]
      }),
    )
  }
  const truth = (platform: string, rows: readonly Delivery[]) => {
    const posts = fakeOf(platform).timeline()
    return Object.fromEntries(
      rows.map(({ remoteId }) => {
        const post = posts.find((one) => one.remoteId === remoteId)
        return [remoteId, { reactions: post?.likes, shares: post?.shares, comments: post?.replies.length, standing: 'measured' }]
      }),
    )
  }
  const like = (row: Delivery, by = 'Anna') => fakeOf('mastodon').visit(row.remoteId, { kind: 'like', by })
  const newest = async (row: Delivery) => (await numbers([row]))[row.remoteId]

  it.each(['mastodon', 'bluesky'])(
    'of %s are the fake’s truth at each age, with no more calls than the batches allow',
    async (platform) => {
      const count = platform === 'mastodon' ? 23 : 6
      const posts = await published(platform, count)
      let from = 0
      for (const age of Object.values(ageMs)) {
        for (const [seed, { remoteId }] of posts.rows.entries()) visited(fakeOf(platform), remoteId, seed, from, age)
        await dueAgain(posts.rows, after(posts, age))
        statuses.reset()
        await collect(after(posts, age))
        expect(await numbers(posts.rows)).toEqual(truth(platform, posts.rows))
        if (platform === 'mastodon') expect(statuses.calls()).toBe(Math.ceil(count / 20))
        from = age
      }
      const ages = await found('delivery-ages', ofRows(posts.rows))
      // Each age of each post, for each of the metrics that the platform tells.
      const metrics = platform === 'mastodon' ? 3 : 4
      expect(ages).toHaveLength(count * 6 * metrics)
      const raw = (await found('raw-answers', { subject: { equals: `delivery:${posts.rows[0]?.id}` } }))
        .sort((a, b) => String(a.at).localeCompare(String(b.at)))
        .at(-1)
      // The account's own id is in its credentials, and is struck out with them.
      const told = JSON.parse(String(raw?.answer)) as Record<string, unknown>
      expect(told[platform === 'mastodon' ? 'favourites_count' : 'likeCount']).toBe(
        truth(platform, posts.rows)[posts.rows[0]?.remoteId ?? '']?.reactions,
      )
    },
    120_000,
  )

  it('keep what falls, and change nothing when they are collected twice', async () => {
    const posts = await published('mastodon', 1)
    const [row] = posts.rows as [Delivery]
    for (const by of ['Anna', 'Ben', 'Cem']) like(row, by)
    await collect(after(posts, hour))
    statuses.answer((body) => ({ body: (body as object[]).map((one) => ({ ...one, favourites_count: 1 })) }))
    await dueAgain(posts.rows, after(posts, 6 * hour))
    await collect(after(posts, 6 * hour))
    const once = [withoutId(await found('measurements', ofRows(posts.rows))), withoutId(await found('delivery-ages', ofRows(posts.rows)))]
    expect((await newest(row))?.reactions).toBe(1)
    await dueAgain(posts.rows, after(posts, 6 * hour))
    await collect(after(posts, 6 * hour))
    expect([
      withoutId(await found('measurements', ofRows(posts.rows))),
      withoutId(await found('delivery-ages', ofRows(posts.rows))),
    ]).toEqual(once)
    const reactions = (await found('measurements', ofRows(posts.rows))).filter(({ metric }) => metric === 'reactions')
    expect(reactions.map(({ value }) => value).sort()).toEqual([1, 3])
  })

  it('are numbers where the platform says them as text', async () => {
    const posts = await published('mastodon', 1)
    statuses.answer((body) => ({ body: (body as object[]).map((one) => ({ ...one, favourites_count: '12', replies_count: '0' })) }))
    await collect(after(posts, hour))
    expect(await newest(posts.rows[0] as Delivery)).toEqual({ reactions: 12, shares: 0, comments: 0, standing: 'measured' })
  })

  it('of half an answer are kept, and the other half is asked again', async () => {
    const posts = await published('mastodon', 4)
    for (const row of posts.rows) like(row)
    // Whatever it is asked for, it leaves out the second half of many.
    statuses.answer((body) => ({ body: (body as unknown[]).slice(0, Math.ceil((body as unknown[]).length / 2)) }))
    await collect(after(posts, hour))
    expect(await numbers(posts.rows)).toEqual(truth('mastodon', posts.rows))
    for (const row of posts.rows) expect((await rowNow(row)).measureAt).toEqual(after(posts, 6 * hour))
  })

  it('that an answer leaves out without a word stay due', async () => {
    const x = await tampered(fakeOf('x'), '/api.x.com/2/tweets')
    await budget(1)
    const posts = await published('x', 2)
    const [first, second] = posts.rows as [Delivery, Delivery]
    x.answer((body) => ({ body: { data: (body as { data: { id: string }[] }).data.filter(({ id }) => id === first.remoteId) } }))
    await collect(after(posts, hour))
    expect((await newest(first))?.standing).toBe('measured')
    expect(await newest(second)).toMatchObject({ reactions: null })
    expect((await rowNow(second)).measureAt).toEqual(after(posts, hour + 600_000))
    x.answer(null)
    await collect(after(posts, hour + 600_000))
    expect((await newest(second))?.standing).toBe('measured')
    await x.close()
  })

  it('of a deleted post stay, and it is looked for more and more rarely', async () => {
    const posts = await published('mastodon', 3)
    const [gone, ...stay] = posts.rows as [Delivery, Delivery, Delivery]
    like(gone)
    await collect(after(posts, hour))
    await fetch(`${live.base}/fakes/mastodon${statusesPath}/${gone.remoteId}`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer fake-mastodon-token-7f3a9c' },
    })
    await collect(after(posts, 6 * hour))
    expect(await numbers(stay)).toEqual(truth('mastodon', stay))
    const nextLooks = []
    for (let at: Date | null = after(posts, 6 * hour); at && nextLooks.length < 5; at = nextLooks.at(-1) ?? null) {
      await collect(at)
      expect(await newest(gone)).toEqual({ reactions: 1, shares: 0, comments: 0, standing: 'gone' })
      nextLooks.push((await rowNow(gone)).measureAt)
    }
    expect(nextLooks).toEqual([...[1, 8, 38].map((days) => after(posts, 6 * hour + days * day)), null])
  })

  it('of a post that was gone for a while come back with it', async () => {
    const posts = await published('mastodon', 1)
    const [row] = posts.rows as [Delivery]
    like(row)
    await collect(after(posts, hour))
    statuses.answer(() => ({ body: [] }))
    for (const age of [6 * hour, day + 6 * hour]) await collect(after(posts, age))
    expect((await newest(row))?.standing).toBe('gone')
    like(row, 'Ben')
    statuses.answer(null)
    await collect(after(posts, 8 * day + 6 * hour))
    expect(await newest(row)).toEqual({ reactions: 2, shares: 0, comments: 0, standing: 'measured' })
    expect((await rowNow(row)).measureAt).toEqual(after(posts, 30 * day))
  })

  it('of a post that was gone are asked for once when its channel is connected again', async () => {
    const posts = await published('bluesky', 1)
    const [row] = posts.rows as [Delivery]
    await payloadStore(live.payload).gone([row])
    await hub.ledger.change(row.id, {}, { measureAt: null })
    await connectChannel(live, await live.person('channel-manager'), posts.channel, 'bluesky')
    expect((await rowNow(row)).measureAt).not.toBeNull()
  })

  it('of what the hub took down stay, and what was never measured is not listed', async () => {
    const posts = await published('mastodon', 2)
    const [measured, young] = posts.rows as [Delivery, Delivery]
    like(measured)
    await dueAgain([young], after(posts, day))
    await collect(after(posts, hour))
    await payloadStore(live.payload).waiting([young])
    for (const row of posts.rows) {
      const withdrawn = await apply(hub.ledger, await rowNow(row), { is: 'withdrawn', reason: 'A test.' }, after(posts, 2 * hour))
      await takeDown(withdrawn as Delivery, hub.ledger, hub.world, 'A test.')
    }
    await collect(new Date(Math.max(Date.now(), after(posts, 2 * hour).getTime())))
    expect(await found('delivery-numbers', ofRows(posts.rows))).toMatchObject([{ delivery: measured.id, standing: 'gone', reactions: 1 }])
    for (const row of posts.rows) expect((await rowNow(row)).measureAt).toBeNull()
    const { channels } = await numbersOf(live.payload, measured.post)
    expect(channels.map(({ delivery, points }) => [delivery, points.length])).toContainEqual([measured.id, 1])
    expect(await deriveMissing(live.payload)).toBe(0)
  })

  it('of a platform that is asked too often wait as long as it says, and those that came stay', async () => {
    const posts = await published('mastodon', 23)
    for (const row of posts.rows) like(row)
    const again = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3 * hour)
    const refusal = {
      status: 429,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': again.toISOString() },
      body: { error: 'Too many requests' },
    }
    statuses.answer((body, call) => (call === 1 ? { body } : refusal))
    await collect(after(posts, hour))
    expect(statuses.calls()).toBe(2)
    const rows = await Promise.all(posts.rows.map(rowNow))
    const waiting = rows.filter(({ measureAt }) => measureAt?.getTime() === again.getTime())
    expect(waiting).toHaveLength(3)
    expect(await found('measurements', ofRows(waiting))).toEqual([])
    const came = rows.filter((row) => !waiting.includes(row))
    expect(await numbers(came)).toEqual(truth('mastodon', came))
  })

  it('are none of a batch that failed, and all of the next try', async () => {
    const posts = await published('mastodon', 2)
    for (const row of posts.rows) like(row)
    statuses.answer(() => ({ status: 500, body: {} }))
    await collect(after(posts, hour))
    expect(await found('measurements', ofRows(posts.rows))).toEqual([])
    for (const row of posts.rows) expect((await rowNow(row)).measureAt).toEqual(after(posts, hour + 600_000))
    statuses.answer(null)
    await collect(after(posts, hour + 600_000))
    expect(await numbers(posts.rows)).toEqual(truth('mastodon', posts.rows))
  })

  it('are asked for again with a renewed access', async () => {
    const posts = await published('bluesky', 1)
    const [row] = posts.rows as [Delivery]
    const spent = await tampered(fakeOf('bluesky'), '/xrpc/app.bsky.feed.getPosts')
    spent.answer((body, call) => (call === 1 ? { status: 400, body: { error: 'ExpiredToken', message: 'Token has expired' } } : { body }))
    await collect(after(posts, hour))
    expect(spent.calls()).toBe(2)
    expect((await newest(row))?.standing).toBe('measured')
    await spent.close()
  })

  it('of all but the one whose answer cannot be read come home', async () => {
    const posts = await published('mastodon', 5)
    const [odd, ...others] = posts.rows as [Delivery, ...Delivery[]]
    statuses.answer((body) => ({ body: (body as { id: string }[]).map((one) => (one.id === odd.remoteId ? { ...one, content: 7 } : one)) }))
    await collect(after(posts, hour))
    expect(await numbers(others)).toEqual(truth('mastodon', others))
    expect(await found('measurements', ofRows([odd]))).toEqual([])
    expect((await rowNow(odd)).measureAt?.getTime()).toBeGreaterThan(after(posts, hour).getTime())
  })

  it.each([
    ['refused', 422],
    ['refused as if the access were', 401],
  ])('of all but the one that is %s come home', async (_, status) => {
    const posts = await published('mastodon', 5)
    const odd = posts.rows[2] as Delivery
    const others = posts.rows.filter((row) => row !== odd)
    const isOdd = (body: unknown) => (body as { id: string }[]).some(({ id }) => id === odd.remoteId)
    statuses.answer((body) => (isOdd(body) ? { status, body: { error: 'Not this one' } } : { body }))
    await collect(after(posts, hour))
    expect(await numbers(others)).toEqual(truth('mastodon', others))
    for (const row of others) expect((await rowNow(row)).measureAt).toEqual(after(posts, 6 * hour))
    expect((await rowNow(odd)).measureAt).toEqual(after(posts, 7 * hour))
  })

  it('are not asked for post by post with an access that is spent', async () => {
    const posts = await published('mastodon', 20)
    statuses.answer(() => ({ status: 401, body: { error: 'The access token was revoked' } }))
    await collect(after(posts, hour))
    expect(statuses.calls()).toBe(7)
    const again = (await Promise.all(posts.rows.map(rowNow))).map(({ measureAt }) => measureAt?.getTime())
    expect(again.filter((at) => at === after(posts, hour + 600_000).getTime())).toHaveLength(18)
    expect(await found('measurements', ofRows(posts.rows))).toEqual([])
  })

  it('that the platform renames are missed after a day, once, and until they are back', async () => {
    const posts = await published('mastodon', 2)
    for (const row of posts.rows) like(row)
    await collect(after(posts, hour))
    const notes = () => found('measuring-notes', { and: [{ channel: { equals: posts.channel } }, { kind: { equals: 'silent' } }] })
    statuses.answer((body) => ({
      body: (body as { favourites_count: number }[]).map(({ favourites_count: likes, ...one }) => ({ ...one, likes_count: likes })),
    }))
    await collect(after(posts, 6 * hour))
    expect(await notes()).toEqual([])
    for (const age of [3 * day, 7 * day]) {
      await dueAgain(posts.rows, after(posts, age))
      await collect(after(posts, age))
    }
    expect(await notes()).toMatchObject([{ metric: 'reactions', delivery: '' }])
    // Neither a zero nor forgotten.
    expect((await newest(posts.rows[0] as Delivery))?.reactions).toBe(1)
    statuses.answer(null)
    await dueAgain(posts.rows, after(posts, 8 * day))
    await collect(after(posts, 8 * day))
    expect((await notes()).map(({ until }) => new Date(String(until)))).toEqual([after(posts, 8 * day)])
  })

  describe('of reactions', () => {
    const react = (platform: string, row: Delivery, by: string, as?: string) =>
      fakeOf(platform).visit(row.remoteId, { kind: 'like', by, ...(as !== undefined && { as }) })
    const ofPost = async ({ rows }: Published) => {
      const analyst = await live.person('analyst')
      const { channels } = (await analyst.get(`/api/posts/${String(rows[0]?.post)}/numbers`).expect(200)).body as PostNumbers
      return rows.map(({ id }) => {
        const { points, kinds } = channels.find(({ delivery }) => delivery === id) ?? {}
        return { reactions: points?.at(-1)?.values.reactions, kinds }
      })
    }

    it.each([
      ['discord', '👍', '❤️'],
      ['nostr', 'like', '🤙'],
    ])('on %s are told kind by kind, and are in no sum twice', async (platform, usual, other) => {
      const posts = await published(platform, 2)
      const [first, second] = posts.rows as [Delivery, Delivery]
      react(platform, first, 'Anna')
      await collect(after(posts, hour))
      const none = { reactions: 0, kinds: [] }
      expect(await ofPost(posts)).toEqual([{ reactions: 1, kinds: [{ kind: usual, count: 1 }] }, none])
      for (const by of ['Ben', 'Cem']) react(platform, first, by, other)
      react(platform, second, 'Ben', other)
      const all = async () => [
        withoutId(await found('measurements', ofRows(posts.rows))),
        withoutId(await found('delivery-numbers', ofRows(posts.rows))),
        withoutId(await found('delivery-ages', ofRows(posts.rows))),
      ]
      await collect(after(posts, 6 * hour))
      const once = await all()
      await dueAgain(posts.rows, after(posts, 6 * hour))
      await collect(after(posts, 6 * hour))
      expect(await all()).toEqual(once)
      const kinds = [
        { kind: other, count: 2 },
        { kind: usual, count: 1 },
      ]
      expect(await ofPost(posts)).toEqual([
        { reactions: 3, kinds },
        { reactions: 1, kinds: [{ kind: other, count: 1 }] },
      ])
      const sums = async () => (await found('delivery-numbers', ofRows(posts.rows))).map(({ reactions }) => reactions).sort()
      expect(await sums()).toEqual([1, 3])
      for (const row of posts.rows) await deriveNumbers(live.payload, row)
      expect(await sums()).toEqual([1, 3])
    })

    it('that somebody took back are not told any more', async () => {
      const posts = await published('facebook', 1)
      const [row] = posts.rows as [Delivery]
      react('facebook', row, 'Anna', 'wow')
      await collect(after(posts, hour))
      expect(await ofPost(posts)).toEqual([{ reactions: 1, kinds: [{ kind: 'wow', count: 1 }] }])
      react('facebook', row, 'Anna', 'love')
      await collect(after(posts, 6 * hour))
      expect(await ofPost(posts)).toEqual([{ reactions: 1, kinds: [{ kind: 'love', count: 1 }] }])
    })
  })

  it('are asked for by one process at a time, which keeps nobody out for long where it crashes', async () => {
    const posts = await published('mastodon', 2)
    const [row] = posts.rows as [Delivery]
    statuses.reset()
    await Promise.all([collect(after(posts, hour)), collect(after(posts, hour))])
    expect(statuses.calls()).toBe(1)
    expect((await newest(row))?.standing).toBe('measured')
    const begun = after(posts, 6 * hour).getTime()
    await live.payload.db.updateOne({
      collection: 'rate-limits',
      where: { key: { equals: `measuring/${posts.channel}` } },
      data: { usedUntil: begun, closedUntil: begun + 600_000 },
    })
    await collect(new Date(begun + 599_000))
    expect(statuses.calls()).toBe(1)
    expect((await rowNow(row)).measureAt).toEqual(after(posts, 6 * hour))
    await collect(new Date(begun + 600_000))
    expect(statuses.calls()).toBe(2)
  })

  it('that nobody fetched in time leave a gap that is marked, once', async () => {
    const posts = await published('mastodon', 1)
    await collect(after(posts, hour))
    await collect(after(posts, 20 * hour))
    await dueAgain(posts.rows, after(posts, 20 * hour))
    await collect(after(posts, 20 * hour))
    const notes = await found('measuring-notes', { channel: { equals: posts.channel } })
    expect(notes).toMatchObject([{ kind: 'gap', delivery: posts.rows[0]?.id }])
    expect([notes[0]?.from, notes[0]?.until].map((at) => new Date(String(at)))).toEqual([after(posts, 6 * hour), after(posts, 20 * hour)])
    // What was not measured then is not made up.
    expect((await found('delivery-ages', ofRows(posts.rows))).map(({ age }) => age)).not.toContain('6h')
  })

  it('that nobody fetched in time leave that gap, too, where it crashes right after', async () => {
    const posts = await published('mastodon', 1)
    await collect(after(posts, hour))
    const whole = payloadStore(live.payload)
    const crashing = {
      ...whole,
      async newest(...all: Parameters<typeof whole.newest>) {
        await whole.newest(...all)
        throw new Error('The power is gone.')
      },
    }
    await expect(collect(after(posts, 20 * hour), { store: crashing })).rejects.toThrow('The power is gone.')
    await collect(after(posts, 21 * hour))
    const notes = await found('measuring-notes', { channel: { equals: posts.channel } })
    expect(notes.map(({ kind, from, until }) => [kind, new Date(String(from)), new Date(String(until))])).toEqual([
      ['gap', after(posts, 6 * hour), after(posts, 20 * hour)],
    ])
  })

  const budget = (readBudget: number | null) =>
    live.payload.db.updateOne({ collection: 'brands', where: { id: { equals: live.brand } }, data: { readBudget } })

  it('that cost something are fetched within the brand’s budget, and not at all without one', async () => {
    const x = await tampered(fakeOf('x'), '/api.x.com/2/tweets')
    const posts = await published('x', 2)
    const later = new Date(Date.UTC(nextYear, 2, 1))
    const spent = async () =>
      (await found('measuring-costs', { month: { equals: later.toISOString().slice(0, 7) } })).map(({ micros }) => Number(micros))
    await budget(null)
    await dueAgain(posts.rows, later)
    await collect(later)
    expect(x.calls()).toBe(0)
    expect(await found('measuring-notes', { channel: { equals: posts.channel } })).toMatchObject([{ kind: 'budget' }])
    // Two posts at half a cent.
    await budget(0.01)
    await dueAgain(posts.rows, later)
    await collect(later)
    expect([x.calls(), await spent()]).toEqual([1, [10_000]])
    const notes = await found('measuring-notes', { and: [{ channel: { equals: posts.channel } }, { kind: { equals: 'budget' } }] })
    expect(notes.map(({ until }) => new Date(String(until)))).toEqual([later])
    // Within the same day X asks nothing more for them; on the next day it would.
    await dueAgain(posts.rows, later)
    await collect(new Date(later.getTime() + hour))
    expect([x.calls(), await spent()]).toEqual([2, [10_000]])
    await dueAgain(posts.rows, later)
    await collect(new Date(later.getTime() + day))
    expect([x.calls(), await spent()]).toEqual([2, [10_000]])
    await x.close()
  })

  it('say that the budget is used up as long as it is, however often that changes within a month', async () => {
    const x = await tampered(fakeOf('x'), '/api.x.com/2/tweets')
    const posts = await published('x', 2)
    const [first, second] = posts.rows as [Delivery, Delivery]
    const later = Date.UTC(nextYear, 3, 1)
    const collectAt = async (passed: number, rows: readonly Delivery[]) => {
      await dueAgain(rows, new Date(later + passed))
      await collect(new Date(later + passed))
    }
    const ends = async () =>
      (await found('measuring-notes', { and: [{ channel: { equals: posts.channel } }, { kind: { equals: 'budget' } }] })).map(
        ({ until }) => (typeof until === 'string' || until instanceof Date ? new Date(until) : null),
      )
    // It pays for one of them.
    await budget(0.005)
    await dueAgain([second], new Date(later + day))
    await collectAt(0, [first])
    await collectAt(0, [second])
    expect((await newest(first))?.standing).toBe('measured')
    expect(await ends()).toEqual([null])
    // Of the same day, it costs nothing.
    await dueAgain([second], new Date(later + day))
    await collectAt(hour, [first])
    expect(x.calls()).toBe(2)
    expect(await ends()).toEqual([null])
    await budget(1)
    await collectAt(day, posts.rows)
    expect(await ends()).toEqual([new Date(later + day)])
    await budget(0)
    await collectAt(2 * day, posts.rows)
    expect(await ends()).toEqual([null])
    await x.close()
  })

  it('count nothing twice after a crash at any point', async () => {
    const steps = ['measured', 'raw', 'ages', 'newest', 'gone'] as const
    const whole = payloadStore(live.payload)
    for (const broken of steps) {
      for (const when of ['before', 'after'] as const) {
        const posts = await published('mastodon', 3)
        const [first] = posts.rows as [Delivery]
        like(first)
        await collect(after(posts, hour))
        like(first, 'Ben')
        const crashing = {
          ...whole,
          async [broken](...args: unknown[]) {
            if (when === 'after') await (whole[broken] as (...all: unknown[]) => Promise<void>)(...args)
            throw new Error('The power is gone.')
          },
        }
        await expect(collect(after(posts, 6 * hour), { store: crashing })).rejects.toThrow('The power is gone.')
        for (const row of posts.rows) expect((await rowNow(row)).measureAt).toEqual(after(posts, 6 * hour))
        await collect(after(posts, 6 * hour))
        expect(await numbers(posts.rows)).toEqual(truth('mastodon', posts.rows))
        expect(await found('measurements', ofRows(posts.rows))).toHaveLength(3 * 3 * 2)
        expect(await found('delivery-ages', ofRows(posts.rows))).toHaveLength(3 * 3 * 2)
        await dueAgain(posts.rows, new Date(Date.now() + 1e10))
      }
    }
  }, 120_000)

  it('can be made again from what was measured', async () => {
    const all = async () => [withoutId(await found('delivery-numbers')), withoutId(await found('delivery-ages'))]
    const posts = await published('mastodon', 2)
    like(posts.rows[0] as Delivery)
    for (const age of Object.values(ageMs)) {
      await dueAgain(posts.rows, after(posts, age))
      await collect(after(posts, age))
    }
    await dueAgain(posts.rows, after(posts, 60 * day))
    await deriveMissing(live.payload)
    const before = (await found('delivery-numbers', ofRows(posts.rows))).concat(await found('delivery-ages', ofRows(posts.rows)))
    for (const collection of ['delivery-numbers', 'delivery-ages'] as const)
      await live.payload.db.deleteMany({ collection, where: ofRows(posts.rows) })
    expect(await deriveMissing(live.payload)).toBe(2)
    const again = (await found('delivery-numbers', ofRows(posts.rows))).concat(await found('delivery-ages', ofRows(posts.rows)))
    expect(withoutId(again)).toEqual(withoutId(before))
    const made = await all()
    expect(await deriveMissing(live.payload)).toBe(0)
    expect(await all()).toEqual(made)
  })

  describe('as they grow old', () => {
    it('are thinned, but for what is listed and compared', async () => {
      const posts = await published('mastodon', 1)
      const [row] = posts.rows as [Delivery]
      like(row)
      // Every ten minutes of a day, through the age of 1 h, 6 h and 24 h.
      for (let minutes = 60; minutes <= 24 * 60; minutes += 10) {
        await dueAgain(posts.rows, after(posts, minutes * 60_000))
        await collect(after(posts, minutes * 60_000))
      }
      const lists = async () => [
        withoutId(await found('delivery-numbers', ofRows(posts.rows))),
        withoutId(await found('delivery-ages', ofRows(posts.rows))),
      ]
      const before = await lists()
      expect(await found('measurements', ofRows(posts.rows))).toHaveLength(139 * 3)
      const later = after(posts, 10 * day)
      const thin = thinning(live.payload, 3)
      const whole = (await found('delivery-numbers')).length
      for (let part = 0; part <= whole; part += 3) await thin(later)
      const left = (await found('measurements', ofRows(posts.rows))).filter(({ metric }) => metric === 'reactions')
      // One an hour, and those of the three ages where they are not the last of their hour.
      expect(left.length).toBeGreaterThanOrEqual(24)
      expect(left.length).toBeLessThanOrEqual(28)
      expect((await found('raw-answers', { subject: { equals: `delivery:${row.id}` } })).length).toBeLessThanOrEqual(2)
      expect(await lists()).toEqual(before)
      await live.payload.db.deleteMany({ collection: 'delivery-ages', where: ofRows(posts.rows) })
      await deriveNumbers(live.payload, row)
      expect(await lists()).toEqual(before)
      expect(await thinDelivery(live.payload, row.id, later)).toBe(0)
    }, 120_000)

    const now = new Date(Date.UTC(nextYear, 5, 30, 12))
    const ago = (days: number) => new Date(now.getTime() - days * day)
    /** Live since sixty days. */
    const onVideo = async (channel: string, count: number) => {
      const post = await aPost(live.payload, live.brand)
      const add = async (_: unknown, occurrence: number) => {
        const made = aDelivery(
          { post, channel, brand: live.brand },
          { platform: 'youtube', occurrence, state: 'published', publishedAt: ago(60) },
        )
        await hub.ledger.add(made)
        return (await hub.ledger.find({ key: made.key }, { by: 'dueAt', limit: 1 }))[0] as Delivery
      }
      return Promise.all(Array.from({ length: count }, add))
    }

    it('go one by one where the platform’s rules say so and they are not told any more, though others are', async () => {
      const store = payloadStore(live.payload)
      // More than are looked at together.
      const rows = await onVideo(await live.channel('youtube'), 102)
      const say = async (days: number, values: Numbers) => {
        const said = rows.map((row) => ({ row, at: ago(days), values, kinds: {} }))
        await store.measured(said)
        await store.newest(said)
      }
      await say(40, { views: 60, reactions: 7, comments: 0 })
      await say(29, { views: 70, comments: 1 })
      await say(5, { views: 95 })
      const told = async () =>
        (await found('delivery-numbers', ofRows(rows))).map(({ views, reactions, comments }) =>
          JSON.stringify([views ?? null, reactions ?? null, comments ?? null]),
        )
      expect(new Set(await told())).toEqual(new Set(['[95,7,1]']))
      await keepPlatformRules(live.payload, now)
      expect(new Set(await told())).toEqual(new Set(['[95,null,1]']))
      const measured = (await found('delivery-numbers', ofRows(rows))).map(({ measuredAt }) => new Date(String(measuredAt)).getTime())
      expect(new Set(measured)).toEqual(new Set([ago(5).getTime()]))
    })

    it('go where the platform’s rules say so, unless they were asked for again', async () => {
      const channel = await live.channel('youtube')
      const store = payloadStore(live.payload)
      const [fresh, stale] = (await onVideo(channel, 2)) as [Delivery, Delivery]
      for (const [row, days] of [
        [fresh, 59],
        [stale, 59],
        [fresh, 5],
        [stale, 31],
      ] as const) {
        const said = [{ row, at: ago(days), values: { views: 100 - days }, kinds: {} }]
        await store.measured(said)
        await store.ages(said, 1)
        await store.newest(said)
        await store.raw([{ subject: `delivery:${row.id}`, platform: 'youtube', at: ago(days), answer: '{}' }])
      }
      await store.account(channel, ago(31).toISOString().slice(0, 10), { followers: 1 })
      await store.account(channel, ago(2).toISOString().slice(0, 10), { followers: 2 })
      expect(await found('delivery-ages', ofRows([fresh, stale]))).toHaveLength(2)
      await keepPlatformRules(live.payload, now)
      await keepPlatformRules(live.payload, now)
      const rows = [fresh, stale]
      expect((await found('measurements', ofRows(rows))).map(({ value }) => Number(value))).toEqual([95])
      expect(await found('delivery-ages', ofRows(rows))).toEqual([])
      expect(
        (await found('raw-answers', { platform: { equals: 'youtube' } })).filter(({ subject }) => String(subject).startsWith('delivery:')),
      ).toHaveLength(1)
      expect(
        (await found('account-measurements', { and: [{ channel: { equals: channel } }, { day: { greater_than: String(nextYear) } }] })).map(
          ({ value }) => Number(value),
        ),
      ).toEqual([2])
      const views = new Map((await found('delivery-numbers', ofRows(rows))).map(({ delivery, views }) => [delivery, views ?? null]))
      expect([views.get(fresh.id), views.get(stale.id)]).toEqual([95, null])
    })
  })

  describe('of an account', () => {
    // Time never goes back, neither for the platforms' rates.
    let begin = Date.UTC(nextYear + 1, 0, 1)
    beforeEach(() => void (begin += 30 * day))
    const at = (days: number) => new Date(begin + days * day + 9 * hour)
    const dayAt = (days: number) => at(days).toISOString().slice(0, 10)
    const ofChannel = async (channel: string) =>
      (await found('account-measurements', { channel: { equals: channel } }))
        .map(({ metric, day, value }) => [day, metric, Number(value)])
        .sort()

    it.each(['mastodon', 'bluesky', 'youtube', 'instagram', 'facebook'])('on %s come home once a day', async (platform) => {
      const channel = await live.channel(platform)
      await measureAccounts(live.payload, at(0))
      const first = await ofChannel(channel)
      expect(first.map(([, metric]) => metric)).toContain('followers')
      if (platform === 'mastodon') expect(first.find(([, metric]) => metric === 'posts')?.[2]).toBe(fakeOf(platform).timeline().length)
      await measureAccounts(live.payload, at(0))
      expect(await ofChannel(channel)).toEqual(first)
      await measureAccounts(live.payload, at(1))
      expect(await ofChannel(channel)).toHaveLength(2 * first.length)
      const raw = await found('raw-answers', { subject: { equals: `channel:${channel}` } })
      expect(raw).toHaveLength(2)
    })

    it('are asked for by one process at a time', async () => {
      const account = await tampered(fakeOf('mastodon'), '/api/v1/accounts/verify_credentials')
      const channel = await live.channel('mastodon')
      await measureAccounts(live.payload, at(0))
      account.reset()
      await live.payload.db.deleteMany({ collection: 'account-measurements', where: { channel: { equals: channel } } })
      await Promise.all([measureAccounts(live.payload, at(0)), measureAccounts(live.payload, at(0))])
      expect(account.calls()).toBe(1)
      expect((await ofChannel(channel)).map(([, metric]) => metric)).toContain('followers')
      await account.close()
    })

    it('leave the gap before them and what the platform said, where it crashes right after', async () => {
      const channel = await live.channel('mastodon')
      await measureAccounts(live.payload, at(0))
      const whole = payloadStore(live.payload)
      const crashing = {
        ...whole,
        async account(...all: Parameters<typeof whole.account>) {
          await whole.account(...all)
          if (all[0] === channel) throw new Error('The power is gone.')
        },
      }
      await measureAccounts(live.payload, at(3), crashing)
      await measureAccounts(live.payload, at(3))
      expect(await found('raw-answers', { subject: { equals: `channel:${channel}` } })).toHaveLength(2)
      expect(await found('measuring-notes', { channel: { equals: channel } })).toMatchObject([{ kind: 'gap', metric: 'account' }])
    })

    it('are marked as missing on days on which nobody asked, and where one is not told any more', async () => {
      const account = await tampered(fakeOf('mastodon'), '/api/v1/accounts/verify_credentials')
      const channel = await live.channel('mastodon')
      await measureAccounts(live.payload, at(0))
      account.answer((body) => ({ body: { ...(body as object), followers_count: undefined } }))
      await measureAccounts(live.payload, at(3))
      await measureAccounts(live.payload, at(3))
      const notes = async () =>
        (await found('measuring-notes', { channel: { equals: channel } }))
          .map(({ kind, metric, from, until }) => [
            kind,
            metric,
            new Date(String(from)).toISOString().slice(0, 10),
            typeof until === 'string' ? new Date(until).toISOString().slice(0, 10) : null,
          ])
          .sort()
      expect(await notes()).toEqual([
        ['gap', 'account', dayAt(1), dayAt(3)],
        ['silent', 'account.followers', dayAt(1), null],
      ])
      account.answer(null)
      await measureAccounts(live.payload, at(4))
      expect((await notes())[1]).toEqual(['silent', 'account.followers', dayAt(1), dayAt(4)])
      await account.close()
    })
  })
})
