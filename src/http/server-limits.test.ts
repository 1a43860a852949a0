import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { refuseUnreadable, serverLimits } from './server-limits.ts'

let server: Server
afterEach(() => new Promise((done) => server.close(done)))

/** What the server says to these bytes until it hangs up. */
async function said(bytes: string, limits = serverLimits): Promise<{ status: number; body: unknown }> {
  server = createServer(limits, (req, res) => void req.resume().on('end', () => res.end('fine')))
  refuseUnreadable(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const parts: Buffer[] = []
  socket.on('data', (part) => parts.push(part))
  socket.on('error', () => {})
  socket.write(bytes)
  await new Promise((closed) => socket.once('close', closed))
  const [head = '', body = ''] = Buffer.concat(parts).toString().split('\r\n\r\n')
  expect(head).toContain('Connection: close')
  expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`)
  return { status: Number(head.split(' ')[1]), body: JSON.parse(body) }
}

it('refuses headers of a megabyte', async () => {
  const answer = await said(`GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(1024 * 1024)}\r\n\r\n`)
  expect(answer).toMatchObject({ status: 431, body: { status: 431, code: 'headers-too-large' } })
})
it.each([
  ['headers', 'GET / HTTP/1.1\r\nHost: a\r\n'],
  ['a body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab'],
])('does not wait for ever for %s', async (_, bytes) => {
  const answer = await said(bytes, { ...serverLimits, headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 20 })
  expect(answer).toMatchObject({ status: 408, body: { status: 408, code: 'too-slow' } })
})
it('refuses what is no HTTP', async () => {
  expect(await said('SSH-2.0-OpenSSH_9.6\r\n\r\n')).toMatchObject({ status: 400, body: { code: 'malformed-request' } })
})
