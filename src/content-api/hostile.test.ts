import http from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { encodeCursor } from './cursor.ts'
import { issueToken } from './owned-medium-token.ts'
import { acmeSite, aPicture, aPublication, secret, testApi } from './testing.ts'

const api = testApi({ files: { m1: { bytes: Buffer.from('x'), mimeType: 'image/png' } } })
const server = http.createServer(api.app)
const agent = new http.Agent({ keepAlive: true })
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  await api.publish(aPublication('p1', { media: [aPicture('m1')] }))
})
afterAll(async () => {
  agent.destroy()
  await new Promise((done) => server.close(done))
  await api.stop()
})

interface Call {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

/** Not fetch: it would tidy the path up. */
const send = ({ method, path, headers, body }: Call) =>
  new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const call = http.request(
      { port, host: '127.0.0.1', agent, method, path, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text: Buffer.concat(parts).toString() }),
        )
      },
    )
    call.on('error', reject)
    call.end(body)
  })

const visible = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength: 40 })
const any = fc.oneof(
  visible,
  fc.string({ unit: 'binary', maxLength: 20 }).map(tolerant),
  fc.constantFrom('%', '%00', '%ff', '..', '%2e%2e%2f', '\\', '//', '__proto__', "'--", '$ne', 'p1', 'm1', 'card', 'key-00000001'),
)
const prefix = fc.constantFrom(
  '/api/content/v1',
  '/api/content/v1/posts',
  '/api/content/v1/posts/',
  '/api/content/v1/media/',
  '/api/content/v1/media/m1/',
  '/feeds',
  '/feeds/',
  '/api/owned/v1/site',
  '/api/owned/v1/publications/',
  '/api/owned/v1/measurements',
)
const pair = fc.tuple(
  fc.oneof(fc.constantFrom('limit', 'cursor', 'language', 'brand', 'topic', 'campaign', 'id', 'v'), any),
  fc.oneof(any, fc.constantFrom('de', '1', encodeCursor({ at: new Date(0), post: 'p1' }, '-publishedAt'))),
)
const query = fc
  .array(
    pair.map((both) => both.join('=')),
    { maxLength: 4 },
  )
  .map((pairs) => pairs.join('&'))
const headers = fc.record(
  {
    authorization: fc.oneof(visible, fc.constant(`Bearer ${issueToken(secret, acmeSite.channel)}`)),
    'if-none-match': visible,
    'if-modified-since': fc.oneof(
      visible,
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    ),
    'x-request-id': visible,
    'user-agent': visible,
    accept: visible,
    'content-type': fc.oneof(visible, fc.constantFrom('application/json', 'application/json; charset=utf-16', 'multipart/form-data')),
    'content-encoding': fc.oneof(visible, fc.constantFrom('gzip', 'br', 'deflate', 'identity')),
  },
  { requiredKeys: [] },
)
const body = fc.oneof(fc.json(), fc.string(), fc.constant(''), fc.constant(JSON.stringify(aPublication('p2'))))

function tolerant(text: string) {
  return encodeURIComponent(text.toWellFormed())
}

it('never breaks, and explains every refusal as a problem', async () => {
  const calls = fc.record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'POST', 'PATCH'),
    path: fc.tuple(prefix, any, query).map(([start, rest, asked]) => `${start}${rest.replace(/[?#]/g, '')}?${asked.replaceAll('#', '')}`),
    headers,
    body,
  })
  const statuses = new Set<number>()
  await fc.assert(
    fc.asyncProperty(calls, async (call) => {
      const { status, type, text } = await send(call)
      statuses.add(status)
      expect(status).toBeLessThan(500)
      if (status < 400 || call.method === 'HEAD') return
      expect(type).toBe('application/problem+json')
      expect(JSON.parse(text)).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/), detail: expect.stringMatching(/\.$/) })
      expect(text).not.toMatch(/node_modules|\.ts:|at Object/)
    }),
    { numRuns: 300 },
  )
  expect([...statuses]).toEqual(expect.arrayContaining([200, 204, 400, 401, 404, 405]))
  expect(api.logged).toEqual([])
}, 60_000)
