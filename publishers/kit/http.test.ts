import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { HttpRequest } from '../publisher.ts'
import { createHttpClient, type Exchange, type HttpClientOptions } from './http.ts'

let server: Server
let origin = ''
let answer: RequestListener
let seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = []
let exchanges: Exchange[] = []
const token = 'tok/en+with space'

beforeEach(async () => {
  seen = []
  exchanges = []
  answer = (_, res) => res.end('{}')
  server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      seen.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body: Buffer.concat(chunks).toString() })
      answer(req, res)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterEach(() => {
  server.closeAllConnections()
  return new Promise((done) => server.close(done))
})

const client = (options: Partial<HttpClientOptions> = {}) =>
  createHttpClient({
    secrets: [token],
    allowPrivateOrigins: [origin],
    signal: new AbortController().signal,
    now: () => new Date('2026-11-22T10:00:00Z'),
    onExchange: (exchange) => exchanges.push(exchange),
    ...options,
  })

const failing = async (call: Promise<unknown>): Promise<PublisherError> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof PublisherError)) throw new Error(`no PublisherError: ${String(error)}`)
  return error
}
const send = (request: Partial<HttpRequest<unknown>> = {}, options: Partial<HttpClientOptions> = {}, path = '/') =>
  client(options).request('POST', origin + path, { answer: z.unknown(), ...request })
const status =
  (code: number, body = '{}', headers: { [name: string]: string } = {}): RequestListener =>
  (_, res) =>
    res.writeHead(code, headers).end(body)

describe('a request', () => {
  it('sends JSON, and parses the answer', async () => {
    answer = status(201, '{"id":"7","more":1}', { 'x-n': '1' })
    const got = await client().request('PUT', `${origin}/a?b=c`, {
      json: { text: 'ä' },
      headers: { Authorization: `Bearer ${token}` },
      answer: z.object({ id: z.string() }),
    })
    expect(got).toMatchObject({ status: 201, body: { id: '7' } })
    expect(got.headers.get('x-n')).toBe('1')
    expect(seen).toEqual([expect.objectContaining({ method: 'PUT', url: '/a?b=c', body: '{"text":"ä"}' })])
    expect(seen[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'user-agent': 'Funkhaus',
    })
  })

  it('sends a form with files', async () => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array([104, 105])], { type: 'image/png' }), 'a.png')
    await send({ form })
    expect(seen[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect(seen[0]?.body).toMatch(/filename="a.png"\r\nContent-Type: image\/png\r\n\r\nhi\r\n/)
  })

  it('sends bytes with the type that the caller names', async () => {
    await send({ bytes: Buffer.from('raw'), headers: { 'Content-Type': 'image/png' } })
    expect(seen[0]).toMatchObject({ body: 'raw', headers: expect.objectContaining({ 'content-type': 'image/png' }) })
  })

  it('hands an empty answer on as null and a plain one as text', async () => {
    answer = status(200, '')
    expect((await send()).body).toBeNull()
    answer = status(200, 'ok')
    expect((await send()).body).toBe('ok')
  })

  it('keeps ids of 64 bits whole: as text, where a number would change them', async () => {
    answer = status(
      200,
      '{"ids":[7499999999999999999, -9007199254740993],"in \\" text":": 7499999999999999999,","n":9007199254740991,"d":0.12345678901234567,"e":12345678901234567e2}',
    )
    expect((await send()).body).toEqual({
      ids: ['7499999999999999999', '-9007199254740993'],
      'in " text': ': 7499999999999999999,',
      n: Number.MAX_SAFE_INTEGER,
      d: 0.12345678901234567,
      e: 1234567890123456700,
    })
  })

  it('takes a status that the caller accepts for an answer', async () => {
    answer = status(404, '{"error":"gone"}')
    expect(await send({ accept: [404] })).toMatchObject({ status: 404, body: { error: 'gone' } })
  })
})

describe('what a status means', () => {
  it.each([
    [301, 'rejected', 'reconcile'],
    [400, 'rejected', 'rejected'],
    [401, 'reconnect', 'reconnect'],
    [403, 'rejected', 'rejected'],
    [404, 'rejected', 'rejected'],
    [408, 'retry', 'reconcile'],
    [422, 'rejected', 'rejected'],
    [429, 'wait', 'wait'],
    [500, 'retry', 'reconcile'],
    [502, 'retry', 'reconcile'],
    [503, 'retry', 'reconcile'],
  ])('%i is %s, and %s when visible', async (code, kind, visible) => {
    answer = status(code)
    expect(await failing(send())).toMatchObject({ kind, code: `http-${code}` })
    expect(await failing(send({ visible: true }))).toMatchObject({ kind: visible, code: `http-${code}` })
    expect(seen).toHaveLength(2)
  })

  it('waits for as long as the platform says, and else for a quarter of an hour', async () => {
    answer = status(429, '', { 'retry-after': '120' })
    expect((await failing(send())).retryAfter).toEqual(new Date('2026-11-22T10:02:00Z'))
    answer = status(429)
    expect((await failing(send())).retryAfter).toEqual(new Date('2026-11-22T10:15:00Z'))
  })

  it('is what explain says, field by field', async () => {
    answer = status(403, '{"error":"duplicate"}', { 'x-n': '1' })
    const explain: HttpRequest<unknown>['explain'] = (code, body, headers) => ({
      message: `${code} ${JSON.stringify(body)} ${headers.get('x-n')}`,
    })
    expect(await failing(send({ explain }))).toMatchObject({ kind: 'rejected', code: 'http-403', message: '403 {"error":"duplicate"} 1' })
    const all = { kind: 'wait', code: 'slow-down', message: 'Later.', retryAfter: new Date('2026-12-01') } as const
    expect(await failing(send({ explain: () => all }))).toMatchObject(all)
    expect(await failing(send({ explain: () => undefined }))).toMatchObject({ kind: 'rejected', code: 'http-403' })
    expect((await failing(send({ explain: () => ({ kind: 'rejected', retryAfter: new Date() }) }))).retryAfter).toBeNull()
  })
})

describe('an answer that cannot be read', () => {
  it.each([
    ['answer-unreadable', 'not JSON', status(200, '<html>')],
    ['answer-unreadable', 'of another shape', status(200, '{"id":5}')],
    ['answer-too-long', 'endless', status(200, JSON.stringify({ id: 'x'.repeat(10_000_000) }))],
  ])('is %s when it is %s: a bug, and reconcile when visible', async (code, _, how) => {
    answer = how
    const shape = z.object({ id: z.string() })
    expect(await failing(send({ answer: shape }))).toMatchObject({ kind: 'bug', code })
    expect(await failing(send({ answer: shape, visible: true }))).toMatchObject({ kind: 'reconcile', code })
  })
})

describe('a connection that breaks', () => {
  it.each<[string, RequestListener]>([
    ['before the answer', (req) => req.socket.destroy()],
    [
      'within the answer',
      (req, res) => {
        res.writeHead(200, { 'content-length': '100' })
        res.write('{"id":', () => req.socket.destroy())
      },
    ],
  ])('%s is retry, and reconcile when visible', async (_, how) => {
    answer = how
    expect((await failing(send())).kind).toBe('retry')
    expect((await failing(send({ visible: true }))).kind).toBe('reconcile')
    expect(seen).toHaveLength(2)
  })

  it('is retry even when visible if nothing was sent: nobody listens', async () => {
    const gone = createServer()
    await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(gone.address() as { port: number }).port}`
    await new Promise((done) => gone.close(done))
    const http = client({ allowPrivateOrigins: [url] })
    const error = await failing(http.request('POST', url, { answer: z.unknown(), visible: true }))
    expect(error).toMatchObject({ kind: 'retry', code: 'ECONNREFUSED' })
    expect(exchanges).toEqual([expect.objectContaining({ status: null, sent: false, failure: 'retry', headers: null })])
  })

  it('is retry even when visible if nothing was sent: no such name', async () => {
    const error = await failing(client().request('POST', 'https://name.invalid/', { answer: z.unknown(), visible: true }))
    expect(error.kind).toBe('retry')
    expect(error.code).toMatch(/ENOTFOUND|EAI_AGAIN/)
  })

  it('is retry even when visible if nothing was sent: no TLS there', async () => {
    const tls = origin.replace('http:', 'https:')
    const error = await failing(client({ allowPrivateOrigins: [tls] }).request('POST', tls, { answer: z.unknown(), visible: true }))
    expect(error.kind).toBe('retry')
    expect(seen).toHaveLength(0)
  })

  it('is a bug if the request cannot be written at all', async () => {
    const error = await failing(send({ headers: { authorization: 'Bearer a\nb' }, visible: true }))
    expect(error).toMatchObject({ kind: 'bug', code: 'request-invalid' })
    expect(seen).toHaveLength(0)
    expect((await failing(client().request('GET', 'not an address', { answer: z.unknown() }))).kind).toBe('bug')
  })
})

describe('an end before the answer', () => {
  const never: RequestListener = () => {}

  it('comes with the time-out, also while the answer trickles', async () => {
    answer = (_, res) => {
      res.writeHead(200)
      const trickle = setInterval(() => res.write(' '), 10)
      res.on('close', () => clearInterval(trickle))
    }
    expect(await failing(send({ visible: true }, { timeoutMs: 2_000 }))).toMatchObject({ kind: 'reconcile', code: 'timeout' })
    answer = never
    expect(await failing(send({}, { timeoutMs: 100 }))).toMatchObject({ kind: 'retry', code: 'timeout' })
  })

  it('comes with the signal: unknown once the request has left', async () => {
    const ending = new AbortController()
    answer = () => ending.abort()
    expect(await failing(send({ visible: true }, { signal: ending.signal }))).toMatchObject({ kind: 'reconcile', code: 'aborted' })
  })

  it('comes with the signal: nothing is sent if it came before', async () => {
    expect(await failing(send({ visible: true }, { signal: AbortSignal.abort() }))).toMatchObject({ kind: 'retry', code: 'aborted' })
    expect(seen).toHaveLength(0)
  })

  it('while connecting means that it is never sent', async () => {
    const ending = new AbortController()
    const call = failing(send({ visible: true }, { signal: ending.signal }))
    await Promise.resolve().then(() => ending.abort())
    expect(await call).toMatchObject({ kind: 'retry', code: 'aborted' })
    // A later request has come and gone: the earlier one would have been seen before it.
    await send({}, {}, '/later')
    expect(seen.map(({ url }) => url)).toEqual(['/later'])
  })
})

describe('a redirect', () => {
  it('is followed by GET on the same origin', async () => {
    answer = (req, res) => (req.url === '/old' ? res.writeHead(302, { location: '/new' }).end() : res.end('{"at":"new"}'))
    expect((await client().request('GET', `${origin}/old`, { answer: z.unknown() })).body).toEqual({ at: 'new' })
    expect(exchanges).toHaveLength(1)
  })

  it('is not followed to another origin, nor in a circle', async () => {
    const elsewhere = createServer()
    let visited = 0
    elsewhere.on('connection', () => visited++)
    await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
    const port = (elsewhere.address() as { port: number }).port
    answer = status(302, '', { location: `http://127.0.0.1:${port}/` })
    const get = () => client().request('GET', `${origin}/`, { answer: z.unknown() })
    expect(await failing(get())).toMatchObject({ kind: 'rejected', code: 'http-302' })
    expect(visited).toBe(0)
    await new Promise((done) => elsewhere.close(done))
    answer = status(302, '', { location: '/' })
    expect((await failing(get())).code).toBe('http-302')
  })

  it('is never followed by a call that changes something', async () => {
    answer = status(307, '', { location: '/again' })
    expect((await failing(send())).kind).toBe('rejected')
    expect(seen).toHaveLength(1)
  })
})

describe('addresses that are not public', () => {
  it.each([
    'http://127.0.0.1:1',
    'https://127.0.0.1:1',
    'https://2130706433',
    'https://[::ffff:127.0.0.1]',
    'https://localhost',
    'http://example.org',
  ])('%s is rejected', async (url) => {
    const error = await failing(client({ allowPrivateOrigins: [] }).request('POST', url, { answer: z.unknown(), visible: true }))
    expect(error).toMatchObject({ kind: 'rejected', code: 'address-blocked' })
  })
})

describe('secrets', () => {
  const everything = (error: PublisherError) =>
    [error.message, error.code, error.stack, String(error.cause), (error.cause as Error | undefined)?.stack].join('\n')

  it('are in nothing that is thrown or observed', async () => {
    const encoded = encodeURIComponent(token)
    const errors: PublisherError[] = []
    answer = status(422)
    errors.push(
      await failing(send({ explain: () => ({ message: `bad ${token}`, code: `x-${encoded}` }) }, {}, `/?access_token=${encoded}`)),
      await failing(client().request('GET', `not an address ${token}`, { answer: z.unknown() })),
    )
    answer = status(200, JSON.stringify({ token }))
    errors.push(
      await failing(send({ answer: z.object({ token: z.string().refine(() => false, { error: (issue) => String(issue.input) }) }) })),
    )
    expect(errors).toHaveLength(3)
    for (const error of errors) {
      expect(everything(error)).toContain('[secret]')
      expect(everything(error)).not.toContain(token)
      expect(everything(error)).not.toContain(encoded)
    }
    expect(JSON.stringify(exchanges)).toContain('[secret]')
    expect(JSON.stringify(exchanges)).not.toContain(encoded)
  })
})

it('tells of every exchange', async () => {
  answer = status(503, '{}', { 'x-ratelimit-remaining': '7' })
  await failing(send({}, {}, '/x'))
  const headers = expect.any(Headers) as Headers
  expect(exchanges).toEqual([
    { method: 'POST', url: `${origin}/x`, status: 503, sent: true, failure: 'retry', ms: expect.any(Number), headers },
  ])
  expect(exchanges[0]?.headers?.get('x-ratelimit-remaining')).toBe('7')
})

it('never reuses a connection that the server may just be closing', async () => {
  const ports = new Set<number | undefined>()
  answer = (req, res) => {
    ports.add(req.socket.remotePort)
    res.end('{}')
  }
  await send()
  await send()
  expect(ports.size).toBe(2)
})
