/** What goes out, on Payload's database adapters. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { richTextLinks } from '../../core/rich-text.ts'
import { languages } from '../../core/story.ts'
import { isUniqueViolation } from '../../database/unique-violation.ts'
import { readContent } from '../reading/shelf.ts'
import { payloadSites } from '../sites.payload.ts'
import { sentStates, type OutgoingPosts, type SendProblem, type SentMention, type SentMentions } from './sent.ts'

const atomic = { atomic: true }
const all = (...and: Where[]): Where => ({ and })
const instant = z.union([z.string(), z.date()]).transform((value) => new Date(value))
const nullable = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)

const row = z.object({
  key: z.string(),
  post: z.string(),
  brand: z.string(),
  source: z.string(),
  target: z.string(),
  endpoint: nullable(z.string()),
  state: z.enum(sentStates),
  status: nullable(z.coerce.number()),
  problem: nullable(z.string().transform((value) => value as SendProblem)),
  tries: z.coerce.number(),
  dueAt: instant,
  at: nullable(instant),
  version: z.string(),
  linked: z.boolean(),
  told: z.boolean(),
})
const columns = ({ dueAt, at, ...rest }: Partial<SentMention>) => ({
  ...rest,
  ...(dueAt && { dueAt: dueAt.toISOString() }),
  ...(at && { at: at.toISOString() }),
})

export function payloadSentMentions(payload: Payload): SentMentions {
  const collection = 'sent-mentions'
  const byKey = (key: string): Where => ({ key: { equals: key } })
  const dueBy = (at: Date): Where => all({ state: { equals: 'due' } }, { dueAt: { less_than_equal: at.toISOString() } })
  const read = async (where: Where, limit: number): Promise<SentMention[]> => {
    const { docs } = await payload.db.find({ collection, where, sort: ['dueAt'], limit, pagination: false })
    return docs.map((doc) => row.parse(doc))
  }
  return {
    ofPost: (post, brand) => read(all({ post: { equals: post } }, { brand: { equals: brand } }), 0),
    async add(mention) {
      await payload.db.create({ collection, data: columns(mention) }).catch((error: unknown) => {
        if (!isUniqueViolation(error)) throw error
      })
    },
    async change({ key, version }, data) {
      const where = all(byKey(key), { version: { equals: version } })
      await payload.db.updateOne({ collection, where, data: columns(data), options: atomic })
    },
    async remove(key) {
      await payload.db.deleteMany({ collection, where: byKey(key) })
    },
    due: (at, limit) => read(dueBy(at), limit),
    async claim(key, at, until) {
      const data = { dueAt: until.toISOString(), at: at.toISOString(), tries: { $inc: 1 } }
      const doc: unknown = await payload.db.updateOne({ collection, where: all(byKey(key), dueBy(at)), data, options: atomic })
      return doc ? row.parse(doc) : null
    },
  }
}

const publication = z.object({
  post: z.string(),
  brand: z.string(),
  key: z.string(),
  body: z.string().nullish(),
  changedAt: instant,
  withdrawnAt: z.union([z.string(), z.date()]).nullish(),
})
const change = publication.pick({ post: true, brand: true, changedAt: true })

export function payloadOutgoingPosts(payload: Payload): OutgoingPosts {
  const collection = 'publications'
  const sites = payloadSites(payload)
  const senders = async (): Promise<string[]> => {
    const where = all({ sendsWebmentions: { equals: true } }, { deletedAt: { exists: false } })
    const { docs } = await payload.db.find({ collection: 'brands', where, limit: 0, pagination: false, select: { name: true } })
    return docs.map((doc) => String(doc.id))
  }
  return {
    async changedSince(at) {
      const brands = await senders()
      if (brands.length === 0) return []
      const where = all({ changedAt: { greater_than_equal: at.toISOString() } }, { brand: { in: brands } })
      const select = { post: true, brand: true, changedAt: true } as const
      const { docs } = await payload.db.find({ collection, where, sort: ['changedAt'], limit: 0, pagination: false, select })
      return docs.map((doc) => change.parse(doc))
    },
    async read(post, brand) {
      const where = all({ post: { equals: post } }, { brand: { equals: brand } })
      const { docs } = await payload.db.find({ collection, where, limit: 0, pagination: false })
      const links = new Map<string, string[]>()
      let changedAt = new Date(0)
      for (const doc of docs) {
        const { key, body, withdrawnAt, ...rest } = publication.parse(doc)
        if (rest.changedAt > changedAt) changedAt = rest.changedAt
        if (withdrawnAt || !body) continue
        const content = readContent({ key, body })
        for (const language of languages) {
          const source = content.addresses[language]
          const text = content.publication.texts[language]
          if (source !== undefined && text) links.set(source, [...new Set([...(links.get(source) ?? []), ...richTextLinks(text.body)])])
        }
      }
      return { changedAt, links }
    },
    sends: async (brand) => (await sites.brand(brand))?.webmentions.sends ?? false,
  }
}
