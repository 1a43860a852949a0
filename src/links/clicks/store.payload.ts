/** Sums, secrets and visitors on Payload's database adapters. */
import { randomBytes } from 'node:crypto'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { isUniqueViolation } from '../../database/unique-violation.ts'
import type { ClickDimensions, ClickStore } from './store.ts'
import { devices } from './visit.ts'

const row = z.object({
  link: z.string(),
  day: z.string(),
  country: z.string(),
  device: z.enum(devices),
  bot: z.boolean(),
  clicks: z.coerce.number(),
  visitors: z.coerce.number(),
})

const ofDimensions = ({ link, day, country, device, bot }: ClickDimensions): Where => ({
  and: [
    { link: { equals: link } },
    { day: { equals: day } },
    { country: { equals: country } },
    { device: { equals: device } },
    { bot: { equals: bot } },
  ],
})

export function payloadClickStore(payload: Payload): ClickStore {
  /** @returns false: a unique index has it already. */
  const create = async (collection: 'link-clicks' | 'link-salts' | 'link-visitors', data: object): Promise<boolean> => {
    try {
      await payload.db.create({ collection, data: { ...data } })
      return true
    } catch (error) {
      if (isUniqueViolation(error)) return false
      throw error
    }
  }
  const saltOf = async (day: string): Promise<string | null> => {
    const doc: unknown = await payload.db.findOne({ collection: 'link-salts', where: { day: { equals: day } } })
    return doc ? z.object({ salt: z.string() }).parse(doc).salt : null
  }

  return {
    async add(dimensions, { clicks, visitors }) {
      const more = async () => {
        const changed: unknown = await payload.db.updateOne({
          collection: 'link-clicks',
          where: ofDimensions(dimensions),
          data: { clicks: { $inc: clicks }, visitors: { $inc: visitors } },
          options: { atomic: true },
        })
        return Boolean(changed)
      }
      if (await more()) return
      const { link, day, country, device, bot } = dimensions
      // Another process may have made the row in between: then it is there now.
      if (!(await create('link-clicks', { link, day, country, device, bot, clicks, visitors })) && !(await more()))
        throw new Error('The clicks of a day could be neither added nor added up.')
    },

    async salt(day) {
      const known = await saltOf(day)
      if (known) return known
      const salt = randomBytes(32).toString('base64url')
      const made = await create('link-salts', { day, salt }).catch((error: unknown) => {
        // A driver's error repeats what it was to write, and this is a secret.
        throw new Error(`The secret of the day cannot be written (${error instanceof Error ? error.name : 'unknown'}).`)
      })
      if (made) return salt
      const others = await saltOf(day)
      if (!others) throw new Error('The secret of the day is there and cannot be read.')
      return others
    },

    note: (day, hash) => create('link-visitors', { day, hash }),

    async forgetBefore(day) {
      for (const collection of ['link-visitors', 'link-salts'] as const)
        await payload.db.deleteMany({ collection, where: { day: { less_than: day } } })
    },

    async ofLinks(links) {
      if (links.length === 0) return []
      const { docs } = await payload.db.find({
        collection: 'link-clicks',
        where: { link: { in: [...links] } },
        sort: 'day',
        pagination: false,
      })
      return docs.map((doc) => row.parse(doc))
    },
  }
}
