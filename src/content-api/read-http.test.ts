import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { memoryStore } from './reading/memory-store.ts'
import { aPublication, aText, testApi } from './testing.ts'

const base = '/api/content/v1'
const minute = 60_000
const problem = (answer: request.Response) => ({ type: answer.headers['content-type'], ...(JSON.parse(answer.text) as object) })

describe('HTTP', () => {
  it.each(['/posts', '/posts/p1', '/posts?limit=1&language=de'])('%s may be cached, and is asked for again cheaply', async (path) => {
    const { app, publish } = testApi()
    const plain = request.agent(app).set('accept-encoding', 'identity')
    await publish(aPublication('p1'))
    const first = await plain.get(base + path)
    expect(first.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=300',
      etag: expect.stringMatching(/^"[\w-]{43}"$/),
      'last-modified': 'Sun, 22 Nov 2026 08:00:00 GMT',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(first.headers['content-length']).toBe(String(Buffer.byteLength(first.text)))
    for (const [name, value] of [
      ['if-none-match', first.headers.etag ?? ''],
      ['if-none-match', `"other", W/${first.headers.etag}`],
      ['if-none-match', '*'],
      ['if-modified-since', first.headers['last-modified'] ?? ''],
    ] as const) {
      const again = await plain.get(base + path).set(name, value)
      expect([again.status, again.text]).toEqual([304, ''])
      expect(again.headers).toMatchObject({ etag: first.headers.etag, 'cache-control': first.headers['cache-control'] })
    }
    for (const [name, value] of [
      ['if-none-match', '"other"'],
      ['if-modified-since', 'Sun, 22 Nov 2026 07:59:59 GMT'],
      ['if-modified-since', 'nonsense'],
    ] as const)
      expect((await plain.get(base + path).set(name, value)).status).toBe(200)
    const head = await plain.head(base + path)
    expect([head.status, head.text ?? '', head.headers.etag, head.headers['content-length']]).toEqual([
      200,
      '',
      first.headers.etag,
      first.headers['content-length'],
    ])
  })

  it('gives a new tag and date once a change in another process is seen, and shows nothing that nobody can vouch for', async () => {
    const { app, publish, clock, reading } = testApi({ follows: false })
    await publish(aPublication('p1'))
    await reading.start()
    await reading.refresh()
    const first = await request(app).get(`${base}/posts`)
    clock.move(5 * minute)
    // The database has not answered for five minutes: perhaps the post was taken down.
    const late = await request(app).get(`${base}/posts`)
    expect([late.status, problem(late)]).toMatchObject([503, { code: 'database-away' }])
    await publish(aPublication('p2'))
    await reading.refresh()
    const later = await request(app)
      .get(`${base}/posts`)
      .set('if-modified-since', first.headers['last-modified'] ?? '')
    expect([later.status, later.headers['last-modified']]).toEqual([200, 'Sun, 22 Nov 2026 08:05:00 GMT'])
    expect(later.headers.etag).not.toBe(first.headers.etag)
    await reading.stop()
  })

  it('asks the database once for what many ask for', async () => {
    const inner = memoryStore()
    let asked = 0
    const store = { ...inner, contents: (...ids: Parameters<typeof inner.contents>) => (asked++, inner.contents(...ids)) }
    const { app, publish } = testApi({ store })
    await publish(aPublication('p1'))
    await Promise.all(
      ['?limit=5&brand=acme', '?brand=acme&limit=5', '?limit=5&brand=acme'].map((query) => request(app).get(`${base}/posts${query}`)),
    )
    expect(asked).toBe(1)
    // What was read is kept too.
    await request(app).get(`${base}/posts?limit=6&brand=acme`)
    expect(asked).toBe(1)
  })

  const paths = ['/posts', '/posts/p1', '/media/m1', '/media/m1/card', '/openapi.json']
  it.each(paths)('%s answers a preflight, and refuses to write', async (path) => {
    const { app } = testApi()
    const preflight = await request(app)
      .options(base + path)
      .set('origin', 'https://www.example')
      .set('access-control-request-method', 'GET')
    expect([preflight.status, preflight.text]).toEqual([204, ''])
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      allow: 'GET, HEAD, OPTIONS',
    })
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      const answer = await request(app)
        [method](base + path)
        .set('content-type', 'application/json')
        .send('{"broken')
      expect(answer.status).toBe(405)
      expect(answer.headers).toMatchObject({ allow: 'GET, HEAD, OPTIONS', 'access-control-allow-origin': '*' })
      expect(problem(answer)).toMatchObject({ code: 'method-not-allowed' })
    }
  })

  it('answers what it does not know as a problem, with an id to ask by', async () => {
    const { app } = testApi()
    const unknown = await request(app).get(`${base}/nothing/here`).set('x-request-id', 'abc-1')
    expect([unknown.status, problem(unknown)]).toMatchObject([404, { code: 'not-found', requestId: 'abc-1' }])
    expect(unknown.headers['x-request-id']).toBe('abc-1')
    const bad = await request(app).get(`${base}/posts/%E0%A4%A`).set('x-request-id', 'no good\tid')
    expect([bad.status, problem(bad)]).toMatchObject([
      400,
      { code: 'malformed-request', requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
    ])
  })

  it('is the hub’s fault, said without a word of it, and over at the next call', async () => {
    const inner = memoryStore()
    let broken = true
    const locked = () => Promise.reject(new Error('database is locked'))
    const store = { ...inner, contents: (...ids: Parameters<typeof inner.contents>) => (broken ? locked() : inner.contents(...ids)) }
    const { app, publish, logged } = testApi({ store })
    await publish(aPublication('p1'))
    const answer = await request(app).get(`${base}/posts`)
    expect([answer.status, problem(answer)]).toMatchObject([500, { code: 'internal' }])
    expect(answer.text).not.toContain('locked')
    expect(logged).toHaveLength(1)
    broken = false
    expect((await request(app).get(`${base}/posts`)).status).toBe(200)
  })
})

describe('views', () => {
  it('count page views of people, in all languages, whatever is kept', async () => {
    const { app, publish, store, stop } = testApi()
    const texts = { de: aText('Über uns', 'ueber-uns'), en: aText('About us', 'about-us') }
    const { stored } = await publish(aPublication('p1', { texts }))
    const views = async () => (await store.measure(stored.channel, [stored.key]))[0]?.views
    const first = await request(app).get(`${base}/posts/p1`)
    await request(app).get(`${base}/posts/about-us`)
    await request(app)
      .get(`${base}/posts/p1`)
      .set('if-none-match', first.headers.etag ?? '')
    await request(app).head(`${base}/posts/p1`)
    await request(app).get(`${base}/posts/p1`).set('user-agent', 'Mastodon/4.5 (http.rb) Bot')
    await request(app).get(`${base}/posts/p1`).set('sec-purpose', 'prefetch')
    await request(app).get(`${base}/posts`)
    expect(await views()).toBe(0)
    await stop()
    expect(await views()).toBe(3)
  })
})
