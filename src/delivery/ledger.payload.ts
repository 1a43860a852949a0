/** The ledger on Payload's database adapters: one code for SQLite, PostgreSQL and MongoDB (ADR 6). */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { deliveryStates } from '../core/delivery.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { never, type Delivery, type Expect, type Ledger, type Query } from './ledger.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const reference = z.union([id, z.object({ id }).transform((doc) => doc.id)])
const text = z
  .string()
  .nullish()
  .transform((v) => v ?? '')
const instant = z
  .union([z.string(), z.date()])
  .nullish()
  .transform((v) => (v ? new Date(v) : null))
const instantOrNever = instant.transform((v) => v ?? never)

const row = z.object({
  id,
  title: text,
  post: reference,
  channel: reference,
  brand: reference,
  platform: z.string(),
  occurrence: z.coerce.number(),
  part: z.coerce.number(),
  repeat: z.coerce.number(),
  state: z.enum(deliveryStates),
  reason: text,
  dueAt: instantOrNever,
  timeZone: z.string(),
  wallTime: text,
  notBefore: instantOrNever,
  waitsFor: text,
  fence: z.coerce.number(),
  owner: text,
  leaseUntil: instantOrNever,
  lane: z.string(),
  slot: text,
  attempt: z.coerce.number(),
  key: z.string(),
  contentHash: z.string(),
  approvedHash: text,
  story: z.string(),
  link: text,
  replyTo: text,
  resume: text,
  snapshot: text,
  ambiguous: z.coerce.boolean(),
  hold: text,
  cancel: z.coerce.boolean(),
  remoteId: text,
  url: text,
  urls: text,
  publishedAt: instant,
  unknownSince: instant,
  checkedAt: instantOrNever,
  latePolicy: text,
  measureAt: instant,
})

const parse = (value: unknown): Delivery => row.parse(value)

function whereOf(query: Query): Where[] {
  const where: Where[] = []
  const equal = (field: string, value: string | number | boolean | undefined) => {
    if (value !== undefined) where.push({ [field]: { equals: value } })
  }
  if (query.states) where.push({ state: { in: [...query.states] } })
  for (const field of [
    'fence',
    'owner',
    'hold',
    'cancel',
    'ambiguous',
    'contentHash',
    'approvedHash',
    'waitsFor',
    'post',
    'channel',
    'brand',
    'platform',
    'key',
    'remoteId',
  ] as const)
    equal(field, query[field])
  if (query.leaseAfter) where.push({ leaseUntil: { greater_than: query.leaseAfter.toISOString() } })
  if (query.leaseBefore) where.push({ leaseUntil: { less_than_equal: query.leaseBefore.toISOString() } })
  if (query.dueBefore) where.push({ dueAt: { less_than_equal: query.dueBefore.toISOString() } })
  if (query.notBeforeUntil) where.push({ notBefore: { less_than_equal: query.notBeforeUntil.toISOString() } })
  if (query.measureBefore) where.push({ measureAt: { less_than_equal: query.measureBefore.toISOString() } })
  if (query.exceptChannels?.length) where.push({ channel: { not_in: [...query.exceptChannels] } })
  if (query.heldAtAll) where.push({ hold: { not_equals: '' } })
  if (query.waitingAtAll) where.push({ waitsFor: { not_equals: '' } })
  return where
}

const columns = (patch: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]))

export function payloadLedger(payload: Payload): Ledger {
  // Otherwise every row that is read brings a query for its attempts. Payload does not type `false` here yet (3.90).
  const joins = false as unknown as undefined
  const collection = 'deliveries'
  return {
    now: () => databaseNow(payload),
    async add(delivery) {
      try {
        await payload.db.create({ collection, data: columns({ ...delivery }) })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },
    async get(deliveryId) {
      const found: unknown = await payload.db.findOne({ collection, where: { id: { equals: deliveryId } }, joins })
      return found ? parse(found) : null
    },
    async find(query, { by, limit, newestFirst }) {
      const { docs } = await payload.db.find({
        collection,
        where: { and: whereOf(query) },
        sort: newestFirst ? `-${by}` : by,
        limit,
        pagination: false,
        joins,
      })
      return docs.map(parse)
    },
    async change(deliveryId: string, expect: Expect, patch) {
      // `atomic` makes it one UPDATE … WHERE … RETURNING, or one findOneAndUpdate. Payload does not type it yet (3.90).
      const options = { atomic: true } as Record<string, unknown>
      try {
        const changed: unknown = await payload.db.updateOne({
          collection,
          where: { and: [{ id: { equals: deliveryId } }, ...whereOf(expect)] },
          data: columns({ ...patch, updatedAt: new Date() }),
          options,
        })
        return changed ? parse(changed) : null
      } catch (error) {
        if (patch.lane !== undefined && isUniqueViolation(error)) return null
        throw error
      }
    },
    async recordAttempt(attempt) {
      await payload.db.create({ collection: 'attempts', data: columns({ ...attempt }) })
    },
    async settleAttempt(delivery, number, outcome, answer) {
      await payload.db.updateOne({
        collection: 'attempts',
        where: { and: [{ delivery: { equals: delivery } }, { number: { equals: number } }] },
        data: { outcome, answer, settledAt: new Date().toISOString() },
        options: { atomic: true },
      })
    },
  }
}

interface Postgres {
  readonly pool: { query(text: string): Promise<{ rows: { now: Date | string }[] }> }
}
interface Mongo {
  readonly connection: { db?: { command(command: Record<string, unknown>): Promise<{ localTime?: Date }> } }
}

/** Leases are judged by one clock: the database's, where several machines share it. */
async function databaseNow(payload: Payload): Promise<Date> {
  if (payload.db.name === 'postgres') {
    const { rows } = await (payload.db as unknown as Postgres).pool.query('select now() as now')
    return new Date(rows[0]?.now ?? Date.now())
  }
  if (payload.db.name === 'mongoose') {
    const hello = await (payload.db as unknown as Mongo).connection.db?.command({ hello: 1 })
    return hello?.localTime ?? new Date()
  }
  return new Date()
}
