/** One POST to a receiver, by the guarded way to the network. */
import type { Dispatcher } from 'undici'
import { exchange, ExchangeError } from '../../../publishers/kit/exchange.ts'
import { BlockedAddressError, guardedDispatcher } from '../../../publishers/kit/guard.ts'
import { isLoopback, isWebhookAddress } from './address.ts'

/** Nobody reads what a receiver says; more than this of it is not even taken. */
const maxAnswerBytes = 64 * 1024

export interface Answered {
  /** `null`: no answer came. */
  readonly status: number | null
  readonly retryAfter: string | null
  readonly ms: number
  /** Why no answer came: `blocked` (nothing was sent), `timeout`, or a code such as ECONNREFUSED. */
  readonly problem: string | null
}

export type Caller = (url: string, headers: { readonly [name: string]: string }, body: string) => Promise<Answered>

export interface CallerOptions {
  /** Plain http to this machine is possible there. Everything else must be https to a public address, everywhere. */
  readonly playground: boolean
  /** For the whole call, connecting included. Default 15 s. */
  readonly timeoutMs?: number
  /** To public addresses. Default: one that refuses all others. */
  readonly dispatcher?: Dispatcher
}

/** Never throws. Follows no redirect. An answer whose head has come counts, even if the rest of it never does. */
export function createCaller({ playground, timeoutMs = 15_000, dispatcher = guardedDispatcher() }: CallerOptions): Caller {
  const ownMachine = new Map<string, Dispatcher>()
  const dispatcherFor = (url: URL): Dispatcher => {
    if (!playground || !isLoopback(url)) return dispatcher
    const made = ownMachine.get(url.origin) ?? guardedDispatcher({ allowPrivateOrigins: [url.origin] })
    ownMachine.set(url.origin, made)
    return made
  }

  return async (address, headers, body) => {
    const began = performance.now()
    const told = (status: number | null, retryAfter: string | null, problem: string | null): Answered => ({
      status,
      retryAfter,
      ms: Math.round(performance.now() - began),
      problem,
    })
    if (!isWebhookAddress(address, { playground })) return told(null, null, 'blocked')
    const url = new URL(address)
    const wire = {
      method: 'POST',
      url,
      body: Buffer.from(body),
      headers: { 'user-agent': 'Funkhaus webhooks', 'content-type': 'application/json', 'accept-encoding': 'identity', ...headers },
    } as const
    try {
      const answer = await exchange(dispatcherFor(url), wire, maxAnswerBytes, AbortSignal.timeout(timeoutMs))
      return told(answer.status, answer.headers.get('retry-after'), null)
    } catch (error) {
      const status = error instanceof ExchangeError ? error.status : null
      return told(status, null, status === null ? codeOf(error) : null)
    }
  }
}

/** Codes only, never messages: those may repeat what was sent. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (at instanceof BlockedAddressError) return 'blocked'
    if (at.name === 'TimeoutError') return 'timeout'
    if ('code' in at && typeof at.code === 'string') return at.code
  }
  return 'connection-failed'
}
