/** What the processes of the part `delivery` agree on. */
import { fakes } from '../../publishers/fakes.gen.ts'
import type { FakePlatform } from '../../publishers/testing/fake.ts'

export const platform = 'mastodon'
export const channelCount = 10

export async function fakePlatform(): Promise<FakePlatform> {
  const found = await fakes[platform]?.()
  if (!found) throw new Error(`There is no fake of ${platform}.`)
  return found
}

/** What a process needed for one round. */
export interface Round {
  readonly seconds: number
  readonly cpuSeconds: number
}

export interface FakeReady {
  readonly origin: string
}

/** What was posted since this was last asked. `keys` counts different idempotency keys. */
export interface Counted {
  readonly posts: number
  readonly keys: number
}

/** What the hub's process is asked to do, with how many deliveries. */
export interface HubAsk {
  readonly do: 'round' | 'burst' | 'overdue' | 'heap' | 'fill'
  readonly count: number
}
export interface HubAnswer extends Round {
  /** Of each delivery, in milliseconds. */
  readonly lateness?: readonly number[]
  readonly firstMs?: number
  readonly heapMb?: number
}
