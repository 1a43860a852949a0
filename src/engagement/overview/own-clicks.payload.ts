/** The hub's own short links: how often they were followed, by day, channel and country. */
import { sql, type SQL } from '@payloadcms/db-sqlite/drizzle'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { OwnClicks } from '../../core/numbers.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { id, text } from '../../workflow/stored-post.ts'
import { askSql } from '../../database/ask-sql.ts'
import type { Within } from './rows.payload.ts'

export interface ClicksAsked extends Pick<Within, 'brand' | 'channel' | 'posts'> {
  /** Days in UTC. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const by = ['day', 'channel', 'country'] as const
type By = (typeof by)[number]
const summed = z.object({
  what: z.enum(by),
  name: text,
  clicks: z.coerce.number(),
  visitors: z.coerce.number(),
  bots: z.coerce.number(),
})
type Summed = z.output<typeof summed>

export async function ownClicksOf(
  payload: Payload,
  asked: ClicksAsked,
): Promise<Omit<OwnClicks, 'channels'> & { readonly channels: readonly Omit<Summed, 'what'>[] }> {
  const rows = asked.posts?.length === 0 ? [] : await sums(payload, asked)
  const of = (what: By) => rows.filter((row) => row.what === what).map(({ what: _, ...row }) => row)
  const most = (what: By) => of(what).sort((a, b) => b.clicks - a.clicks || b.bots - a.bots)
  const days = of('day').sort((a, b) => (a.name < b.name ? -1 : 1))
  const total = (count: 'clicks' | 'visitors' | 'bots') => days.reduce((sum, day) => sum + day[count], 0)
  return {
    totals: { clicks: total('clicks'), visitors: total('visitors'), bots: total('bots') },
    days,
    channels: most('channel'),
    countries: most('country'),
  }
}

/** Added up where the rows are: a link has some for each day, country and device. */
async function sums(payload: Payload, asked: ClicksAsked): Promise<Summed[]> {
  const rows = await askSql(payload, question(asked))
  return rows ? rows.map((row) => summed.parse(row)) : addedUp(payload, asked)
}

function question({ brand, channel, posts, from, to }: ClicksAsked): SQL {
  const human = (column: SQL) => sql`sum(case when bot then 0 else ${column} end)`
  const grouped = (what: By, name: SQL) => sql`
    select ${sql.raw(`'${what}'`)} as what, ${name} as name,
      ${human(sql`clicks`)} as clicks, ${human(sql`visitors`)} as visitors, sum(case when bot then clicks else 0 end) as bots
    from found group by ${name}`
  return sql`
    with found as (
      select c.day, c.country, c.bot, c.clicks, c.visitors, coalesce(s.channel, '') as channel
      from link_clicks c join short_links s on ${linkIs()}
      where 1 = 1
      ${brand ? sql`and s.brand = ${brand}` : sql``}
      ${channel ? sql`and s.channel = ${channel}` : sql``}
      ${posts ? sql`and s.post in ${posts}` : sql``}
      ${from ? sql`and c.day >= ${from}` : sql``}
      ${to ? sql`and c.day <= ${to}` : sql``}
    )
    ${grouped('day', sql`day`)} union all ${grouped('channel', sql`channel`)} union all ${grouped('country', sql`country`)}`
}

/** The ids are uuid in PostgreSQL, and the reference is text. */
const linkIs = () => sql`cast(s.id as text) = c.link`

const link = z.object({ id, channel: text })
const click = z.object({
  link: z.string(),
  day: z.string(),
  country: z.string(),
  bot: z.boolean(),
  clicks: z.number(),
  visitors: z.number(),
})

/** The same where the database does not speak SQL. */
async function addedUp(payload: Payload, { brand, channel, posts, from, to }: ClicksAsked): Promise<Summed[]> {
  const find = async (collection: 'short-links' | 'link-clicks', and: Where[]) =>
    (await payload.db.find({ collection, where: { and }, pagination: false, joins: noJoins })).docs
  const links = (
    await find('short-links', [
      ...(brand ? [{ brand: { equals: brand } }] : []),
      ...(channel ? [{ channel: { equals: channel } }] : []),
      ...(posts ? [{ post: { in: [...posts] } }] : []),
    ])
  ).map((doc) => link.parse(doc))
  const channels = new Map(links.map((one) => [one.id, one.channel]))
  const clicks = await find('link-clicks', [
    { link: { in: [...channels.keys()] } },
    ...(from ? [{ day: { greater_than_equal: from } }] : []),
    ...(to ? [{ day: { less_than_equal: to } }] : []),
  ])
  const groups = new Map<string, Summed>()
  for (const doc of clicks) {
    const { link, bot, clicks, visitors, ...names } = click.parse(doc)
    const own = { ...names, channel: channels.get(link) ?? '' }
    for (const what of by) {
      const key = `${what}:${own[what]}`
      const before = groups.get(key) ?? { what, name: own[what], clicks: 0, visitors: 0, bots: 0 }
      const more = bot ? { bots: before.bots + clicks } : { clicks: before.clicks + clicks, visitors: before.visitors + visitors }
      groups.set(key, { ...before, ...more })
    }
  }
  return [...groups.values()]
}
