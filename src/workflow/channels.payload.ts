/** Channels as delivering sees them. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { ChannelNow } from '../core/channel.ts'
import { languages } from '../core/story.ts'
import { id, reference, text } from './stored-post.ts'

/** A channel as it is stored, without its schedule. */
export const storedChannel = z.object({
  id,
  name: z.string(),
  brand: reference,
  platform: z.string(),
  language: z.enum(languages),
  status: z
    .enum(['not-connected', 'connected', 'refused'])
    .nullish()
    .transform((status) => status ?? 'not-connected'),
  paused: z
    .boolean()
    .nullish()
    .transform((paused) => paused ?? false),
  pausedReason: z
    .string()
    .nullish()
    .transform((reason) => reason ?? null),
  account: text,
  handle: text,
  notBefore: z.coerce
    .date()
    .nullish()
    .transform((notBefore) => notBefore ?? null),
  gapMinutes: z.number().nullish(),
})
const storedNow = storedChannel.extend({ credentials: text, deletedAt: z.union([z.string(), z.date()]).nullish() })
type Select = { readonly [field in keyof z.infer<typeof storedNow>]: true }
const select = Object.fromEntries(Object.keys(storedNow.shape).map((field) => [field, true])) as Select

/** Kept beside the channels, so that no answer and no log can hold them by mistake. */
const sealedCredentials = new WeakMap<ChannelNow, string>()

/** The sealed credentials that a channel had when `loadChannels` read it; '' where it had none. */
export const sealedOf = (channel: ChannelNow): string => sealedCredentials.get(channel) ?? ''

/** Reads channels as they are now, all with one question. What is in the trash, or was never there, is missing in the answer. */
export async function loadChannels(payload: Payload, ids: readonly string[]): Promise<Map<string, ChannelNow>> {
  const where = { id: { in: [...new Set(ids)] } }
  const { docs } = await payload.db.find({ collection: 'channels', where, pagination: false, joins: noJoins, select })
  const stored = docs.map((doc) => storedNow.parse(doc)).filter(({ deletedAt }) => !deletedAt)
  return new Map(
    stored.map(({ gapMinutes, credentials, deletedAt: _, ...read }) => {
      const channel = { ...read, gapMs: (gapMinutes ?? 0) * 60_000 }
      sealedCredentials.set(channel, credentials)
      return [channel.id, channel]
    }),
  )
}

/** Payload does not type `false` here yet (3.90). */
export const noJoins = false as unknown as undefined
