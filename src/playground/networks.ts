/** The imitated networks: every publisher's fake, reached over HTTP, with a memory that survives a restart. */
import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import type { Duplex } from 'node:stream'
import { Router } from 'express'
import type { Payload } from 'payload'
import { fakes } from '../../publishers/fakes.gen.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { ConnectField, PlatformManifest } from '../../publishers/publisher.ts'
import { registry } from '../../publishers/registry.gen.ts'
import type { Fake, FakePlatform, FakePost } from '../../publishers/testing/fake.ts'
import { systemClock } from '../core/clock.ts'
import { keepState, restoreState } from './kept-state.ts'

export interface Network {
  readonly manifest: PlatformManifest
  readonly fake: Fake
  /** What a person types to connect a channel to it, by the fields' names. Empty where its own sign-in asks for all. */
  readonly input: { readonly [field: string]: string }
  /** The keys of an app that is registered there, where it asks for one. */
  readonly app: FakePlatform['app'] | null
  readonly fields: readonly ConnectField[]
  /** Something was done there: it will be written down. */
  changed(): void
}

export interface Networks {
  readonly all: readonly Network[]
  find(platform: string): Network | null
  /** Does something while it is another time there. */
  at<Done>(time: Date, act: () => Promise<Done>): Promise<Done>
  /** Hands every call below `/playground/networks/:platform` to the network's API. It must see bodies as they came. */
  readonly router: Router
  /** The same for what becomes a WebSocket. Other addresses are left alone. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Writes down what is not written yet. */
  stop(): Promise<void>
}

export interface NetworksOptions {
  readonly dataDir: string
  /** Where people reach the hub: networks lie below it, for readers and for publishers (the hub calls itself by its own address). */
  readonly publicUrl: string
  readonly log: Payload['logger']
  /** Begin with empty networks, whatever was kept: the database is new. */
  readonly fresh: boolean
}

const pathOf = (platform: string) => `/playground/networks/${platform}`

export async function openNetworks({ dataDir, publicUrl, log, fresh }: NetworksOptions): Promise<Networks> {
  let setTo: Date | null = null
  const clock = { now: () => setTo ?? systemClock.now() }
  const opened: (Network & { flush(): Promise<void> })[] = []
  for (const [platform, load] of Object.entries(fakes)) {
    const manifest = manifests[platform]
    // What the hub itself publishes, or people by hand, is no imitation.
    if (!manifest || manifest.auth === 'hub') continue
    const definition = await load()
    const connector = await registry[platform]?.connector()
    const fake = definition.create({ baseUrl: () => publicUrl + pathOf(platform), clock })
    const file = path.join(dataDir, 'playground', `${platform}.json`)
    if (!fresh)
      await restoreState(
        file,
        (state) => fake.load(state),
        (error) => log.warn({ err: error }, `What stood on the imitated ${manifest.name} cannot be read any more. It begins empty.`),
      )
    const kept = keepState({
      file,
      state: () => fake.save(),
      failed: (error) => log.error({ err: error }, `What stands on the imitated ${manifest.name} could not be written down.`),
    })
    const { valid, redirect = {} } = definition.connect(publicUrl + pathOf(platform))
    opened.push({
      manifest,
      fake,
      input: valid ?? redirect,
      app: (manifest.app && definition.app) ?? null,
      fields: connector?.fields ?? [],
      changed: () => kept.changed(),
      flush: () => kept.flush(),
    })
  }

  const find = (platform: string) => opened.find(({ manifest }) => manifest.id === platform) ?? null
  const router = Router()
  router.use('/playground/networks/:platform', (req, res, next) => {
    const network = find(req.params.platform)
    if (!network) return next()
    // Even some questions change what a network knows.
    res.once('close', () => network.changed())
    network.fake.handler(req, res)
    network.changed()
  })
  return {
    all: opened,
    find,
    async at(time, act) {
      setTo = time
      try {
        return await act()
      } finally {
        setTo = null
      }
    },
    router,
    upgrade(request, socket, head) {
      const [, platform = '', below = '/'] = /^\/playground\/networks\/([^/?]+)(\/.*)?$/.exec(request.url ?? '') ?? []
      const network = find(platform)
      if (!network) return
      if (!network.fake.upgrade) return void socket.destroy()
      socket.once('close', () => network.changed())
      request.url = below
      network.fake.upgrade(request, socket, head)
    },
    async stop() {
      for (const network of opened) await network.flush()
    },
  }
}

/** The post that a reader finds at an address on this server. */
export const postAt = ({ fake }: Network, address: string): FakePost | null =>
  fake.timeline().find(({ url }) => new URL(url).pathname === address) ?? null
