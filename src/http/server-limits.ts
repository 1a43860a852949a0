/** What a connection may cost before a request is read: too slow or too large ends it, with an answer that says why. */
import type { Server, ServerOptions } from 'node:http'
import type { Duplex } from 'node:stream'

export const serverLimits: ServerOptions = {
  /** Bytes of all headers together. */
  maxHeaderSize: 16 * 1024,
  headersTimeout: 20_000,
  /** Of a request with its body: a large film over a slow line is still let through. */
  requestTimeout: 300_000,
  /** How often the two are looked at. */
  connectionsCheckingInterval: 2_000,
}

const refusals: { readonly [code: string]: readonly [status: number, title: string, code: string, detail: string] } = {
  HPE_HEADER_OVERFLOW: [
    431,
    'Request Header Fields Too Large',
    'headers-too-large',
    'The headers are larger than 16 KB. Send fewer or smaller ones; cookies are often the reason.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'too-slow', 'The request took too long to arrive. Send it again.'],
}
const unreadable = [400, 'Bad Request', 'malformed-request', 'That is no HTTP that can be read.'] as const

/** Answers what Node cannot make a request of. */
export function refuseUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex & { readonly bytesWritten?: number }) => {
    // Nobody is there any more, or an answer is on its way already: another one would be taken for a part of it.
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) {
      socket.destroy()
      return
    }
    const [status, title, code, detail] = refusals[error.code ?? ''] ?? unreadable
    const body = JSON.stringify({ type: 'about:blank', title, status, code, detail })
    socket.end(
      [
        `HTTP/1.1 ${status} ${title}`,
        'Content-Type: application/problem+json',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Cache-Control: no-store',
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    )
  })
}

/** Node hangs the answer that is being written on its socket. */
const isAnswering = (socket: Duplex): boolean => {
  const { _httpMessage: answer } = socket as { _httpMessage?: { readonly headersSent: boolean } | null }
  return Boolean(answer?.headersSent)
}
