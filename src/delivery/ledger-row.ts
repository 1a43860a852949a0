/** A row of the ledger as a database has it, whichever it is. */
import { z } from 'zod'
import { deliveryStates } from '../core/delivery.ts'
import { never, type Delivery } from './ledger.ts'

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

export const rowFields = Object.keys(row.shape) as readonly (keyof Delivery)[]

/** @throws ZodError when the row is not one of ours. */
export const parseRow = (value: unknown): Delivery => row.parse(value)
