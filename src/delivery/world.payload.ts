/** The engine's world on Payload: channels, freezes, credentials, media. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { Localised } from '../core/answers.ts'
import type { ChannelNow } from '../core/channel.ts'
import { reviewStates, type ReviewState } from '../core/review.ts'
import type { Story } from '../core/story.ts'
import { variantHash } from '../workflow/content-hash.ts'
import { planAgain } from '../workflow/review-row.payload.ts'
import { loadChannels, noJoins, sealedOf } from '../workflow/channels.payload.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { secretsIn } from '../../publishers/kit/redact.ts'
import type { AnyPublisher, PublishContext } from '../../publishers/publisher.ts'
import { registry } from '../../publishers/registry.gen.ts'
import { clientFor, reachedAt, unseal, type WorldSettings } from './connection.payload.ts'
import { payloadMedia } from './media.payload.ts'
import { notApproved } from './patches.ts'
import type { Rates } from './rates.ts'
import type { Freeze, World } from './ports.ts'
import { together } from './together.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const hashes = z
  .string()
  .nullish()
  .transform((json) => (json ? z.array(z.string()).parse(JSON.parse(json)) : null))
const storedReview = z.object({
  post: z.union([id, z.object({ id }).transform((doc) => doc.id)]),
  state: z.enum(reviewStates),
  approved: hashes,
  judgedAt: z.coerce
    .date()
    .nullish()
    .transform((at) => at ?? null),
})
const storedPost = z.object({ id, deletedAt: z.string().nullish() })
const storedFreeze = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  scope: z.enum(['all', 'brand', 'platform', 'channel']),
  target: z
    .string()
    .nullish()
    .transform((v) => v ?? ''),
  reason: z.string(),
})

const editedSince: Localised = {
  de: 'Der Beitrag wurde nach seiner Freigabe geändert. Er wartet darauf, wieder freigegeben zu werden.',
  en: notApproved,
}

interface Standing {
  /** `null`: it was never submitted. */
  readonly state: ReviewState | null
  /** Hashes of what is approved; `null` where the approval is older than this list. */
  readonly approved: readonly string[] | null
  /** When the checks were asked last, and nothing stopped it; `null`: they must be asked. */
  readonly judgedAt: Date | null
  /** It is there, and not in the trash. */
  readonly isThere: boolean
}

/** Where the reviews of posts stand, with two questions. */
async function standingOf(payload: Payload, posts: readonly string[]): Promise<Standing[]> {
  const ids = [...new Set(posts)]
  const reviews = await payload.db.find({
    collection: 'reviews',
    where: { post: { in: ids } },
    pagination: false,
    select: { post: true, state: true, approved: true, judgedAt: true },
  })
  const stored = new Map(reviews.docs.map((doc) => storedReview.parse(doc)).map((review) => [review.post, review]))
  const found = await payload.db.find({
    collection: 'posts',
    where: { id: { in: ids } },
    pagination: false,
    joins: noJoins,
    select: { deletedAt: true },
  })
  const there = new Set(found.docs.map((doc) => storedPost.parse(doc)).flatMap(({ id, deletedAt }) => (deletedAt ? [] : [id])))
  return posts.map((post) => {
    const review = stored.get(post)
    const { state = null, approved = null, judgedAt = null } = review ?? {}
    return { state, approved, judgedAt, isThere: there.has(post) }
  })
}

interface Services {
  readonly rates: Rates
  readonly refresh: World['refresh']
  readonly links: World['links']
  /** Asks the checks once more. False: it may not go out, and its review was taken back. */
  readonly judgeAgain: (post: string) => Promise<boolean>
}

/** Longer than a sweep needs to judge again what is due: only what the sweep could not reach is judged on its way out. */
const judgementHoldsMs = 60 * 60_000

export function payloadWorld(payload: Payload, settings: WorldSettings, { rates, refresh, links, judgeAgain }: Services): World {
  const { vault, clock } = settings
  const channelNow = together<string, ChannelNow | null>(async (ids) => {
    const found = await loadChannels(payload, ids)
    return ids.map((id) => found.get(id) ?? null)
  })
  const freezesNow = together<null, readonly Freeze[]>(async (asks) => {
    const { docs } = await payload.db.find({ collection: 'freezes', where: { lifted: { equals: false } }, pagination: false })
    const freezes = docs.map((doc) => storedFreeze.parse(doc))
    return asks.map(() => freezes)
  })
  const loaded = new Map<string, Promise<AnyPublisher | null>>()
  const publisher = (platform: string): Promise<AnyPublisher | null> => {
    const known = loaded.get(platform) ?? registry[platform]?.publisher() ?? Promise.resolve(null)
    loaded.set(platform, known)
    return known
  }
  // The variants of a post are due together: one judgement serves them all.
  const rejudged = together<string, boolean>(async (posts) => {
    const asked = new Map([...new Set(posts)].map((post) => [post, judgeAgain(post)]))
    return Promise.all(posts.map((post) => asked.get(post) ?? Promise.resolve(false)))
  })
  const standing = together<string, Standing>((posts) => standingOf(payload, posts))

  const media = payloadMedia(payload, settings.mediaDir, settings.outgoing)

  return {
    channel: channelNow,
    freezes: () => freezesNow(null),
    async objection(delivery, channel) {
      const { state, approved, judgedAt, isThere } = await standing(delivery.post)
      // Planning needs a review: rows without one were put there by hand, and nothing can be said about them.
      if (state === null) return null
      if (!isThere) return { de: 'Der Beitrag liegt im Papierkorb.', en: 'The post is in the trash.' }
      if (state !== 'approved') return editedSince
      if (approved && !approved.includes(delivery.contentHash)) {
        // Somebody planned what was approved before: what is approved now takes its place.
        await planAgain(payload, delivery.post)
        return editedSince
      }
      const target = { channel: channel.id, account: channel.account }
      if (variantHash(JSON.parse(delivery.story) as Story, target) !== delivery.contentHash)
        return {
          de: `${channel.name} ist mit einem anderen Konto verbunden als dem, das freigegeben wurde. Geben Sie den Beitrag noch einmal frei.`,
          en: `${channel.name} is connected to another account than the one that was approved. Approve the post again.`,
        }
      const isJudged = judgedAt !== null && clock.now().getTime() - judgedAt.getTime() < judgementHoldsMs
      return isJudged || (await rejudged(delivery.post))
        ? null
        : {
            de: 'Eine Prüfung hält ihn jetzt auf. Sehen Sie ihre Befunde an, und geben Sie ihn noch einmal frei.',
            en: 'A check stops it now. Look at its findings, and approve it again.',
          }
    },
    publisher,
    links: {
      preview: links.preview,
      make: (channel, story, address) =>
        links.make(channel, story, address).catch((cause: unknown) => {
          throw new PublisherError('retry', 'The short link cannot be written down at the moment.', { code: 'short-link', cause })
        }),
    },
    async context(channel, delivery, signal, heard): Promise<PublishContext<unknown>> {
      const sealed = sealedOf(channel) || sealedOf((await channelNow(channel.id)) ?? channel)
      if (!sealed) throw new PublisherError('reconnect', `${channel.name} is not connected.`, { code: 'not-connected' })
      const stored = unseal(vault, sealed, channel.id)
      const credentials = (await publisher(channel.platform))?.credentials.safeParse(stored)
      if (!credentials?.success)
        throw new PublisherError('reconnect', `The stored access to ${channel.name} is not complete. Connect it again.`, {
          code: 'credentials-shape',
        })
      return {
        channel: { id: channel.id, handle: channel.handle },
        credentials: credentials.data,
        http: clientFor(settings, channel.platform, {
          secrets: secretsIn(stored),
          signal,
          onExchange({ headers, failure: _, ...exchange }) {
            heard?.(exchange)
            if (!headers) return
            rates
              .heard(channel, headers, clock.now())
              .catch((error: unknown) =>
                payload.logger.warn({ err: error, channel: channel.id }, 'What the platform said of its limit could not be stored.'),
              )
          },
        }),
        media,
        at: (origin) => reachedAt(settings, channel.platform, origin),
        clock,
        log: { debug: (message, fields) => payload.logger.debug({ ...fields, channel: channel.id }, message) },
        signal,
        deliveryKey: delivery.key,
        plannedAt: delivery.dueAt,
        replyTo: delivery.replyTo ? (JSON.parse(delivery.replyTo) as PublishContext<unknown>['replyTo']) : null,
      }
    },
    refresh,
    async refuse(channel, reason) {
      // A refusal speaks of the credentials that were used and not of newer ones.
      const sealed = sealedOf(channel)
      const where: Where = { and: [{ id: { equals: channel.id } }, ...(sealed ? [{ credentials: { equals: sealed } }] : [])] }
      const refused: unknown = await payload.db.updateOne({
        collection: 'channels',
        where,
        data: { status: 'refused', problem: reason },
        options: { atomic: true },
      })
      if (refused) payload.logger.warn({ channel: channel.id }, `${channel.name} must be connected again: ${reason}`)
    },
    async suspend(channel, reason) {
      await payload.db.updateOne({
        collection: 'channels',
        where: { id: { equals: channel.id } },
        data: { paused: true, pausedReason: reason },
        options: { atomic: true },
      })
      payload.logger.warn({ channel: channel.id }, `${channel.name} is paused: ${reason}`)
    },
    grant: (channel, kind, now, room) => rates.take(channel, kind, now, room),
    async pause(channel, until) {
      const notBefore = until.toISOString()
      const shorter: Where = { or: [{ notBefore: { exists: false } }, { notBefore: { less_than: notBefore } }] }
      const where: Where = { and: [{ id: { equals: channel.id } }, shorter] }
      await payload.db.updateOne({ collection: 'channels', where, data: { notBefore }, options: { atomic: true } })
    },
    log: payload.logger,
  }
}
