import { createHash } from 'node:crypto'
import type { Clock } from '../core/clock.ts'

/** An answer as it leaves: made once, sent often. */
export interface Finished {
  readonly bytes: Buffer
  readonly type: string
  /** Strong: SHA-256 of the bytes. */
  readonly etag: string
  readonly lastModified: Date | null
  readonly headers?: { readonly [name: string]: string }
  /** The publication's row that a view of this answer counts for. */
  readonly row?: string
}

export const finished = (content: string | Buffer, rest: Omit<Finished, 'bytes' | 'etag'>): Finished => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return { ...rest, bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url')}"` }
}

export interface Cache {
  /**
   * The answer under this key, made by `make` unless it is there already. Callers at the same time share one making. Failures are not kept.
   * `since` is when the content was last seen to change.
   */
  get(key: string, make: (since: Date) => Promise<Finished>): Promise<Finished>
  /** Forgets everything, including what is being made right now. */
  clear(): void
}

/** Answers that hold for one version of the content. Whoever is still making one when the version ends makes it for nobody else. */
interface Generation {
  readonly since: Date
  /** Least recently asked for first. */
  readonly answers: Map<string, { readonly making: Promise<Finished>; size: number }>
  bytes: number
}

/**
 * Finished answers in memory. The version of the content is asked at most once in `freshMs`, so an answer is never older than that,
 * whichever process changed the content.
 */
export function createCache(options: {
  readonly version: () => Promise<string>
  readonly clock: Clock
  /** Default 1000. */
  readonly freshMs?: number
  /** Default 32 MiB. Beyond it, what was not asked for longest is forgotten. */
  readonly maxBytes?: number
}): Cache {
  const { version, clock, freshMs = 1000, maxBytes = 32 * 1024 * 1024 } = options
  const begin = (): Generation => ({ since: clock.now(), answers: new Map(), bytes: 0 })
  let current = begin()
  let known: string | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  const ask = async () => {
    const at = clock.now().getTime()
    const told = await version()
    if (known !== undefined && told !== known) current = begin()
    known = told
    askedAt = at
  }
  const freshen = async () => {
    // A clock may be set back: then it is asked too.
    if (Math.abs(clock.now().getTime() - askedAt) < freshMs) return
    asking ??= ask().finally(() => (asking = undefined))
    await asking
  }

  const forgetOldest = (generation: Generation) => {
    for (const [key, { size }] of generation.answers) {
      if (generation.bytes <= maxBytes) return
      generation.answers.delete(key)
      generation.bytes -= size
    }
  }

  return {
    clear() {
      current = begin()
    },
    async get(key, make) {
      await freshen()
      const generation = current
      const there = generation.answers.get(key)
      if (there) {
        generation.answers.delete(key)
        generation.answers.set(key, there)
        return there.making
      }
      const entry = { making: make(generation.since), size: 0 }
      generation.answers.set(key, entry)
      try {
        const made = await entry.making
        if (generation.answers.get(key) === entry) {
          entry.size = made.bytes.length
          generation.bytes += entry.size
          forgetOldest(generation)
        }
        return made
      } catch (error) {
        if (generation.answers.get(key) === entry) generation.answers.delete(key)
        throw error
      }
    },
  }
}
