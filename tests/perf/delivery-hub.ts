/** A process of its own: the real engine, ledger and world on a fresh database, with channels on the fake network. */
import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Channel } from '../../src/core/channel.ts'
import type { Variant } from '../../src/core/variant.ts'
import { bootHub, type Database } from '../support/hub.ts'
import { channelCount, fakePlatform, platform, type HubAnswer, type HubAsk, type Round } from './delivery-shared.ts'
import { fillLedger } from './delivery-fill.ts'
import { serve } from './serve.ts'

const database = process.argv[2] as Database
const origin = process.argv[3] ?? ''

// The hub may call itself on a private address, and nobody else: here the fake network stands where it expects itself.
const { payload, stop } = await bootHub(database, { PUBLIC_URL: origin, HUB_URL: origin })
const { hub } = await import('../../src/hub.ts')
const { createEngine } = await import('../../src/delivery/engine.ts')
const { startScheduler } = await import('../../src/delivery/scheduler.ts')
const { plan } = await import('../../src/delivery/plan.ts')
const { loadChannels } = await import('../../src/workflow/variants.payload.ts')
const { storeConnection } = await import('../../src/delivery/connection.payload.ts')
const { ledger, settings, isOwned, ...services } = hub(payload)
// Without the platform's own limits: they would be all that is measured.
const world = { ...services.world, grant: async () => null }

const brand = await payload.create({
  collection: 'brands',
  data: { name: 'Acme', slug: 'acme', languages: ['de'], timeZone: 'Europe/Berlin' } as never,
})
const channels: Channel[] = []
for (let n = 0; n < channelCount; n++) channels.push(await connected(n))

async function connected(n: number): Promise<Channel> {
  const data = { name: `Acme ${n}`, platform, language: 'de', brand: brand.id }
  const { id } = await payload.create({ collection: 'channels', data: data as never })
  const { credentials } = await fakePlatform()
  const account = { id: String(n), handle: `@acme${n}`, url: `${origin}/${n}/@acme` }
  await storeConnection(payload, settings.vault, String(id), { credentials: credentials(`${origin}/${n}`), account, expiresAt: null })
  const channel = (await loadChannels(payload, [String(id)])).get(String(id))
  if (!channel) throw new Error('The channel is gone.')
  return channel
}

/** One post on every channel, approved, due at an instant or now. */
async function planPost(dueAt: Date | null = null): Promise<void> {
  const title = `Windpark ${randomUUID()}`
  const { id } = await payload.create({ collection: 'posts', draft: true, locale: 'de', data: { title, brand: brand.id } })
  const post = String(id)
  const { slug, name } = { slug: 'acme', name: 'Acme' }
  const text = 'Der Windpark geht ans Netz. #Windkraft'
  const article = { id: post, brand: { id: String(brand.id), slug, name }, campaign: null, topics: [], author: name, texts: {} }
  const variants = channels.map((channel): Variant => ({
    channel,
    story: { language: 'de', text, link: null, media: [], article },
    dueAt,
    hash: `${post}-${channel.id}`,
  }))
  if (!(await plan({ post, title, variants, isOwned, freezes: [] }, ledger))) throw new Error('The deliveries could not be planned.')
}
async function planPosts(count: number, dueAt: Date | null = null): Promise<void> {
  for (let n = 0; n < count / channelCount; n++) await planPost(dueAt)
}

const movingStates = ['scheduled', 'claimed', 'sending', 'processing', 'unknown'] as const
/** Whether anything still moves by itself. */
const moves = async () => (await ledger.find({ states: movingStates }, { by: 'dueAt', limit: 1 })).length > 0

/** As the hub itself runs them: the engine, woken by the scheduler and by everything that has ended. Until nothing moves. */
async function deliverAll(count: number): Promise<Round> {
  const cpu = process.cpuUsage()
  const began = performance.now()
  let ended = 0
  let done = () => {}
  const all = new Promise<void>((resolve) => (done = resolve))
  let settled = () => {}
  const engine = createEngine(ledger, world, {
    onSettled: () => {
      settled()
      // Usually the last; where something was given back, a later one is.
      if (++ended >= count) void moves().then((more) => more || done())
    },
  })
  const scheduler = startScheduler(engine, world.log)
  settled = () => scheduler.settled()
  await all
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  await scheduler.stop()
  return { seconds, cpuSeconds: (user + system) / 1e6 }
}

/** From when it was due until the call left, in milliseconds, of what was sent since. */
async function latenessSince(instant: Date): Promise<number[]> {
  const { docs } = await payload.db.find<{ intentAt: string; delivery: { dueAt: string } | string }>({
    collection: 'attempts',
    where: { intentAt: { greater_than_equal: instant.toISOString() } },
    pagination: false,
  })
  const due = new Map(
    (await ledger.find({ dueAfter: new Date(instant.getTime() - 3_600_000) }, { by: 'dueAt', limit: 100_000 })).map((row) => [
      row.id,
      row.dueAt,
    ]),
  )
  return docs.map(({ delivery, intentAt }) => {
    const id = typeof delivery === 'string' ? delivery : (delivery as unknown as { id: string }).id
    return new Date(intentAt).getTime() - (due.get(id)?.getTime() ?? 0)
  })
}

const commands: { readonly [name in HubAsk['do']]: (count: number) => Promise<HubAnswer> } = {
  async round(count) {
    await planPosts(count)
    return deliverAll(count)
  },
  /** All due at one instant, and the hub waiting for it. */
  async burst(count) {
    const planning = performance.now()
    await planPosts(channelCount, new Date(Date.now() + 3_600_000))
    const each = performance.now() - planning
    const dueAt = new Date(Date.now() + each * (count / channelCount) * 1.5 + 2_000)
    await planPosts(count, dueAt)
    await withdrawLater(dueAt)
    const round = await deliverAll(count)
    return { ...round, lateness: await latenessSince(dueAt) }
  },
  /** What was due while the hub was down. */
  async overdue(count) {
    await planPosts(count)
    const start = new Date()
    const round = await deliverAll(count)
    const { docs } = await payload.db.find<{ intentAt: string }>({
      collection: 'attempts',
      where: { intentAt: { greater_than_equal: start.toISOString() } },
      sort: 'intentAt',
      limit: 1,
    })
    return { ...round, firstMs: new Date(docs[0]?.intentAt ?? 0).getTime() - start.getTime() }
  },
  async heap() {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    collect()
    collect()
    return { seconds: 0, cpuSeconds: 0, heapMb: process.memoryUsage().heapUsed / 1e6 }
  },
  async fill(rows) {
    await fillLedger(payload, rows)
    return { seconds: 0, cpuSeconds: 0 }
  },
}

/** What only measured how long planning takes. */
async function withdrawLater(dueAt: Date): Promise<void> {
  for (const row of await ledger.find({ states: ['scheduled'], dueAfter: dueAt }, { by: 'dueAt', limit: channelCount }))
    await ledger.change(row.id, {}, { state: 'withdrawn' })
}

serve<HubAsk>({}, (ask) => commands[ask.do](ask.count), stop)
