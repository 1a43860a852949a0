/** What all of it brought, on a real database: sums, what is not told, comparisons, filters and clicks. */
import { randomUUID } from 'node:crypto'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NumbersOverview } from '../../src/core/numbers.ts'
import type { Story } from '../../src/core/story.ts'
import { agesOf } from '../../src/engagement/overview/rows.payload.ts'
import { liveHub, type LiveHub, type Person } from '../support/api.ts'
import { brought as broughtOn, createRow, type Brought } from '../support/brought.ts'
import { database } from '../support/databases.ts'
import { aBrand, aChannel, aPost } from '../support/deliveries.ts'

describe(`the overview of numbers on ${database}`, () => {
  let hub: LiveHub
  let analyst: Person
  let mastodon: string
  let bluesky: string
  let campaign: string

  beforeAll(async () => {
    hub = await liveHub(database)
    analyst = await hub.person('analyst')
    mastodon = await aChannel(hub.payload, hub.brand, 'mastodon')
    bluesky = await aChannel(hub.payload, hub.brand, 'bluesky')
    const editor = await hub.person('editor')
    const figures = [
      { metric: 'reactions', target: 100 },
      { metric: 'saves', target: 5 },
    ]
    const made = await editor.post('/api/campaigns', { name: 'Wärme', brand: hub.brand, figures }).expect(201)
    campaign = (made.body as { doc: { id: string } }).doc.id
    await editor.post('/api/topics?locale=de', { name: 'Windkraft', slug: 'windkraft' }).expect(201)
  })
  afterAll(() => hub?.stop())

  const create = (collection: string, data: object) => createRow(hub.payload, collection, data)
  const overview = async (query: Record<string, string> = {}) =>
    (await analyst.get(`/api/numbers/overview?${new URLSearchParams({ brand: hub.brand, ...query }).toString()}`).expect(200))
      .body as NumbersOverview

  /** @returns its post */
  const brought = async (channel: string, what: Brought) => {
    const place = { channel, brand: hub.brand, platform: channel === mastodon ? 'mastodon' : 'bluesky' }
    return (await broughtOn(hub.payload, place, what)).post
  }

  it('is refused to who is not signed in, and to what it cannot read', async () => {
    await supertest(hub.base).get('/api/numbers/overview').expect(401)
    for (const query of ['from=yesterday', 'brand=7', 'from=2026-11-02&to=2026-11-01', 'campaign=%00', 'to=9999-12-31', 'from=1969-12-31'])
      await analyst.get(`/api/numbers/overview?${query}`).expect(400)
    await analyst.get('/api/numbers/overview?from=1970-01-01&to=9998-12-31').expect(200)
    await analyst.get(`/api/numbers/overview?campaign=${hub.brand}`).expect(404)
  })

  it('is empty, and says so, where nothing was published', async () => {
    const empty = await overview()
    expect(empty.totals).toEqual({ posts: 0, deliveries: 0, sums: {}, usual: null, rates: [] })
    expect(empty).toMatchObject({
      days: [],
      channels: [],
      best: [],
      worst: [],
      followers: [],
      notes: [],
      more: 0,
      timeZones: ['Europe/Berlin'],
    })
    expect(empty.heatMap.weekdays).toHaveLength(7)
  })

  it('adds up what is told, by channel, topic, kind, day and hour, and compares what can be compared', async () => {
    const wind: Brought['topics'] = ['windkraft']
    const picture = { media: [{ kind: 'image' }] } as unknown as Partial<Story>
    // Six Mondays at nine by the clock in Berlin, across the end of summer time.
    const mondays = [
      '2026-10-12T07:10Z',
      '2026-10-19T07:10Z',
      '2026-10-26T08:10Z',
      '2026-11-02T08:10Z',
      '2026-11-09T08:10Z',
      '2026-11-16T08:10Z',
    ]
    const reactions = [10, 20, 30, 40, 50, 300]
    let last = ''
    for (const [i, at] of mondays.entries()) {
      const week = { reactions: reactions[i] ?? 0, comments: 1 }
      last = await brought(mastodon, {
        at,
        numbers: { ...week, reactions: week.reactions + 5 },
        ages: { '7d': week },
        story: picture,
        topics: wind,
      })
    }
    await brought(mastodon, { at: '2026-11-16T08:11Z', numbers: { reactions: 9 }, ages: { '7d': { reactions: 9 } }, part: 1, post: last })
    await brought(bluesky, { at: '2026-11-16T23:30Z', numbers: { reactions: 0, views: 200 } })
    await brought(bluesky, { at: '2026-11-17T09:00Z' })
    const { totals, waiting, channels, topics, kinds, days, heatMap, best, worst } = await overview()

    expect(totals.sums).toEqual({
      engagements: { sum: 480 + 6 + 9, told: 8 },
      reactions: { sum: 480 + 9, told: 8 },
      comments: { sum: 6, told: 6 },
      views: { sum: 200, told: 1 },
    })
    expect(totals).toMatchObject({ posts: 8, deliveries: 9, rates: [{ base: 'views', rate: 0, posts: 1 }] })
    expect(waiting).toBe(1)
    expect(channels.map(({ id, name, posts, usual }) => [id, name.de, posts, usual?.of])).toEqual([
      [mastodon, 'Acme mastodon', 6, 6],
      [bluesky, 'Acme bluesky', 2, undefined],
    ])
    expect(topics.map(({ name, posts }) => [name.de, posts])).toEqual([
      ['Windkraft', 6],
      ['Ohne Thema', 2],
    ])
    expect(kinds.map(({ id, posts }) => [id, posts])).toEqual([
      ['picture', 6],
      ['text', 2],
    ])
    expect(days.slice(-2)).toEqual([
      { day: '2026-11-16', posts: 1, sums: { engagements: 315, reactions: 314, comments: 1 } },
      { day: '2026-11-17', posts: 2, sums: { engagements: 0, reactions: 0, views: 200 } },
    ])
    expect(heatMap.cells[0]?.[9]).toEqual({ of: 6, median: 1 })
    // Half past midnight in Berlin is Tuesday; what cannot be compared yet says nothing about it.
    expect(heatMap.cells[1]?.[0]).toEqual({ of: 0, median: null })

    expect(best[0]).toMatchObject({
      post: last,
      title: 'Beitrag vom 2026-11-16',
      channel: { id: mastodon, name: 'Acme mastodon' },
      url: `https://example.com/${last}/0`,
      engagements: 301,
      age: '7d',
      usual: { of: 6, median: 36 },
      times: 301 / 36,
    })
    expect(worst[0]).toMatchObject({ engagements: 11, times: 11 / 36 })
  })

  it('takes for usual what posts bring, and not what is below them, whatever time is asked for', async () => {
    const brand = await aBrand(hub.payload)
    const place = { channel: await aChannel(hub.payload, brand, 'mastodon'), brand, platform: 'mastodon' }
    for (const date of [1, 2, 3, 4, 5, 6]) {
      const at = `2026-03-0${date}T09:00Z`
      const { post } = await broughtOn(hub.payload, place, { at, numbers: { reactions: 10 }, ages: { '1d': { reactions: 10 } } })
      await broughtOn(hub.payload, place, { at, numbers: { reactions: 90 }, ages: { '1d': { reactions: 90 } }, part: 1, post })
    }
    const at = '2026-04-01T09:00Z'
    const { post } = await broughtOn(hub.payload, place, { at, numbers: { reactions: 20 }, ages: { '1d': { reactions: 20 } } })
    const { best, worst } = await overview({ brand, from: '2026-04-01' })
    expect([best, worst]).toMatchObject([[{ post, usual: { of: 7, median: 10 }, times: 2 }], []])
  })

  it('says when posts work, and which topics, whatever channel they went out on and however old they are', async () => {
    const brand = await aBrand(hub.payload)
    const [large, small] = [await aChannel(hub.payload, brand, 'mastodon'), await aChannel(hub.payload, brand, 'bluesky')]
    for (const week of [0, 1, 2, 3, 4]) {
      const at = (day: number) => new Date(Date.UTC(2026, 8, day + 7 * week, 8)).toISOString()
      // Mondays on the large channel, and the older they are, the more they have by now; Wednesdays on the small one.
      const much = { at: at(7), numbers: { reactions: 9_000 - 1_000 * week }, ages: { '7d': { reactions: 1_000 } }, topics: ['much'] }
      const little = { at: at(9), numbers: { reactions: 12 }, ages: { '7d': { reactions: 10 } }, topics: ['little'] }
      await broughtOn(hub.payload, { channel: large, brand, platform: 'mastodon' }, much)
      await broughtOn(hub.payload, { channel: small, brand, platform: 'bluesky' }, little)
    }
    const { heatMap, topics, channels } = await overview({ brand })
    expect([heatMap.weekdays[0], heatMap.weekdays[2]]).toEqual([
      { of: 5, median: 1 },
      { of: 5, median: 1 },
    ])
    expect(topics.map(({ id, times }) => [id, times?.median, times?.of])).toEqual([
      ['much', 1, 5],
      ['little', 1, 5],
    ])
    expect(channels.every(({ times }) => times === undefined)).toBe(true)
  })

  it('compares whole posts, and those of a slow channel beside those of a busy one', async () => {
    const brand = await aBrand(hub.payload)
    const [busy, slow] = [await aChannel(hub.payload, brand, 'mastodon'), await aChannel(hub.payload, brand, 'bluesky')]
    // Not all that engagements are added up of: what is left of the room is not room for half of another.
    const all = { reactions: 1, comments: 1, shares: 1 }
    for (const date of [1, 2, 3]) {
      const what = { at: `2026-05-0${date}T09:00Z`, numbers: all, ages: { '1d': all, '7d': all } }
      await broughtOn(hub.payload, { channel: busy, brand, platform: 'mastodon' }, what)
    }
    await broughtOn(hub.payload, { channel: slow, brand, platform: 'bluesky' }, { at: '2026-04-01T09:00Z', ages: { '1d': { shares: 4 } } })
    const ages = await agesOf(hub.payload, [busy, slow], null, 1)
    const newest = ages.filter(({ channel }) => channel === busy).map(({ publishedAt }) => publishedAt.toISOString().slice(0, 10))
    expect(newest).toEqual(Array.from({ length: 6 }, () => '2026-05-03'))
    expect(ages.filter(({ channel }) => channel === slow)).toMatchObject([{ metric: 'shares', value: 4 }])
  })

  it('answers for a channel, a time and a campaign alone', async () => {
    expect((await overview({ channel: bluesky })).totals.posts).toBe(2)
    // The day of the brand, not of UTC.
    expect((await overview({ from: '2026-11-17', to: '2026-11-17' })).totals.posts).toBe(2)
    expect((await overview({ from: '2026-11-18' })).totals.posts).toBe(0)
    const other = await aBrand(hub.payload)
    expect((await overview({ brand: other })).totals.posts).toBe(0)

    expect((await overview({ campaign })).totals.posts).toBe(0)
    const editor = await hub.person('editor')
    const made = await editor.post('/api/posts?locale=de', { title: 'Wärme', brand: hub.brand, campaign }).expect(201)
    await brought(mastodon, { at: '2026-11-18T09:00Z', numbers: { reactions: 60 }, post: (made.body as { doc: { id: string } }).doc.id })
    const { totals, goals } = await overview({ campaign })
    expect(totals.posts).toBe(1)
    // That nobody tells how often it was saved is no failure to reach the goal.
    expect(goals).toEqual([
      { metric: 'reactions', target: 100, value: 60, soFar: 60 },
      { metric: 'saves', target: 5, value: null, soFar: null },
    ])
    // A goal is of the whole campaign: a later time does not begin again.
    const later = await overview({ campaign, from: '2026-11-19' })
    expect([later.totals.posts, later.goals[0]]).toEqual([0, { metric: 'reactions', target: 100, value: null, soFar: 60 }])
    expect((await overview({ campaign, from: '2026-11-01', to: '2026-11-17' })).goals[0]?.soFar).toBeNull()
    expect((await overview()).goals).toEqual([])
  })

  it('shows followers day by day, and what is to be said of measuring', async () => {
    for (const [day, value] of [
      ['2026-11-02', 110],
      ['2026-11-01', 100],
    ] as const)
      await create('account-measurements', { channel: mastodon, metric: 'followers', day, value })
    await create('account-measurements', { channel: mastodon, metric: 'posts', day: '2026-11-01', value: 7 })
    const { followers } = await overview()
    expect(followers.map(({ channel, points }) => [channel.name, points])).toEqual([
      [
        'Acme mastodon',
        [
          { day: '2026-11-01', value: 100 },
          { day: '2026-11-02', value: 110 },
        ],
      ],
    ])
    expect((await overview({ from: '2026-11-02' })).followers[0]?.points).toHaveLength(1)
    expect((await overview({ channel: bluesky })).followers).toEqual([])
    // The account as a whole is told of a single channel, the newest days first.
    expect((await overview({ channel: mastodon })).account).toEqual([
      { day: '2026-11-02', numbers: { followers: 110 } },
      { day: '2026-11-01', numbers: { followers: 100, posts: 7 } },
    ])
    expect((await overview({ channel: mastodon, to: '2026-11-01' })).account).toHaveLength(1)
    expect((await overview()).account).toEqual([])

    const note = { channel: mastodon, kind: 'gap', delivery: '', metric: '', from: '2026-11-01T00:00Z', until: '2026-11-02T00:00Z' }
    await create('measuring-notes', note)
    await create('measuring-notes', { ...note, kind: 'silent', metric: 'saves', until: null })
    await create('measuring-notes', { ...note, delivery: 'one post alone' })
    const kinds = async (query: Record<string, string>) => (await overview(query)).notes.map(({ kind }) => kind).sort()
    expect(await kinds({})).toEqual(['gap', 'silent'])
    expect((await overview()).notes.find(({ kind }) => kind === 'silent')?.said.de).toContain('„Gemerkt“')
    // Of a publication by itself it is said at its post; of several at the same time, once for all.
    const brand = await aBrand(hub.payload)
    const place = { channel: await aChannel(hub.payload, brand, 'mastodon'), brand, platform: 'mastodon' }
    for (const hour of ['08', '09', '10']) {
      const { delivery } = await broughtOn(hub.payload, place, { at: `2026-10-31T${hour}:00Z`, numbers: { reactions: 1 } })
      await create('measuring-notes', { ...note, channel: place.channel, delivery, from: `2026-11-01T${hour}:00Z` })
    }
    expect((await overview({ brand })).notes).toMatchObject([
      {
        kind: 'gap',
        channel: { id: place.channel },
        said: { de: expect.stringContaining('3 Veröffentlichungen') as string },
        from: '2026-11-01T08:00:00.000Z',
        until: '2026-11-02T00:00:00.000Z',
      },
    ])
    // Not where none of them is counted.
    expect((await overview({ brand, from: '2026-11-01' })).notes).toEqual([])
    // What is over by then is not said; what is still so is.
    expect(await kinds({ from: '2026-11-05' })).toEqual(['silent'])
    expect(await kinds({ to: '2026-10-30' })).toEqual([])
    expect(await kinds({ channel: bluesky })).toEqual([])
  })

  it('counts the hub’s own clicks by day, channel and country, robots apart', async () => {
    const post = await aPost(hub.payload, hub.brand)
    const shared = { post, brand: hub.brand, language: 'de', platform: 'mastodon', target: '', utm: '', gone: false }
    const links = [
      await create('short-links', { ...shared, code: 'aaa', channel: mastodon, purpose: 'channel' }),
      await create('short-links', { ...shared, code: 'bbb', channel: '', purpose: 'print' }),
    ]
    const click = (link: number, day: string, country: string, clicks: number, bot = false, device = 'phone') =>
      create('link-clicks', { link: links[link], day, country, device, bot, clicks, visitors: bot ? 0 : clicks - 1 })
    await click(0, '2026-11-03', 'DE', 5)
    await click(0, '2026-11-03', 'DE', 2, false, 'desktop')
    await click(0, '2026-11-03', 'US', 40, true)
    await click(0, '2026-11-04', 'AT', 3)
    await click(1, '2026-11-04', 'DE', 9)
    const { clicks } = await overview()
    expect(clicks.totals).toEqual({ clicks: 19, visitors: 15, bots: 40 })
    expect(clicks.days.map(({ name, clicks, bots }) => [name, clicks, bots])).toEqual([
      ['2026-11-03', 7, 40],
      ['2026-11-04', 12, 0],
    ])
    expect(clicks.countries.map(({ name, clicks }) => [name, clicks])).toEqual([
      ['DE', 16],
      ['AT', 3],
      ['US', 0],
    ])
    expect(clicks.channels.map(({ channel, name, clicks }) => [channel, name, clicks])).toEqual([
      [mastodon, 'Acme mastodon', 10],
      ['', 'Print', 9],
    ])
    expect((await overview({ from: '2026-11-04' })).clicks.totals.clicks).toBe(12)
    expect((await overview({ channel: mastodon })).clicks.totals.clicks).toBe(10)
    expect((await overview({ campaign })).clicks.totals.clicks).toBe(0)
  })

  it('tells how long people waited for a decision about what they said', async () => {
    const community = await hub.person('community-manager')
    const post = await aPost(hub.payload, hub.brand)
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
    const received = (hours: number) =>
      create('responses', {
        ...{
          state: 'pending',
          title: 'Lob',
          kind: 'mention',
          source: 'https://example.com',
          sourceUrl: 'https://example.com',
          target: 'https://example.org',
        },
        ...{ post, brand: hub.brand, receivedAt: hoursAgo(hours), checkedAt: hoursAgo(0), key: randomUUID() },
      })
    for (const hours of [1, 2, 3, 4, 50]) {
      const id = await received(hours)
      await community.patch(`/api/responses/${id}`, { state: 'approved' }).expect(200)
    }
    await received(9)
    const { reaction } = await overview()
    expect(reaction).toMatchObject({ answered: 5, open: 1, usual: { of: 5 } })
    expect(reaction.usual?.median).toBeCloseTo(180, 0)
    expect((await overview({ to: hoursAgo(24 * 5).slice(0, 10) })).reaction).toEqual({ usual: null, answered: 0, open: 0 })
  })
})
