/** A WebSocket (RFC 6455) for platforms that speak nothing else, with the same guard, end and silence about secrets as every HTTP call. */
import { WebSocket, type Dispatcher } from 'undici'
import { PublisherError } from '../errors.ts'
import type { Socket } from '../publisher.ts'

export interface SocketOptions {
  readonly dispatcher: Dispatcher
  readonly strike: (text: string) => string
  readonly signal: AbortSignal
  /** For the whole conversation, connecting included. */
  readonly timeoutMs: number
  readonly userAgent: string
  /** All messages of the other side together. */
  readonly maxBytes: number
  /** Whether the public can see what is sent. */
  readonly visible: boolean
}

/** @throws PublisherError `retry` where it could not be opened: nothing was sent. */
export function openSocket(url: URL, options: SocketOptions): Promise<Socket> {
  const { dispatcher, strike, signal, visible } = options
  const failure = (sent: boolean, why: string) =>
    new PublisherError(
      sent && visible ? 'reconcile' : 'retry',
      strike(sent ? `${url.host} did not answer completely (${why}).` : `${url.host} could not be reached (${why}). Nothing was sent.`),
      { code: why },
    )

  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(failure(false, 'aborted'))
    const address = new URL(url)
    address.protocol = url.protocol.replace(/^http/, 'ws')
    const socket = new WebSocket(address, { dispatcher, headers: { 'user-agent': options.userAgent } })
    const arrived: string[] = []
    let bytes = 0
    let sent = false
    /** Why nothing more comes. `closed`: the other side has ended it. */
    let over: string | null = null
    let wake: () => void = () => undefined

    const end = (why: string) => {
      if (over !== null) return
      over = why
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      if (socket.readyState <= socket.OPEN) socket.close()
      reject(failure(sent, why))
      wake()
    }
    const onAbort = () => end('aborted')
    const timer = setTimeout(() => end('timeout'), options.timeoutMs)
    signal.addEventListener('abort', onAbort)
    socket.addEventListener('error', () => end('connection-failed'))
    socket.addEventListener('close', () => end('closed'))
    socket.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string') return
      bytes += Buffer.byteLength(data)
      if (bytes > options.maxBytes) return end('answer-too-long')
      arrived.push(data)
      wake()
    })
    socket.addEventListener('open', () =>
      resolve({
        send(text) {
          if (over !== null) throw failure(sent, over)
          sent = true
          socket.send(text)
        },
        async next() {
          while (arrived.length === 0 && over === null) await new Promise<void>((woken) => (wake = woken))
          const message = arrived.shift()
          if (message === undefined) throw failure(sent, over ?? 'closed')
          return message
        },
        close: () => end('closed'),
      }),
    )
  })
}
