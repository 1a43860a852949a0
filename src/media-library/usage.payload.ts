/** Where media are used. Asked by the indexed relations of posts and of their newest drafts; nothing is counted beside them, so nothing can drift. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { notOverStates } from '../core/delivery.ts'
import type { MediumUsage, UsageCount, UsedIn } from '../core/media-library.ts'
import { languages, type Language } from '../core/story.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, instant, perLanguage, reference } from '../workflow/stored-post.ts'
import { reviewStatesOf } from '../workflow/review-row.payload.ts'

const references = z
  .array(reference)
  .nullish()
  .transform((list) => list ?? [])
const using = z.object({
  id,
  title: perLanguage(z.string().nullish()),
  media: references,
  variants: z
    .array(z.object({ channel: reference.nullish(), media: references, withoutMedia: z.boolean().nullish() }))
    .nullish()
    .transform((list) => list ?? []),
})
type UsingPost = z.infer<typeof using>
const shown = { title: true, media: true, variants: { channel: true, media: true, withoutMedia: true } } as const

/** Of one medium or of a page of them. A logo may be in all posts: what is beyond is said to be more. */
const mostPosts = 500
const everyPost = 10_000
/** As many as are kept of a post. */
const versionsOfOne = 100

/** What of these can be seen, and where from: the delivery keeps what it sent. */
const liveStates = ['published', 'live-withdrawn'] as const
const sent = z.object({
  id,
  post: reference,
  channel: reference,
  platform: z.string(),
  state: z.enum([...notOverStates, ...liveStates]),
  url: z.string().nullish(),
  story: z.string(),
})

const version = z.object({ id, latest: z.coerce.boolean().nullish() })
const versionOf = z.object({ parent: reference, version: using.omit({ id: true }).extend({ deletedAt: instant }) })

/**
 * Posts whose newest draft or approved version shows one of these media, once each. Each query has one condition, that of the relation:
 * SQLite, which counts no rows, would begin with any other and read all posts.
 */
async function postsWith(payload: Payload, ids: readonly string[], limit = mostPosts + 1): Promise<Map<string, UsingPost[]>> {
  const found = new Map<string, UsingPost[]>()
  const add = (post: UsingPost) => found.set(post.id, [...(found.get(post.id) ?? []), post])
  const most = { pagination: false, locale: 'all', joins: noJoins } as const
  for (const path of ['media', 'variants.media']) {
    const { docs: approved } = await payload.db.find({
      collection: 'posts',
      where: { [path]: { in: [...ids] } },
      select: { ...shown, deletedAt: true },
      limit,
      ...most,
    })
    const { docs: versions } = await payload.db.findVersions({
      collection: 'posts',
      where: { [`version.${path}`]: { in: [...ids] } },
      select: { latest: true },
      limit: limit * versionsOfOne,
      ...most,
    })
    const newest = versions.map((doc) => version.parse(doc)).filter(({ latest }) => latest)
    const { docs: drafts } = newest.length
      ? await payload.db.findVersions({
          collection: 'posts',
          where: { id: { in: newest.slice(0, limit).map((one) => one.id) } },
          select: { parent: true, version: { ...shown, deletedAt: true } },
          limit,
          ...most,
        })
      : { docs: [] }
    for (const doc of drafts) {
      const { parent, version: draft } = versionOf.parse(doc)
      if (!draft.deletedAt) add({ ...draft, id: parent })
    }
    for (const doc of approved) {
      const { deletedAt, ...post } = using.extend({ deletedAt: instant }).parse(doc)
      if (!deletedAt) add(post)
    }
  }
  return found
}

const shows = (post: UsingPost, medium: string): boolean =>
  post.media.includes(medium) || post.variants.some((variant) => !variant.withoutMedia && variant.media.includes(medium))

/** Posts that show it, by id. */
export async function postsShowing(payload: Payload, medium: string): Promise<string[]> {
  return [...(await postsWith(payload, [medium], everyPost))]
    .filter(([, versions]) => versions.some((post) => shows(post, medium)))
    .map(([post]) => post)
}

/** Channels of a post that show it. Without any, the post itself may still. */
const channelsShowing = (post: UsingPost, medium: string): string[] =>
  post.variants.flatMap(({ channel, media, withoutMedia }) =>
    channel && !withoutMedia && (media.length > 0 ? media : post.media).includes(medium) ? [channel] : [],
  )

async function sentOf(payload: Payload, posts: readonly string[]) {
  if (posts.length === 0) return []
  const { docs } = await payload.db.find({
    collection: 'deliveries',
    where: { post: { in: [...posts] } },
    select: { post: true, channel: true, platform: true, state: true, url: true, story: true },
    joins: noJoins,
    pagination: false,
    limit: 5_000,
  })
  return docs.flatMap((doc) => {
    // Whatever has ended otherwise shows nothing.
    const row = sent.safeParse(doc).data
    return row ? [{ ...row, media: mediaIn(row.story), isLive: liveStates.some((state) => state === row.state) }] : []
  })
}

const storyMedia = z.object({ media: z.array(z.object({ id: z.string() })) })
function mediaIn(story: string): ReadonlySet<string> {
  try {
    return new Set(storyMedia.parse(JSON.parse(story)).media.map((medium) => medium.id))
  } catch {
    return new Set()
  }
}

export interface UsageOfOne extends UsageCount {
  /** In which posts show it. */
  readonly languages: readonly Language[]
}

/** How much each of these media is used. Only `languages` needs the channels. */
export async function usageCounts(payload: Payload, ids: readonly string[]): Promise<ReadonlyMap<string, UsageOfOne>> {
  if (ids.length === 0) return new Map()
  const posts = await postsWith(payload, ids)
  const deliveries = await sentOf(payload, [...posts.keys()])
  const speaks = await languagesOf(
    payload,
    [...posts.values()].flat().flatMap(({ variants }) => variants.flatMap(({ channel }) => channel ?? [])),
  )
  return new Map(
    ids.map((medium) => {
      const showing = [...posts.values()].filter((versions) => versions.some((post) => shows(post, medium)))
      const live = deliveries.filter(({ isLive, media }) => isLive && media.has(medium)).map(({ channel }) => channel)
      const told = showing.flat().flatMap((post) => channelsShowing(post, medium).flatMap((channel) => speaks.get(channel) ?? []))
      return [medium, { posts: showing.length, live: new Set(live).size, languages: languages.filter((one) => told.includes(one)) }]
    }),
  )
}

const speaking = z.object({ id, name: z.string().nullish(), language: z.enum(languages).nullish() })
async function channelsOf(payload: Payload, ids: readonly string[]) {
  if (ids.length === 0) return []
  const where: Where = { id: { in: [...new Set(ids)] } }
  const { docs } = await payload.db.find({
    collection: 'channels',
    where,
    select: { name: true, language: true },
    joins: noJoins,
    pagination: false,
    limit: 0,
  })
  return docs.map((doc) => speaking.parse(doc))
}
const languagesOf = async (payload: Payload, ids: readonly string[]) =>
  new Map((await channelsOf(payload, ids)).flatMap((channel) => (channel.language ? [[channel.id, channel.language] as const] : [])))

/** Where one medium is used, by name. `language`: of the posts' titles, where they have one in it. */
export async function usageOf(payload: Payload, medium: string, language: Language): Promise<MediumUsage> {
  const posts = new Map([...(await postsWith(payload, [medium]))].filter(([, versions]) => versions.some((post) => shows(post, medium))))
  const reviews = await reviewStatesOf(payload, [...posts.keys()])
  const deliveries = (await sentOf(payload, [...posts.keys()])).filter(({ media }) => media.has(medium))
  const live = deliveries.filter(({ isLive }) => isLive)
  const names = new Map(
    (
      await channelsOf(
        payload,
        live.map(({ channel }) => channel),
      )
    ).map((channel) => [channel.id, channel.name ?? '']),
  )
  const inPosts = [...posts].map(([post, [newest]]): UsedIn => {
    const { title } = newest ?? {}
    return { id: post, title: title?.[language] || title?.de || title?.en || '–', review: reviews.get(post)?.state ?? 'draft' }
  })
  return {
    posts: inPosts.length,
    live: new Set(live.map(({ channel }) => channel)).size,
    inPosts: inPosts.slice(0, mostPosts),
    liveOn: live.map(({ id: delivery, post, channel, platform, state, url }) => {
      return { delivery, post, channel: names.get(channel) || platform, platform, state, url: url || null }
    }),
    approved: inPosts.filter(({ review }) => review === 'approved').length,
    pending: deliveries.length - live.length,
    elsewhere: await elsewhereOf(payload, medium),
    languages: await languagesShowing(payload, [...posts.values()].flat(), medium),
    looksLike: await likeOf(payload, medium),
    isMore: inPosts.length > mostPosts,
  }
}

async function languagesShowing(payload: Payload, versions: readonly UsingPost[], medium: string): Promise<Language[]> {
  const channels = versions.flatMap((post) => channelsShowing(post, medium))
  const spoken = new Set((await languagesOf(payload, channels)).values())
  return languages.filter((language) => spoken.has(language))
}

async function likeOf(payload: Payload, medium: string): Promise<MediumUsage['looksLike']> {
  const own = z
    .object({ looksLike: reference.nullish() })
    .safeParse(await payload.db.findOne({ collection: 'media', where: { id: { equals: medium } } }))
  if (!own.data?.looksLike) return null
  const there: Where = { and: [{ id: { equals: own.data.looksLike } }, { deletedAt: { exists: false } }] }
  return z.object({ id, filename: z.string() }).safeParse(await payload.db.findOne({ collection: 'media', where: there })).data ?? null
}

const named = z.object({ id, name: z.string().nullish(), filename: z.string().nullish() })
/** Brands look for their logos in pictures, and films have posters. */
async function elsewhereOf(payload: Payload, medium: string): Promise<MediumUsage['elsewhere']> {
  const few = { limit: 50, pagination: false, joins: noJoins } as const
  const brands = await payload.db.find({ collection: 'brands', where: { 'logos.picture': { in: [medium] } }, ...few })
  const films = await payload.db.find({ collection: 'media', where: { poster: { equals: medium } }, ...few })
  return [
    ...brands.docs.map((doc) => {
      const brand = named.parse(doc)
      return {
        what: { de: `Logo der Marke ${brand.name}`, en: `Logo of the brand ${brand.name}` },
        href: `/admin/collections/brands/${brand.id}`,
      }
    }),
    ...films.docs.map((doc) => {
      const film = named.parse(doc)
      return {
        what: { de: `Standbild von ${film.filename}`, en: `Poster of ${film.filename}` },
        href: `/admin/collections/media/${film.id}`,
      }
    }),
  ]
}
