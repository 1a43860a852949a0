import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { guardedDispatcher } from '../../../publishers/kit/guard.ts'
import { publicContent } from '../discovery/testing.ts'
import { acme, aPublication, aText, umbrella, umbrellaSite } from '../testing.ts'
import { webSub, type WebSub } from './web-sub.ts'

/** A hub that answers with the next of `answers`, then 202, and lets one wait for what it was told. */
let server: Server
let base: string
let answers: number[]
let told: URLSearchParams[]
let arrived: () => void
let running: WebSub[]

beforeEach(async () => {
  answers = []
  told = []
  running = []
  arrived = () => {}
  server = createServer((req, res) => {
    let body = ''
    req.on('data', (chunk: Buffer) => (body += chunk.toString()))
    req.on('end', () => {
      expect([req.method, req.headers['content-type']]).toEqual(['POST', 'application/x-www-form-urlencoded;charset=UTF-8'])
      told.push(new URLSearchParams(body))
      res.writeHead(answers.shift() ?? 202).end()
      arrived()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()))
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const untilTold = (count: number) =>
  new Promise<void>((resolve) => {
    arrived = () => void (told.length >= count && resolve())
    arrived()
  })
const feedsTold = () => told.map((one) => one.get('hub.url')).sort()

function content(options: { retriesMs?: number[]; gatherMs?: number; allowed?: string[]; brands?: (typeof acme)[] } = {}) {
  const here = publicContent({ brands: options.brands ?? [{ ...acme, webSubHub: `${base}/hub` }, umbrella] })
  const told = webSub({
    changes: here.reading,
    brands: here.reading.brands,
    publicUrl: 'https://hub.example',
    dispatcher: guardedDispatcher({ allowPrivateOrigins: options.allowed ?? [base] }),
    log: { error: (_fields, message) => void here.logged.push(message) },
    gatherMs: options.gatherMs ?? 1,
    retriesMs: options.retriesMs ?? [1, 1],
  })
  running.push(told)
  return { ...here, stop: () => told.stop() }
}

const address = (format: string, query: string) => `https://hub.example/feeds/acme.${format}?${query}`

describe('WebSub', () => {
  it('tells the brand’s hub of every feed that a change is seen in, and of no other', async () => {
    const { publish, reading, stop } = content()
    await reading.refresh()
    await publish(aPublication('p1', { topics: ['klima'] }))
    await publish(aPublication('p2'), umbrellaSite)
    await reading.refresh()
    await stop()
    expect(feedsTold()).toEqual(
      ['atom', 'json', 'rss'].flatMap((format) => [address(format, 'language=de'), address(format, 'language=de&topic=klima')]),
    )
    expect(told.map((one) => [one.get('hub.mode'), one.get('hub.topic') === one.get('hub.url')])).toEqual(told.map(() => ['publish', true]))
  })

  it('tells of what a change took away, too', async () => {
    const { publish, reading, stop } = content()
    const remove = await publish(aPublication('p1', { texts: { de: aText('Neu', 'neu'), en: aText('New', 'new') } }))
    await reading.refresh()
    await publish(aPublication('p1'))
    await reading.refresh()
    await remove()
    await reading.refresh()
    await stop()
    expect(new Set(feedsTold())).toEqual(
      new Set(['atom', 'json', 'rss'].flatMap((f) => [address(f, 'language=de'), address(f, 'language=en')])),
    )
  })

  it('tells once of many changes', async () => {
    const { publish, reading, stop } = content({ gatherMs: 60_000 })
    await reading.refresh()
    for (const post of ['p1', 'p2', 'p3']) {
      await publish(aPublication(post))
      await reading.refresh()
    }
    expect(told).toEqual([])
    await stop()
    expect(feedsTold()).toHaveLength(3)
  })

  it('tries again where that may help, and gives up in the end', async () => {
    const { publish, reading, logged, stop } = content()
    answers = [503, 503, 503, 429, 500, 503, 503, 503, 503]
    await reading.refresh()
    await publish(aPublication('p1'))
    await reading.refresh()
    await untilTold(9)
    await stop()
    expect(logged.filter((message) => message.includes('could not be told'))).toHaveLength(3)
    expect(told).toHaveLength(9)
  })

  it('is heard at a later attempt', async () => {
    const { publish, reading, logged } = content()
    answers = [503, 503, 503]
    await reading.refresh()
    await publish(aPublication('p1'))
    await reading.refresh()
    await untilTold(6)
    expect(logged).toEqual([])
  })

  it('takes no for an answer', async () => {
    const { publish, reading, logged, stop } = content()
    answers = [400, 410, 302]
    await reading.refresh()
    await publish(aPublication('p1'))
    await reading.refresh()
    await untilTold(3)
    await stop()
    expect(told).toHaveLength(3)
    expect(logged.filter((message) => message.includes('refuses'))).toHaveLength(3)
  })

  it('calls no private address', async () => {
    const { publish, reading, logged, stop } = content({ allowed: [] })
    await reading.refresh()
    await publish(aPublication('p1'))
    await reading.refresh()
    await stop()
    expect([told, logged.length]).toEqual([[], 3])
    expect(logged[0]).toContain('only public addresses')
  })

  it('says nothing of what a key is needed for', async () => {
    const { publish, reading, stop } = content({ brands: [{ ...acme, access: 'key', webSubHub: `${base}/hub` }] })
    await reading.refresh()
    await publish(aPublication('p1'))
    await reading.refresh()
    await stop()
    expect(told).toEqual([])
  })
})
