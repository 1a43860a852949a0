/** The only way to the network, and the one table that says what a failed HTTP call means. */
import { STATUS_CODES } from 'node:http'
import { PublisherError, type FailureKind } from '../errors.ts'
import type { Explanation, HttpClient, HttpRequest, HttpResponse } from '../publisher.ts'
import type { Dispatcher } from 'undici'
import { AnswerTooLongError, exchange, ExchangeError, type WireAnswer, type WireRequest } from './exchange.ts'
import { BlockedAddressError, guardedDispatcher } from './guard.ts'
import { redactor, withoutAccess } from './redact.ts'
import { retryAfterOf } from './retry-after.ts'
import { openSocket } from './websocket.ts'

const maxAnswerBytes = 10_000_000
const maxRedirects = 5
const redirects = new Set([301, 302, 303, 307, 308])

export interface HttpClientOptions {
  /** Struck out of everything that is thrown or observed: see `secretsIn`. */
  readonly secrets: readonly string[]
  /** Origins (`http://127.0.0.1:3000`) that may be private and plain http. Default none. */
  readonly allowPrivateOrigins?: readonly string[]
  readonly signal: AbortSignal
  /** For one call with its redirects, connecting included. Default 30 s. */
  readonly timeoutMs?: number
  /** Default `Funkhaus`. */
  readonly userAgent?: string
  readonly now?: () => Date
  /**
   * Told of every call when it has ended, however it ended. `status` is null without an answer, `headers` without a whole one;
   * `ms` is its duration. Headers are as the platform sent them: they may hold secrets, and are not for a log.
   */
  readonly onExchange?: (exchange: Exchange) => void
}

export interface Exchange {
  readonly method: string
  readonly url: string
  readonly status: number | null
  /** False: certainly not a byte of it has left. */
  readonly sent: boolean
  /** What its failure means. `null`: it was answered. */
  readonly failure: FailureKind | null
  readonly ms: number
  readonly headers: Headers | null
}

/**
 * | what happened | kind |
 * |---|---|
 * | not sent: DNS, refused, TLS, aborted before | `retry` |
 * | not sent: a private address, plain http | `rejected` |
 * | no answer, or not all of it; 408; 5xx | `reconcile` where `visible`, else `retry` |
 * | 2xx that cannot be read or does not fit | `reconcile` where `visible`, else `bug` |
 * | 3xx that is not followed | `reconcile` where `visible`, else `rejected` |
 * | 401 | `reconnect` |
 * | 429 | `wait`, until Retry-After or the reset header, else 15 minutes |
 * | any other 4xx | `rejected` |
 *
 * `explain` overrides the last five lines, field by field. Redirects are followed by GET alone, on the same origin alone.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const strike = redactor(options.secrets)
  const dispatcher = dispatcherFor(options.allowPrivateOrigins ?? [])
  const now = options.now ?? (() => new Date())
  const timeoutMs = options.timeoutMs ?? 30_000

  const failure = (kind: FailureKind, code: string, message: string, more: { retryAfter?: Date; cause?: unknown } = {}) => {
    // The original error may hold the request; what it says is enough.
    const cause = more.cause instanceof Error ? new Error(strike(`${more.cause.name}: ${more.cause.message}`)) : undefined
    return new PublisherError(kind, strike(message), { code: strike(code), cause, retryAfter: kind === 'wait' ? more.retryAfter : null })
  }

  const unanswered = (error: unknown, host: string, visible: boolean): PublisherError => {
    if (!(error instanceof ExchangeError)) throw error
    const { cause, sent } = error
    if (cause instanceof BlockedAddressError) return failure('rejected', 'address-blocked', `${host} was not called: ${cause.message}`)
    if (cause instanceof AnswerTooLongError)
      return failure(visible ? 'reconcile' : 'bug', 'answer-too-long', `${host} sent more than ${maxAnswerBytes / 1e6} MB.`)
    const code = codeOf(cause)
    // Undici refuses headers and methods that cannot be written before it opens a connection.
    if (!sent && code === 'UND_ERR_INVALID_ARG')
      return failure('bug', 'request-invalid', `The request to ${host} cannot be sent.`, { cause })
    if (!sent) return failure('retry', code, `${host} could not be reached (${code}). Nothing was sent.`, { cause })
    return failure(visible ? 'reconcile' : 'retry', code, `${host} did not answer completely (${code}).`, { cause })
  }

  const refused = (answer: WireAnswer, host: string, request: HttpRequest<unknown>): PublisherError => {
    const { status, headers } = answer
    const told: Explanation = request.explain?.(status, readable(answer), headers) ?? {}
    const kind = told.kind ?? kindOf(status, request.visible === true)
    const retryAfter = told.retryAfter ?? retryAfterOf(headers, now())
    const name = STATUS_CODES[status]
    const message = told.message ?? `${host} answered ${status}${name ? ` (${name})` : ''}.`
    return failure(kind, told.code ?? `http-${status}`, message, { retryAfter })
  }

  const unfit = (answer: WireAnswer, host: string, visible: boolean, cause: unknown): PublisherError =>
    failure(visible ? 'reconcile' : 'bug', 'answer-unreadable', `${host} answered ${answer.status} with something unexpected.`, { cause })

  /** One exchange, and its redirects. */
  const call = async (wire: WireRequest, signal: AbortSignal, hops = 0): Promise<WireAnswer> => {
    const answer = await exchange(dispatcher, wire, maxAnswerBytes, signal)
    const location = answer.headers.get('location')
    if (wire.method !== 'GET' || !redirects.has(answer.status) || !location || hops === maxRedirects) return answer
    const next = URL.canParse(location, wire.url) ? new URL(location, wire.url) : null
    return next?.origin === wire.url.origin ? call({ ...wire, url: next }, signal, hops + 1) : answer
  }

  return {
    async request<T>(method: WireRequest['method'], address: string, request: HttpRequest<T>): Promise<HttpResponse<T>> {
      if (!URL.canParse(address)) throw failure('bug', 'address-invalid', `Not an address: ${address}`)
      const url = new URL(address)
      const visible = request.visible === true
      const { body, contentType } = await encode(request)
      const headers = {
        'user-agent': options.userAgent ?? 'Funkhaus',
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...(contentType && { 'content-type': contentType }),
        ...lowerCased(request.headers ?? {}),
      }

      const ending = new AbortController()
      const abort = () => ending.abort(named('aborted', 'The call was aborted.'))
      const timer = setTimeout(() => ending.abort(named('timeout', `No answer within ${timeoutMs} ms.`)), timeoutMs)
      if (options.signal.aborted) abort()
      options.signal.addEventListener('abort', abort)
      const began = performance.now()
      let status: number | null = null
      let told: Headers | null = null
      let sent = true
      let failed: FailureKind | null = 'bug'
      try {
        const answer = await call({ method, url, headers, body }, ending.signal)
        status = answer.status
        told = answer.headers
        const good = (status >= 200 && status < 300) || request.accept?.includes(status)
        if (!good) throw refused(answer, url.host, request)
        const parsed = request.answer.safeParse(readable(answer))
        if (!parsed.success) throw unfit(answer, url.host, visible, parsed.error)
        failed = null
        return { status, headers: answer.headers, body: parsed.data }
      } catch (error) {
        if (error instanceof ExchangeError) ({ status, sent } = error)
        const thrown = error instanceof PublisherError ? error : unanswered(error, url.host, visible)
        failed = thrown.kind
        throw thrown
      } finally {
        clearTimeout(timer)
        options.signal.removeEventListener('abort', abort)
        options.onExchange?.({
          method,
          url: withoutAccess(strike(address)),
          status,
          sent,
          failure: failed,
          ms: Math.round(performance.now() - began),
          headers: told,
        })
      }
    },

    async socket(address, { visible }) {
      const url = URL.canParse(address) ? new URL(address) : null
      if (!url || !/^https?:$/.test(url.protocol)) throw failure('bug', 'address-invalid', `Not an address: ${address}`)
      const told = { method: 'GET', url: withoutAccess(strike(address)), ms: 0, headers: null }
      const { signal, userAgent = 'Funkhaus' } = options
      try {
        const socket = await openSocket(url, { dispatcher, strike, signal, timeoutMs, userAgent, visible, maxBytes: maxAnswerBytes })
        options.onExchange?.({ ...told, status: 101, sent: true, failure: null })
        return socket
      } catch (error) {
        options.onExchange?.({ ...told, status: null, sent: false, failure: error instanceof PublisherError ? error.kind : 'bug' })
        throw error
      }
    },
  }
}

function kindOf(status: number, visible: boolean): FailureKind {
  if (status === 401) return 'reconnect'
  if (status === 429) return 'wait'
  if (status >= 500 || status === 408) return visible ? 'reconcile' : 'retry'
  if (status < 400) return visible ? 'reconcile' : 'rejected'
  return 'rejected'
}

const named = (code: string, message: string) => Object.assign(new Error(message), { code })

/** `ECONNREFUSED`, `timeout`, …: the first code along the causes. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if ('code' in at && typeof at.code === 'string') return at.code
  return 'connection-failed'
}

const lowerCased = (headers: { readonly [name: string]: string }) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

async function encode(request: HttpRequest<unknown>): Promise<{ body: Uint8Array | null; contentType: string | null }> {
  if (request.json !== undefined) return { body: Buffer.from(JSON.stringify(request.json)), contentType: 'application/json' }
  if (request.bytes) return { body: request.bytes, contentType: 'application/octet-stream' }
  if (!request.form) return { body: null, contentType: null }
  const encoded = new Response(request.form)
  return { body: new Uint8Array(await encoded.arrayBuffer()), contentType: encoded.headers.get('content-type') }
}

/** An answer as JSON where it is JSON, `null` where it is empty, else as text. */
function readable(answer: WireAnswer): unknown {
  const text = Buffer.from(answer.bytes).toString('utf8')
  if (text === '') return null
  try {
    return JSON.parse(withWholeNumbers(text)) as unknown
  } catch {
    return text
  }
}

/** Ids of 64 bits do not fit into a number of JavaScript's: those that it would change are text. */
const withWholeNumbers = (json: string): string =>
  json.replace(/"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g, (token) =>
    token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`,
  )

/** One for the same origins: a client is made for every delivery, and a dispatcher is not for nothing. */
const dispatchers = new Map<string, Dispatcher>()
function dispatcherFor(allowPrivateOrigins: readonly string[]): Dispatcher {
  const name = allowPrivateOrigins.join(' ')
  const known = dispatchers.get(name) ?? guardedDispatcher({ allowPrivateOrigins })
  dispatchers.set(name, known)
  return known
}
