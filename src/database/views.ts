/**
 * Views for programs that read SQL: PostgreSQL has them in the schema `bi`, SQLite under names that begin with `bi_`. They have the columns of
 * the exports (src/core/exports.ts), and nothing that is secret.
 */
import { createHash } from 'node:crypto'
import { accountMetrics, metrics, engaging } from '../core/metrics.ts'
import { columnOf } from '../core/exports.ts'

export type Dialect = 'sqlite' | 'postgres'

interface Speech {
  /** The id that a text holds. */
  readonly id: (text: string) => string
  /** Of the story of `d`: its title as it went out, and its topics. */
  readonly title: string
  readonly topics: string
}

const speeches: Readonly<Record<Dialect, Speech>> = {
  sqlite: {
    id: (text) => text,
    title: `coalesce(json_extract(d.story, '$.article.texts.' || json_extract(d.story, '$.language') || '.title'),
      json_extract(d.story, '$.article.texts.de.title'), json_extract(d.story, '$.article.texts.en.title'))`,
    topics: `(select group_concat(value, ', ') from json_each(d.story, '$.article.topics'))`,
  },
  postgres: {
    id: (text) => `nullif(${text}, '')::uuid`,
    title: `coalesce(d.story::json -> 'article' -> 'texts' -> (d.story::json ->> 'language') ->> 'title',
      d.story::json #>> '{article,texts,de,title}', d.story::json #>> '{article,texts,en,title}')`,
    topics: `(select string_agg(value, ', ') from json_array_elements_text(d.story::json #> '{article,topics}'))`,
  },
}

const text = (column: string) => `cast(${column} as text)`
/** The post as it is written now is `v`, its campaign `ca`. By a sub-select: however many rows, there is one. */
const postNow = (post: string) => `
  left join _posts_v v on v.id = (select x.id from _posts_v x where x.parent_id = ${post} and x.latest = true limit 1)
  left join campaigns ca on ca.id = v.version_campaign_id`
const campaign = `${text('v.version_campaign_id')} as campaign_id, ca.name as campaign`
const titleNow = (language: string) =>
  `(select nullif(l.version_title, '') from _posts_v_locales l where l._parent_id = v.id and ${text('l._locale')} = ${language})`

/** Names of views, and what they select. */
export function viewsFor(dialect: Dialect): Readonly<Record<string, string>> {
  const { id, title, topics } = speeches[dialect]
  const delivery = `${text('n.delivery_id')} as delivery_id, n.part, ${text('n.post_id')} as post_id, nullif(${title}, '') as title,
    nullif(d.url, '') as url, n.published_at, ${text('n.brand_id')} as brand_id, b.name as brand, ${campaign},
    ${text('n.channel_id')} as channel_id, c.name as channel, n.platform`
  const fromDeliveries = `from delivery_numbers n join deliveries d on d.id = n.delivery_id
    left join brands b on b.id = n.brand_id left join channels c on c.id = n.channel_id ${postNow('n.post_id')}`
  const engagements = `case when ${engaging.map((metric) => `n.${metric} is null`).join(' and ')} then null
    else ${engaging.map((metric) => `coalesce(n.${metric}, 0)`).join(' + ')} end as engagements`
  return {
    posts: `
  select ${text('n.post_id')} as post_id, ${titleNow(`'de'`)} as title_de, ${titleNow(`'en'`)} as title_en,
    ${text('n.brand_id')} as brand_id, b.name as brand, ${campaign}, n.first_published_at, n.deliveries
  from (select post_id, brand_id, min(published_at) as first_published_at, count(*) as deliveries
    from delivery_numbers group by post_id, brand_id) n left join brands b on b.id = n.brand_id ${postNow('n.post_id')}`,
    deliveries: `
  select ${delivery}, ${topics} as topics, ${text('n.standing')} as standing, n.measured_at, ${engagements},
    ${metrics.map((metric) => `n.${columnOf(metric)}`).join(', ')}
  ${fromDeliveries}`,
    measurements: `
  select ${delivery}, ${text('m.metric')} as metric, nullif(m.kind, '') as reaction, m.bucket as measured_at, m.value
  ${fromDeliveries} join measurements m on m.delivery_id = n.delivery_id`,
    accounts: `
  select a.day, ${text('c.brand_id')} as brand_id, b.name as brand, ${text('c.id')} as channel_id, c.name as channel, c.platform,
    ${accountMetrics.map((metric) => `max(case when ${text('a.metric')} = '${metric}' then a.value end) as ${columnOf(metric)}`).join(', ')}
  from account_measurements a join channels c on c.id = a.channel_id left join brands b on b.id = c.brand_id
  group by a.day, c.id, c.brand_id, c.name, c.platform, b.name`,
    clicks: `
  select k.day, k.country, ${text('k.device')} as device, s.code, nullif(s.target, '') as target, s.post as post_id,
    ${titleNow(text('s.language'))} as title, s.brand as brand_id, b.name as brand, ${campaign},
    nullif(s.channel, '') as channel_id, c.name as channel, s.platform,
    case when k.bot then 0 else k.clicks end as clicks, case when k.bot then 0 else k.visitors end as visitors,
    case when k.bot then k.clicks else 0 end as bots
  from link_clicks k join short_links s on s.id = ${id('k.link')}
    left join brands b on b.id = ${id('s.brand')} left join channels c on c.id = ${id('s.channel')} ${postNow(id('s.post'))}`,
  }
}

/** By it a start sees that the views are there, all of them and as they are to be. */
export const versionOf = (dialect: Dialect): string =>
  createHash('sha256')
    .update(JSON.stringify(viewsFor(dialect)))
    .digest('hex')
    .slice(0, 16)
