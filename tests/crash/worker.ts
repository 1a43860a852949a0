/** A process of its own: the real hub and its engine on a shared database. It is killed, stopped and replaced. */
import { randomUUID } from 'node:crypto'
import { PublisherError } from '../../publishers/errors.ts'
import { fakes } from '../../publishers/fakes.gen.ts'
import type { AnyPublisher } from '../../publishers/publisher.ts'
import type { Delivery, Ledger } from '../../src/delivery/ledger.ts'
import type { World } from '../../src/delivery/ports.ts'
import { aBrand, aChannel } from '../support/deliveries.ts'
import { death } from './death.ts'
import { naiveEngine } from './naive.ts'
import { classOf, playedBy, type Class } from './networks.ts'
import { mark, markIn, type Ask, type Open, type OpenRow, type Requests, type Text, type WorkerOptions } from './protocol.ts'

// Everything is loaded before the database is opened, so that a replacement is there at once.
const [{ boot }, { hub }, applying, afterwards, { createEngine }, standing, planned, { startScheduler }, reviews, reviewRows, connections] =
  await Promise.all([
    import('../../src/boot.ts'),
    import('../../src/hub.ts'),
    import('../../src/delivery/apply.ts'),
    import('../../src/delivery/afterwards.ts'),
    import('../../src/delivery/engine.ts'),
    import('../../src/delivery/standing.ts'),
    import('../../src/delivery/plan-approved.payload.ts'),
    import('../../src/delivery/scheduler.ts'),
    import('../../src/workflow/review.payload.ts'),
    import('../../src/workflow/review-row.payload.ts'),
    import('../../src/delivery/connection.payload.ts'),
    import('../../src/payload.config.ts'),
  ])
const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions
const send = (message: object) => void process.send?.(message)

/** How long a rate limit lasts here. */
const limitedMs = 300
/** Those that prove less than the platform that plays them go by the name of their class. */
const lesser: readonly string[] = ['timeline', 'opaque'] satisfies Class[]

async function open(offset: { ms: number }) {
  const { payload } = await boot()
  const own = hub(payload)
  const { settings, bell, ...real } = own
  const dying = death()
  const ledger: Ledger = dying.ledger({
    ...real.ledger,
    now: async () => new Date((await real.ledger.now()).getTime() + offset.ms),
    add(row) {
      const number = Number(/c(\d+)v/.exec(markIn(row.story) ?? '')?.[1])
      const kind = classOf(number)
      return real.ledger.add(lesser.includes(kind) ? { ...row, platform: kind } : row)
    },
  })
  // How much a platform takes is another matter: here it is to be as busy as can be.
  const world: World = { ...real.world, publisher: publisherOf, grant: async () => null }
  // Hooks and planning too.
  Object.assign(own, { ledger, world })

  async function publisherOf(platform: string): Promise<AnyPublisher | null> {
    const unproved = lesser.includes(platform)
    const found = await real.world.publisher(unproved ? playedBy[platform as Class] : platform)
    if (!found) return null
    const { find, ...publisher } = found
    const { manifest } = publisher
    return dying.publisher({
      ...publisher,
      ...(find && platform !== 'opaque' && { find }),
      manifest: unproved
        ? { ...manifest, proof: { ...manifest.proof, kind: platform as 'timeline' | 'opaque', windowMs: 0, graceMs: 2_000 } }
        : manifest,
      publish: (staged, ctx) =>
        publisher.publish(staged, unproved ? { ...ctx, deliveryKey: randomUUID() } : ctx).catch((error: unknown) => {
          if (!(error instanceof PublisherError) || error.kind !== 'wait') throw error
          throw new PublisherError('wait', error.message, { code: error.code, retryAfter: new Date(Date.now() + offset.ms + limitedMs) })
        }),
    })
  }

  async function mend(): Promise<void> {
    await planned.planWhatIsMissing(payload)
    await standing.agreeWithFreezes(world.freezes, ledger)
  }

  const { callTimeoutMs, staleIntentMs, lookEveryMs } = options
  let ring = () => bell.ring()
  let settled = () => {}
  if (options.delivers) {
    const engine = options.naive
      ? naiveEngine(ledger, world, callTimeoutMs * 2)
      : createEngine(ledger, world, { callTimeoutMs, staleIntentMs, onSettled: () => settled() })
    // As src/run-deliveries.ts has it, and more often: what it repairs it must not break, whoever else decides at that moment.
    const scheduler = startScheduler(engine, world.log, [{ name: 'mend', schedule: '*/3 * * * * *', run: mend }])
    ring = () => scheduler.ring()
    settled = () => scheduler.settled()
    bell.onRing(ring)
    if (lookEveryMs > 0) setInterval(ring, lookEveryMs)
  }

  const variantsOf = ({ number, version, channels }: Text) =>
    channels.map((channel) => ({ channel: channel.id, text: `Windpark ${mark(number, channel.number, version)}` }))
  const as = { collection: 'posts', locale: 'de', draft: true, depth: 0, overrideAccess: true } as const
  const save = (id: string, text: Text) => payload.update({ ...as, id, data: { variants: variantsOf(text) } })
  async function review(
    post: string,
    to: { state: 'draft' | 'approved'; hash?: string; approved?: string; planned: boolean; judgedAt?: string },
  ): Promise<void> {
    const collection = 'reviews'
    const changed: unknown = await payload.db.updateOne({ collection, where: { post: { equals: post } }, data: to })
    if (!changed) await payload.db.create({ collection, data: { post, ...to } })
  }
  async function connect(platform: string, id: string, number: number, origin: string) {
    const url = `${origin}/${number}`
    const definition = await fakes[platform]?.()
    const account = { id: String(number), handle: `@acme${number}`, url }
    const typed = definition?.connect(url).valid ?? {}
    const context = await connections.connectContext(settings, { id, platform }, null, [], AbortSignal.timeout(10_000))
    // As a person does it: an access that is renewed has to lead to the same account.
    const began = Object.keys(typed).length > 0 ? await (await connections.connectorOf(platform))?.begin(typed, context) : null
    const connection =
      began && 'connection' in began ? began.connection : { credentials: definition?.credentials(url) ?? null, account, expiresAt: null }
    await connections.storeConnection(payload, settings.vault, id, connection)
  }

  const all = { by: 'dueAt', limit: 1_000_000 } as const
  const textOf = ({ story }: { story: string }) => (JSON.parse(story) as { text: string }).text

  const commands: { [C in keyof Requests]: (ask: Requests[C]['ask']) => Promise<Requests[C]['answer']> } = {
    async setUp({ origin, channels: count }) {
      const brand = await aBrand(payload)
      const ids: string[] = []
      for (let n = 0; n < count; n++) {
        const platform = playedBy[classOf(n)]
        const id = await aChannel(payload, brand, platform)
        await connect(platform, id, n, origin)
        ids.push(id)
      }
      return { channels: ids, brand }
    },
    async write({ brand, posts }) {
      const ids: string[] = []
      for (const { dueAt, ...text } of posts) {
        const data = { title: `Beitrag ${text.number}`, brand, variants: variantsOf(text), ...(dueAt && { publishAt: dueAt }) }
        const { id } = await payload.create({ ...as, data: { ...data, _status: 'draft' } as never })
        ids.push(String(id))
      }
      return { posts: ids }
    },
    async approve({ post, ...text }) {
      if (text.version > 1) await save(post, text)
      const reviewed = await reviews.loadReviewed(payload, post)
      // An approval is given when the checks have been asked; `tests/integration/quality.test.ts` is about what they say later.
      const judgedAt = new Date().toISOString()
      await review(post, { state: 'approved', hash: reviewed.hash, approved: reviews.approvedHashes(reviewed), planned: false, judgedAt })
      return true
    },
    async plan({ post }) {
      await planned.planApproved(payload, post)
      bell.ring()
      return true
    },
    async withdraw({ post }) {
      await review(post, { state: 'draft', planned: true })
      await standing.withdrawPost(post, 'Withdrawn.', ledger)
      bell.ring()
      return true
    },
    async edit({ post, ...text }) {
      await save(post, text)
      return true
    },
    async freeze({ id }) {
      const known: unknown = await payload.db.findOne({ collection: 'freezes', where: { reason: { equals: id } } })
      const data = { scope: 'all', target: '', reason: id, lifted: false, at: new Date().toISOString() }
      const made = (known ?? (await payload.db.create({ collection: 'freezes', data }))) as { id: string }
      await standing.hold({ id: String(made.id), scope: 'all', target: '', reason: id }, ledger)
      return true
    },
    async lift({ id }) {
      await payload.db.updateOne({ collection: 'freezes', where: { reason: { equals: id } }, data: { lifted: true } })
      await standing.agreeWithFreezes(world.freezes, ledger)
      bell.ring()
      return true
    },
    async reconnect() {
      const where = { status: { equals: 'refused' } }
      const { docs } = await payload.db.find<{ id: string }>({ collection: 'channels', where, pagination: false })
      for (const { id } of docs) {
        await payload.db.updateOne({ collection: 'channels', id, data: { status: 'connected' } })
        await standing.signedIn(String(id), ledger)
      }
      bell.ring()
      return true
    },
    async open() {
      const rows = await ledger.find({ states: ['sending', 'unknown', 'needs-human', 'late-hold'] }, all)
      return rows.map((row): OpenRow => {
        const { id, attempt, state, channel } = row
        return { id, attempt, state, text: textOf(row), channel }
      })
    },
    async resolve({ id, live }) {
      const row = await ledger.get(id)
      if (row?.state === 'late-hold') await applying.apply(ledger, row, { is: 'person-publishes-late' }, await ledger.now())
      if (row?.state !== 'needs-human') return true
      if (!live) await applying.apply(ledger, row, { is: 'person-says-not-live', reason: 'Somebody looked.' }, await ledger.now())
      else {
        const recorded = await applying.recordLive(ledger, row, live)
        if (recorded) await afterwards.announce(recorded, ledger)
      }
      bell.ring()
      return true
    },
    async left() {
      const states = ['scheduled', 'claimed', 'sending', 'processing', 'unknown', 'needs-human', 'blocked-auth', 'late-hold'] as const
      // What was withdrawn or edited while it was planned waits for an approval that need not come.
      const rows = (await ledger.find({ states }, all)).filter(({ hold }) => hold !== 'approval')
      const unplanned = (await reviewRows.unplanned(payload)).length
      const now = await ledger.now()
      const waits = (row: Delivery) =>
        (row.state === 'scheduled' || row.state === 'unknown') && (row.hold !== '' || row.waitsFor !== '' || row.notBefore > now)
      return { all: rows.length + unplanned, busy: rows.filter((row) => !waits(row)).length + unplanned }
    },
    async summary() {
      const rows = await ledger.find({}, all)
      interface Stored {
        delivery: string
        number: number
        intentAt: string
        outcome?: string | null
        asked?: string | null
      }
      const { docs } = await payload.db.find<Stored>({ collection: 'attempts', pagination: false, limit: 1_000_000 })
      return {
        rows: rows.map((row) => {
          const { id, post, channel, occurrence, state, key, remoteId, reason, hold, attempt } = row
          return { id, post, channel, occurrence, state, key, text: textOf(row), remoteId, reason, hold, attempt, dueAt: +row.dueAt }
        }),
        attempts: docs.map(({ delivery, number, intentAt, outcome, asked }) => {
          const at = Date.parse(intentAt)
          return { delivery: String(delivery), number, intentAt: at, outcome: outcome ?? null, mark: markIn(asked ?? '') }
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

const said = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))
// As the hub's own worker does: a promise that nobody waited for takes nothing with it.
process.on('unhandledRejection', (error) => process.stderr.write(`${said(error)}\n`))

let opened: ReturnType<typeof open> | null = null
process.on('message', (message: Ask | Open) => {
  if ('open' in message) {
    opened = open({ ms: message.offsetMs })
    opened.then(
      () => send({ opened: true }),
      (error: unknown) => {
        process.stderr.write(`${said(error)}\n`)
        process.exit(1)
      },
    )
    return
  }
  void opened
    ?.then((run) => run(message))
    .then(
      (answer) => send({ asked: message.asked, answer }),
      (error: unknown) => send({ asked: message.asked, failed: said(error) }),
    )
})
process.on('disconnect', () => process.exit(0))
send({ loaded: true })
