/** All that the hub shows to everybody, over real HTTP, to 20,000 requests that mean it no good. FUZZ_SEED sends the same ones again. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import net from 'node:net'
import v8 from 'node:v8'
import vm from 'node:vm'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Express } from 'express'
import fc from 'fast-check'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { refuseUnreadable, serverLimits } from '../../src/http/server-limits.ts'
import { database } from '../support/databases.ts'
import { bootHub, type TestHub } from '../support/hub.ts'
import { hostileRequests, type HostileRequest, type Shown } from '../support/hostile-requests.ts'
import { attacker } from '../support/hostile-words.ts'
import { fillWorld, hiddenWords } from '../support/hostile-world.ts'
import { say, sendHostile, type WireAnswer } from '../support/wire.ts'

const seed = Number(process.env.FUZZ_SEED ?? 20_261_129)
const connections = 50
const home = 'https://hub.example'

let hub: TestHub
let app: Express
let server: http.Server
let inside: net.Server
let stop: () => Promise<void>
let shown: Shown
let targets: readonly string[]
let secrets: string[]
let callsInside = 0
const logged: unknown[] = []
const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
const portOf = (listening: net.Server) => (listening.address() as AddressInfo).port
const listen = (what: net.Server) => new Promise<void>((done) => what.listen(0, '127.0.0.1', done))

beforeAll(async () => {
  server = http.createServer(serverLimits, (req, res) => app(req, res))
  refuseUnreadable(server)
  // No race between the client that takes a connection again and the server that gives it up.
  server.keepAliveTimeout = 120_000
  inside = net.createServer((socket) => (callsInside++, socket.destroy()))
  await Promise.all([listen(server), listen(inside)])
  hub = await bootHub(database, { PUBLIC_URL: home, HUB_URL: `http://127.0.0.1:${portOf(server)}`, CONTENT_RATE: '0' })
  const { payload } = hub
  vi.spyOn(payload.logger, 'error').mockImplementation((...all: unknown[]) => {
    const { err } = all[0] as { err?: { name?: string; status?: number; message?: string } }
    // Payload writes down its own refusals, too.
    if (err?.name !== 'APIError' || (err.status ?? 500) >= 500) logged.push(all)
  })
  const [{ env }, { httpSide }] = await Promise.all([import('../../src/config/env.ts'), import('../../src/http/app.ts')])
  const settings = env()

  const world = await fillWorld(payload, home, settings.SECRET)
  targets = world.targets
  secrets = [settings.SECRET, ...settings.CREDENTIAL_KEYS.split(':').slice(1), ...world.bearers, hub.dataDir, process.cwd(), 'node_modules']

  const side = await httpSide({ payload, settings, isReady: () => true })
  ;({ app, stop } = side)
  const { headers } = await supertest(server).get(`/api/content/v1/posts/${world.posts[0]}`).expect(200)
  const hosts = [
    '127.0.0.1',
    'localhost',
    '127.1',
    '0x7f000001',
    '2130706433',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0',
    'localhost.',
    'a.localhost',
  ]
  shown = {
    ...world,
    etags: [String(headers.etag), `W/${headers.etag}`],
    inside: hosts.map((host) => `http://${host}:${portOf(inside)}/`),
  }
})
afterAll(async () => {
  agent.destroy()
  await stop?.()
  server?.closeAllConnections()
  await new Promise((done) => server.close(done))
  await new Promise((done) => inside.close(done))
  await hub?.stop()
})

const plain = ({ headers, body }: WireAnswer): Buffer => {
  if (body.length === 0) return body
  const encoding = headers['content-encoding']
  return encoding === 'gzip' ? gunzipSync(body) : encoding === 'br' ? brotliDecompressSync(body) : body
}

/** Whose refusals programs read. */
const api = /^\/(?:api\/(?:content|owned)\/v1(?:\/|\?|$)|feeds(?:\/|\?|$)|(?:oembed|sitemap\.xml|robots\.txt)(?:\?|$))/

/** @throws Error for what no answer may be. */
function check(request: HostileRequest, answer: WireAnswer): void {
  const { status, headers } = answer
  const text = plain(answer).toString('latin1')
  const problem =
    headers['content-type'] === 'application/problem+json' && text !== ''
      ? (JSON.parse(plain(answer).toString()) as { code: string; detail: string })
      : null
  // oEmbed itself says so: https://oembed.com, section 2.3.6.
  const isMeant = (status === 503 && headers['retry-after'] !== undefined) || (status === 501 && problem?.code === 'format-unknown')
  if (!isMeant) expect(status).toBeLessThan(500)

  if (status >= 400 && api.test(request.path) && request.method !== 'HEAD') {
    expect(headers['content-type']).toBe('application/problem+json')
    expect(problem).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/), detail: expect.stringMatching(/^\p{Lu}.+[.!?]$/su) })
  }

  const all = `${JSON.stringify(headers)}\n${text}`
  for (const secret of secrets) if (all.includes(secret)) expect.fail('The answer tells a secret.')
  expect(text).not.toMatch(/\n\s+at .+:\d+:\d+/)
  expect(headers).not.toHaveProperty('x-injected')
  expect(text).not.toContain(hiddenWords.closed)
  if (!shown.previews.some((token) => request.path.includes(token))) expect(text).not.toContain(hiddenWords.draft)

  const { location } = headers
  if (location === undefined) return
  const to = new URL(location, home)
  if (status >= 300 && status < 400 && request.path.startsWith('/l/')) expect(targets).toContain(location)
  else expect([home, `http://127.0.0.1:${portOf(server)}`]).toContain(to.origin)
  expect(to.hostname).not.toBe(attacker)
}

v8.setFlagsFromString('--expose-gc')
const gc = vm.runInNewContext('gc') as () => void
const counted = async () => {
  const { db } = hub.payload
  const [clicks, publications, visitors] = await Promise.all([
    db.find<{ clicks: number; visitors: number }>({ collection: 'link-clicks', pagination: false }),
    db.find<{ views: number }>({ collection: 'publications', pagination: false, select: { views: true } }),
    db.count({ collection: 'link-visitors' }),
  ])
  const clicked = clicks.docs.map((row) => row.clicks + row.visitors)
  return [...clicked, ...publications.docs.map(({ views }) => views), visitors.totalDocs].reduce((sum, one) => sum + Number(one), 0)
}
/** What is still held: objects, and the bytes beside them. In MiB. */
async function held(): Promise<{ heap: number; bytes: number }> {
  // What was counted is written down once a second, and what was begun comes to its end: until nothing more comes of it.
  for (let before, now = await counted(); before !== now; now = await counted()) {
    before = now
    await new Promise((done) => setTimeout(done, 1_500))
  }
  for (let round = 0; round < 3; round++) {
    gc()
    await new Promise((done) => setImmediate(done))
  }
  const { heapUsed, external } = process.memoryUsage()
  return { heap: heapUsed / 1024 ** 2, bytes: external / 1024 ** 2 }
}

/** What is read comes from memory, whatever the database: there the beginning is enough. */
const half = database === 'sqlite' ? 10_000 : 1_000

describe(`what is shown to everybody on ${database}`, () => {
  it(`breaks under none of ${2 * half} hostile requests, tells nothing, leads nowhere else, and holds nothing of them`, async () => {
    const statuses = new Map<number, number>()
    let sent = 0
    /** Made in portions: the requests themselves would be what the memory is full of. */
    const send = async (count: number) => {
      const portion = 500
      for (let from = 0; from < count; from += portion) {
        const requests = fc.sample(hostileRequests(shown), { numRuns: portion, seed: seed + sent })
        const waiting = requests.values()
        await Promise.all(
          Array.from({ length: connections }, async () => {
            for (const request of waiting) {
              const told = `seed ${seed}: ${JSON.stringify({ ...request, body: request.body?.toString('base64') }).slice(0, 1_500)}`
              const answer = await sendHostile(portOf(server), agent, request).catch((error: unknown) => {
                throw new Error(`No answer to ${told}`, { cause: error })
              })
              statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
              try {
                check(request, answer)
              } catch (error) {
                throw new Error(`${answer.status} ${JSON.stringify(answer.headers)} to ${told}`, { cause: error })
              }
            }
          }),
        )
        sent += portion
      }
    }
    const started = performance.now()
    await send(half)
    const before = await held()
    await send(half)
    const after = await held()

    const classes = [2, 3, 4, 5].map((first) => {
      const those = [...statuses].filter(([status]) => Math.floor(status / 100) === first)
      return `${first}xx ${those.reduce((sum, [, count]) => sum + count, 0)}`
    })
    const inMib = ({ heap, bytes }: typeof before) => `${heap.toFixed(1)} + ${bytes.toFixed(1)} MiB`
    process.stdout.write(
      `${sent} hostile requests (seed ${seed}) in ${Math.round((performance.now() - started) / 1000)} s: ${classes.join(', ')}; ` +
        `held after half of them: ${inMib(before)}, after all: ${inMib(after)}; statuses ${JSON.stringify(Object.fromEntries(statuses))}\n`,
    )
    expect(logged).toEqual([])
    expect(callsInside).toBe(0)
    // Few do not come by every answer, and what is kept in memory fills up before it stands still.
    if (half < 10_000) return
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 202, 204, 302, 304, 400, 401, 404, 405, 406, 429]))
    // 300 bytes for each request of the second half. To keep of each no more than its parsed headers would be twice that (measured).
    // What there is was made and kept in the first half; new questions about it find room in a memory that is bounded.
    expect(after.heap - before.heap).toBeLessThan(3)
    expect(after.bytes - before.bytes).toBeLessThan(3)
  }, 600_000)

  const start = 'GET /api/content/v1/posts HTTP/1.1\r\nHost: a\r\n'
  const form = 'POST /api/content/v1/webmention HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n'
  const put = 'PUT /api/owned/v1/publications/key-00000000 HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n'
  const close = 'Connection: close\r\n\r\n'

  it.each([
    ['headers of a megabyte', `${start}X-Long: ${'x'.repeat(1024 * 1024)}\r\n\r\n`, [431]],
    [
      'a thousand headers',
      `${start}${Array.from({ length: 1_000 }, (_, n) => `X-Header-${n}: ${'y'.repeat(20)}\r\n`).join('')}\r\n`,
      [431],
    ],
    ['an address of a megabyte', `GET /api/content/v1/posts?q=${'x'.repeat(1024 * 1024)} HTTP/1.1\r\nHost: a\r\n\r\n`, [431]],
    ['two lengths', `${form}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`, [400]],
    ['a length and chunks', `${form}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, [400]],
    ['a negative length', `${form}Content-Length: -1\r\n\r\n`, [400]],
    ['a length beyond numbers', `${form}Content-Length: 99999999999999999999\r\n\r\n`, [400]],
    ['more than it takes', `${form}Content-Length: 20000\r\n${close}${'a'.repeat(20_000)}`, [413]],
    ['chunks of no size', `${form}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, [400]],
    ['a chunk’s megabyte of notes', `${form}Transfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(1024 * 1024)}\r\na\r\n0\r\n\r\n`, [400, 413]],
    ['chunks, folded otherwise', `${form}Transfer-Encoding: gzip, chunked, x\r\n\r\n0\r\n\r\n`, [400]],
    ['NUL in a header', `${start}X-Nul: a\0b\r\n${close}`, [400]],
    ['a space before the colon', `${start}X-Space : a\r\n${close}`, [400]],
    ['a bare line feed', `${start}X-Bare: a\nX-Injected: b\r\n${close}`, [200, 400]],
    ['no host', 'GET /api/content/v1/posts HTTP/1.1\r\n\r\n', [400]],
    ['two hosts', `${start}Host: ${attacker}\r\n${close}`, [200, 400]],
    [
      'an address of another host',
      `GET http://${attacker}/api/content/v1/posts HTTP/1.1\r\nHost: ${attacker}\r\n${close}`,
      [200, 400, 404],
    ],
    ['a redirect to an address of another host', `GET http://${attacker}/ HTTP/1.1\r\nHost: ${attacker}\r\n${close}`, [302, 400, 404]],
    ['another protocol', `${start}Upgrade: h2c, websocket\r\nConnection: Upgrade, close\r\n\r\n`, [200, 400]],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400]],
    ['an expectation', `${start}Expect: miracles\r\n${close}`, [417]],
    ['a method that is none', `${'X'.repeat(1_000)} / HTTP/1.1\r\nHost: a\r\n\r\n`, [400]],
    ['TRACE', `TRACE /api/posts HTTP/1.1\r\nHost: a\r\n${close}`, [405]],
    ['everything', `OPTIONS * HTTP/1.1\r\nHost: a\r\n${close}`, [200, 204, 400, 404]],
    ['HTTP/1.0', 'GET /api/content/v1/posts HTTP/1.0\r\n\r\n', [200]],
  ])('answers %s properly and goes on', async (_, bytes, expected) => {
    const answer = await say(portOf(server), bytes)
    expect(expected).toContain(Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]))
    expect(answer).not.toContain(attacker)
    for (const secret of secrets) expect(answer.includes(secret)).toBe(false)
    await supertest(server).get('/api/content/v1/posts').expect(200)
  })

  it('lets nobody hold a connection by being slow', async () => {
    const impatient = http.createServer(
      { ...serverLimits, headersTimeout: 400, requestTimeout: 800, connectionsCheckingInterval: 100 },
      (req, res) => app(req, res),
    )
    refuseUnreadable(impatient)
    await listen(impatient)
    const port = portOf(impatient)
    const drip = Array.from({ length: 1_000 }, (_, n) => `X-${n}: a\r\n`)
    const mine = `${put}Authorization: Bearer ${shown.bearers[0]}\r\n`
    const answers = await Promise.all([
      say(port, 'GET /api'),
      say(port, start),
      say(port, start, drip),
      say(port, `${form}Content-Length: 100\r\n\r\nsource=`),
      say(port, `${form}Content-Length: 10000\r\n\r\n`, Array<string>(1_000).fill('a')),
      say(port, `${form}Content-Length: 99999999999\r\n\r\n`),
      say(port, `${form}Transfer-Encoding: chunked\r\n\r\n5\r\nsourc`),
      say(port, `${mine}Content-Length: 100\r\n\r\n{"post":`),
      say(port, `${mine}Transfer-Encoding: chunked\r\n\r\n`, Array<string>(1_000).fill('1\r\n{\r\n')),
      // Who is refused before the body need not send it, and is not waited for.
      say(port, `${put}Content-Length: 100\r\n\r\n{`),
    ])
    expect(answers.map((answer) => answer.slice(9, 12))).toEqual([...Array<string>(9).fill('408'), '401'])
    for (const answer of answers) expect(answer).toContain('application/problem+json')
    await new Promise((done) => impatient.close(done))
    expect(logged).toEqual([])
  })

  it('says when it is too much, with what there is left', async () => {
    const [{ env }, { httpSide }] = await Promise.all([import('../../src/config/env.ts'), import('../../src/http/app.ts')])
    const limited = await httpSide({ payload: hub.payload, settings: { ...env(), CONTENT_RATE: 3 }, isReady: () => true })
    const ask = (path: string) => supertest(limited.app).get(path)
    for (const left of [2, 1, 0]) {
      const { headers } = await ask('/api/content/v1/posts').expect(200)
      expect(headers).toMatchObject({
        'ratelimit-policy': expect.stringContaining('q=3;w=60'),
        ratelimit: expect.stringContaining(`r=${left}`),
      })
    }
    for (const path of ['/api/content/v1/posts', '/feeds/acme.rss', '/oembed?url=x']) {
      const { status, headers, body } = await ask(path)
      expect({ status, headers, body }).toMatchObject({
        status: 429,
        headers: {
          'retry-after': expect.stringMatching(/^\d+$/),
          'ratelimit-policy': expect.any(String),
          ratelimit: expect.stringContaining('r=0'),
        },
        body: { status: 429, detail: expect.stringMatching(/\.$/) },
      })
    }
    await limited.stop()
  })
})
