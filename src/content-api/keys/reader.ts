/** Who a request reads for. */
import type { IncomingMessage } from 'node:http'
import type { Scope } from '../../core/key-scopes.ts'

export interface KeyReader {
  readonly kind: 'key'
  readonly id: string
  /** Ids. `null`: all, those to come too. */
  readonly brands: ReadonlySet<string> | null
  readonly scopes: ReadonlySet<Scope>
  readonly ratePerMinute: number
}
export type Reader = { readonly kind: 'everybody' } | KeyReader

const everybody: Reader = { kind: 'everybody' }
const readers = new WeakMap<IncomingMessage, KeyReader>()

/** Everybody, until the entrance has found a key that holds. */
export const reader = (req: IncomingMessage): Reader => readers.get(req) ?? everybody
export const readsWith = (req: IncomingMessage, key: KeyReader): void => void readers.set(req, key)
