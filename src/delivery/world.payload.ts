/** The engine's world on Payload: channels, freezes, credentials, media. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { Channel } from '../core/channel.ts'
import type { Clock } from '../core/clock.ts'
import { reviewStates, type ReviewState } from '../core/review.ts'
import type { Json, MediaRef, Story } from '../core/story.ts'
import { variantHash } from '../workflow/content-hash.ts'
import { loadChannels, noJoins, sealedOf } from '../workflow/channels.payload.ts'
import { MediaRefusal } from '../../media/refusal.ts'
import { renderFor } from '../../media/rendition.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { createHttpClient } from '../../publishers/kit/http.ts'
import { secretsIn } from '../../publishers/kit/redact.ts'
import type { Connection, ConnectContext, Connector, Limits, MediaFile, PublishContext } from '../../publishers/publisher.ts'
import { registry } from '../../publishers/registry.gen.ts'
import { notApproved } from './patches.ts'
import type { Freeze, World } from './ports.ts'
import { together } from './together.ts'
import type { Vault } from './vault.ts'

export interface WorldSettings {
  readonly vault: Vault
  readonly clock: Clock
  readonly mediaDir: string
  /** Addresses of our own that publishers may call although they are private: the hub itself, and a playground's fakes. */
  readonly allowPrivateOrigins: readonly string[]
  readonly publicUrl: string
  readonly hubUrl: string
  /** The key of an owned channel to this hub. */
  readonly issueToken: (channelId: string) => string
}

const storedCredentials = z.object({ credentials: z.string().min(1) })
const id = z.union([z.string(), z.number()]).transform(String)
const storedReview = z.object({ post: z.union([id, z.object({ id }).transform((doc) => doc.id)]), state: z.enum(reviewStates) })
const storedPost = z.object({ id, deletedAt: z.string().nullish() })
const storedFile = z.object({
  filename: z.string(),
  mimeType: z.string(),
  sha256: z.string().nullish(),
  focalX: z.number().nullish(),
  focalY: z.number().nullish(),
})
const storedFreeze = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  scope: z.enum(['all', 'brand', 'platform', 'channel']),
  target: z
    .string()
    .nullish()
    .transform((v) => v ?? ''),
  reason: z.string(),
})

export function connectContext(
  settings: WorldSettings,
  channelId: string,
  secrets: readonly string[],
  signal: AbortSignal,
): ConnectContext {
  return {
    channel: { id: channelId },
    http: createHttpClient({ secrets, allowPrivateOrigins: settings.allowPrivateOrigins, signal }),
    clock: settings.clock,
    signal,
    redirectUri: `${settings.publicUrl}/api/channels/connected`,
    hub: { url: settings.hubUrl, token: settings.issueToken(channelId) },
  }
}

/** @throws PublisherError `reconnect` when they cannot be unsealed. */
export async function readCredentials(
  payload: Payload,
  vault: Vault,
  channelId: string,
): Promise<{ sealed: string; credentials: Json } | null> {
  const stored = storedCredentials.safeParse(await payload.db.findOne({ collection: 'channels', where: { id: { equals: channelId } } }))
  if (!stored.success) return null
  const { credentials: sealed } = stored.data
  return { sealed, credentials: unseal(vault, sealed, channelId) }
}

function unseal(vault: Vault, sealed: string, channelId: string): Json {
  try {
    return vault.unseal(sealed, channelId)
  } catch (cause) {
    throw new PublisherError('reconnect', (cause as Error).message, { code: 'credentials-sealed', cause })
  }
}

interface Standing {
  /** `null`: it was never submitted. */
  readonly state: ReviewState | null
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
    select: { post: true, state: true },
  })
  const states = new Map(reviews.docs.map((doc) => storedReview.parse(doc)).map(({ post, state }) => [post, state]))
  const found = await payload.db.find({
    collection: 'posts',
    where: { id: { in: ids } },
    pagination: false,
    joins: noJoins,
    select: { deletedAt: true },
  })
  const there = new Set(found.docs.map((doc) => storedPost.parse(doc)).flatMap(({ id, deletedAt }) => (deletedAt ? [] : [id])))
  return posts.map((post) => ({ state: states.get(post) ?? null, isThere: there.has(post) }))
}

/** Puts a connection into a channel. With `replacing`, only while the credentials are still those: a newer pair is never overwritten. */
export async function storeConnection(
  payload: Payload,
  vault: Vault,
  channelId: string,
  connection: Connection,
  replacing?: string,
): Promise<boolean> {
  const changed: unknown = await payload.db.updateOne({
    collection: 'channels',
    where: { and: [{ id: { equals: channelId } }, ...(replacing ? [{ credentials: { equals: replacing } }] : [])] },
    data: {
      credentials: vault.seal(connection.credentials, channelId),
      pendingConnection: '',
      status: 'connected',
      account: connection.account.id,
      handle: connection.account.handle,
      url: connection.account.url,
      credentialsEndAt: connection.expiresAt?.toISOString() ?? null,
    },
    options: { atomic: true },
  })
  return changed !== null
}

export const connectorOf = async (platform: string): Promise<Connector | null> => (await registry[platform]?.connector()) ?? null

export function payloadWorld(payload: Payload, settings: WorldSettings): World {
  const { vault, clock } = settings
  const refreshing = new Map<string, Promise<boolean>>()
  const channelNow = together<string, Channel | null>(async (ids) => {
    const found = await loadChannels(payload, ids)
    return ids.map((id) => found.get(id) ?? null)
  })
  const freezesNow = together<null, readonly Freeze[]>(async (asks) => {
    const { docs } = await payload.db.find({ collection: 'freezes', where: { lifted: { equals: false } }, pagination: false, limit: 100 })
    const freezes = docs.map((doc) => storedFreeze.parse(doc))
    return asks.map(() => freezes)
  })
  const standing = together<string, Standing>((posts) => standingOf(payload, posts))

  async function openMedia(ref: MediaRef, limits: Limits['images']): Promise<MediaFile> {
    const found = storedFile.safeParse(await payload.db.findOne({ collection: 'media', where: { id: { equals: ref.id } } }))
    if (!found.success)
      throw new PublisherError('rejected', 'A picture of this post does not exist any more. Choose another.', { code: 'media-gone' })
    const bytes = await readFile(path.join(settings.mediaDir, path.basename(found.data.filename))).catch((cause: unknown) => {
      throw new PublisherError('retry', 'The file of a picture cannot be read from the media folder.', { code: 'media-unreadable', cause })
    })
    if (ref.sha256 && createHash('sha256').update(bytes).digest('hex') !== ref.sha256)
      throw new PublisherError('rejected', 'A picture was exchanged after the post was approved. Approve the post again.', {
        code: 'media-changed',
      })
    try {
      const { extension, ...rendered } = await renderFor(bytes, limits, ref.focalPoint)
      return { ...rendered, filename: `${path.parse(found.data.filename).name}${extension}` }
    } catch (error) {
      if (!(error instanceof MediaRefusal)) throw error
      throw new PublisherError('rejected', error.message, { code: error.code, cause: error })
    }
  }

  async function refreshOnce(channel: Channel): Promise<boolean> {
    const connector = await connectorOf(channel.platform)
    const stored = await readCredentials(payload, vault, channel.id)
    if (!connector?.refresh || !stored) return false
    const ctx = connectContext(settings, channel.id, secretsIn(stored.credentials), AbortSignal.timeout(30_000))
    try {
      const connection = await connector.refresh(stored.credentials, ctx)
      // Lost means that another process renewed them: its pair is as good.
      await storeConnection(payload, vault, channel.id, connection, stored.sealed)
      return true
    } catch (error) {
      // Many platforms take a refresh token once: it may be spent because another process was faster.
      if ((await readCredentials(payload, vault, channel.id))?.sealed !== stored.sealed) return true
      throw error
    }
  }

  return {
    channel: channelNow,
    freezes: () => freezesNow(null),
    async objection(delivery, channel) {
      const { state, isThere } = await standing(delivery.post)
      // Planning needs a review: rows without one were put there by hand, and nothing can be said about them.
      if (state === null) return null
      if (!isThere) return 'The post is in the trash.'
      if (state !== 'approved') return notApproved
      const target = { channel: channel.id, account: channel.account }
      if (variantHash(JSON.parse(delivery.story) as Story, target) === delivery.contentHash) return null
      return `${channel.name} is connected to another account than the one that was approved. Approve the post again.`
    },
    publisher: async (platform) => (await registry[platform]?.publisher()) ?? null,
    async context(channel, delivery, signal, heard): Promise<PublishContext<unknown>> {
      const sealed = sealedOf(channel) || sealedOf((await channelNow(channel.id)) ?? channel)
      if (!sealed) throw new PublisherError('reconnect', `${channel.name} is not connected.`, { code: 'not-connected' })
      const stored = unseal(vault, sealed, channel.id)
      const publisher = await registry[channel.platform]?.publisher()
      const credentials = publisher?.credentials.safeParse(stored)
      if (!credentials?.success)
        throw new PublisherError('reconnect', `The stored access to ${channel.name} is not complete. Connect it again.`, {
          code: 'credentials-shape',
        })
      return {
        channel: { id: channel.id, handle: channel.handle },
        credentials: credentials.data,
        http: createHttpClient({
          secrets: secretsIn(stored),
          allowPrivateOrigins: settings.allowPrivateOrigins,
          signal,
          onExchange: heard,
        }),
        media: { open: openMedia },
        clock,
        log: { debug: (message, fields) => payload.logger.debug({ ...fields, channel: channel.id }, message) },
        signal,
        deliveryKey: delivery.key,
        plannedAt: delivery.dueAt,
        replyTo: delivery.replyTo ? (JSON.parse(delivery.replyTo) as PublishContext<unknown>['replyTo']) : null,
      }
    },
    refresh(channel) {
      const running = refreshing.get(channel.id) ?? refreshOnce(channel).finally(() => refreshing.delete(channel.id))
      refreshing.set(channel.id, running)
      return running
    },
    async refuse(channel, reason) {
      // A refusal speaks of the credentials that were used and not of newer ones.
      const sealed = sealedOf(channel)
      const where: Where = { and: [{ id: { equals: channel.id } }, ...(sealed ? [{ credentials: { equals: sealed } }] : [])] }
      const refused: unknown = await payload.db.updateOne({
        collection: 'channels',
        where,
        data: { status: 'refused' },
        options: { atomic: true },
      })
      if (refused) payload.logger.warn({ channel: channel.id }, `${channel.name} must be connected again: ${reason}`)
    },
    grant: async () => null,
    async pause(channel, until) {
      const notBefore = until.toISOString()
      const shorter: Where = { or: [{ notBefore: { exists: false } }, { notBefore: { less_than: notBefore } }] }
      const where: Where = { and: [{ id: { equals: channel.id } }, shorter] }
      await payload.db.updateOne({ collection: 'channels', where, data: { notBefore }, options: { atomic: true } })
    },
    log: payload.logger,
  }
}
