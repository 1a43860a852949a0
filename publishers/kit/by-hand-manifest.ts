/** What is the same of all platforms that only people can post to: the hub's own contract, which src/docs/by-hand.md tells. Pure data. */
import type { PlatformManifest, Sourced } from '../publisher.ts'

const own = { source: 'urn:funkhaus:src/docs/by-hand.md', checked: '2026-11-29' } as const
const yearMs = 365 * 24 * 60 * 60_000

type Own = 'id' | 'name' | 'homepage' | 'color' | 'limits' | 'notices'
interface Facts extends Pick<PlatformManifest, Own> {
  readonly formats?: NonNullable<PlatformManifest['supports']['formats']>
  /** Why nobody but a person posts there, and whether each post has an address of its own. */
  readonly byHand: Sourced<{ readonly permalink: boolean }>
}

export const byHandManifest = ({ formats, limits, ...facts }: Facts): PlatformManifest => ({
  ...facts,
  limits,
  role: 'network',
  auth: 'hub',
  // The same key is the same task, for as long as the delivery lives.
  proof: { kind: 'key', windowMs: yearMs, ...own },
  supports: {
    links: true,
    images: limits.images.max > 0,
    video: (limits.video?.max ?? 0) > 0,
    threads: false,
    edit: false,
    remove: false,
    interactions: false,
    reply: false,
    measure: false,
    ...(formats && { formats }),
  },
  metrics: {},
  measureBatch: 1,
  minimumGapMs: 0,
  rates: [],
})
