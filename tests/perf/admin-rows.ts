/** A hundred thousand posts and a million deliveries, written straight into the hub's SQLite file while it is stopped. */
import { createClient } from '@libsql/client'
import path from 'node:path'

export const posts = 100_000
export const deliveriesEach = 10
/** Two years back and one ahead. */
const days = { back: 730, ahead: 365 }
/** Every so many posts is not approved. */
const draftEvery = 20
const atOnce = 5_000

/** Ids that the hub takes for its own. */
export const postId = (n: number): string => uuid('a', n)
const uuid = (kind: string, n: number) => `${kind}0000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
const idOf = (kind: string, n: string) => `'${kind}0000000-0000-4000-8000-' || printf('%012x', ${n})`

const story = JSON.stringify({ text: 'Der Windpark auf dem Höhenzug versorgt rund zwölftausend Haushalte. '.repeat(12) })
const body = JSON.stringify({ root: { children: [], text: 'Der Windpark auf dem Höhenzug. '.repeat(60) } })

interface Where {
  readonly brand: string
  readonly channels: readonly string[]
  readonly person: string
  readonly now: Date
}

export async function writePosts(dataDir: string, where: Where, say: (doing: string) => void): Promise<void> {
  const client = createClient({ url: `file:${path.join(dataDir, 'hub.db')}` })
  await client.execute('pragma synchronous = off')
  await client.execute('create table bench_channels (n integer primary key, id text)')
  for (const [n, id] of where.channels.entries()) await client.execute({ sql: 'insert into bench_channels values (?, ?)', args: [n, id] })
  for (let from = 0; from < posts; from += atOnce) {
    if (from % 20_000 === 0) say(`admin: ${from.toLocaleString('en')} of ${posts.toLocaleString('en')} posts are written`)
    await client.batch(statements(where, from, Math.min(posts, from + atOnce)), 'write')
  }
  await client.execute('drop table bench_channels')
  client.close()
}

function statements({ brand, person, now }: Where, from: number, to: number) {
  const numbers = `with recursive numbers(n) as (select ${from} union all select n + 1 from numbers where n + 1 < ${to})`
  const step = ((days.back + days.ahead) * 86_400) / posts
  const begin = Math.floor(now.getTime() / 1000) - days.back * 86_400
  const at = (n: string) => `strftime('%Y-%m-%dT%H:%M:%SZ', ${begin} + cast(${n} * ${step} as integer), 'unixepoch')`
  const due = `replace(${at('n')}, 'Z', '.000Z')`
  const isDraft = `n % ${draftEvery} = 0`
  const [post, version] = [idOf('a', 'n'), idOf('b', 'n')]
  const one = (sql: string, args: string[] = []) => ({ sql: sql.replace('NUMBERS', `from numbers`), args })
  const into = (table: string, columns: string, values: string, args: string[] = [], more = '') =>
    one(`insert into ${table} (${columns}) ${numbers} select ${values} NUMBERS ${more}`, args)
  return [
    into('posts', 'id, edited_by, brand_id, publish_at', `${post}, ?, ?, ${due}`, [person, brand]),
    into(
      '_posts_v',
      'id, parent_id, version_edited_by, version_brand_id, version_publish_at, version_updated_at, latest',
      `${version}, ${post}, ?, ?, ${due}, ${due}, 1`,
      [person, brand],
    ),
    ...['de', 'en'].flatMap((locale) => [
      into('posts_locales', 'title, teaser, body, _locale, _parent_id', `'Beitrag ' || n, 'Kurz', ?, '${locale}', ${post}`, [body]),
      into(
        '_posts_v_locales',
        'version_title, version_teaser, version_body, _locale, _parent_id',
        `'Beitrag ' || n, 'Kurz', ?, '${locale}', ${version}`,
        [body],
      ),
    ]),
    into(
      '_posts_v_version_variants',
      '_order, _parent_id, id, channel_id',
      `bench_channels.n + 1, ${idOf('b', 'numbers.n')}, ${idOf('c', `numbers.n * ${deliveriesEach} + bench_channels.n`)}, bench_channels.id`,
      [],
      ', bench_channels',
    ),
    into(
      'reviews',
      'id, post_id, state, hash, planned',
      `${idOf('e', 'n')}, ${post}, case when ${isDraft} then 'draft' else 'approved' end, 'bench', 1`,
    ),
    ...deliveries(numbers, due.replaceAll('n *', 'numbers.n *'), brand, now),
  ]
}

function deliveries(numbers: string, due: string, brand: string, now: Date) {
  const n = `numbers.n * ${deliveriesEach} + bench_channels.n`
  const key = `'bench-' || (${n})`
  const names = `id, title, post_id, channel_id, occurrence, brand_id, platform, state, due_at, time_zone, wall_time, key, lane, slot,
    content_hash, approved_hash, story, url, published_at`
  const live = `${due} < '${now.toISOString()}'`
  const values = `${idOf('d', n)}, 'Beitrag ' || numbers.n || ' · Kanal', ${idOf('a', 'numbers.n')}, bench_channels.id, 0, ?, 'bench',
    case when ${live} then 'published' else 'scheduled' end, ${due}, 'Europe/Berlin', '', ${key}, ${key}, ${key}, 'bench', 'bench', ?,
    case when ${live} then 'https://www.example.com/' || (${n}) end, case when ${live} then ${due} end`
  return [{ sql: `insert into deliveries (${names}) ${numbers} select ${values} from numbers, bench_channels`, args: [brand, story] }]
}
