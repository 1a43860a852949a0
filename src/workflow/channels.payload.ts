/** Channels as services see them. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { Channel } from '../core/channel.ts'
import { slotDays, wallClock } from '../core/slots.ts'
import { languages } from '../core/story.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const id = z.union([z.string(), z.number()]).transform(String)
const reference = z.union([id, z.object({ id }).transform((doc) => doc.id)])

const storedChannel = z.object({
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
  timeZone: text,
  gapMinutes: z.number().nullish(),
  slots: z
    .array(z.object({ day: z.enum(slotDays), time: z.string().regex(wallClock) }))
    .nullish()
    .transform((list) => list ?? []),
  credentials: text,
})
const storedZone = z.object({ id, timeZone: z.string() })

/** Kept beside the channels, so that no answer and no log can hold them by mistake. */
const sealedCredentials = new WeakMap<Channel, string>()

/** The sealed credentials that a channel had when `loadChannels` read it; '' where it had none. */
export const sealedOf = (channel: Channel): string => sealedCredentials.get(channel) ?? ''

/** Reads channels as they are now, all with two questions. What is in the trash, or was never there, is missing in the answer. */
export async function loadChannels(payload: Payload, ids: readonly string[]): Promise<Map<string, Channel>> {
  const read = async (collection: 'channels' | 'brands', wanted: readonly string[]) =>
    (await payload.db.find({ collection, where: { id: { in: [...new Set(wanted)] } }, pagination: false, joins: noJoins })).docs
  const docs = (await read('channels', ids)).filter((doc) => !(doc as { deletedAt?: unknown }).deletedAt)
  const stored = docs.map((doc) => storedChannel.parse(doc))
  const brands = await read(
    'brands',
    stored.map(({ brand }) => brand),
  )
  const zones = new Map(brands.map((doc) => storedZone.parse(doc)).map((zone) => [zone.id, zone.timeZone]))
  return new Map(
    stored.map(({ gapMinutes, credentials, ...read }) => {
      const channel = { ...read, timeZone: read.timeZone || (zones.get(read.brand) ?? 'UTC'), gapMs: (gapMinutes ?? 0) * 60_000 }
      sealedCredentials.set(channel, credentials)
      return [channel.id, channel]
    }),
  )
}

/** Payload does not type `false` here yet (3.90). */
export const noJoins = false as unknown as undefined
