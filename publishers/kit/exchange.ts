/** One HTTP exchange on the wire, which can say of every failure whether the request had begun to leave. */
import type { Dispatcher } from 'undici'

export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: URL
  readonly headers: { readonly [name: string]: string }
  readonly body: Uint8Array | null
}
export interface WireAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
}

/** There is no answer, or not all of one. `status` is known if it broke off after its head. */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError'
  /** False only if certainly not a byte of the request has left. */
  readonly sent: boolean
  readonly status: number | null
  constructor(message: string, detail: { readonly sent: boolean; readonly status: number | null; readonly cause: unknown }) {
    super(message, { cause: detail.cause })
    this.sent = detail.sent
    this.status = detail.status
  }
}

/** `cause` of the failure when an answer is longer than `maxBytes`. */
export class AnswerTooLongError extends Error {
  override readonly name = 'AnswerTooLongError'
}

/**
 * Ends when the answer is complete, when it fails, or at once when `signal` aborts: a request that was still waiting for its
 * connection is then never sent.
 * @throws ExchangeError
 */
export function exchange(dispatcher: Dispatcher, request: WireRequest, maxBytes: number, signal: AbortSignal): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    let sent = false
    let over = false
    let status: number | null = null
    let headers = new Headers()
    let controller: Dispatcher.DispatchController | null = null
    const chunks: Uint8Array[] = []
    let length = 0

    const end = () => {
      over = true
      signal.removeEventListener('abort', onAbort)
    }
    const fail = (cause: unknown) => {
      if (over) return
      end()
      reject(new ExchangeError(cause instanceof Error ? cause.message : String(cause), { sent, status, cause }))
      controller?.abort(cause instanceof Error ? cause : new Error('ended'))
    }
    const onAbort = () => fail(signal.reason)

    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort)
    dispatcher.dispatch(
      {
        origin: request.url.origin,
        path: request.url.pathname + request.url.search,
        method: request.method,
        headers: request.headers,
        body: request.body,
      },
      {
        onRequestStart(started) {
          if (over) return started.abort(new Error('ended before it was sent'))
          controller = started
          sent = true
        },
        onResponseStart(_, code, fields) {
          if (code < 200) return
          status = code
          headers = new Headers()
          for (const [name, value] of Object.entries(fields)) for (const one of [value ?? []].flat()) headers.append(name, one)
        },
        onResponseData(_, chunk) {
          length += chunk.length
          if (length > maxBytes) return fail(new AnswerTooLongError(`The answer is longer than ${maxBytes} bytes.`))
          chunks.push(chunk)
        },
        onResponseEnd() {
          if (over || status === null) return
          end()
          resolve({ status, headers, bytes: Buffer.concat(chunks) })
        },
        onResponseError(_, error) {
          fail(error)
        },
      },
    )
  })
}
