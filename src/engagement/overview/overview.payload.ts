/** What all of it brought: the numbers of a brand, a campaign or a channel in a time. From the read models alone. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { Localised } from '../../core/answers.ts'
import type { Compared, NumbersOverview } from '../../core/numbers.ts'
import { noJoins } from '../../workflow/channels.payload.ts'
import { id, reference, text } from '../../workflow/stored-post.ts'
import { boundsOf, type Asked } from './asked.ts'
import { extremesOf, standingsOf } from './compared.ts'
import { clicksBehind, effectOf } from './effect.ts'
import { convertedWithin, spentWithin } from './effect.payload.ts'
import { factsOf, type Facts } from './facts.payload.ts'
import { figuresOf } from './figures.ts'
import { goalsOf } from './goals.payload.ts'
import { byDay, groupsOf } from './groups.ts'
import { heatMapOf } from './heat-map.ts'
import { brandsOf, channelsMeant, houseOf, zonesOf, type House } from './house.payload.ts'
import { kindNames } from './kinds.ts'
import { notesOf } from './notes.payload.ts'
import { ownClicksOf } from './own-clicks.payload.ts'
import { reactionOf } from './reaction.payload.ts'
import { accountOf, agesOf, deliveriesWithin, followersOf, postsOfCampaign, type Row } from './rows.payload.ts'

/** So many of the best, and of the worst. */
const mostCompared = 5
const everything = { pagination: false, joins: noJoins } as const
const byAnotherName = { de: 'nicht mehr da', en: 'no longer there' }
const print = { de: 'Druck', en: 'Print' }
const noTopic = { de: 'Ohne Thema', en: 'No topic' }

/** @param campaign the document, where one is asked for */
export async function numbersOverview(payload: Payload, asked: Asked, campaign: unknown): Promise<NumbersOverview> {
  const house = await houseOf(payload)
  const zones = zonesOf(house, asked)
  const bounds = boundsOf(asked, zones.length === 1 ? (zones[0] ?? 'UTC') : 'UTC')
  const posts = asked.campaign ? await postsOfCampaign(payload, asked.campaign) : null
  const within = { brand: asked.brand, channel: asked.channel, posts, ...bounds }
  const days = { from: asked.from, to: asked.to }
  const { rows, more } = await deliveriesWithin(payload, within)

  const channels = channelsMeant(house, asked, new Set(rows.map(({ channel }) => channel)))
  const [facts, compared, followers, account, clicks, notes, reaction, spent, converted] = await Promise.all([
    factsOf(
      payload,
      rows.map(({ delivery }) => delivery),
    ),
    comparedOf(payload, rows, house, bounds.before),
    followersOf(payload, channels, days),
    // Only of a channel that whoever asks may see.
    asked.channel && channels.some((one) => one.id === asked.channel) ? accountOf(payload, asked.channel, days) : [],
    ownClicksOf(payload, { ...within, ...days }),
    notesOf(payload, channels, new Set(rows.map(({ delivery }) => delivery)), bounds),
    // What others say belongs to posts, and to no channel.
    asked.channel ? { usual: null, answered: 0, open: 0 } : reactionOf(payload, within),
    spentWithin(payload, asked, posts),
    convertedWithin(payload, { ...asked, ...bounds }),
  ])
  const { times } = compared
  const timesOf = ({ delivery }: Row) => times.get(delivery)
  const zoneOf = ({ brand }: Row) => house.zones.get(brand) ?? 'UTC'
  const totals = figuresOf(rows)
  const brand = asked.brand ?? ofBrand.safeParse(campaign).data?.brand
  const counting = brandsOf(house, { ...asked, brand }).map((one) => house.counting.has(one))
  const effect = effectOf(spent, converted, {
    engagements: totals.sums.engagements?.sum ?? null,
    clicks: clicksBehind(counting, clicks.totals.clicks, totals.sums.clicks?.sum ?? null),
  })
  const conversions = effect.conversions.reduce((sum, one) => sum + one.count, 0)
  return {
    timeZones: zones,
    from: asked.from ?? null,
    to: asked.to ?? null,
    totals,
    waiting: rows.filter(({ standing }) => standing === 'waiting').length,
    gone: rows.filter(({ standing }) => standing === 'gone').length,
    more,
    channels: groupsOf(
      rows,
      ({ channel }) => [channel],
      (channel) => both(house.channels.get(channel)?.name ?? ''),
    ).map((group) => ({
      ...group,
      ...(group.name.en === '' && { name: byAnotherName }),
      platform: rows.find(({ channel }) => channel === group.id)?.platform ?? '',
    })),
    topics: groupsOf(rows, topicsOf(facts), (slug) => (slug === '' ? noTopic : (house.topics.get(slug) ?? both(slug))), timesOf),
    kinds: groupsOf(
      rows,
      ({ delivery }) => [facts.get(delivery)?.kind ?? 'text'],
      (kind) => kindNames[kind as keyof typeof kindNames],
      timesOf,
    ),
    days: byDay(rows, zoneOf),
    heatMap: heatMapOf(
      rows.flatMap((row) => {
        const beside = timesOf(row)
        return beside === undefined ? [] : [{ at: row.publishedAt, timeZone: zoneOf(row), times: beside }]
      }),
    ),
    ...titled(compared, facts),
    followers,
    account,
    clicks: {
      ...clicks,
      channels: clicks.channels.map((row) => ({
        ...row,
        channel: row.name,
        name: row.name === '' ? print.en : (house.channels.get(row.name)?.name ?? byAnotherName.en),
      })),
    },
    reaction,
    notes,
    goals: await goalsOf(payload, campaign, asked, within, { sums: totals.sums, conversions }),
    effect,
  }
}

const both = (name: string): Localised => ({ de: name, en: name })

const topicsOf =
  (facts: ReadonlyMap<string, Facts>) =>
  ({ delivery }: Row): readonly string[] => {
    const topics = facts.get(delivery)?.topics ?? []
    return topics.length === 0 ? [''] : topics
  }

/** The best and the worst, and what each post that can be compared has brought beside the usual. */
async function comparedOf(payload: Payload, rows: readonly Row[], house: House, before: Date | null) {
  const posts = new Map(rows.filter(({ part }) => part === 0).map((row) => [row.delivery, row]))
  const channels = [...new Set([...posts.values()].map(({ channel }) => channel))]
  const ages = await agesOf(payload, channels, before)
  const standings = standingsOf(ages).flatMap((standing) => {
    const row = posts.get(standing.delivery)
    return row ? [{ ...standing, row }] : []
  })
  const { best, worst } = extremesOf(standings, mostCompared)
  const urls = await urlsOf(
    payload,
    [...best, ...worst].map(({ delivery }) => delivery),
  )
  const view = ({
    row,
    delivery,
    age,
    engagements,
    usual,
    times,
  }: (typeof best)[number]): Omit<Compared, 'title'> & { delivery: string } => ({
    delivery,
    post: row.post,
    channel: { name: '', ...house.channels.get(row.channel), id: row.channel, platform: row.platform },
    url: urls.get(delivery) || null,
    publishedAt: row.publishedAt.toISOString(),
    engagements,
    age,
    usual,
    times,
  })
  return { best: best.map(view), worst: worst.map(view), times: new Map(standings.map(({ delivery, times }) => [delivery, times])) }
}

function titled({ best, worst }: Awaited<ReturnType<typeof comparedOf>>, facts: ReadonlyMap<string, Facts>) {
  const title = ({ delivery, ...one }: (typeof best)[number]): Compared => ({ ...one, title: facts.get(delivery)?.title ?? '' })
  return { best: best.map(title), worst: worst.map(title) }
}

async function urlsOf(payload: Payload, deliveries: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (deliveries.length === 0) return new Map()
  const { docs } = await payload.db.find({
    collection: 'deliveries',
    where: { id: { in: [...deliveries] } },
    ...everything,
    select: { url: true },
  })
  return new Map(docs.map((doc) => z.object({ id, url: text }).parse(doc)).map(({ id, url }) => [id, url]))
}

const ofBrand = z.object({ brand: reference })
