/** Paid reads: taken from the brand's budget before they are made. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { noJoins } from '../workflow/channels.payload.ts'

const budgets = z.object({ readBudget: z.coerce.number().nullish() })
const spent = z.object({ micros: z.coerce.number() })

export const monthOf = (now: Date): string => now.toISOString().slice(0, 7)
export const firstOfMonth = (now: Date): Date => new Date(`${monthOf(now)}-01T00:00:00.000Z`)
export const nextMonth = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1))

/** Tried so often: each time, one of those who contend wins. */
const rounds = 8

type Payer = { readonly brand: string; readonly platform: string }

/**
 * Takes what so many reads cost. Whoever crashes after it has paid for nothing: never is more read than was paid for.
 * @returns false: the budget does not reach, or there is none. Nothing was taken then.
 */
export const pay = (payload: Payload, of: Payer, reads: number, now: Date): Promise<boolean> => book(payload, of, reads, now)

/** Of reads that were paid for at this time, and that the platform surely did not serve. Where it fails they stay paid. */
export const giveBack = async (payload: Payload, of: Payer, reads: number, now: Date): Promise<void> =>
  void (await book(payload, of, -reads, now))

async function limitOf(payload: Payload, brand: string): Promise<number> {
  const where = { id: { equals: brand } }
  const found: unknown = await payload.db.findOne({ collection: 'brands', where, select: { readBudget: true }, joins: noJoins })
  return Math.round((budgets.safeParse(found).data?.readBudget ?? 0) * 1_000_000)
}

async function book(payload: Payload, of: Payer, reads: number, now: Date): Promise<boolean> {
  const costs = manifests[of.platform]?.costs
  const price = Math.round((costs?.read ?? 0) * 1_000_000) * reads
  if (!costs || price === 0) return true
  // Somebody may have lowered it meanwhile: what is given back is no question of it.
  const limit = price < 0 ? Infinity : await limitOf(payload, of.brand)
  const key = { brand: of.brand, platform: of.platform, month: monthOf(now) }
  const where = { and: Object.entries(key).map(([field, value]) => ({ [field]: { equals: value } })) }
  for (let round = 0; round < rounds; round++) {
    const found: unknown = await payload.db.findOne({ collection: 'measuring-costs', where })
    const was = found ? spent.parse(found).micros : 0
    if (was + price > limit) return false
    if (found) {
      const changed: unknown = await payload.db.updateOne({
        collection: 'measuring-costs',
        where: { and: [...where.and, { micros: { equals: was } }] },
        data: { micros: was + price },
        options: { atomic: true },
      })
      if (changed) return true
      continue
    }
    try {
      await payload.db.create({ collection: 'measuring-costs', data: { ...key, currency: costs.currency, micros: price } })
      return true
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
    }
  }
  return false
}
