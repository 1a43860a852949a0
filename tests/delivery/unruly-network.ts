/** A platform of any class that does what a test tells it to, and remembers what the public has ever seen. */
import { z } from 'zod'
import type { Json, Story } from '../../src/core/story.ts'
import { PublisherError } from '../../publishers/errors.ts'
import type { Accepted, AnyPublisher, Proof, Published } from '../../publishers/publisher.ts'
import { network } from '../support/memory-world.ts'

export const misdeeds = [
  'lost',
  'lost after accepting',
  'thrown after accepting',
  'silent after accepting',
  'silent, then refused',
  'slow to prepare',
  'refused',
  'limited',
  'unreachable',
  'signed out',
] as const
export type Misdeed = (typeof misdeeds)[number]

export interface Post {
  readonly key: string
  readonly channel: string
  readonly text: string
  readonly at: number
  readonly published: Published
}

export interface UnrulyNetwork {
  readonly publisher: AnyPublisher
  readonly posts: readonly Post[]
  /** What the next calls come to; without one a call succeeds. */
  readonly next: Misdeed[]
  /** Most calls that one channel ever had on the wire at once. */
  readonly mostAtOnce: () => number
  /** Resolves when a call begins to hang. */
  hangs(): Promise<void>
  /** All calls that hang are answered: late, but with success. */
  answer(): void
  /** It behaves from now on. */
  calm(): void
}

export function unrulyNetwork(
  proof: Proof,
  clock: () => number,
  { promisedMs, remembersMs }: { readonly promisedMs: number; readonly remembersMs: number },
): UnrulyNetwork {
  const posts: Post[] = []
  const next: Misdeed[] = []
  const hanging: (() => void)[] = []
  let someoneHangs: (() => void)[] = []
  /** What was taken and is not shown yet, with how often it was asked for. */
  const worksOn = new Map<string, { readonly show: () => Published; asked: number }>()
  const wires = new Map<string, number>()
  let most = 0
  let isCalm = false

  function accept(channel: string, key: string, text: string): Published {
    const known = posts.find((post) => post.channel === channel && post.key === key)
    if (known && (proof === 'identity' || proof === 'session')) return known.published
    if (known && proof === 'key' && clock() - known.at < remembersMs) return known.published
    const published = { remoteId: String(posts.length + 1), url: `https://network.example/${posts.length + 1}` }
    posts.push({ key, channel, text, at: clock(), published })
    return published
  }

  async function hang(): Promise<void> {
    const answered = new Promise<void>((resolve) => hanging.push(resolve))
    someoneHangs.forEach((told) => told())
    someoneHangs = []
    await answered
  }

  /** A call that says nothing is off the wire for whoever comes after its lease. */
  const wire = (channel: string, by: 1 | -1) => {
    const now = (wires.get(channel) ?? 0) + by
    wires.set(channel, now)
    most = Math.max(most, now)
  }
  async function silence(channel: string): Promise<void> {
    wire(channel, -1)
    await hang()
    wires.set(channel, (wires.get(channel) ?? 0) + 1)
  }

  async function publish(channel: string, key: string, text: string): Promise<Published | Accepted> {
    const misdeed = isCalm || next[0] === 'slow to prepare' ? undefined : next.shift()
    if (misdeed === 'silent, then refused') await silence(channel)
    if (misdeed === 'refused' || misdeed === 'silent, then refused')
      throw new PublisherError('rejected', 'The words are not liked.', { code: 'refused' })
    if (misdeed === 'unreachable') throw new PublisherError('retry', 'It could not be reached.', { code: 'refused' })
    if (misdeed === 'signed out') throw new PublisherError('reconnect', 'The token has expired.', { code: 'http-401' })
    if (misdeed === 'limited') throw new PublisherError('wait', 'Too many.', { code: 'http-429', retryAfter: new Date(clock() + 60_000) })
    if (misdeed === 'lost') throw new PublisherError('reconcile', 'No answer came.', { code: 'timeout' })
    if (proof === 'session' && !worksOn.has(key) && !misdeed) {
      worksOn.set(key, { show: () => accept(channel, key, text), asked: 0 })
      return { accepted: key, checkAfter: new Date(clock() + 1_000) }
    }
    const published = accept(channel, key, text)
    if (misdeed === 'lost after accepting') throw new PublisherError('reconcile', 'No answer came.', { code: 'timeout' })
    if (misdeed === 'thrown after accepting') throw new TypeError('undefined is not a function')
    if (misdeed === 'silent after accepting') await silence(channel)
    return published
  }

  const { publisher } = network({ proof, windowMs: promisedMs, clock })
  return {
    posts,
    next,
    mostAtOnce: () => most,
    hangs: () => (hanging.length > 0 ? Promise.resolve() : new Promise((resolve) => someoneHangs.push(resolve))),
    answer: () => hanging.splice(0).forEach((letGo) => letGo()),
    calm: () => void (isCalm = true),
    publisher: {
      ...publisher,
      credentials: z.unknown(),
      compose: ({ text }: Story) => ({ text }),
      async stage(draft: Json) {
        if (!isCalm && next[0] === 'slow to prepare') {
          next.shift()
          await hang()
        }
        return { ready: true as const, staged: draft }
      },
      async publish(staged: Json, { channel, deliveryKey }) {
        wire(channel.id, 1)
        try {
          return await publish(channel.id, deliveryKey, z.object({ text: z.string() }).parse(staged).text)
        } finally {
          wire(channel.id, -1)
        }
      },
      async progress(accepted: Json): Promise<Published | Accepted> {
        const work = worksOn.get(z.string().parse(accepted))
        if (!work) throw new PublisherError('rejected', 'There is no such upload.', { code: 'gone' })
        if (!isCalm && work.asked++ < 1) return { accepted, checkAfter: new Date(clock() + 1_000) }
        return work.show()
      },
      ...(proof !== 'opaque' && {
        async find(_: Json, { channel, deliveryKey }: { channel: { id: string }; deliveryKey: string }) {
          const found = posts.find((post) => post.channel === channel.id && post.key === deliveryKey)
          return found?.published ?? (worksOn.has(deliveryKey) ? ('unknown' as const) : ('absent' as const))
        },
      }),
    },
  }
}
