/** The keys that there are, held in memory and at most a second old. */
import type { Clock } from '../../core/clock.ts'
import type { Scope } from '../../core/key-scopes.ts'
import { Problem } from '../../core/problem.ts'
import { hashOf, looksLikeKey } from './key.ts'
import type { KeyReader } from './reader.ts'

export interface StoredKey {
  readonly id: string
  readonly hash: string
  /** Ids. Empty: all. */
  readonly brands: readonly string[]
  readonly scopes: readonly Scope[]
  readonly ratePerMinute: number
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
}

/** The port to the database. */
export interface Keys {
  /** Revoked and expired ones too: whoever holds one is told so. */
  all(): Promise<readonly StoredKey[]>
  used(id: string, at: Date): Promise<void>
}

export interface Keyring {
  /**
   * Whom a key lets in.
   * @throws Problem 401 `key-invalid` for one that is unknown, expired or revoked; 503 `keys-unknown` when the database does not tell.
   */
  open(key: string): Promise<KeyReader>
  /** Waits until what is being noted is. */
  stop(): Promise<void>
}

const freshMs = 1000
/** So often at most it is noted that a key was used, in each process. */
const noteMs = 60_000

interface Held {
  readonly stored: StoredKey
  readonly reader: KeyReader
}

export function createKeyring(options: { readonly keys: Keys; readonly clock: Clock; readonly failed: (error: unknown) => void }): Keyring {
  const { keys, clock, failed } = options
  let held: ReadonlyMap<string, Held> = new Map()
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined
  const notedAt = new Map<string, number>()
  const noting = new Set<Promise<void>>()

  const ask = async () => {
    // From before the question: what was revoked while it was asked is asked for again in time.
    const at = clock.now().getTime()
    const all = await keys.all()
    held = new Map(all.map((stored) => [stored.hash, { stored, reader: readerOf(stored) }]))
    askedAt = at
  }
  const freshen = async () => {
    if (Math.abs(clock.now().getTime() - askedAt) < freshMs) return
    asking ??= ask().finally(() => (asking = undefined))
    try {
      await asking
    } catch (error) {
      failed(error)
      throw new Problem(503, 'keys-unknown', 'The hub cannot look at its keys at the moment. Ask again in a minute.')
    }
  }
  const note = ({ id, lastUsedAt }: StoredKey) => {
    const now = clock.now()
    const last = Math.max(notedAt.get(id) ?? 0, lastUsedAt?.getTime() ?? 0)
    if (now.getTime() - last < noteMs) return
    notedAt.set(id, now.getTime())
    const writing = keys
      .used(id, now)
      .catch(failed)
      .finally(() => noting.delete(writing))
    noting.add(writing)
  }

  return {
    async open(key) {
      if (!looksLikeKey(key)) throw invalid('is none of ours. A key begins with fh_ and has 46 characters')
      await freshen()
      // By its hash: how long the look-up takes says nothing about a key that somebody guesses at.
      const found = held.get(hashOf(key))
      if (!found) throw invalid('is unknown')
      const { stored } = found
      if (stored.revokedAt) throw invalid('was revoked')
      if (stored.expiresAt && stored.expiresAt <= clock.now()) throw invalid('has expired')
      note(stored)
      return found.reader
    },
    async stop() {
      await Promise.all(noting)
    },
  }
}

const readerOf = ({ id, brands, scopes, ratePerMinute }: StoredKey): KeyReader => ({
  kind: 'key',
  id,
  brands: brands.length > 0 ? new Set(brands) : null,
  scopes: new Set(scopes),
  ratePerMinute,
})

const invalid = (why: string) => new Problem(401, 'key-invalid', `The key ${why}. Ask an administrator of the hub for another one.`)
