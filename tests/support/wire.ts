/** HTTP as it goes over the wire, whatever a well-behaved client would not send. */
import http from 'node:http'
import net from 'node:net'
import type { HostileRequest } from './hostile-requests.ts'

export interface WireAnswer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  /** As it came, compressed or not. Of a stream that does not end, what came first. */
  readonly body: Buffer
}

/** @throws Error where the connection is cut before an answer has come. */
export function sendHostile(
  port: number,
  agent: http.Agent,
  { method, path, headers, body, isChunked }: HostileRequest,
): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': body.length }
    const call = http.request({ host: '127.0.0.1', port, agent, method, path: path || '/', headers: { ...headers, ...length } })
    call.on('error', (error: Error & { readonly rawPacket?: Buffer }) => {
      // What cannot be read is refused with a body, be it HEAD or not, and Node's client takes that ill.
      const [, status] = /^HTTP\/1\.1 (400|431)/.exec(error.rawPacket?.toString('latin1') ?? '') ?? []
      if (method === 'HEAD' && status !== undefined) resolve({ status: Number(status), headers: {}, body: Buffer.alloc(0) })
      else reject(error)
    })
    call.on('response', (answer) => {
      const parts: Buffer[] = []
      const done = () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) })
      answer.on('data', (part: Buffer) => {
        parts.push(part)
        if (!answer.headers['content-type']?.startsWith('text/event-stream')) return
        done()
        call.destroy()
      })
      answer.on('end', done)
      answer.on('error', reject)
    })
    if (body === null) call.end()
    else if (isChunked) {
      for (let from = 0; from < body.length; from += 4_096) call.write(body.subarray(from, from + 4_096))
      call.end()
    } else call.end(body)
  })
}

/** What the server says to these bytes until it hangs up. `each` are sent one after the other, `everyMs` apart. */
export function say(port: number, bytes: string | Buffer, each: readonly string[] = [], everyMs = 20): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    const parts: Buffer[] = []
    let next = 0
    const dripping = setInterval(() => {
      const part = each[next++]
      if (part === undefined) clearInterval(dripping)
      else if (socket.writable) socket.write(part, 'latin1')
    }, everyMs)
    socket.on('data', (part) => parts.push(part))
    // What came before it was cut is what counts.
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(dripping)
      resolve(Buffer.concat(parts).toString('latin1'))
    })
    if (typeof bytes === 'string') socket.write(bytes, 'latin1')
    else socket.write(bytes)
  })
}
