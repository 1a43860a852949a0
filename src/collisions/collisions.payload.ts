/** What other posts a post gets in the way of: on the same channel within its gap, or with the same topic within a day. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { Localised } from '../core/answers.ts'
import type { Collision, Collisions } from '../core/collisions.ts'
import { notOverStates, type DeliveryState } from '../core/delivery.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, instant, perLanguage, reference, text } from '../workflow/stored-post.ts'
import { nearestPair, onTheChannel, sayChannel, sayTopic, topicMs, type Place, type Planned } from './near.ts'

const mostTold = 20
const mostLooked = 500
/** Minutes, where the brand says nothing: as the check `timing/collision`. */
const usualGap = 30
/** What was withdrawn, refused or let go is not there. By channel, state and time there is an index. */
const counted: DeliveryState[] = [...notOverStates, 'published']

const timed = z.object({
  id,
  title: perLanguage(z.string().nullish()).transform(({ de, en }): Localised => ({ de: de || en || '–', en: en || de || '–' })),
  brand: reference.nullish(),
  publishAt: instant,
  topics: z
    .array(reference)
    .nullish()
    .transform((list) => list ?? []),
  variants: z
    .array(z.object({ channel: reference.nullish(), when: z.string().nullish(), dueAt: instant }))
    .nullish()
    .transform((list) => list ?? []),
})
type Timed = z.output<typeof timed>
const storedDelivery = z.object({ post: reference, channel: reference, dueAt: z.coerce.date(), publishedAt: instant })
const storedChannel = z.object({ id, name: z.string(), platform: z.string(), timeZone: text, gapMinutes: z.number().nullish() })
const storedBrand = z.object({ timeZone: z.string(), minGapMinutes: z.number().nullish() })

const all = (...and: Where[]): Where => ({ and })
const between = (from: number, to: number) => ({
  greater_than_equal: new Date(from).toISOString(),
  less_than_equal: new Date(to).toISOString(),
})

export async function collisionsOf(payload: Payload, post: string): Promise<Collisions> {
  const [own] = await posts(payload, { parent: { equals: post } }, 1)
  if (!own?.brand) return { times: 0, collisions: [] }
  const places = await placesOf(payload, own.brand)
  const mine = timesOf(own, await deliveries(payload, { post: { equals: post } }, new Map([[own.id, own]])))
  if (mine.length === 0) return { times: 0, collisions: [] }
  const others = await around(payload, own.brand, mine, places)
  const near = mine.flatMap((planned) => {
    const place = places.get(planned.channel)
    return place ? onTheChannel(planned, others, place).map((other) => collision('channel', other, sayChannel(planned, other, place))) : []
  })
  const told = new Set(near.map((one) => one.post.id))
  const topics = (await onTheTopic(payload, own, mine, others, places)).filter((one) => !told.has(one.post.id))
  return { times: mine.length, collisions: [...near, ...topics].slice(0, mostTold) }
}

const collision = (kind: Collision['kind'], { post, title }: Planned, sentence: Localised): Collision => ({
  kind,
  post: { id: post, title },
  sentence,
})

/** The ledger says when it goes; what is not in it yet goes when the post wishes. */
function timesOf({ id, title, publishAt, variants }: Timed, rows: readonly Planned[]): Planned[] {
  return variants.flatMap(({ channel, when, dueAt }) => {
    if (!channel) return []
    const row = rows.find((one) => one.post === id && one.channel === channel)
    const wished = when === 'at' ? dueAt : when === 'with-post' ? publishAt : null
    const at = when === 'slot' || when === 'now' ? (row?.at ?? null) : (wished ?? row?.at ?? null)
    return at ? [{ post: id, title, channel, at }] : []
  })
}

/** Whatever else of the brand is planned within a day of these times. */
async function around(payload: Payload, brand: string, mine: readonly Planned[], places: ReadonlyMap<string, Place>): Promise<Planned[]> {
  const times = mine.map(({ at }) => at.getTime())
  // One's own times may lie weeks apart: each has its own window.
  const windows = [...new Set(times)].slice(0, 10).map((at) => between(at - topicMs, at + topicMs))
  const found = await Promise.all(
    windows.map(async (window) => {
      const wished: Where = { or: [{ 'version.publishAt': window }, { 'version.variants.dueAt': window }] }
      const [drafts, rows] = await Promise.all([
        posts(payload, all({ 'version.brand': { equals: brand } }, wished), mostLooked),
        rowsIn(payload, all({ channel: { in: [...places.keys()] } }, { state: { in: counted } }, { dueAt: window })),
      ])
      const known = new Map(drafts.map((draft) => [draft.id, draft]))
      const missing = [...new Set(rows.map(({ post }) => post))].filter((post) => !known.has(post))
      for (const other of missing.length === 0 ? [] : await posts(payload, { parent: { in: missing } }, missing.length))
        known.set(other.id, other)
      const planned = rows.flatMap((row) => plannedOf(row, known))
      return [...known.values()].flatMap((other) => [...timesOf(other, planned), ...planned.filter(({ post }) => post === other.id)])
    }),
  )
  const unique = new Map(found.flat().map((one) => [`${one.post} ${one.channel} ${one.at.getTime()}`, one]))
  return [...unique.values()]
}

const plannedOf = (
  { post, channel, dueAt, publishedAt }: z.output<typeof storedDelivery>,
  known: ReadonlyMap<string, Timed>,
): Planned[] => {
  const title = known.get(post)?.title
  return title ? [{ post, title, channel, at: publishedAt ?? dueAt }] : []
}

async function onTheTopic(
  payload: Payload,
  own: Timed,
  mine: readonly Planned[],
  others: readonly Planned[],
  places: ReadonlyMap<string, Place>,
): Promise<Collision[]> {
  const ids = [...new Set(others.map(({ post }) => post))].filter((post) => post !== own.id)
  if (own.topics.length === 0 || ids.length === 0) return []
  const same = await posts(payload, all({ parent: { in: ids } }, { 'version.topics': { in: own.topics } }), ids.length)
  const names = await topicNames(payload, own.topics)
  return same.flatMap((other) => {
    const nearest = nearestPair(
      mine,
      others.filter(({ post }) => post === other.id),
    )
    const topic = names.get(other.topics.find((one) => own.topics.includes(one)) ?? '')
    const zone = places.get(nearest?.channel ?? '')?.timeZone ?? 'UTC'
    return nearest && topic ? [collision('topic', nearest, sayTopic(nearest, topic, zone))] : []
  })
}

async function posts(payload: Payload, where: Where, limit: number): Promise<Timed[]> {
  const { docs } = await payload.db.queryDrafts({
    collection: 'posts',
    where: all({ 'version.deletedAt': { exists: false } }, where),
    limit,
    pagination: false,
    locale: 'all',
    joins: noJoins,
    select: {
      parent: true,
      version: { title: true, brand: true, publishAt: true, topics: true, variants: { channel: true, when: true, dueAt: true } },
    } as never,
  })
  return docs.map((doc) => timed.parse(doc))
}

async function rowsIn(payload: Payload, where: Where) {
  const { docs } = await payload.db.find({
    collection: 'deliveries',
    where: all(where, { part: { equals: 0 } }),
    sort: 'dueAt',
    limit: mostLooked,
    pagination: false,
    joins: noJoins,
    select: { post: true, channel: true, dueAt: true, publishedAt: true },
  })
  return docs.map((doc) => storedDelivery.parse(doc))
}

const deliveries = async (payload: Payload, where: Where, known: ReadonlyMap<string, Timed>): Promise<Planned[]> =>
  (await rowsIn(payload, all(where, { state: { in: counted } }))).flatMap((row) => plannedOf(row, known))

/** The brand's channels on which posts can get in each other's way: a website that shows two articles at once shows them both. */
async function placesOf(payload: Payload, brandId: string): Promise<Map<string, Place>> {
  const [found, { docs }] = await Promise.all([
    payload.db.findOne({ collection: 'brands', where: { id: { equals: brandId } } }),
    payload.db.find({
      collection: 'channels',
      where: { brand: { equals: brandId } },
      pagination: false,
      joins: noJoins,
      select: { name: true, platform: true, timeZone: true, gapMinutes: true },
    }),
  ])
  const brand = storedBrand.parse(found ?? { timeZone: 'UTC' })
  const channels = docs.map((doc) => storedChannel.parse(doc))
  const minds = ({ platform }: z.output<typeof storedChannel>) =>
    manifests[platform]?.role === 'network' || typeof brand.minGapMinutes === 'number'
  return new Map(
    channels.filter(minds).map(({ id, name, timeZone, gapMinutes }) => {
      const gapMs = Math.max(brand.minGapMinutes ?? usualGap, gapMinutes ?? 0) * 60_000
      return [id, { name, timeZone: timeZone || brand.timeZone, gapMs }]
    }),
  )
}

async function topicNames(payload: Payload, ids: readonly string[]): Promise<Map<string, Localised>> {
  const { docs } = await payload.db.find({
    collection: 'topics',
    where: { id: { in: [...ids] } },
    pagination: false,
    locale: 'all',
    joins: noJoins,
    select: { name: true },
  })
  const topic = z.object({ id, name: z.object({ de: z.string().nullish(), en: z.string().nullish() }) })
  return new Map(docs.map((doc) => topic.parse(doc)).map(({ id, name: { de, en } }) => [id, { de: de || en || '–', en: en || de || '–' }]))
}
