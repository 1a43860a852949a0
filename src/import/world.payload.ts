import type { Payload } from 'payload'
import { z } from 'zod'
import type { ImportWorld } from './world.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const brandRow = z.object({ id, timeZone: z.string(), languages: z.array(z.string()).nullish() })
const channelRow = z.object({ id, name: z.string(), platform: z.string(), handle: z.string().nullish() })
const campaignRow = z.object({ id, name: z.string() })
const topicRow = z.object({ id, name: z.record(z.string(), z.string().nullish()).or(z.string()).nullish() })
const mediumRow = z.object({ id, filename: z.string() })

const kept = { deletedAt: { exists: false } }

/** What an import into this brand may refer to, as it is now. `null`: there is no such brand. */
export async function importWorld(payload: Payload, brand: string): Promise<ImportWorld | null> {
  const found = brandRow.safeParse(await payload.db.findOne({ collection: 'brands', where: { id: { equals: brand } } })).data
  if (!found) return null
  const everything = { pagination: false, limit: 0, depth: 0, overrideAccess: true } as const
  const ofBrand = { brand: { equals: brand } }
  const [channels, campaigns, topics, media] = await Promise.all([
    payload.find({ collection: 'channels', where: ofBrand, ...everything, select: { name: true, platform: true, handle: true } }),
    payload.find({ collection: 'campaigns', where: ofBrand, ...everything, select: { name: true } }),
    payload.find({ collection: 'topics', locale: 'all', ...everything, select: { name: true } }),
    payload.find({ collection: 'media', where: kept, ...everything, sort: 'createdAt', select: { filename: true } }),
  ])
  return {
    brand: { ...found, languages: found.languages ?? [] },
    channels: z
      .array(channelRow)
      .parse(channels.docs)
      .map((row) => ({ ...row, handle: row.handle ?? null })),
    campaigns: z.array(campaignRow).parse(campaigns.docs),
    topics: z
      .array(topicRow)
      .parse(topics.docs)
      .map((row) => ({
        id: row.id,
        names: typeof row.name === 'string' ? [row.name] : Object.values(row.name ?? {}).flatMap((name) => name ?? []),
      })),
    // The latest of those that share a name.
    pictures: new Map(
      (media.docs as unknown[]).flatMap((row) => {
        const medium = mediumRow.safeParse(row).data
        return medium ? [[medium.filename.toLowerCase(), medium.id] as const] : []
      }),
    ),
    now: new Date(),
  }
}
