/** Tasks as they are stored: one code for SQLite, PostgreSQL and MongoDB. Every step is one compare-and-set of one row. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { handoutSchema } from '../../publishers/kit/by-hand-wire.ts'
import { toldOf } from '../core/task.ts'
import { isUniqueViolation } from '../database/unique-violation.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, instant, reference, text } from '../workflow/stored-post.ts'

const collection = 'tasks'

const row = z.object({
  id,
  key: z.string(),
  title: z.string(),
  channel: reference,
  assignee: reference.nullish().transform((value) => value ?? null),
  state: z.enum(['open', 'done', 'given-up']),
  handout: z
    .string()
    .transform((value) => JSON.parse(value) as unknown)
    .pipe(handoutSchema),
  openedAt: z.coerce.date(),
  seenAt: instant,
  told: z.enum(toldOf),
  toldAt: instant,
  remoteId: text,
  address: text,
  reason: text,
})
export type Task = z.infer<typeof row>
export type NewTask = Pick<Task, 'key' | 'title' | 'channel' | 'assignee' | 'handout'>

const all = (...and: Where[]): Where => ({ and })
export const isOpen: Where = { state: { equals: 'open' } }
export const isUnseen: Where = { seenAt: { exists: false } }

async function one(payload: Payload, where: Where): Promise<Task | null> {
  const found: unknown = await payload.db.findOne({ collection, where })
  return found ? row.parse(found) : null
}
export const taskById = (payload: Payload, task: string) => one(payload, { id: { equals: task } })
export const taskByKey = (payload: Payload, channel: string, key: string) =>
  one(payload, all({ key: { equals: key } }, { channel: { equals: channel } }))

/** The oldest first. */
export async function openTasks(payload: Payload, ...where: Where[]): Promise<Task[]> {
  const { docs } = await payload.db.find({
    collection,
    where: all(isOpen, ...where),
    sort: 'openedAt',
    limit: 500,
    pagination: false,
    joins: noJoins,
  })
  return docs.map((doc) => row.parse(doc))
}

/** The same key is the same task: nothing changes where it is there already. */
export async function addTask(payload: Payload, task: NewTask, now: Date): Promise<void> {
  const data = { ...task, handout: JSON.stringify(task.handout), state: 'open', told: 'nothing', openedAt: now.toISOString() }
  await payload.db.create({ collection, data }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error
  })
}

/** @returns the task as it is now; `null` where it was not as expected any more. */
export async function changeTask(
  payload: Payload,
  task: string,
  expect: readonly Where[],
  data: Record<string, unknown>,
): Promise<Task | null> {
  const changed: unknown = await payload.db.updateOne({
    collection,
    where: all({ id: { equals: task } }, ...expect),
    data,
    options: { atomic: true },
  })
  return changed ? taskById(payload, task) : null
}
