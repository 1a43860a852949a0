/** Looks after the open tasks: tells, reminds and escalates, says when something must not be posted any more, and closes what is settled. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { env } from '../config/env.ts'
import type { ToldOf } from '../core/task.ts'
import { standInsFor } from '../people/stand-ins.payload.ts'
import { mailAbout } from './mails.ts'
import { askTask, deliveryOf, standingNow } from './receive.payload.ts'
import type { Standing } from './standing.ts'
import { changeTask, isOpen, openTasks, type Task } from './store.payload.ts'
import { patienceOf, tellDue } from './telling.ts'

const cared = z.object({ remindMinutes: z.number().nullish(), escalateMinutes: z.number().nullish() })

/**
 * One round, to be run every minute by one process or by many: what must happen once is taken by compare-and-set. Never throws for what a
 * mail server did.
 */
export async function careForTasks(payload: Payload, now: Date): Promise<void> {
  for (const task of await openTasks(payload))
    await careFor(payload, task, now).catch((error: unknown) =>
      payload.logger.error({ err: error, task: task.id }, `${task.title} could not be looked after. It is tried again.`),
    )
}

async function careFor(payload: Payload, task: Task, now: Date): Promise<void> {
  const standing = await standingNow(payload, task)
  if (standing.is === 'over') return close(payload, task)
  if ((await askTask(payload, task.channel, task.key))?.state !== 'open') return
  const channel = cared.parse((await payload.db.findOne({ collection: 'channels', where: { id: { equals: task.channel } } })) ?? {})
  const due = tellDue(task, standing, patienceOf(channel), now)
  if (due === null || due === 'nothing') return
  // Who was told something else meanwhile, or somebody else has told them: this is not for now.
  const same: Where = { told: { equals: task.told } }
  const first = await changeTask(payload, task.id, [isOpen, same], { told: due, toldAt: now.toISOString() })
  if (first) await tell(payload, first, due, standing, now)
}

/** Its delivery has ended in another way: somebody has answered for it in the queue. */
async function close(payload: Payload, task: Task): Promise<void> {
  const row = await deliveryOf(payload, task.key)
  const live = row?.state === 'published' || row?.state === 'live-withdrawn'
  const data = live
    ? { state: 'done', remoteId: row.remoteId, address: row.url }
    : { state: 'given-up', reason: row?.reason || 'Its delivery has ended.' }
  await changeTask(payload, task.id, [isOpen], data)
}

/** Where no mail server is named, the admin says it alone. */
async function tell(
  payload: Payload,
  { id, title, assignee }: Task,
  told: Exclude<ToldOf, 'nothing'>,
  standing: Standing,
  now: Date,
): Promise<void> {
  const { SMTP_URL, PUBLIC_URL } = env()
  if (!SMTP_URL) return
  const mail = mailAbout(told, { title, standing, address: `${PUBLIC_URL}/admin/tasks?task=${id}` })
  const standIn = assignee ? (await standInsFor(payload, [assignee], now)).get(assignee) : undefined
  for (const to of await whomToTell(payload, standIn ?? assignee, told === 'escalated'))
    await payload
      .sendEmail({ to, ...mail })
      .catch((error: unknown) => payload.logger.error({ err: error, task: id }, `Nobody could be told by mail: ${mail.subject}`))
}

async function whomToTell(payload: Payload, assignee: string | null, isEscalated: boolean): Promise<string[]> {
  const emails = async (where: Where) => {
    const { docs } = await payload.find({ collection: 'users', where, depth: 0, pagination: false })
    return docs.map(({ email }) => email)
  }
  const own = assignee ? await emails({ id: { equals: assignee } }) : []
  if (own.length > 0 && !isEscalated) return own
  return [...new Set([...own, ...(await emails({ roles: { in: ['channel-manager'] } }))])]
}
