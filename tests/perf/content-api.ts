/** How many readers the content API serves, beside an Express that sends the same bytes without knowing why. */
import autocannon from 'autocannon'
import { issueToken } from '../../src/content-api/owned-medium-token.ts'
import { startBare, type BareAnswer } from './bare-express.ts'
import type { Figure, Part } from './figures.ts'
import { ask, askJson } from './http.ts'
import { buildHub, newHome, register, startHub, untilReady, type ProductionHub } from './production-hub.ts'
import { postCount, publication, slugOf } from './publications.ts'

const connections = 20
const roundSeconds = 5
const warmUpSeconds = 1
const rounds = 2

interface Route {
  readonly name: string
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly status: number
}

export const contentApi: Part = async function* (say) {
  await buildHub()
  const home = newHome()
  const hub = await startHub(home)
  try {
    await untilReady(hub)
    say(`content-api: publishing ${postCount} posts`)
    await publishAll(hub, home.secret)
    const single = `/api/content/v1/posts/${slugOf(postCount - 1)}`
    const list = await record(hub, '/api/content/v1/posts', '')
    const post = await record(hub, single, '?language=de')
    const feed = await record(hub, '/feeds/acme.rss', '?language=de')
    const bare = await startBare([list, post, feed])
    try {
      for (const answer of [list, post, feed]) await assertSame(bare.base, answer)
      const known = { 'if-none-match': post.headers.etag ?? '' }
      const routes: Route[] = [
        { name: 'list of posts', path: list.path, query: '', headers: {}, status: 200 },
        { name: 'single post', path: post.path, query: '?language=de', headers: {}, status: 200 },
        { name: 'single post, not modified', path: post.path, query: '?language=de', headers: known, status: 304 },
        { name: 'feed', path: feed.path, query: '?language=de', headers: {}, status: 200 },
      ]
      for (const route of routes) {
        say(`content-api: ${route.name}`)
        yield* await measure(route, hub.base, bare.base)
      }
    } finally {
      await bare.stop()
    }
  } finally {
    await hub.stop()
    home.remove()
  }
}

/** Over the hub's own API, as a publisher does it. */
async function publishAll(hub: ProductionHub, secret: string): Promise<void> {
  const headers = await register(hub)
  const made = async (collection: string, json: object) =>
    (await askJson<{ doc: { id: string } }>(`${hub.base}/api/${collection}`, { method: 'POST', headers, json })).doc.id
  const brand = await made('brands', { name: 'Acme', slug: 'acme', languages: ['de', 'en'], timeZone: 'Europe/Berlin' })
  const channel = await made('channels', { name: 'Acme Magazin', platform: 'website', language: 'de', brand })
  const Authorization = `Bearer ${issueToken(secret, channel)}`
  for (let n = 0; n < postCount; n++)
    await askJson(`${hub.base}/api/owned/v1/publications/bench-${String(n).padStart(8, '0')}`, {
      method: 'PUT',
      headers: { Authorization },
      json: publication(n, brand),
    })
}

/** These differ from answer to answer, or belong to the connection. */
const notCopied = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'])

async function record(hub: ProductionHub, path: string, query: string): Promise<BareAnswer> {
  const { status, headers, bytes } = await ask(`${hub.base}${path}${query}`)
  if (status !== 200) throw new Error(`${path} answered ${status}: ${bytes.toString().slice(0, 300)}`)
  const copied = Object.entries(headers).filter(([name]) => !notCopied.has(name))
  return { path, headers: Object.fromEntries(copied.map(([name, value]) => [name, String(value)])), bytes }
}

/** Who compares must know that the same was sent. */
async function assertSame(base: string, wanted: BareAnswer): Promise<void> {
  const { headers, bytes } = await ask(base + wanted.path)
  const differing = Object.entries(wanted.headers).filter(([name, value]) => headers[name] !== value)
  if (!bytes.equals(wanted.bytes) || differing.length > 0)
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

async function fire(base: string, { path, query, headers, status }: Route, duration: number): Promise<autocannon.Result> {
  const result = await autocannon({ url: `${base}${path}${query}`, connections, duration, headers: { ...headers } })
  const wrong = Object.keys(result.statusCodeStats ?? {}).filter((code) => code !== String(status))
  if (result.errors > 0 || wrong.length > 0)
    throw new Error(`${path} was to answer ${status}, and answered ${wrong.join(', ') || 'not at all'} (${result.errors} errors).`)
  return result
}
