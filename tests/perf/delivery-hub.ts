/** A process of its own: the real engine, ledger and world on a fresh database, with channels on the fake network. */
import { randomUUID } from 'node:crypto'
import type { Channel } from '../../src/core/channel.ts'
import type { Variant } from '../../src/core/variant.ts'
import { bootHub, type Database } from '../support/hub.ts'
import { channelCount, fakePlatform, platform, type Round } from './delivery-shared.ts'
import { serve } from './serve.ts'

const database = process.argv[2] as Database
const origin = process.argv[3] ?? ''

// The hub may call itself on a private address, and nobody else: here the fake network stands where it expects itself.
const { payload, stop } = await bootHub(database, { PUBLIC_URL: origin, HUB_URL: origin })
const { hub } = await import('../../src/hub.ts')
const { createEngine } = await import('../../src/delivery/engine.ts')
const { startScheduler } = await import('../../src/delivery/scheduler.ts')
const { plan } = await import('../../src/delivery/plan.ts')
const { storeConnection } = await import('../../src/delivery/world.payload.ts')
const { ledger, world, settings, isOwned } = hub(payload)

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
  const channel = await world.channel(String(id))
  if (!channel) throw new Error('A channel that was just made does not exist.')
  return channel
}

/** One post on every channel, approved and due now. */
async function planPost(): Promise<void> {
  const title = `Windpark ${randomUUID()}`
  const { id } = await payload.create({ collection: 'posts', draft: true, locale: 'de', data: { title, brand: brand.id } })
  const post = String(id)
  const { slug, name } = { slug: 'acme', name: 'Acme' }
  const text = 'Der Windpark geht ans Netz. #Windkraft'
  const article = { id: post, brand: { id: String(brand.id), slug, name }, campaign: null, topics: [], author: name, texts: {} }
  const variants = channels.map((channel): Variant => ({
    channel,
    story: { language: 'de', text, link: null, media: [], article },
    dueAt: null,
    hash: `${post}-${channel.id}`,
  }))
  if (!(await plan({ post, title, variants, isOwned, freezes: [] }, ledger))) throw new Error('The deliveries could not be planned.')
}

/** A row that still moves by itself. */
const moving = async () =>
  (await ledger.find({ states: ['scheduled', 'claimed', 'sending', 'processing', 'unknown'] }, { by: 'dueAt', limit: 1 }))[0]

async function round(count: number): Promise<Round> {
  for (let n = 0; n < count / channelCount; n++) await planPost()
  const before = (await ledger.find({ states: ['published'] }, { by: 'dueAt', limit: 100_000 })).length
  const cpu = process.cpuUsage()
  const began = performance.now()
  await deliverAll(count)
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const published = (await ledger.find({ states: ['published'] }, { by: 'dueAt', limit: 100_000 })).length - before
  if (published !== count) throw new Error(`Of ${count} deliveries, ${published} were published.`)
  return { seconds, cpuSeconds: (user + system) / 1e6 }
}

/** As the hub itself runs them: the engine, woken by the scheduler and by everything that has ended. */
async function deliverAll(count: number): Promise<void> {
  let settled = 0
  let ring = () => {}
  let done = () => {}
  const all = new Promise<void>((resolve) => (done = resolve))
  const engine = createEngine(ledger, world, {
    onSettled: () => {
      ring()
      // Usually the last; where something was given back, a later one is.
      if (++settled >= count) void moving().then((row) => row ?? done())
    },
  })
  const scheduler = startScheduler(engine, world.log)
  ring = () => scheduler.ring()
  const giveUp = setTimeout(done, 90_000)
  await all
  clearTimeout(giveUp)
  await scheduler.stop()
}

serve<{ count: number }>({}, ({ count }) => round(count), stop)
