/** XRPC, the AT Protocol's way of HTTP: addresses and errors (https://atproto.com/specs/xrpc, 2026-08-01). */
import { z } from 'zod'
import type { FailureKind } from '../errors.ts'
import type { Explanation } from '../publisher.ts'

export function endpoint(service: string, method: string, query: { readonly [name: string]: string | readonly string[] } = {}): string {
  const params = Object.entries(query).flatMap(([name, values]) => [values].flat().map((value) => [name, value]))
  return `${service}/xrpc/${method}${params.length > 0 ? `?${new URLSearchParams(params).toString()}` : ''}`
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const errorSchema = z.object({ error: z.string(), message: z.string().optional() })

// Where the status alone would mislead: a worn-out token is 400 here, not 401.
const kinds: { readonly [error: string]: FailureKind } = {
  ExpiredToken: 'reconnect',
  InvalidToken: 'reconnect',
  AccountTakedown: 'unsupported',
  AccountDeactivated: 'unsupported',
  RepoTakendown: 'unsupported',
  RepoDeactivated: 'unsupported',
  // Where the access is refused, it is `invalid_token`: this is a clock that goes wrong, here or there.
  invalid_dpop_proof: 'retry',
  // Something already stands at our address: a former attempt, unless `find` says otherwise.
  InvalidSwap: 'reconcile',
  // Unused uploads are thrown away after a while: the next attempt uploads again.
  BlobNotFound: 'retry',
}

/** The code is XRPC's own error name, but `token-expired` for `ExpiredToken`. */
export function explain(_status: number, body: unknown): Explanation | undefined {
  const parsed = errorSchema.safeParse(body)
  if (!parsed.success) return undefined
  const { error, message } = parsed.data
  return {
    kind: kinds[error],
    code: error === 'ExpiredToken' ? 'token-expired' : error,
    message: `Bluesky refused: ${message || error}`,
  }
}
