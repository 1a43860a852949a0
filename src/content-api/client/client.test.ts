/** The client as websites use it, at a real address. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { aPublication, aText, testApi } from '../testing.ts'
import { ContentApiProblem, createContentClient, type ContentClientOptions } from './client.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
})

async function serve(listener: RequestListener) {
  const seen: IncomingMessage[] = []
  const server = createServer((req, res) => {
    seen.push(req)
    listener(req, res)
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, server }
}

async function stand(options: Partial<ContentClientOptions> = {}) {
  const api = testApi()
  const { base, seen, server } = await serve(api.app)
  return { api, seen, base, server, client: createContentClient({ baseUrl: `${base}/`, ...options }) }
}

const problemOf = async (promise: Promise<unknown>): Promise<ContentApiProblem> => {
  const thrown: unknown = await promise.then(
    () => expect.fail('Nothing was thrown.'),
    (error: unknown) => error,
  )
  if (!(thrown instanceof ContentApiProblem)) throw thrown
  return thrown
}

describe('the client', () => {
  it('reads a post by its slug and by its id, in the language asked for', async () => {
    const { api, client } = await stand()
    await api.publish(aPublication('p1', { texts: { de: aText('Größe', 'groesse'), en: aText('Size', 'size') } }))
    expect(await client.post('groesse')).toMatchObject({ id: 'p1', language: 'de', title: 'Größe' })
    expect(await client.post('p1', { language: 'en' })).toMatchObject({ slug: 'size' })
    expect(await client.get('/api/content/v1/posts/{idOrSlug}', { path: { idOrSlug: 'size' } })).toMatchObject({ language: 'en' })
  })

  it('goes through all pages, and only as far as it is asked to', async () => {
    const { api, client, seen } = await stand()
    for (const day of [1, 2, 3, 4, 5]) await api.publish(aPublication(`p${day}`, { firstPublishedAt: `2026-11-0${day}T08:00:00.000Z` }))
    const ids: string[][] = []
    for await (const { items } of client.pages({ limit: 2, brand: 'acme' })) ids.push(items.map(({ id }) => id))
    expect(ids).toEqual([['p5', 'p4'], ['p3', 'p2'], ['p1']])
    expect(seen.every(({ url }) => url?.includes('brand=acme') && url.includes('limit=2'))).toBe(true)
    seen.length = 0
    for await (const page of client.pages({ limit: 2 })) if (page.items.length > 0) break
    expect(seen).toHaveLength(1)
  })

  it('says what the hub says when there is nothing to give', async () => {
    const { client } = await stand()
    expect(await problemOf(client.post('nothing-here'))).toMatchObject({
      name: 'ContentApiProblem',
      status: 404,
      code: 'post-unknown',
      detail: 'There is no such post.',
      requestId: expect.stringMatching(/^[\w-]{36}$/),
    })
    expect(await problemOf(client.posts({ limit: 1000 }))).toMatchObject({ status: 400, code: 'invalid-query' })
  })

  it('tells apart what is no answer of the hub, what says when to come again, and no answer at all', async () => {
    const answers: { [path: string]: () => readonly [number, string, Record<string, string>] } = {
      '/page': () => [502, '<html>Bad gateway', { 'Content-Type': 'text/html' }],
      '/broken': () => [200, '{"items":', { 'Content-Type': 'application/json' }],
      '/busy': () => [429, '{"code":"too-many-requests","detail":"Slower, please."}', { 'Retry-After': '7' }],
    }
    const { base, server } = await serve((req, res) => {
      const answer = answers[req.url?.slice(0, req.url.indexOf('/api')) ?? '']?.()
      // What is not listed never gets an answer.
      if (answer) res.writeHead(answer[0], answer[2]).end(answer[1])
    })
    const at = (path: string, timeoutMs?: number) => createContentClient({ baseUrl: base + path, ...(timeoutMs ? { timeoutMs } : {}) })
    expect(await problemOf(at('/page').posts())).toMatchObject({ status: 502, code: 'unreadable' })
    expect(await problemOf(at('/broken').posts())).toMatchObject({ code: 'unreadable' })
    expect(await problemOf(at('/busy').posts())).toMatchObject({ status: 429, code: 'too-many-requests', retryAfterSeconds: 7 })
    expect(await problemOf(at('/never', 50).posts())).toMatchObject({ status: 0, code: 'unreachable' })
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    expect(await problemOf(at('').posts())).toMatchObject({ status: 0, code: 'unreachable' })
  })

  it('brings its key', async () => {
    const { client, seen } = await stand({ key: 'fhk_secret' })
    expect(await problemOf(client.posts())).toMatchObject({ status: 401 })
    expect(seen[0]?.headers.authorization).toBe('Bearer fhk_secret')
  })
})

describe('its memory', () => {
  it('asks again with the ETag, and is told nothing new until there is', async () => {
    const { api, client, seen } = await stand({ remember: 10 })
    await api.publish(aPublication('p1'))
    const first = await client.post('p1')
    expect(await client.post('p1')).toEqual(first)
    expect(seen.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, expect.stringMatching(/^"/)])
    await api.publish(aPublication('p1', { author: 'Max Muster' }))
    api.clock.move(1000)
    expect((await client.post('p1')).author).toBe('Max Muster')
  })

  it('is empty unless it was asked for', async () => {
    const { api, client, seen } = await stand()
    await api.publish(aPublication('p1'))
    for (let times = 0; times < 2; times++) await client.post('p1')
    expect(seen.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined])
  })

  it('forgets what was not asked for longest', async () => {
    const { api, client, seen } = await stand({ remember: 2 })
    for (const post of ['p1', 'p2', 'p3']) await api.publish(aPublication(post))
    for (const post of ['p1', 'p2', 'p1', 'p3', 'p1', 'p2']) await client.post(post)
    expect(seen.map(({ headers }) => headers['if-none-match'] !== undefined)).toEqual([false, false, true, false, true, false])
  })

  it('bridges the hub’s absence where that is wanted, but brings back nothing that was taken down', async () => {
    let status = 200
    const { base, server } = await serve((_, res) => {
      res.writeHead(status, { 'Content-Type': 'application/json', ETag: '"1"' }).end('{"items":[],"nextCursor":null}')
    })
    const steady = createContentClient({ baseUrl: base, remember: 10, staleIfError: true })
    const strict = createContentClient({ baseUrl: base, remember: 10 })
    const page = await steady.posts()
    await strict.posts()
    status = 503
    expect(await steady.posts()).toEqual(page)
    expect(await problemOf(strict.posts())).toMatchObject({ status: 503 })
    status = 429
    expect(await steady.posts()).toEqual(page)
    status = 410
    expect(await problemOf(steady.posts())).toMatchObject({ status: 410 })
    status = 503
    expect(await problemOf(steady.posts())).toMatchObject({ status: 503 })
    status = 200
    await steady.posts()
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    expect(await steady.posts()).toEqual(page)
    expect(await problemOf(strict.posts())).toMatchObject({ status: 0 })
  })
})
