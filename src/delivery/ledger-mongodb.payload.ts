/**
 * MongoDB: each change is one findOneAndUpdate of one document, in the journal of a majority before it returns. Documents are
 * changed one by one, so it needs no transactions; changes that are asked for together share the server's flush to the journal.
 */
import type { Payload } from 'payload'
import type { mongo } from 'mongoose'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { databaseClock } from './database-clock.ts'
import { termsOf, type Comparison, type Scalar } from './ledger-terms.ts'
import { goesNow, type Change, type Query, type SettledAttempt, type Store } from './ledger.ts'

interface Model {
  readonly collection: mongo.Collection
  readonly base: { readonly Types: { readonly ObjectId: { new (id: string): object; isValid(id: string): boolean } } }
}

const durable = { writeConcern: { w: 'majority', j: true } } as const
const references = new Set(['id', 'post', 'channel', 'brand', 'delivery'])
const operators: { readonly [comparison in Comparison]: (values: readonly unknown[]) => unknown } = {
  is: ([value]) => value,
  among: (values) => ({ $in: values }),
  until: ([value]) => ({ $lte: value }),
  after: ([value]) => ({ $gt: value }),
  filled: () => ({ $gt: '' }),
}

export function mongoStore(payload: Payload): Store {
  const model = (name: string): Model => {
    const found = (payload.db as unknown as { readonly collections: { readonly [name: string]: Model } }).collections[name]
    if (!found) throw new Error(`There is no collection ${name}.`)
    return found
  }
  const deliveries = () => model('deliveries').collection
  const attempts = () => model('attempts').collection
  /** Payload keeps references as ObjectIds, and texts as they are. */
  const stored = (field: string, value: Scalar | null): unknown => {
    const { ObjectId } = model('deliveries').base.Types
    return references.has(field) && typeof value === 'string' && ObjectId.isValid(value) ? new ObjectId(value) : value
  }
  const filterOf = (query: Query): mongo.Filter<mongo.Document> => ({
    $and: [
      {},
      ...termsOf(query).map(({ field, comparison, values }) => ({
        [field === 'id' ? '_id' : field]: operators[comparison](values.map((value) => stored(field, value))),
      })),
    ],
  })
  const rowOf = (document: mongo.Document | null): unknown => {
    if (!document) return null
    const { _id, post, channel, brand, ...rest } = document as mongo.Document & Record<'post' | 'channel' | 'brand', unknown>
    return { ...rest, id: String(_id), post: String(post), channel: String(channel), brand: String(brand) }
  }

  async function change({ id, expect, patch, along }: Change): Promise<unknown> {
    const filter = filterOf({ ...expect, id })
    const options = { ...durable, returnDocument: 'after', ignoreUndefined: true } as const
    let row: unknown
    try {
      row = rowOf(await deliveries().findOneAndUpdate(filter, { $set: { ...patch, updatedAt: new Date() } }, options))
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      row = null
    }
    if (row && along?.opens) {
      const now = new Date()
      const attempt = { ...along.opens, delivery: stored('delivery', along.opens.delivery), createdAt: now, updatedAt: now }
      const { delivery, number } = attempt
      await attempts().updateOne({ delivery, number }, { $setOnInsert: attempt }, { ...durable, upsert: true })
    }
    if (along?.settles) await settle(along.settles)
    return row
  }
  async function settle({ delivery, number, ...settled }: SettledAttempt): Promise<void> {
    const now = new Date()
    const $set = { ...settled, settledAt: now, updatedAt: now }
    await attempts().updateOne({ delivery: stored('delivery', delivery), number }, { $set }, durable)
  }

  return {
    now: databaseClock(async () => {
      // Not by a collection: mongoose's knows its database only by its connection.
      const { connection } = payload.db as unknown as { readonly connection: { readonly db?: { command(asked: object): Promise<object> } } }
      const { localTime } = ((await connection.db?.command({ hello: 1 })) ?? {}) as { localTime?: Date }
      if (!localTime) throw new Error('MongoDB does not tell its time.')
      return localTime
    }),
    async find(query, { by, limit, newestFirst }) {
      const found = await deliveries()
        .find(filterOf(query), { readPreference: 'primary' })
        .sort({ [by]: newestFirst ? -1 : 1, _id: 1 })
        .limit(limit)
        .toArray()
      return found.map(rowOf)
    },
    async next(now) {
      const channels: unknown[] = await deliveries().distinct('channel', filterOf(goesNow(now)))
      return Promise.all(
        channels.map((channel) => this.find({ ...goesNow(now), channel: String(channel) }, { by: 'dueAt', limit: 1 })),
      ).then((rows) => rows.flat())
    },
    commit: (changes) => Promise.all(changes.map(change)),
    settle: async (settled) => void (await Promise.all(settled.map(settle))),
  }
}
