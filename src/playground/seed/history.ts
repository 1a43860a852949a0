/**
 * The weeks before, in fast motion: posts that stood on the imitated networks, what visitors did with them by a model and a seed, and the hub
 * that asked for it all by its ordinary collecting, at the times at which it would have.
 */
import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { z } from 'zod'
import { visited } from '../../../publishers/testing/engagement.ts'
import { instantAt, movedByDays } from '../../core/calendar-days.ts'
import { wallDayOf } from '../../core/times.ts'
import type { Language, MediaRef, Story } from '../../core/story.ts'
import { never, type Delivery, type NewDelivery } from '../../delivery/ledger.ts'
import { measureAccounts } from '../../engagement/accounts.payload.ts'
import { collectDue } from '../../engagement/collect.payload.ts'
import { hub } from '../../hub.ts'
import { payloadClickStore } from '../../links/clicks/store.payload.ts'
import { payloadLinkStore } from '../../links/short-links.payload.ts'
import { loadReviewed } from '../../workflow/review.payload.ts'
import { id } from '../../workflow/stored-post.ts'
import type { Network, Networks } from '../networks.ts'
import { company } from './company.ts'
import { earlier, type EarlierPost } from './earlier-posts.ts'
import type { House } from './house.ts'

interface HistoryOptions {
  readonly payload: Payload
  readonly networks: Networks
  readonly house: House
  readonly publicUrl: string
}

const places = [
  { channel: 'mastodon', language: 'de' },
  { channel: 'bluesky', language: 'en' },
] as const satisfies readonly { channel: keyof House['channels']; language: Language }[]

const dayMs = 24 * 3_600_000
/** Who starts a playground waits for all of this: the accounts are looked at for ten days only, and nothing goes on for ever. */
const accountDays = 10
const mostLooks = 300

export async function remember(options: HistoryOptions): Promise<void> {
  const { payload, networks } = options
  const now = new Date()
  const there: Placed[] = []
  for (const [at, post] of earlier.entries()) {
    const publishedAt = evening(now, at)
    const document = await write(payload, options.house, post)
    for (const place of places) {
      const network = networks.find(place.channel)
      const row = network && (await networks.at(publishedAt, () => publish(options, { post, document, publishedAt, ...place })))
      if (row) there.push({ row, network, seed: 7 * at + place.channel.length })
    }
  }
  await measure(payload, there, now)
  await click(payload, there)
}

/** Tuesdays at nine and Thursdays at half past five, the newest first and at least two days ago. */
function evening(now: Date, at: number): Date {
  const today = new Date(wallDayOf(now, company.timeZone))
  const thursday = movedByDays(today, -3 - today.getUTCDay() - 7 * Math.floor(at / 2), 'UTC')
  const isTuesday = at % 2 === 1
  const day = movedByDays(thursday, isTuesday ? -2 : 0, 'UTC')
    .toISOString()
    .slice(0, 10)
  return instantAt(`${day}T${isTuesday ? '09:00' : '17:30'}`, company.timeZone) ?? now
}

/** As it stands in the hub: approved long ago. */
async function write(payload: Payload, { brand, topics }: House, { de, topic }: EarlierPost): Promise<string> {
  const made = await payload.create({
    collection: 'posts',
    locale: 'de',
    draft: true,
    data: { title: de, teaser: de, brand, topics: [topics[topic]], _status: 'draft' } as never,
  })
  const { id: post } = z.object({ id }).parse(made)
  // Makes its review, with the hash of what it says.
  await loadReviewed(payload, post)
  await payload.db.updateOne({ collection: 'reviews', where: { post: { equals: post } }, data: { state: 'approved' } })
  return post
}

interface Placing {
  readonly post: EarlierPost
  /** Its id. */
  readonly document: string
  readonly publishedAt: Date
  readonly channel: (typeof places)[number]['channel']
  readonly language: Language
}
interface Placed {
  readonly row: Delivery
  readonly network: Network
  readonly seed: number
}

/** By the publisher itself, as the engine would; the ledger says when it was. */
async function publish({ payload, house, publicUrl }: HistoryOptions, placing: Placing): Promise<Delivery | null> {
  const { ledger, world } = hub(payload)
  const { document, publishedAt, channel: place } = placing
  const channel = await world.channel(house.channels[place])
  const publisher = channel && (await world.publisher(channel.platform))
  if (!channel || !publisher) return null
  const story = await storyOf(payload, house, placing)
  const link = placing.post.with === 'link' ? await world.links.make(channel, story, `${publicUrl}/site/${company.slug}`) : null
  const row = rowOf({ post: document, channel: channel.id, brand: house.brand, platform: channel.platform }, publishedAt, story)
  const ctx = await world.context(channel, row, AbortSignal.timeout(20_000))
  const draft = publisher.compose({ ...story, link })
  const staged = publisher.stage ? await publisher.stage(draft, ctx, null) : { ready: true as const, staged: draft }
  if (!staged.ready) return null
  const answer = await publisher.publish(staged.staged, ctx)
  if ('accepted' in answer) return null
  const { remoteId, url } = answer
  await ledger.add({ ...row, remoteId, url, measureAt: new Date(publishedAt.getTime() + 3_600_000) })
  const [stored = null] = await ledger.find({ key: row.key }, { by: 'dueAt', limit: 1 })
  return stored
}

async function storyOf(payload: Payload, { pictures, topics }: House, { post, document, language }: Placing): Promise<Story> {
  const picture = post.with !== 'link' && post.with !== 'poll' ? post.with : undefined
  const title = post[language]
  const slug = `${post.topic}-${document}`
  const topic = z.object({ slug: z.string() }).parse(await payload.findByID({ collection: 'topics', id: topics[post.topic], depth: 0 }))
  return {
    language,
    text: title,
    link: null,
    media: picture ? [await mediumOf(payload, pictures[picture], language)] : [],
    ...(post.with === 'poll' && { poll: { options: polls[language], minutes: 1440, multiple: false } }),
    article: {
      id: document,
      brand: { id: company.slug, slug: company.slug, name: company.name },
      campaign: null,
      topics: [topic.slug],
      author: company.name,
      texts: { [language]: { title, slug, teaser: title, body: null, seo: { title: '', description: '' }, alt: {} } },
    },
  }
}
const polls: Record<Language, readonly string[]> = { de: ['Am Markt', 'Am Bahnhof'], en: ['At the market', 'At the station'] }

const medium = z.object({
  id,
  mimeType: z.string(),
  alt: z.string(),
  width: z.number(),
  height: z.number(),
  filesize: z.number(),
  sha256: z.string(),
})

async function mediumOf(payload: Payload, picture: string, language: Language): Promise<MediaRef> {
  const stored = await payload.findByID({ collection: 'media', id: picture, locale: language, depth: 0 })
  const { filesize: bytes, ...ref } = medium.parse(stored)
  return { ...ref, kind: 'image', bytes, focalPoint: { x: 50, y: 50 } }
}

/** As the ledger has what went out without anything happening. */
function rowOf(place: Pick<NewDelivery, 'post' | 'channel' | 'brand' | 'platform'>, publishedAt: Date, story: Story): NewDelivery {
  const key = randomUUID()
  return {
    ...place,
    ...{ key, lane: key, slot: key, title: `${story.text.slice(0, 60)} · ${company.name}`, story: JSON.stringify(story) },
    ...{ occurrence: 0, part: 0, repeat: 0, state: 'published', reason: '', publishedAt, dueAt: publishedAt, notBefore: never },
    ...{ timeZone: company.timeZone, wallTime: '', waitsFor: '', fence: 1, owner: '', leaseUntil: never, attempt: 1 },
    ...{ contentHash: key, approvedHash: key, link: '', replyTo: '', resume: '', snapshot: '', ambiguous: false, hold: '', cancel: false },
    ...{ remoteId: '', url: '', urls: '', unknownSince: null, checkedAt: never, latePolicy: 'default', measureAt: null },
  }
}

/** Goes from one look at the numbers to the next: what visitors did until then is done, and then the hub looks. Accounts once a day, at noon. */
async function measure(payload: Payload, there: readonly Placed[], now: Date): Promise<void> {
  const { ledger } = hub(payload)
  const seenUntil = new Map<string, number>()
  let noon = new Date(new Date(now.getTime() - accountDays * dayMs).setUTCHours(12, 0, 0, 0))
  for (let look = 0; look < mostLooks; look++) {
    // At this time nothing else stands in the ledger that is to be measured.
    const rows = await ledger.find({ states: ['published'], measureBefore: now }, { by: 'publishedAt', limit: 100 })
    const due = new Date(Math.min(...rows.flatMap(({ measureAt }) => measureAt?.getTime() ?? [])))
    const at = due < noon ? due : noon
    if (at >= now) break
    for (const { row, network, seed } of there) {
      const age = at.getTime() - publishedOf(row)
      if (age > 0) visited(network.fake, row.remoteId, seed, seenUntil.get(row.id) ?? -1, age)
      seenUntil.set(row.id, age)
    }
    if (at === due) await collectDue(payload, 1, { now: at })
    else {
      await measureAccounts(payload, at)
      noon = new Date(noon.getTime() + dayMs)
    }
  }
  for (const { network } of there) network.changed()
}
const publishedOf = (row: Delivery): number => (row.publishedAt ?? row.dueAt).getTime()

/** Of what people who followed the links are known by. The same each time. */
const countries = ['DE', 'DE', 'DE', 'DE', 'AT', 'DE', 'CH', 'DE', 'PL', 'DE', 'NL', 'US', 'DE', 'FR', 'DK', 'LI', 'ZZ'] as const
const clickDays = [9, 14, 6, 3, 2, 1, 1]

async function click(payload: Payload, there: readonly Placed[]): Promise<void> {
  const [links, clicks] = [payloadLinkStore(payload), payloadClickStore(payload)]
  for (const { row, seed } of there) {
    for (const link of await links.ofPost(row.post)) {
      if (link.channel !== row.channel) continue
      for (const [later, people] of clickDays.entries()) {
        const day = movedByDays(row.publishedAt ?? row.dueAt, later, 'UTC')
          .toISOString()
          .slice(0, 10)
        for (let person = 0; person < people; person++) {
          const country = countries[(seed + 5 * later + person) % countries.length] ?? 'ZZ'
          await clicks.add(
            { link: link.id, day, country, device: person % 3 === 0 ? 'desktop' : 'phone', bot: false },
            { clicks: 1, visitors: 1 },
          )
        }
        await clicks.add({ link: link.id, day, country: 'US', device: 'other', bot: true }, { clicks: people, visitors: 0 })
      }
    }
  }
}
