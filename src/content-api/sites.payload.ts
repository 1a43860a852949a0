import type { Payload, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { manifests } from '../../publishers/manifests.gen.ts'
import { shownOnSite } from '../core/own-media.ts'
import { languages } from '../core/story.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import type { Brand, Sites } from './sites.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const reference = z.union([id, z.object({ id }).transform((doc) => doc.id)])
/** Our own media: a token of another platform's channel opens nothing here. */
const owned = Object.values(manifests)
  .filter(({ role }) => role === 'owned')
  .map(({ id }) => id)
const live = { deletedAt: { exists: false } }

const channel = z.object({ id, name: z.string(), brand: reference, language: z.enum(languages) })
const words = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null)
const isSet = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)
const template = words.transform((value) => value ?? '')

const brand = z
  .object({
    id,
    name: z.string(),
    slug: z.string(),
    website: words,
    languages: z.array(z.enum(languages)),
    access: z
      .enum(['open', 'key'])
      .nullish()
      .transform((value) => value ?? 'open'),
    shows: z
      .array(z.enum(shownOnSite.map(({ value }) => value)))
      .nullish()
      .transform((value) => value ?? []),
    preview: words,
    countsClicks: isSet,
    utmSource: template,
    utmMedium: template,
    utmCampaign: template,
    utmContent: template,
    webSubHub: words,
    acceptsWebmentions: isSet,
    sendsWebmentions: isSet,
    colors: z
      .array(z.object({ hex: z.string() }))
      .nullish()
      .transform((colors) => (colors ?? []).map(({ hex }) => hex)),
  })
  .transform(
    ({
      utmSource: source,
      utmMedium: medium,
      utmCampaign: campaign,
      utmContent: content,
      acceptsWebmentions,
      sendsWebmentions,
      ...rest
    }): Brand => ({
      ...rest,
      linkNaming: { source, medium, campaign, content },
      webmentions: { accepts: acceptsWebmentions, sends: sendsWebmentions },
    }),
  )

export function payloadSites(payload: Payload): Sites {
  // What cannot be an id never reaches the database as one: MongoDB's adapter drops what it cannot turn into its own.
  const mayBeId = payload.db.name === 'mongoose' ? /^[0-9a-f]{24}$/ : /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
  const brandWhere = async (where: Where): Promise<Brand | null> => {
    const doc = await payload.db.findOne({ collection: 'brands', where: { and: [where, live] } })
    return doc ? brand.parse(doc) : null
  }
  const brandById = async (brandId: string) => (mayBeId.test(brandId) ? brandWhere({ id: { equals: brandId } }) : null)

  return {
    async site(channelId) {
      if (!mayBeId.test(channelId)) return null
      const where = { and: [{ id: { equals: channelId } }, { platform: { in: owned } }, live] }
      const doc: unknown = await payload.db.findOne({ collection: 'channels', where: where as Where })
      if (!doc) return null
      const { id, name, language, brand } = channel.parse(doc)
      const owner = await brandById(brand)
      return owner && { channel: id, name, language, brand: owner }
    },
    brand: async (idOrSlug) => (await brandWhere({ slug: { equals: idOrSlug } })) ?? brandById(idOrSlug),
  }
}

const collection = 'site-settings'

/** Writes down what the content API must know of a brand, for who reads it without Payload. Called whenever a brand was saved or deleted. */
export async function keepSiteSettings(payload: Payload, brandId: string, req?: PayloadRequest): Promise<void> {
  const within = req ? { req } : {}
  const doc = await payload.db.findOne({ collection: 'brands', where: { and: [{ id: { equals: brandId } }, live] }, ...within })
  const where = { brand: { equals: brandId } }
  if (!doc) {
    await payload.db.deleteOne({ collection, where, ...within })
    return
  }
  const data = { brand: brandId, body: JSON.stringify(brand.parse(doc)) }
  const there = await payload.db.findOne<{ id: string; body: string }>({ collection, where, ...within })
  if (there?.body === data.body) return
  if (there) await payload.db.updateOne({ collection, id: there.id, data, ...within })
  else
    await payload.db.create({ collection, data, ...within }).catch((error: unknown) => {
      // Another process wrote the same at its start.
      if (!isUniqueViolation(error)) throw error
    })
}

/** At the start of a web process: brands that were saved by an older version have none yet. */
export async function keepAllSiteSettings(payload: Payload): Promise<void> {
  const { docs } = await payload.db.find({ collection: 'brands', pagination: false, select: { id: true } })
  for (const doc of docs) await keepSiteSettings(payload, id.parse((doc as { id: unknown }).id))
}
