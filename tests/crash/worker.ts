/** A process of its own: the real ledger, world and engine on a shared database. It is killed, stopped and replaced. */
import { randomUUID } from 'node:crypto'
import type { Channel } from '../../src/core/channel.ts'
import type { Story } from '../../src/core/story.ts'
import type { Variant } from '../../src/core/variant.ts'
import type { Delivery, Ledger } from '../../src/delivery/ledger.ts'
import type { World } from '../../src/delivery/ports.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { fakes } from '../../publishers/fakes.gen.ts'
import type { AnyPublisher } from '../../publishers/publisher.ts'
import { aBrand, aChannel, aPost, aStory } from '../support/deliveries.ts'
import { death } from './death.ts'
import { naiveEngine } from './naive.ts'
import { classOf, playedBy, type Class } from './networks.ts'
import { mark, type Ask, type Open, type Requests, type WorkerOptions } from './protocol.ts'

// Everything is loaded before the database is opened, so that a replacement is there at once.
const [{ boot }, { hub }, { apply, recordLive, announce }, { createEngine }, planning, { startScheduler }, { storeConnection }] =
  await Promise.all([
    import('../../src/boot.ts'),
    import('../../src/hub.ts'),
    import('../../src/delivery/deliver.ts'),
    import('../../src/delivery/engine.ts'),
    import('../../src/delivery/plan.ts'),
    import('../../src/delivery/scheduler.ts'),
    import('../../src/delivery/world.payload.ts'),
    import('../../src/payload.config.ts'),
  ])
const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions
const send = (message: object) => void process.send?.(message)
/** How long a rate limit lasts here. */
const limitedMs = 300

async function open(offset: { ms: number }) {
  const { payload } = await boot()
  const { settings, ...real } = hub(payload)
  const dying = death()
  const ledger: Ledger = dying.ledger({ ...real.ledger, now: async () => new Date((await real.ledger.now()).getTime() + offset.ms) })
  const world: World = { ...real.world, publisher: (platform) => publisherOf(platform as Class | 'mastodon' | 'bluesky') }

  async function publisherOf(platform: Class | 'mastodon' | 'bluesky'): Promise<AnyPublisher | null> {
    const found = await real.world.publisher(platform in playedBy ? playedBy[platform as Class] : platform)
    if (!found) return null
    const { find, ...publisher } = found
    const { manifest } = publisher
    const unproved = platform === 'timeline' || platform === 'opaque'
    return dying.publisher({
      ...publisher,
      ...(find && platform !== 'opaque' && { find }),
      manifest: unproved ? { ...manifest, proof: { ...manifest.proof, kind: platform, windowMs: 0, graceMs: 2_000 } } : manifest,
      publish: (staged, ctx) =>
        publisher.publish(staged, unproved ? { ...ctx, deliveryKey: randomUUID() } : ctx).catch((error: unknown) => {
          if (!(error instanceof PublisherError) || error.kind !== 'wait') throw error
          throw new PublisherError('wait', error.message, { code: error.code, retryAfter: new Date(Date.now() + offset.ms + limitedMs) })
        }),
    })
  }

  const { callTimeoutMs, staleIntentMs } = options
  let ring = () => {}
  if (options.delivers) {
    const engine = options.naive
      ? naiveEngine(ledger, world, callTimeoutMs * 2)
      : createEngine(ledger, world, { callTimeoutMs, staleIntentMs, onSettled: () => ring() })
    const scheduler = startScheduler(engine, world.log)
    ring = () => scheduler.ring()
    setInterval(ring, 150)
  }

  const channels = new Map<string, Channel>()
  async function variantOf(post: string, number: number, version: number, channel: { id: string; number: number }): Promise<Variant> {
    const known = channels.get(channel.id) ?? (await world.channel(channel.id))
    if (!known) throw new Error('The channel is gone.')
    channels.set(channel.id, known)
    const name = mark(number, channel.number, version)
    const platform =
      classOf(channel.number) === 'key' ? 'mastodon' : classOf(channel.number) === 'identity' ? 'bluesky' : classOf(channel.number)
    return { channel: { ...known, platform }, story: aStory(post, `Windpark ${name}`), dueAt: null, hash: name }
  }
  const all = { by: 'dueAt', limit: 1_000_000 } as const
  const textOf = (row: Delivery) => (JSON.parse(row.story) as Story).text

  const commands: { [C in keyof Requests]: (ask: Requests[C]['ask']) => Promise<Requests[C]['answer']> } = {
    async setUp({ origin, channels: count }) {
      const brand = await aBrand(payload)
      const ids: string[] = []
      for (let n = 0; n < count; n++) {
        const platform = playedBy[classOf(n)]
        const id = await aChannel(payload, brand, platform)
        const definition = await fakes[platform]?.()
        const account = { id: String(n), handle: `@acme${n}`, url: `${origin}/${n}` }
        const credentials = definition?.credentials(`${origin}/${n}`) ?? null
        await storeConnection(payload, settings.vault, id, { credentials, account, expiresAt: null })
        ids.push(id)
      }
      return { channels: ids, brand }
    },
    async write({ posts, brand }) {
      const ids: string[] = []
      for (let n = 0; n < posts; n++) ids.push(await aPost(payload, brand, `Beitrag ${n}`))
      return { posts: ids }
    },
    async approve({ post, number, version, channels: targets }) {
      const variants = []
      for (const target of targets) variants.push(await variantOf(post, number, version, target))
      const isOwned = (platform: string) => platform === 'website'
      return planning.plan({ post, title: `Beitrag ${number}`, variants, isOwned, freezes: await world.freezes() }, ledger)
    },
    async withdraw({ post }) {
      await planning.withdrawPost(post, 'Withdrawn.', ledger)
      return true
    },
    async edit({ post }) {
      await planning.closeGate(post, ledger)
      return true
    },
    async freeze({ id }) {
      const known: unknown = await payload.db.findOne({ collection: 'freezes', where: { reason: { equals: id } } })
      const data = { scope: 'all', target: '', reason: id, lifted: false, at: new Date().toISOString() }
      const made = (known ?? (await payload.db.create({ collection: 'freezes', data }))) as { id: string }
      await planning.hold({ id: String(made.id), scope: 'all', target: '', reason: id }, ledger)
      return true
    },
    async lift({ id }) {
      await payload.db.updateOne({ collection: 'freezes', where: { reason: { equals: id } }, data: { lifted: true } })
      await planning.agreeWithFreezes(await world.freezes(), ledger)
      return true
    },
    async mend() {
      await planning.agreeWithFreezes(await world.freezes(), ledger)
      const { docs } = await payload.db.find<{ id: string }>({
        collection: 'channels',
        where: { status: { equals: 'refused' } },
        pagination: false,
      })
      for (const { id } of docs) {
        await payload.db.updateOne({ collection: 'channels', id, data: { status: 'connected' } })
        await planning.signedIn(String(id), ledger)
      }
      return true
    },
    async asked() {
      const rows = await ledger.find({ states: ['needs-human', 'late-hold'] }, all)
      return rows.map((row) => ({ id: row.id, state: row.state, text: textOf(row), channel: row.channel }))
    },
    async resolve({ id, live }) {
      const row = await ledger.get(id)
      if (row?.state === 'late-hold') await apply(ledger, row, { is: 'person-publishes-late' }, await ledger.now())
      if (row?.state !== 'needs-human') return true
      if (!live) await apply(ledger, row, { is: 'person-says-not-live', reason: 'Somebody looked.' }, await ledger.now())
      else {
        const recorded = await recordLive(ledger, id, live)
        if (recorded) await announce(recorded, ledger)
      }
      return true
    },
    async left() {
      const states = ['scheduled', 'claimed', 'sending', 'unknown', 'needs-human', 'blocked-auth', 'late-hold'] as const
      return (await ledger.find({ states }, all)).length
    },
    async summary() {
      const rows = await ledger.find({}, all)
      const { docs } = await payload.db.find<{ delivery: string; number: number; intentAt: string; outcome?: string | null }>({
        collection: 'attempts',
        pagination: false,
        limit: 1_000_000,
      })
      return {
        rows: rows.map((row) => {
          const { id, post, channel, occurrence, state, key, remoteId, reason, hold } = row
          return { id, post, channel, occurrence, state, key, text: textOf(row), remoteId, reason, hold }
        }),
        attempts: docs.map(({ delivery, number, intentAt, outcome }) => {
          return { delivery: String(delivery), number, intentAt: Date.parse(intentAt), outcome: outcome ?? null }
        }),
      }
    },
    async later({ offsetMs }) {
      offset.ms = offsetMs
      ring()
      return true
    },
    async die({ at }) {
      dying.arm(at)
      return true
    },
  }
  return (ask: Ask) => (commands[ask.do] as (asked: Ask) => Promise<unknown>)(ask)
}

let opened: ReturnType<typeof open> | null = null
process.on('message', (message: Ask | Open) => {
  if ('open' in message) {
    opened = open({ ms: message.offsetMs })
    opened.then(
      () => send({ opened: true }),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
        process.exit(1)
      },
    )
    return
  }
  void opened
    ?.then((run) => run(message))
    .then(
      (answer) => send({ asked: message.asked, answer }),
      (error: unknown) => send({ asked: message.asked, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
})
process.on('disconnect', () => process.exit(0))
send({ loaded: true })
