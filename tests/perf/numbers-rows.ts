/** A thousand deliveries over twelve channels, and millions of measurements of them, written by the database itself. */
import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { deriveNumbers } from '../../src/engagement/derive.payload.ts'
import { hub } from '../../src/hub.ts'
import type { Delivery } from '../../src/delivery/ledger.ts'
import type { LiveHub } from '../support/api.ts'
import { aDelivery, aPost } from '../support/deliveries.ts'

export const channelCount = 12
export const deliveryCount = 1_000
const told = ['impressions', 'reach', 'views', 'reactions', 'comments', 'shares', 'saves', 'clicks'] as const
/** The oldest post is so old. */
const daysBack = 180
/** In so many passes over all deliveries: what is measured at about the same time lies together, as in life. */
const passes = 10

export interface Filled {
  readonly channels: readonly string[]
  readonly posts: readonly string[]
  readonly rows: readonly Delivery[]
  readonly measurements: number
}

interface SqlDatabase {
  readonly client: { execute(sql: string): Promise<unknown> }
  readonly pool: { query(sql: string): Promise<unknown> }
}

export async function fill(live: LiveHub, measurements: number, say: (doing: string) => void): Promise<Filled> {
  const { payload } = live
  const channels: string[] = []
  for (let n = 0; n < channelCount; n++) channels.push(await live.channel('mastodon'))
  const { ledger } = hub(payload)
  const posts: string[] = []
  const rows: Delivery[] = []
  for (let n = 0; n < deliveryCount; n++) {
    if (n % channelCount === 0) posts.push(await aPost(payload, live.brand))
    const place = { post: posts.at(-1) ?? '', channel: channels[n % channelCount] ?? '', brand: live.brand }
    const publishedAt = new Date(Date.now() - ((deliveryCount - n) / deliveryCount) * daysBack * 86_400_000)
    const made = aDelivery(place, { state: 'published', key: randomUUID(), remoteId: String(10_000 + n), publishedAt, dueAt: publishedAt })
    await ledger.add(made)
    rows.push((await ledger.find({ key: made.key }, { by: 'dueAt', limit: 1 }))[0] as Delivery)
  }
  const each = Math.ceil(measurements / deliveryCount / told.length)
  const run = statements(payload)
  for (let pass = 0; pass < passes; pass++) {
    say(
      `numbers: ${((measurements / passes) * pass).toLocaleString('en')} of ${measurements.toLocaleString('en')} measurements are written`,
    )
    await run(Math.floor((each * pass) / passes), Math.floor((each * (pass + 1)) / passes), each)
  }
  await run(null, null, each)
  say('numbers: the lists are made')
  for (const row of rows) await deriveNumbers(payload, row)
  return { channels, posts, rows, measurements: each * deliveryCount * told.length }
}

/** Writes the measurements `from` to `until` of `each` of every delivery and metric. `null`: has the database look at what it has. */
function statements(payload: Payload): (from: number | null, until: number | null, each: number) => Promise<void> {
  const { client, pool } = payload.db as unknown as SqlDatabase
  const values = told.map((metric) => `('${metric}')`).join(', ')
  const grown = (n: string) => `cast(1000 * (1 - exp(-5.0 * ${n})) as integer)`
  if (payload.db.name === 'sqlite')
    return async (from, until, each) => {
      if (from === null) return void (await client.execute('analyze'))
      await client.execute(`
        with recursive n(n) as (select ${from} union all select n + 1 from n where n + 1 < ${until}), m(metric) as (values ${values})
        insert into measurements (id, delivery_id, metric, kind, bucket, value)
        select lower(hex(randomblob(16))), d.id, m.metric, '', strftime('%Y-%m-%dT%H:%M:%fZ',
          julianday(d.published_at) + (julianday('now') - julianday(d.published_at)) * (n.n + 1.0) / ${each + 1}), ${grown(`n.n / ${each}.0`)}
        from deliveries d, m, n where d.state = 'published'`)
    }
  return async (from, until, each) => {
    if (from === null) return void (await pool.query('vacuum analyze measurements'))
    await pool.query(`
      insert into measurements (id, delivery_id, metric, kind, bucket, value)
      select gen_random_uuid(), d.id, m.metric::enum_measurements_metric, '', d.published_at + (now() - d.published_at) * (n + 1.0) / ${each + 1},
        ${grown(`n / ${each}.0`)}
      from deliveries d, (values ${values}) m(metric), generate_series(${from}, ${Number(until) - 1}) n where d.state = 'published'`)
  }
}
