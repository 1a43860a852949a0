/** The platforms' imitations, served by the process that is never killed: what they have on record is the truth. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fakes } from '../../publishers/fakes.gen.ts'
import type { Fake, Misbehaviour } from '../../publishers/testing/fake.ts'

/** A class of proof each. The last two are a platform whose publisher proves less than it could. */
export const classes = ['website', 'key', 'identity', 'timeline', 'opaque'] as const
export type Class = (typeof classes)[number]
/** Whose imitation plays it. */
export const playedBy: { readonly [name in Class]: string } = {
  website: 'website',
  key: 'mastodon',
  identity: 'bluesky',
  timeline: 'mastodon',
  opaque: 'mastodon',
}
export const classOf = (channel: number): Class => classes[channel % classes.length] ?? 'opaque'

/** Something went wrong. `null`: for everybody. */
export interface Disturbance {
  readonly at: number
  readonly channel: number | null
}

export interface Network {
  readonly class: Class
  readonly fake: Fake
}

export interface Networks {
  readonly origin: string
  /** By the channel's number. */
  readonly all: readonly Network[]
  /** How often they misbehaved, and how. */
  readonly mischief: { readonly [kind in Misbehaviour]?: number }
  readonly disturbances: readonly Disturbance[]
  /** Resolves when so many more visible writes have come in: something is on the wire then. */
  writes(count: number): Promise<void>
  /** From now on so large a share of the visible writes goes wrong, from 0 to 1. */
  trouble(share: number): void
  close(): Promise<void>
}

const visible = /statuses$|putRecord$|\/publications\//
const nasty: readonly Misbehaviour[] = [
  'accept-then-silence',
  'accept-then-reset',
  'accept-then-reset',
  'accept-then-502',
  'refuse-500',
  'rate-limit',
  'slow',
  'refuse-content',
  'unauthorised',
]

/** Nothing goes wrong at first. @param random from 0 to 1, seeded */
export async function serveNetworks(channels: number, random: () => number): Promise<Networks> {
  let origin = ''
  let troubled = 0
  const disturbances: Disturbance[] = []
  const mischief: { [kind in Misbehaviour]?: number } = {}
  const all: Network[] = []
  for (let n = 0; n < channels; n++) {
    const platform = await fakes[playedBy[classOf(n)]]?.()
    if (!platform) throw new Error(`There is no imitation of ${classOf(n)}.`)
    all.push({ class: classOf(n), fake: platform.create({ baseUrl: () => `${origin}/${n}`, clock: { now: () => new Date() } }) })
  }
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    const [, channel = '', rest = '/'] = /^\/(\d+)(\/.*)$/.exec(request.url ?? '') ?? []
    const fake = all[Number(channel)]?.fake
    if (!fake || channel === '') return void response.writeHead(404).end()
    request.url = rest
    const isWrite = (request.method === 'POST' || request.method === 'PUT') && visible.test(rest)
    if (isWrite) waiting.forEach((told) => told())
    if (isWrite && random() < troubled) {
      const kind = nasty[Math.floor(random() * nasty.length)] ?? 'slow'
      mischief[kind] = (mischief[kind] ?? 0) + 1
      disturbances.push({ at: Date.now(), channel: Number(channel) })
      fake.misbehave(kind)
    }
    fake.handler(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    all,
    mischief,
    disturbances,
    writes: (count) =>
      new Promise((resolve) => {
        let left = count
        const told = () => {
          if (--left > 0) return
          waiting.delete(told)
          resolve()
        }
        waiting.add(told)
      }),
    trouble: (share) => void (troubled = share),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
