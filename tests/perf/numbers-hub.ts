/** A hub on one kind of database, filled with numbers, that times questions about them. */
import { collectDue } from '../../src/engagement/collect.payload.ts'
import { numbersOf } from '../../src/engagement/numbers.payload.ts'
import { numbersOverview } from '../../src/engagement/overview/overview.payload.ts'
import { usualBeside } from '../../src/engagement/overview/usual.payload.ts'
import { hub } from '../../src/hub.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { liveHub } from '../support/api.ts'
import type { Database } from '../support/hub.ts'
import { channelCount, deliveryCount, fill, type Filled } from './numbers-rows.ts'
import { serve } from './serve.ts'

export interface Timed {
  /** Milliseconds, of each round. */
  readonly took: readonly number[]
}
export interface Collected {
  readonly calls: number
  readonly least: number
  readonly seconds: number
}
export type Ask = { readonly run: 'fill' } | { readonly run: 'collect' } | { readonly run: 'question'; readonly name: string }

const rounds = 60
const [database = 'sqlite', measurements = '10000000'] = process.argv.slice(2)
const live = await liveHub(database as Database)
let filled: Filled = { channels: [], posts: [], rows: [], measurements: 0 }

const dayOf = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)
const some = (list: readonly string[], round: number) => list[(round * 7) % list.length] ?? ''

/** What is asked of the numbers, by name: each round another post, another month or another channel. */
export const questions: Readonly<Record<string, (round: number) => Promise<unknown>>> = {
  'a post’s curve': (round) => numbersOf(live.payload, some(filled.posts, round), 'reactions'),
  'what is usual beside it': (round) => usualBeside(live.payload, some(filled.posts, round)),
  'results of a brand, all time': () => numbersOverview(live.payload, { brand: live.brand }, null),
  'results of a month': (round) => numbersOverview(live.payload, { from: dayOf(30 + round * 2), to: dayOf(round * 2) }, null),
  'results of a channel': (round) => numbersOverview(live.payload, { channel: some(filled.channels, round) }, null),
}

async function timed(ask: (round: number) => Promise<unknown>): Promise<Timed> {
  const took: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await ask(round)
    // The first ones open files and fill caches.
    if (round >= 5) took.push(performance.now() - began)
  }
  return { took }
}

/** All at once, at a platform that answers at once: what counts is how often it is asked. */
async function collect(): Promise<Collected> {
  let calls = 0
  const original = live.fakes.get('mastodon')
  Object.assign(original ?? {}, {
    handler: (request: { url?: string }, response: { writeHead(status: number, headers: object): { end(body: string): void } }) => {
      calls++
      const ids = new URL(request.url ?? '/', live.base).searchParams.getAll('id[]')
      const counts = { favourites_count: 2_000, reblogs_count: 20, replies_count: 5 }
      const told = {
        uri: 'https://a.example/1',
        url: null,
        created_at: new Date().toISOString(),
        content: '',
        media_attachments: [],
        ...counts,
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(ids.map((id) => ({ id, ...told }))))
    },
  })
  const now = await hub(live.payload).ledger.now()
  for (const { id } of filled.rows) await hub(live.payload).ledger.change(id, {}, { measureAt: new Date(now.getTime() - 1_000) })
  const began = performance.now()
  await collectDue(live.payload)
  const seconds = (performance.now() - began) / 1_000
  const each = Math.ceil(deliveryCount / channelCount)
  const batch = manifests.mastodon?.measureBatch ?? 1
  const full = deliveryCount % channelCount || channelCount
  return { calls, least: full * Math.ceil(each / batch) + (channelCount - full) * Math.ceil((each - 1) / batch), seconds }
}

serve<Ask>(
  { questions: Object.keys(questions) },
  async (ask) => {
    if (ask.run === 'collect') return collect()
    if (ask.run === 'question') return timed(questions[ask.name] ?? (async () => {}))
    filled = await fill(live, Number(measurements), (doing) => void process.stderr.write(`${doing} …\n`))
    return { measurements: filled.measurements }
  },
  () => live.stop(),
)
