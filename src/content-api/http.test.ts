import http from 'node:http'
import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import express from 'express'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { touchedByNothing } from './changes.ts'
import { settleOrigins, type Origins } from './cors.ts'
import { finished, type Finished } from './finished.ts'
import { openToAll, preflight, send, withRequestId } from './http.ts'
import { answerProblems } from './problems.ts'
import { bytesOf, representation } from './representation.ts'

const text = JSON.stringify({ text: 'Grüße aus Köln und von überall her. '.repeat(100) })
const answer = (content: string | Buffer, type = 'application/json; charset=utf-8'): Finished =>
  finished(content, {
    type,
    lastModified: new Date('2026-11-22T08:00:00.900Z'),
    touchedBy: touchedByNothing,
    headers: { Link: '<https://a.example>; rel="next"' },
  })
const long = answer(text)
const short = answer('{"text":"kurz"}')
const picture = answer(Buffer.alloc(4000, 'x'), 'image/webp')
const noise = answer(Buffer.from(Array.from({ length: 2000 }, (_, i) => (i * 7919 + ((i * i) % 251) * 31) % 256)), 'text/plain')

const app = express()
app.use(withRequestId, openToAll)
const answers: { readonly [name: string]: Finished } = { long, short, picture, noise }
app.get('/:name', (req, res) => send(res, answers[req.params.name] ?? short))
app.use(answerProblems({ error: () => {} }))

/** As it comes off the wire. Neither fetch nor supertest: both undo encodings. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    http
      .request({ port, path, headers, method }, (res) => {
        const parts: Buffer[] = []
        res.on('data', (part: Buffer) => parts.push(part))
        res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(parts) }))
      })
      .on('error', reject)
      .end()
  })
}
const server = http.createServer(app)
beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', done)))
afterAll(() => new Promise((done) => server.close(done)))

describe('compression', () => {
  it.each([
    ['br', 'br', zlib.brotliDecompressSync],
    ['gzip', 'gzip', zlib.gunzipSync],
    ['gzip, deflate, br', 'br', zlib.brotliDecompressSync],
  ] as const)('%s', async (accepts, encoding, decode) => {
    const { headers, body } = await raw('/long', { 'accept-encoding': accepts })
    expect(headers).toMatchObject({
      'content-encoding': encoding,
      'content-length': String(body.length),
      etag: `${long.etag.slice(0, -1)}-${encoding}"`,
      vary: 'Accept-Encoding',
      'content-type': 'application/json; charset=utf-8',
    })
    expect(decode(body).toString()).toBe(text)
    expect(body.length).toBeLessThan(text.length / 5)
  })

  it.each([
    ['who names none', '/long', {}],
    ['who refuses ours', '/long', { 'accept-encoding': 'br;q=0, gzip;q=0' }],
    ['what is short', '/short', { 'accept-encoding': 'br, gzip' }],
    ['pictures', '/picture', { 'accept-encoding': 'br, gzip' }],
    ['what does not get smaller', '/noise', { 'accept-encoding': 'br, gzip' }],
  ])('plain bytes for %s', async (_, path, headers) => {
    const got = await raw(path, headers)
    const { bytes, etag } = answers[path.slice(1)] ?? short
    expect(got.headers['content-encoding']).toBeUndefined()
    expect(got.headers).toMatchObject({ etag, vary: 'Accept-Encoding', 'content-length': String(bytes.length) })
    expect(got.body.equals(bytes)).toBe(true)
  })

  it('encodes even short ones for who refuses plain bytes, and refuses who refuses everything', async () => {
    const got = await raw('/short', { 'accept-encoding': 'gzip, identity;q=0' })
    expect([got.headers['content-encoding'], zlib.gunzipSync(got.body).toString()]).toEqual(['gzip', '{"text":"kurz"}'])
    const none = await raw('/short', { 'accept-encoding': '*;q=0' })
    expect([none.status, JSON.parse(none.body.toString())]).toMatchObject([406, { code: 'encoding-not-acceptable' }])
  })

  it('is done once, beside the event loop, and counted', async () => {
    const once = answer(text)
    const [first, second] = [representation(once, 'br'), representation(once, 'br')]
    expect(first).toBeInstanceOf(Promise)
    expect(second).toBe(first)
    const made = await first
    expect(representation(once, 'br')).toBe(made)
    const gzip = await representation(once, 'gzip')
    expect(once.bytes.length + made.bytes.length + gzip.bytes.length).toBeLessThanOrEqual(bytesOf(once))
    expect(bytesOf(picture)).toBe(picture.bytes.length)
  })

  it('sends plain bytes where encoding fails, and tries again', async () => {
    const broken = answer(text)
    vi.spyOn(broken.bytes, 'length', 'get').mockReturnValueOnce(text.length).mockReturnValueOnce(-5)
    const got = await representation(broken, 'br')
    expect(got.bytes).toBe(broken.bytes)
    vi.restoreAllMocks()
    expect((await representation(broken, 'br')).bytes.length).toBeLessThan(text.length / 5)
  })
})

describe('conditional requests', () => {
  const tag = long.etag
  const brTag = `${tag.slice(0, -1)}-br"`
  const day = 'Sun, 22 Nov 2026 08:00:00 GMT'
  it.each([
    [{ 'if-none-match': tag }, 304],
    [{ 'if-none-match': `"x", W/${tag}` }, 304],
    [{ 'if-none-match': '*' }, 304],
    [{ 'if-none-match': '"x"' }, 200],
    // The tag of other bytes.
    [{ 'if-none-match': brTag }, 200],
    [{ 'if-none-match': brTag, 'accept-encoding': 'br' }, 304],
    [{ 'if-none-match': tag, 'accept-encoding': 'br' }, 200],
    [{ 'if-modified-since': day }, 304],
    [{ 'if-modified-since': 'Sun, 22 Nov 2026 07:59:59 GMT' }, 200],
    [{ 'if-modified-since': 'nonsense' }, 200],
    // The date counts only without a tag.
    [{ 'if-none-match': '"x"', 'if-modified-since': day }, 200],
    [{ 'if-none-match': tag, 'if-modified-since': 'Sun, 22 Nov 2020 08:00:00 GMT' }, 304],
  ])('%o: %i', async (headers, status) => {
    for (const method of ['GET', 'HEAD']) expect((await raw('/long', headers as Record<string, string>, method)).status).toBe(status)
  })

  it('answers 304 with what it must carry, and nothing about the content', async () => {
    const { headers, body } = await raw('/long', { 'if-none-match': tag, 'x-request-id': 'r1' })
    expect(body.length).toBe(0)
    expect(
      Object.keys(headers)
        .filter((name) => !['date', 'connection', 'keep-alive'].includes(name))
        .sort(),
    ).toEqual([
      'access-control-allow-origin',
      'access-control-expose-headers',
      'cache-control',
      'cross-origin-resource-policy',
      'etag',
      'vary',
      'x-content-type-options',
      'x-powered-by',
      'x-request-id',
    ])
  })

  it.each(['', 'br'])('answers HEAD as GET, without the body (%s)', async (accepts) => {
    const asked = { 'accept-encoding': accepts, 'x-request-id': 'r1' }
    const [get, head] = [await raw('/long', asked), await raw('/long', asked, 'HEAD')]
    expect(head.body.length).toBe(0)
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
    expect(head.headers['content-length']).toBe(String(get.body.length))
  })

  it('sends the whole to who asks for a part', async () => {
    const got = await raw('/picture', { range: 'bytes=0-3' })
    expect([got.status, got.body.length, got.headers['accept-ranges']]).toEqual([200, 4000, 'none'])
  })
})

describe('CORS', () => {
  const guarded = (origins: Origins) => {
    const one = express()
    one.use((req, _res, next) => {
      settleOrigins(req, origins)
      next()
    }, openToAll)
    one
      .route('/')
      .get((_req, res) => send(res, short))
      .options(preflight)
    return one
  }
  const named: Origins = new Set(['https://www.example.com'])
  it('is open to every website unless a setting names some', async () => {
    const { headers } = await request(guarded('*')).get('/').set('origin', 'https://anybody.example')
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*', vary: 'Accept-Encoding' })
    expect(headers['access-control-expose-headers']).toContain('RateLimit-Policy')
    expect(headers['access-control-allow-credentials']).toBeUndefined()
  })
  it('names exactly the website that asks, if it is one of those', async () => {
    const { headers } = await request(guarded(named)).get('/').set('origin', 'https://www.example.com')
    expect(headers).toMatchObject({ 'access-control-allow-origin': 'https://www.example.com', vary: 'Origin, Accept-Encoding' })
    expect(headers['access-control-allow-credentials']).toBeUndefined()
  })
  it.each(['https://evil.example', 'https://www.example.com.evil.example', 'http://www.example.com', 'null'])(
    'does not let scripts of %s read',
    async (origin) => {
      for (const method of ['get', 'options'] as const) {
        const { headers } = await request(guarded(named))[method]('/').set('origin', origin)
        expect(headers.vary).toContain('Origin')
        expect(headers['access-control-allow-origin']).toBeUndefined()
        expect(headers['access-control-allow-headers']).toBeUndefined()
      }
    },
  )
  it('lets a script send its key', async () => {
    const { status, headers } = await request(guarded(named))
      .options('/')
      .set('origin', 'https://www.example.com')
      .set('access-control-request-headers', 'authorization')
    expect([status, headers['access-control-allow-origin']]).toEqual([204, 'https://www.example.com'])
    expect(headers['access-control-allow-headers']).toContain('Authorization')
  })
})
