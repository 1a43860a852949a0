/** The hub's services, put together once for each Payload instance. Hooks and endpoints, server and worker, all use these. */
import path from 'node:path'
import type { Payload } from 'payload'
import { manifests } from '../publishers/manifests.gen.ts'
import { env } from './config/env.ts'
import { issueToken } from './content-api/owned-medium-token.ts'
import { systemClock } from './core/clock.ts'
import { redisBell } from './delivery/bell.redis.ts'
import { localBell, type Bell } from './delivery/bell.ts'
import { createCallCounts } from './delivery/call-counts.ts'
import { createComposer, type Composer } from './delivery/composed.ts'
import type { Ledger } from './delivery/ledger.ts'
import { payloadLedger } from './delivery/ledger.payload.ts'
import { createOutgoing } from './delivery/outgoing.ts'
import type { World } from './delivery/ports.ts'
import { payloadRates } from './delivery/rates.payload.ts'
import { renewAccess } from './delivery/token-care.payload.ts'
import { createShortLinks, type ShortLinks } from './links/short-links.ts'
import { payloadLinkSettings, payloadLinkStore } from './links/short-links.payload.ts'
import { createSigningKeys } from './delivery/signing-keys.ts'
import { createVault } from './delivery/vault.ts'
import { payloadWorld } from './delivery/world.payload.ts'
import { type WorldSettings } from './delivery/connection.payload.ts'
import { sealedOf } from './workflow/channels.payload.ts'
import { gatherersOf } from './delivery/gatherers.payload.ts'
import { neighboursIn } from './delivery/neighbours.ts'
import { closeGate } from './delivery/standing.ts'
import { createJudging, type Judging } from './workflow/judging.payload.ts'

export interface Hub {
  readonly ledger: Ledger
  readonly world: World
  readonly settings: WorldSettings
  readonly composer: Composer
  readonly judging: Judging
  readonly bell: Bell
  readonly links: ShortLinks
  readonly publicUrl: string
  readonly isOwned: (platform: string) => boolean
}

const shared = globalThis as typeof globalThis & { __hubs?: WeakMap<Payload, Hub> }

/** On `globalThis`, because Next has its own copy of every module. */
export function hub(payload: Payload): Hub {
  const hubs = (shared.__hubs ??= new WeakMap())
  const known = hubs.get(payload)
  if (known) return known
  const { PUBLIC_URL, HUB_URL, SECRET, CREDENTIAL_KEYS, REDIS_URL, imitations, dataDir } = env()
  const allowPrivateOrigins = [...new Set([HUB_URL, imitations ?? HUB_URL].map((address) => new URL(address).origin))]
  const settings: WorldSettings = {
    vault: createVault(CREDENTIAL_KEYS),
    clock: systemClock,
    mediaDir: path.join(dataDir, 'media'),
    outgoing: createOutgoing({
      folder: path.join(dataDir, 'outgoing'),
      // Imitations live where the hub does, and reach it as it reaches itself.
      publicUrl: imitations === null ? PUBLIC_URL : HUB_URL,
      secret: SECRET,
      clock: systemClock,
    }),
    imitations,
    allowPrivateOrigins,
    publicUrl: PUBLIC_URL,
    hubUrl: HUB_URL,
    signingKeys: createSigningKeys(CREDENTIAL_KEYS),
    issueToken: (channelId) => issueToken(SECRET, channelId),
    callCounts: createCallCounts(),
  }
  const ledger = payloadLedger(payload)
  const rates = payloadRates(payload)
  const links = createShortLinks({
    store: payloadLinkStore(payload),
    settings: payloadLinkSettings(payload),
    secret: SECRET,
    publicUrl: PUBLIC_URL,
  })
  const world = payloadWorld(payload, settings, {
    rates,
    links,
    refresh: async (channel) => renewAccess(payload, settings, channel.id, await ledger.now(), sealedOf(channel) || undefined),
    judgeAgain: (post) => made.judging.judgeAgain(post),
  })
  const composer = createComposer(world)
  const made: Hub = {
    ledger,
    world,
    settings,
    composer,
    judging: createJudging(payload, {
      composer,
      gatherers: gatherersOf(payload, settings),
      neighbours: neighboursIn(ledger),
      closeGate: (post, reason) => closeGate(post, ledger, reason),
      publicUrl: PUBLIC_URL,
      clock: systemClock,
    }),
    bell: REDIS_URL ? redisBell(REDIS_URL, world.log) : localBell(),
    links,
    publicUrl: PUBLIC_URL,
    isOwned: (platform) => manifests[platform]?.role === 'owned',
  }
  hubs.set(payload, made)
  return made
}
