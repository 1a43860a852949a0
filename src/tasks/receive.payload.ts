/** The hub's side of what publishers for platforms that only people can post to say: a task is taken, and asked about. */
import type { Payload } from 'payload'
import { z } from 'zod'
import type { Handout, TaskAnswer } from '../../publishers/kit/by-hand-wire.ts'
import { Problem } from '../core/problem.ts'
import { hub } from '../hub.ts'
import { responsibleNow } from '../people/stand-ins.payload.ts'
import { reference } from '../workflow/stored-post.ts'
import { endsUnseen, standingOf, type Standing } from './standing.ts'
import { addTask, changeTask, isOpen, isUnseen, taskByKey, type Task } from './store.payload.ts'

const responsible = reference.nullish().transform((person) => person ?? null)
const ownedChannel = z.object({ owner: responsible, deputy: responsible })

export async function deliveryOf(payload: Payload, key: string) {
  const [row] = await hub(payload).ledger.find({ key }, { by: 'dueAt', limit: 1 })
  return row ?? null
}

/** As the ledger, the freezes and the channel are now. */
export async function standingNow(payload: Payload, task: Task): Promise<Standing> {
  const { world } = hub(payload)
  const [row, channel, freezes] = await Promise.all([deliveryOf(payload, task.key), world.channel(task.channel), world.freezes()])
  return standingOf(row, channel, freezes)
}

/** @throws Problem 422 where the hub has no such delivery on this channel. */
export async function receiveTask(payload: Payload, channel: string, key: string, handout: Handout): Promise<TaskAnswer> {
  const known = await taskByKey(payload, channel, key)
  if (known) return answerOf(known)
  const row = await deliveryOf(payload, key)
  if (row?.channel !== channel) throw new Problem(422, 'invalid-task', 'There is no delivery with this key on the channel.')
  const stored: unknown = await payload.db.findOne({ collection: 'channels', where: { id: { equals: channel } } })
  const owned = ownedChannel.parse(stored ?? {})
  const now = await hub(payload).ledger.now()
  const assignee = (await responsibleNow(payload, owned, now)) ?? owned.owner
  await addTask(payload, { key, title: row.title, channel, assignee, handout }, now)
  const task = await taskByKey(payload, channel, key)
  if (!task) throw new Problem(422, 'invalid-task', 'The key belongs to a task of another channel.')
  return answerOf(task)
}

/** How far it is. What may never be posted any more, and nobody has seen, ends here. `null`: there is none. */
export async function askTask(payload: Payload, channel: string, key: string): Promise<TaskAnswer | null> {
  const task = await taskByKey(payload, channel, key)
  if (task?.state !== 'open') return task && answerOf(task)
  const standing = await standingNow(payload, task)
  if (!endsUnseen(standing, task.seenAt !== null)) return answerOf(task)
  const reason = `${standing.why?.en ?? ''} Nobody had seen it.`.trim()
  const ended = await changeTask(payload, task.id, [isOpen, isUnseen], { state: 'given-up', reason })
  return answerOf(ended ?? (await taskByKey(payload, channel, key)) ?? task)
}

function answerOf({ state, remoteId, address, reason }: Task): TaskAnswer {
  if (state === 'done') return { state, id: remoteId, url: address }
  if (state === 'given-up') return { state, reason }
  return { state }
}
