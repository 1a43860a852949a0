import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { PublisherError } from '../errors.ts'
import { createFakeSocket, type Say } from '../testing/fake-socket.ts'
import { createHttpClient, type Exchange, type HttpClientOptions } from './http.ts'

let server: Server
let origin = ''
let hear: (text: string, say: Say) => void
let connections = 0
let exchanges: Exchange[] = []

beforeEach(async () => {
  hear = (text, say) => say({ status: 200, json: ['heard', text] })
  connections = 0
  exchanges = []
  server = createServer((_, res) => res.writeHead(200).end('no WebSocket'))
    .on('connection', () => connections++)
    .on(
      'upgrade',
      createFakeSocket((text, say) => hear(text, say)),
    )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterEach(() => {
  server.closeAllConnections()
  return new Promise((done) => server.close(done))
})

const open = async (visible = true, options: Partial<HttpClientOptions> = {}, path = '/relay') => {
  const client = createHttpClient({
    secrets: ['the-secret'],
    allowPrivateOrigins: [origin],
    signal: new AbortController().signal,
    onExchange: (exchange) => exchanges.push(exchange),
    ...options,
  })
  const socket = await client.socket?.(origin + path, { visible })
  if (!socket) throw new Error('no socket')
  return socket
}
const failing = async (call: Promise<unknown>): Promise<PublisherError> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof PublisherError)) throw new Error(`no PublisherError: ${String(error)}`)
  return error
}

it('says and hears, one after the other, and is observed without its secrets', async () => {
  const socket = await open(true, {}, '/relay?key=the-secret')
  socket.send('one')
  socket.send('two')
  expect([await socket.next(), await socket.next()]).toEqual(['["heard","one"]', '["heard","two"]'])
  socket.close()
  expect(exchanges).toMatchObject([{ url: `${origin}/relay?key=[secret]`, status: 101 }])
  expect(() => socket.send('three')).toThrow(PublisherError)
})

it.each([
  [true, 'reconcile'],
  [false, 'retry'],
])('that breaks off after something visible was sent (%s) is %s', async (visible, kind) => {
  hear = (_, say) => say({ status: 200, wire: 'reset' })
  const socket = await open(visible)
  socket.send('one')
  expect((await failing(socket.next())).kind).toBe(kind)
})

it('ends when nothing comes in time', async () => {
  hear = () => undefined
  const socket = await open(true, { timeoutMs: 2_000 })
  socket.send('one')
  expect(await failing(socket.next())).toMatchObject({ kind: 'reconcile', code: 'timeout' })
})

it('ends at once when it is aborted, and is not opened when it was before', async () => {
  const ending = new AbortController()
  hear = () => ending.abort()
  const socket = await open(true, { signal: ending.signal })
  socket.send('one')
  expect(await failing(socket.next())).toMatchObject({ kind: 'reconcile', code: 'aborted' })
  const before = connections
  expect(await failing(open(true, { signal: AbortSignal.abort() }))).toMatchObject({ kind: 'retry', code: 'aborted' })
  expect(connections).toBe(before)
})

it('opens nothing behind our own wall', async () => {
  expect((await failing(open(true, { allowPrivateOrigins: [] }))).kind).toBe('retry')
  expect(connections).toBe(0)
})

it('takes no more than it can hold', async () => {
  hear = (_, say) => say({ status: 200, json: 'x'.repeat(10_000_001) })
  const socket = await open()
  socket.send('one')
  expect(await failing(socket.next())).toMatchObject({ kind: 'reconcile', code: 'answer-too-long' })
})

it('knows that a server speaks HTTP alone', async () => {
  server.removeAllListeners('upgrade')
  expect(await failing(open())).toMatchObject({ kind: 'retry', code: 'connection-failed' })
  expect(exchanges).toMatchObject([{ status: null }])
})
