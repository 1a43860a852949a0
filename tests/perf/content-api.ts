/** How many readers the content API serves: beside an Express that sends the same bytes without knowing why, and beside Payload's REST. */
import autocannon from 'autocannon'
import { issueToken } from '../../src/content-api/owned-medium-token.ts'
import { startBare, type BareAnswer } from './bare-express.ts'
import { coldStarts } from './content-api-start.ts'
import type { Figure, Part } from './figures.ts'
import { ask, askJson } from './http.ts'
import { buildHub, newHome, register, startHub, untilReady, type ProductionHub } from './production-hub.ts'
import { freePort } from './processes.ts'
import { keyOf, writePublications } from './publication-rows.ts'
import { postCount, publication, slugOf } from './publications.ts'
import { steadyWriter } from './steady-writer.ts'

const connections = 100
const roundSeconds = 5
const warmUpSeconds = 1
const rounds = 2

interface Route {
  readonly name: string
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly status: number
  /** The same data by Payload's own REST, for who is signed in. */
  readonly rest: string | null
}

export const contentApi: Part = async function* (say) {
  await buildHub()
  const home = newHome()
  const port = await freePort()
  let hub = await startHub(home, port)
  let stopped = false
  try {
    await untilReady(hub)
    say(`content-api: ${postCount} posts`)
    const { headers, brand, channel, publish } = await settle(hub, home.secret)
    await hub.stop()
    stopped = true
    await writePublications(home.dataDir, { brand, channel, publicUrl: hub.base }, postCount)
    hub = await startHub(home, port)
    stopped = false
    await untilReady(hub)
    // First, for it publishes another post.
    const link = await record(hub, await shortLink(hub, headers, brand, publish), '', 302)
    const list = await record(hub, '/api/content/v1/posts', '')
    const post = await record(hub, `/api/content/v1/posts/${slugOf(postCount - 1)}`, '?language=de')
    const feed = await record(hub, '/feeds/acme.rss', '?language=de')
    const bare = await startBare([list, post, feed, link])
    try {
      for (const answer of [list, post, feed, link]) await assertSame(bare.base, answer)
      const known = { 'if-none-match': post.headers.etag ?? '' }
      const row = '/api/publications?limit=1&depth=0&where[slugDe][equals]='
      const routes: Route[] = [
        {
          name: 'list',
          path: list.path,
          query: '',
          headers: {},
          status: 200,
          rest: '/api/publications?limit=20&depth=0&sort=-firstPublishedAt',
        },
        { name: 'single post', path: post.path, query: '?language=de', headers: {}, status: 200, rest: row + slugOf(postCount - 1) },
        { name: 'single post, not modified', path: post.path, query: '?language=de', headers: known, status: 304, rest: null },
        {
          name: 'feed',
          path: feed.path,
          query: '?language=de',
          headers: {},
          status: 200,
          rest: '/api/publications?limit=50&depth=0&sort=-firstPublishedAt',
        },
        { name: 'redirect', path: link.path, query: '', headers: {}, status: 302, rest: null },
      ]
      for (const route of routes) {
        say(`content-api: ${route.name}`)
        yield* await measure(route, hub.base, bare.base)
        if (route.rest) yield await besideRest({ ...route, rest: route.rest }, hub.base, headers)
      }
      const writer = steadyWriter(10, (n) => publish(postCount + n))
      try {
        for (const route of routes) {
          say(`content-api: ${route.name}, while ten posts a second are published`)
          yield* await measure(
            { ...route, name: `${route.name}, with a writer`, headers: {}, status: route.status === 304 ? 200 : route.status },
            hub.base,
            bare.base,
          )
        }
      } finally {
        yield { name: 'posts published meanwhile, per second', unit: '/s', better: 'more', hub: [await writer.stop()], bare: [] }
      }
    } finally {
      await bare.stop()
    }
    const expected = (await ask(`${hub.base}/api/content/v1/posts`)).bytes
    await hub.stop()
    stopped = true
    say('content-api: cold starts')
    yield* coldStarts(home, port, expected)
  } finally {
    if (!stopped) await hub.stop()
    home.remove()
  }
}

type Publish = (n: number, post?: string) => Promise<void>
/** The number of the post that has a link on paper. */
const printed = 5_000_000

/** A brand with its website, and how posts get there: over the hub's own API, as a publisher does it. */
async function settle(hub: ProductionHub, secret: string) {
  const headers = await register(hub)
  const made = async (collection: string, json: object) =>
    (await askJson<{ doc: { id: string } }>(`${hub.base}/api/${collection}`, { method: 'POST', headers, json })).doc.id
  const brand = await made('brands', { name: 'Acme', slug: 'acme', languages: ['de', 'en'], timeZone: 'Europe/Berlin', countsClicks: true })
  const channel = await made('channels', { name: 'Acme Magazin', platform: 'website', language: 'de', brand })
  const Authorization = `Bearer ${issueToken(secret, channel)}`
  const publish: Publish = async (n, post) => {
    await askJson(`${hub.base}/api/owned/v1/publications/${keyOf(n)}`, {
      method: 'PUT',
      headers: { Authorization },
      json: { ...publication(n, brand), ...(post ? { post } : {}) },
    })
  }
  return { headers, brand, channel, publish }
}

/** A post with a print link: drafted in the admin's API, made public as its website's publisher does it. @returns the link's path. */
async function shortLink(hub: ProductionHub, headers: Readonly<Record<string, string>>, brand: string, publish: Publish): Promise<string> {
  const json = { title: 'Auf Papier', slug: slugOf(printed), brand }
  const made = await askJson<{ doc: { id: string } }>(`${hub.base}/api/posts?locale=de`, { method: 'POST', headers, json })
  await publish(printed, made.doc.id)
  const asking = { method: 'POST', headers, json: {} }
  const { links } = await askJson<{ links: { address: string }[] }>(`${hub.base}/api/posts/${made.doc.id}/links/print`, asking)
  return new URL(links[0]?.address ?? hub.base).pathname
}

/** These differ from answer to answer, or belong to the connection. */
const notCopied = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'x-request-id', 'ratelimit'])

async function record(hub: ProductionHub, path: string, query: string, wanted = 200): Promise<BareAnswer> {
  const { status, headers, bytes } = await ask(`${hub.base}${path}${query}`)
  if (status !== wanted) throw new Error(`${path} answered ${status}: ${bytes.toString().slice(0, 300)}`)
  const copied = Object.entries(headers).filter(([name]) => !notCopied.has(name))
  return { path, headers: Object.fromEntries(copied.map(([name, value]) => [name, String(value)])), bytes, status }
}

/** Who compares must know that the same was sent. */
async function assertSame(base: string, wanted: BareAnswer): Promise<void> {
  const { status, headers, bytes } = await ask(base + wanted.path)
  const differing = Object.entries(wanted.headers).filter(([name, value]) => headers[name] !== value)
  if (status !== wanted.status || !bytes.equals(wanted.bytes) || differing.length > 0)
    throw new Error(`The bare Express answers ${wanted.path} differently: ${differing.map(([name]) => name).join(', ') || 'other bytes'}.`)
}

/** One after the other and again, so that a slow minute of the machine meets both. */
async function measure(route: Route, hub: string, bare: string): Promise<Figure[]> {
  const rate = { hub: [] as number[], bare: [] as number[] }
  const p99 = { hub: [] as number[], bare: [] as number[] }
  for (const base of [hub, bare]) await fire(base, route, warmUpSeconds)
  for (let round = 0; round < rounds; round++) {
    for (const [who, base] of [['hub', hub] as const, ['bare', bare] as const]) {
      const { requests, duration, latency } = await fire(base, route, roundSeconds)
      rate[who].push(requests.total / duration)
      p99[who].push(latency.p99)
    }
  }
  return [
    { name: route.name, unit: '/s', better: 'more', ...rate },
    { name: `${route.name}, 99th percentile`, unit: 'ms', better: 'less', ...p99 },
  ]
}

/** Payload answers on the same Express, without Next, which would only make it slower. */
async function besideRest(
  route: Route & { readonly rest: string },
  hub: string,
  headers: Readonly<Record<string, string>>,
): Promise<Figure> {
  const rate = { hub: [] as number[], bare: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    const ours = await fire(hub, route, roundSeconds)
    rate.hub.push(ours.requests.total / ours.duration)
    const theirs = await fire(hub, { ...route, path: route.rest, query: '', headers }, roundSeconds)
    rate.bare.push(theirs.requests.total / theirs.duration)
  }
  return { name: `${route.name}, beside Payload’s REST`, unit: '/s', better: 'more', ...rate }
}

async function fire(base: string, { path, query, headers, status }: Route, duration: number): Promise<autocannon.Result> {
  const result = await autocannon({ url: `${base}${path}${query}`, connections, duration, headers: { ...headers } })
  const wrong = Object.keys(result.statusCodeStats ?? {}).filter((code) => code !== String(status))
  if (result.errors > 0 || wrong.length > 0)
    throw new Error(`${path} was to answer ${status}, and answered ${wrong.join(', ') || 'not at all'} (${result.errors} errors).`)
  return result
}
