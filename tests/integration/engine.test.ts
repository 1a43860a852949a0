/** The engine on the database of this run, against the platforms' imitations over HTTP: whatever they do, nothing appears twice. */
import { randomUUID } from 'node:crypto'
import supertest from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import type { FreezeStarted } from '../../src/core/freeze.ts'
import { createEngine, type Engine } from '../../src/delivery/engine.ts'
import type { Delivery, Ledger } from '../../src/delivery/ledger.ts'
import { plan } from '../../src/delivery/plan.ts'
import type { World } from '../../src/delivery/ports.ts'
import type { Hub } from '../../src/hub.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { fakes } from '../../publishers/fakes.gen.ts'
import type { AnyPublisher } from '../../publishers/publisher.ts'
import type { Fake, Misbehaviour } from '../../publishers/testing/fake.ts'
import { liveHub, richText, type LiveHub, type Person } from '../support/api.ts'
import { aDelivery, aPost, aStory } from '../support/deliveries.ts'
import { database } from '../support/databases.ts'
import { gate } from '../support/memory-world.ts'

const minutes = 60_000

describe(`on ${database}`, () => {
  let live: LiveHub
  let hub: Hub
  let ledger: Ledger
  let editor: Person
  let approver: Person
  let manager: Person
  const engines: Engine[] = []

  beforeAll(async () => {
    live = await liveHub(database)
    hub = (await import('../../src/hub.ts')).hub(live.payload)
    ledger = hub.ledger
    ;[editor, approver, manager] = [await live.person('editor'), await live.person('approver'), await live.person('channel-manager')]
  })
  afterAll(() => live?.stop())
  beforeEach(() => {
    engines.length = 0
    return async () => {
      for (const engine of engines) await engine.stop()
    }
  })

  /** `inMs`: an engine that lives so much later. */
  function engine(world: Partial<World> = {}, { inMs = 0, callTimeoutMs = 1_000 } = {}): Engine {
    const later: Ledger = { ...ledger, now: async () => new Date((await ledger.now()).getTime() + inMs) }
    const made = createEngine(later, { ...hub.world, ...world }, { callTimeoutMs, staleIntentMs: 20_000 })
    engines.push(made)
    return made
  }
  /** The website's channel speaks to its imitation, not to this hub. */
  const toTheFakes: Partial<World> = {
    async context(channel, delivery, signal) {
      const ctx = await hub.world.context(channel, delivery, signal)
      if (channel.platform !== 'website') return ctx
      return { ...ctx, credentials: (await fakes.website?.())?.credentials(`${live.base}/fakes/website`) }
    },
  }
  const fakeOf = (platform: string): Fake => live.fakes.get(platform) as Fake
  const publisherOf = async (platform: string): Promise<AnyPublisher> => (await hub.world.publisher(platform)) as AnyPublisher
  const instead = (platform: string, publisher: AnyPublisher): Partial<World> => ({
    publisher: async (asked) => (asked === platform ? publisher : hub.world.publisher(asked)),
  })
  const row = async (id: string): Promise<Delivery> => (await ledger.get(id)) as Delivery

  /** One delivery on a channel of its own. */
  async function delivery(platform: string, channel?: string): Promise<{ id: string; key: string; text: string; channel: string }> {
    const place = { post: await aPost(live.payload, live.brand), brand: live.brand, channel: channel ?? (await live.channel(platform)) }
    const text = `Windpark ${randomUUID()}`
    const made = aDelivery(place, { platform, story: JSON.stringify(aStory(place.post, text)) })
    expect(await ledger.add(made)).toBe(true)
    const [found] = await ledger.find({ key: made.key }, { by: 'dueAt', limit: 1 })
    return { id: found?.id ?? '', key: made.key, text, channel: place.channel }
  }
  /** How often the public sees it. */
  const seen = (platform: string, text: string) =>
    fakeOf(platform)
      .timeline()
      .filter((post) => post.text.includes(text)).length

  const sentences: { readonly [platform: string]: { readonly [kind: string]: string } } = {
    mastodon: { limited: 'Too many requests', refused: 'blocked word' },
    bluesky: { limited: 'Rate Limit Exceeded', refused: 'is not allowed' },
    website: { limited: 'Too many calls.', refused: 'texts.de.title is too short.' },
  }

  describe.each(['mastodon', 'bluesky', 'website'])('%s', (platform) => {
    it.each(['accept-then-silence', 'accept-then-reset', 'accept-then-502', 'refuse-500', 'slow'] satisfies Misbehaviour[])(
      'has it once after: %s',
      async (misbehaviour) => {
        const before = fakeOf(platform).records().length
        const { id, text } = await delivery(platform)
        fakeOf(platform).misbehave(misbehaviour)
        await engine(toTheFakes).drain()
        await engine(toTheFakes, { inMs: 5 * minutes }).drain()
        expect(await row(id)).toMatchObject({ state: 'published', reason: '', unknownSince: null })
        expect(seen(platform, text)).toBe(1)
        expect(fakeOf(platform).records()).toHaveLength(before + 1)
      },
    )

    it('has it once, after the platform’s own time, where it was rate limited; and nothing else of the channel before', async () => {
      const { id, channel, text } = await delivery(platform)
      const next = await delivery(platform, channel)
      fakeOf(platform).misbehave('rate-limit')
      await engine(toTheFakes).drain()
      const limited = await row(id)
      expect(limited).toMatchObject({ state: 'scheduled', ambiguous: false })
      expect(limited.reason).toContain(sentences[platform]?.limited)
      expect(limited.notBefore.getTime()).toBeGreaterThan(Date.now())
      expect((await hub.world.channel(channel))?.notBefore).toEqual(limited.notBefore)
      expect(seen(platform, text) + seen(platform, next.text)).toBe(0)
      await engine(toTheFakes, { inMs: limited.notBefore.getTime() - Date.now() + 1_000 }).drain()
      for (const each of [id, next.id]) expect((await row(each)).state).toBe('published')
      expect([seen(platform, text), seen(platform, next.text)]).toEqual([1, 1])
    })

    it('does not have what it refused, and the person reads why', async () => {
      const { id, text } = await delivery(platform)
      fakeOf(platform).misbehave('refuse-content')
      await engine(toTheFakes).drain()
      expect((await row(id)).state).toBe('rejected')
      expect((await row(id)).reason).toContain(sentences[platform]?.refused)
      expect(seen(platform, text)).toBe(0)
    })

    it('has it once after a refused sign-in: by a renewed access, or when a person has connected the channel again', async () => {
      const { id, text, channel } = await delivery(platform)
      fakeOf(platform).misbehave('unauthorised', 'unauthorised')
      const first = engine(toTheFakes)
      await first.drain()
      expect((await row(id)).state).toBe('blocked-auth')
      expect((await row(id)).reason).not.toBe('')
      expect((await row(id)).attempt).toBe(platform === 'mastodon' ? 1 : 2)
      expect((await hub.world.channel(channel))?.status).toBe('refused')
      const definition = await fakes[platform]?.()
      const input = platform === 'website' ? {} : definition?.connect(`${live.base}/fakes/${platform}`).valid
      await manager.post(`/api/channels/${channel}/connect`, { input }).expect(200)
      if (platform === 'mastodon') {
        // The second refusal has not been used up.
        await first.drain()
        expect((await row(id)).state).toBe('blocked-auth')
        await manager.post(`/api/channels/${channel}/connect`, { input }).expect(200)
      }
      await first.drain()
      expect((await row(id)).state).toBe('published')
      expect(seen(platform, text)).toBe(1)
    })
  })

  it('renews an access once, and the post goes without anybody being asked', async () => {
    const { id, text } = await delivery('bluesky')
    fakeOf('bluesky').misbehave('unauthorised')
    await engine().drain()
    expect(await row(id)).toMatchObject({ state: 'published', attempt: 2 })
    expect(seen('bluesky', text)).toBe(1)
  })

  describe.each(['opaque', 'timeline'] as const)('a platform that knows no repeats (%s)', (kind) => {
    const unproved = async (): Promise<Partial<World>> => {
      const { find, ...real } = await publisherOf('mastodon')
      return instead('mastodon', {
        ...real,
        ...(kind === 'timeline' && find && { find }),
        manifest: { ...real.manifest, proof: { ...real.manifest.proof, kind, windowMs: 0, graceMs: 0 } },
        // A key that the platform has never seen: every call is another post.
        publish: (staged, ctx) => real.publish(staged, { ...ctx, deliveryKey: randomUUID() }),
      })
    }

    it.each([
      ['accept-then-silence', 1],
      ['accept-then-reset', 1],
      ['accept-then-502', 1],
      ['slow', 1],
      ['refuse-500', 0],
    ] satisfies [Misbehaviour, number][])('is never sent twice by itself after: %s', async (misbehaviour, posts) => {
      const { id, text } = await delivery('mastodon')
      fakeOf('mastodon').misbehave(misbehaviour)
      const world = await unproved()
      await engine(world).drain()
      for (const inMs of [5 * minutes, 90 * minutes]) await engine(world, { inMs }).drain()
      const found = kind === 'timeline' && posts === 1
      expect((await row(id)).state).toBe(found ? 'published' : 'needs-human')
      if (!found) expect((await row(id)).reason).toContain('Look whether')
      expect(seen('mastodon', text)).toBe(posts)
    })

    it.each([
      ['rate-limit', 'scheduled'],
      ['unauthorised', 'blocked-auth'],
      ['refuse-content', 'rejected'],
    ] satisfies [Misbehaviour, string][])('is not in doubt after: %s', async (misbehaviour, state) => {
      const { id, text } = await delivery('mastodon')
      fakeOf('mastodon').misbehave(misbehaviour)
      await engine(await unproved()).drain()
      expect(await row(id)).toMatchObject({ state, ambiguous: false })
      expect(seen('mastodon', text)).toBe(0)
    })
  })

  it('delivers each of forty once with two engines, and never has two calls on one channel', async () => {
    const channels = await Promise.all(Array.from({ length: 4 }, () => live.channel('mastodon')))
    const rows: Awaited<ReturnType<typeof delivery>>[] = []
    for (let n = 0; n < 40; n++) rows.push(await delivery('mastodon', channels[n % 4]))
    const real = await publisherOf('mastodon')
    const wires = new Map<string, number>()
    const overlaps: string[] = []
    const calls: string[] = []
    const ours = new Set(rows.map(({ key }) => key))
    const world = instead('mastodon', {
      ...real,
      async publish(staged, ctx) {
        const { id } = ctx.channel
        wires.set(id, (wires.get(id) ?? 0) + 1)
        if ((wires.get(id) ?? 0) > 1) overlaps.push(id)
        // What another test left to be tried again may come due meanwhile.
        if (ours.has(ctx.deliveryKey)) calls.push(ctx.deliveryKey)
        try {
          return await real.publish(staged, ctx)
        } finally {
          wires.set(id, (wires.get(id) ?? 0) - 1)
        }
      },
    })
    const both = [engine(world, { callTimeoutMs: 10_000 }), engine(world, { callTimeoutMs: 10_000 })]
    await expect
      .poll(
        async () => {
          await Promise.all(both.map((each) => each.drain()))
          return (await Promise.all(rows.map(({ id }) => row(id)))).filter(({ state }) => state === 'published').length
        },
        { timeout: 50_000 },
      )
      .toBe(40)
    expect(overlaps).toEqual([])
    expect(calls.sort()).toEqual([...ours].sort())
    expect(rows.map(({ text }) => seen('mastodon', text))).toEqual(rows.map(() => 1))
  })

  it('gives back what it prepares when the process ends, and another one sends it', async () => {
    const { id, key, text } = await delivery('mastodon')
    const real = await publisherOf('mastodon')
    const held = gate()
    const stopped = engine(
      instead('mastodon', { ...real, stage: async (...asked) => (await held.wait(), real.stage?.(...asked)) as never }),
    )
    await stopped.tick()
    await held.reached
    expect((await row(id)).state).toBe('claimed')
    await stopped.stop()
    expect(await row(id)).toMatchObject({ state: 'scheduled', owner: '', lane: key, attempt: 0 })
    held.open()
    await engine().drain()
    expect(seen('mastodon', text)).toBe(1)
  })

  describe('a post that was approved over the API', () => {
    async function approved(platforms: readonly string[], differs: object = {}) {
      const title = `Beitrag ${randomUUID()}`
      const channels = await Promise.all(platforms.map((platform) => live.channel(platform)))
      const variants = channels.map((channel) => ({ channel, when: 'with-post', text: title }))
      const media = [await live.picture()]
      const content = {
        title,
        teaser: title,
        body: richText('Wir bauen.'),
        seo: { description: 'Warum.' },
        media,
        brand: live.brand,
        variants,
      }
      const written = await editor.post('/api/posts?locale=de', { ...content, ...differs }).expect(201)
      const { id } = (written.body as { doc: { id: string } }).doc
      await approve(id)
      return { id, title, channels }
    }
    async function approve(id: string) {
      const { review } = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
      await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }).expect(200)
    }
    const rowsOf = (post: string) => ledger.find({ post }, { by: 'dueAt', limit: 99 })

    /** A mastodon that waits: before the intent, or while the call is on the wire. */
    async function waiting(where: 'stage' | 'publish') {
      const real = await publisherOf('mastodon')
      const held = gate()
      const world = instead('mastodon', {
        ...real,
        ...(where === 'stage' && { stage: async (...asked) => (await held.wait(), real.stage?.(...asked)) as never }),
        ...(where === 'publish' && { publish: async (...asked) => (await held.wait(), real.publish(...asked)) }),
      } satisfies AnyPublisher)
      return { held, world, engine: engine(world, { callTimeoutMs: 10_000 }) }
    }

    it.each([
      ['withdrawn', async ({ id }: { id: string }) => void (await approver.post(`/api/posts/${id}/withdraw`).expect(200)), 'withdrawn', ''],
      [
        'edited',
        async ({ id }: { id: string }) => void (await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Anders.' }).expect(200)),
        'scheduled',
        'approved again',
      ],
      [
        'put into the trash',
        async ({ id }: { id: string }) =>
          void (await editor.patch(`/api/posts/${id}`, { deletedAt: new Date().toISOString() }).expect(200)),
        'withdrawn',
        'trash',
      ],
      [
        'stopped by its channel being paused',
        async ({ channels }: { channels: string[] }) =>
          void (await manager.patch(`/api/channels/${channels[0]}`, { paused: true, pausedReason: 'Streik' }).expect(200)),
        'scheduled',
        'paused: Streik',
      ],
    ] as const)('sends nothing when it is %s while it is prepared', async (_, act, state, reason) => {
      const post = await approved(['mastodon'])
      const { engine: busy, held } = await waiting('stage')
      await busy.tick()
      await held.reached
      await act(post)
      held.open()
      await busy.drain()
      const [after] = await rowsOf(post.id)
      expect(after?.state).toBe(state)
      expect(after?.reason).toContain(reason)
      expect(seen('mastodon', post.title)).toBe(0)
    })

    it('sends nothing when everything is frozen while it is prepared, and goes once after that', async () => {
      const { id, title } = await approved(['mastodon'])
      const { engine: busy, held } = await waiting('stage')
      await busy.tick()
      await held.reached
      const started = (await manager.post('/api/freezes/start', { scope: 'all', reason: 'Unfall im Werk' }).expect(200))
        .body as FreezeStarted
      expect(started.onTheWire).toEqual([])
      held.open()
      await busy.drain()
      expect(await rowsOf(id)).toMatchObject([{ state: 'scheduled', reason: 'Frozen: Unfall im Werk' }])
      expect(seen('mastodon', title)).toBe(0)
      await manager.post(`/api/freezes/${started.freeze.id}/lift`).expect(200)
      await engine({}, { inMs: minutes }).drain()
      expect(await rowsOf(id)).toMatchObject([{ state: 'published' }])
      expect(seen('mastodon', title)).toBe(1)
    })

    it('counts the answer of a call that a freeze found on the wire, and lists it', async () => {
      const { id } = await approved(['mastodon'])
      const { engine: busy, held } = await waiting('publish')
      await busy.tick()
      await held.reached
      const started = (await manager.post('/api/freezes/start', { scope: 'all', reason: 'Unfall' }).expect(200)).body as FreezeStarted
      expect(started.onTheWire.map(({ post }) => post)).toEqual([id])
      held.open()
      await busy.drain()
      expect(await rowsOf(id)).toMatchObject([{ state: 'published' }])
      await manager.post(`/api/freezes/${started.freeze.id}/lift`).expect(200)
    })

    it.each([
      ['withdrawn', (id: string) => approver.post(`/api/posts/${id}/withdraw`).expect(200)],
      ['edited', (id: string) => editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Anders.' }).expect(200)],
    ] as const)('is not sent later when it was %s during a call that was refused for now', async (_, act) => {
      const { id, title } = await approved(['mastodon'])
      const { engine: busy, held, world } = await waiting('publish')
      await busy.tick()
      await held.reached
      await act(id)
      fakeOf('mastodon').misbehave('rate-limit')
      held.open()
      await busy.drain()
      await engine(world, { inMs: 10 * minutes }).drain()
      const [after] = await rowsOf(id)
      expect(['withdrawn', 'scheduled']).toContain(after?.state)
      expect(seen('mastodon', title)).toBe(0)
    })

    it.each([
      ['edited', (id: string) => editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Anders.' }).expect(200), 'approved again'],
      ['withdrawn', (id: string) => approver.post(`/api/posts/${id}/withdraw`).expect(200), 'approved again'],
      [
        'put into the trash',
        (id: string) => editor.patch(`/api/posts/${id}`, { deletedAt: new Date().toISOString() }).expect(200),
        'trash',
      ],
    ] as const)('is not sent where planning was overtaken by its being %s', async (_, act, reason) => {
      const { id, title } = await approved(['mastodon'], { publishAt: new Date(Date.now() + 60 * minutes).toISOString() })
      const { loadReviewed } = await import('../../src/workflow/review.payload.ts')
      const { variants } = await loadReviewed(live.payload, id)
      await act(id)
      // A process that had read the approval before, and was stopped for a while.
      await plan({ post: id, title, variants, isOwned: hub.isOwned, freezes: [] }, ledger)
      expect((await rowsOf(id)).some(({ hold, approvedHash }) => hold === '' && approvedHash !== '')).toBe(true)
      await engine({}, { inMs: 61 * minutes }).drain()
      expect(seen('mastodon', title)).toBe(0)
      expect((await rowsOf(id)).map((each) => each.reason).join()).toContain(reason)
      expect((await rowsOf(id)).every(({ hold, state }) => hold === 'approval' || state === 'withdrawn')).toBe(true)
    })

    it('is not sent where a crash came between the end of its approval and the ledger', async () => {
      const { id, title } = await approved(['mastodon'])
      await live.payload.db.updateOne({ collection: 'reviews', where: { post: { equals: id } }, data: { state: 'draft' } })
      await engine().drain()
      expect(await rowsOf(id)).toMatchObject([{ state: 'scheduled', hold: 'approval', approvedHash: '' }])
      expect(seen('mastodon', title)).toBe(0)
    })

    it('does not go to another account than the one that was approved', async () => {
      const { id, title, channels } = await approved(['mastodon'])
      await live.payload.db.updateOne({ collection: 'channels', id: channels[0] ?? '', data: { account: 'somebody else' } })
      await engine().drain()
      expect(await rowsOf(id)).toMatchObject([{ state: 'scheduled', hold: 'approval' }])
      expect((await rowsOf(id))[0]?.reason).toContain('another account')
      expect(seen('mastodon', title)).toBe(0)
    })

    it('is given to the website again after an edit, and to no network', async () => {
      const { id, title } = await approved(['website', 'mastodon', 'bluesky'])
      await engine().drain()
      expect((await rowsOf(id)).map(({ state }) => state)).toEqual(['published', 'published', 'published'])
      const { remoteId, url } = (await rowsOf(id)).find(({ platform }) => platform === 'website') as Delivery
      await editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Eine neue Fassung.' }).expect(200)
      await engine({}, { inMs: minutes }).drain()
      await approve(id)
      await engine({}, { inMs: minutes }).drain()
      const rows = await rowsOf(id)
      expect(rows.map(({ platform }) => platform).sort()).toEqual(['bluesky', 'mastodon', 'website', 'website'])
      // One page, for which its newest version stands.
      expect(rows.map(({ platform, state }) => `${platform} ${state}`).sort()).toEqual([
        'bluesky published',
        'mastodon published',
        'website published',
        'website withdrawn',
      ])
      expect([seen('mastodon', title), seen('bluesky', title)]).toEqual([1, 1])
      const slug = new URL(url).pathname.split('/').at(-1) ?? ''
      const read = await supertest(live.base).get(`/api/content/v1/posts/${slug}?language=de`).expect(200)
      expect(read.body).toMatchObject({ teaser: 'Eine neue Fassung.' })
      expect(rows.filter(({ platform }) => platform === 'website').map((each) => each.remoteId)).toContain(remoteId)
    })

    it('waits for the website, and then goes with the link', async () => {
      const { id, title } = await approved(['website', 'mastodon'])
      const real = await publisherOf('website')
      let down = true
      const world = instead('website', {
        ...real,
        publish: async (...asked) => {
          if (down) throw new PublisherError('retry', 'The website could not be reached.', { code: 'ECONNREFUSED' })
          return real.publish(...asked)
        },
      })
      await engine(world).drain()
      const stateOf = async (platform: string) => (await rowsOf(id)).find((each) => each.platform === platform)
      expect(await stateOf('website')).toMatchObject({ state: 'scheduled', reason: 'The website could not be reached.' })
      expect(await stateOf('mastodon')).toMatchObject({ state: 'scheduled' })
      expect(seen('mastodon', title)).toBe(0)
      down = false
      await engine(world, { inMs: 6 * minutes }).drain()
      const website = await stateOf('website')
      expect(website?.state).toBe('published')
      expect(await stateOf('mastodon')).toMatchObject({ state: 'published', link: website?.url })
      expect(
        fakeOf('mastodon')
          .timeline()
          .find((post) => post.text.includes(title))?.text,
      ).toContain(website?.url)
    })

    it('that could not be planned does not keep others from being planned', async () => {
      const broken = await approved(['mastodon'])
      const other = await approved(['mastodon'])
      await live.payload.db.deleteMany({ collection: 'deliveries', where: { post: { in: [broken.id, other.id] } } })
      for (const { id } of [broken, other])
        await live.payload.db.updateOne({ collection: 'reviews', where: { post: { equals: id } }, data: { planned: false } })
      await live.payload.db.updateOne({ collection: 'posts', id: broken.id, data: { deletedAt: new Date().toISOString() } })
      const { planWhatIsMissing } = await import('../../src/delivery/plan-approved.payload.ts')
      await planWhatIsMissing(live.payload)
      expect(await rowsOf(other.id)).toHaveLength(1)
      await engine().drain()
      expect([seen('mastodon', broken.title), seen('mastodon', other.title)]).toEqual([0, 1])
    })
  })

  describe('the world on this database', () => {
    it('keeps the longer of two pauses', async () => {
      const channel = (await hub.world.channel(await live.channel('mastodon'))) as NonNullable<Awaited<ReturnType<World['channel']>>>
      const at = (ms: number) => new Date(Date.now() + ms)
      const long = at(10 * minutes)
      for (const until of [at(minutes), long, at(2 * minutes)]) await hub.world.pause(channel, until)
      expect((await hub.world.channel(channel.id))?.notBefore).toEqual(long)
    })

    it('lets a refusal of old credentials not block a channel that was connected anew', async () => {
      const id = await live.channel('mastodon')
      const channel = (await hub.world.channel(id)) as NonNullable<Awaited<ReturnType<World['channel']>>>
      await hub.world.context(channel, { key: 'k', dueAt: new Date() }, AbortSignal.timeout(1_000))
      const definition = await fakes.mastodon?.()
      await manager.post(`/api/channels/${id}/connect`, { input: definition?.connect(`${live.base}/fakes/mastodon`).valid }).expect(200)
      await hub.world.refuse(channel, 'The old token.')
      expect((await hub.world.channel(id))?.status).toBe('connected')
      const again = (await hub.world.channel(id)) as typeof channel
      await hub.world.context(again, { key: 'k', dueAt: new Date() }, AbortSignal.timeout(1_000))
      await hub.world.refuse(again, 'The new token.')
      expect((await hub.world.channel(id))?.status).toBe('refused')
    })

    it('tells a channel that is not there from one that cannot be read', async () => {
      expect(await hub.world.channel(live.brand)).toBeNull()
      const { payloadWorld } = await import('../../src/delivery/world.payload.ts')
      const unreachable = {
        ...live.payload,
        db: {
          ...live.payload.db,
          find: async () => {
            throw new Error('The database does not answer.')
          },
        },
      } as unknown as typeof live.payload
      await expect(payloadWorld(unreachable, hub.settings, hub.world as never).channel(await live.channel('mastodon'))).rejects.toThrow(
        'does not answer',
      )
    })

    it('asks a person to connect again where the credentials cannot be unsealed', async () => {
      const { id, channel } = await delivery('mastodon')
      await live.payload.db.updateOne({ collection: 'channels', id: channel, data: { credentials: 'v1.other.AAAA.AAAA.AAAA' } })
      await engine().drain()
      expect(await row(id)).toMatchObject({ state: 'blocked-auth', attempt: 0 })
      expect((await row(id)).reason).toContain('CREDENTIAL_KEYS')
    })
  })
})
