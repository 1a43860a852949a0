/** Short links on Payload's database adapters, and what brands say of them. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { languages } from '../core/story.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import type { LinkSettings, LinkStore, ShortLink } from './short-links.ts'

const collection = 'short-links'
const id = z.union([z.string(), z.number()]).transform(String)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const row = z.object({
  id,
  code: z.string(),
  post: z.string(),
  channel: text,
  purpose: z.enum(['channel', 'print']),
  brand: z.string(),
  language: z.enum(languages),
  platform: z.string(),
  target: text,
  utm: text,
  gone: z.boolean(),
})

export function payloadLinkStore(payload: Payload): LinkStore {
  const one = async (where: Where): Promise<ShortLink | null> => {
    const doc: unknown = await payload.db.findOne({ collection, where })
    return doc ? row.parse(doc) : null
  }
  return {
    byCode: (code) => one({ code: { equals: code } }),
    byPlace: (post, channel, language) =>
      one({ and: [{ post: { equals: post } }, { channel: { equals: channel } }, { language: { equals: language } }] }),
    async ofPost(post) {
      const { docs } = await payload.db.find({ collection, where: { post: { equals: post } }, sort: 'id', pagination: false })
      return docs.map((doc) => row.parse(doc))
    },
    async add(link) {
      try {
        await payload.db.create({ collection, data: { ...link } })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },
    async change(linkId, to) {
      await payload.db.updateOne({ collection, where: { id: { equals: linkId } }, data: { ...to }, options: { atomic: true } })
    },
  }
}

const isSet = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)
const brand = z
  .object({ countsClicks: isSet, utmSource: text, utmMedium: text, utmCampaign: text, utmContent: text })
  .transform(({ countsClicks, utmSource: source, utmMedium: medium, utmCampaign: campaign, utmContent: content }): LinkSettings => ({
    countsClicks,
    linkNaming: { source, medium, campaign, content },
  }))

export const payloadLinkSettings =
  (payload: Payload) =>
  async (brandId: string): Promise<LinkSettings | null> => {
    const doc: unknown = await payload.db.findOne({ collection: 'brands', where: { id: { equals: brandId } } })
    return doc ? brand.parse(doc) : null
  }
