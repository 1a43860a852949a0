/** Reminds somebody of a pause that was meant to be over by now. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { env } from '../config/env.ts'
import { dayOf } from '../core/days.ts'
import { whomToTell } from '../people/whom-to-tell.payload.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { id, reference, text } from '../workflow/stored-post.ts'
import { saidIn } from './said.ts'

const collection = 'channels'
const person = reference.nullish().transform((value) => value ?? null)
const paused = z.object({
  id,
  name: z.string(),
  pausedReason: text,
  pausedUntil: z.unknown().optional().transform(dayOf),
  owner: person,
  deputy: person,
})

/** One round, to be run by one process or by many: each pause is told once, taken by compare-and-set. Without a mail server the page says it alone. */
export async function remindOfPauses(payload: Payload, now: Date): Promise<void> {
  const { SMTP_URL, PUBLIC_URL } = env()
  if (!SMTP_URL) return
  const untold: Where = { pauseTold: { exists: false } }
  const due: Where = {
    and: [{ paused: { equals: true } }, { deletedAt: { exists: false } }, { pausedUntil: { less_than_equal: now.toISOString() } }, untold],
  }
  const { docs } = await payload.db.find({ collection, where: due, pagination: false, joins: noJoins })
  for (const { id, name, pausedReason, owner, deputy } of docs.map((doc) => paused.parse(doc))) {
    const where: Where = { and: [{ id: { equals: id } }, { paused: { equals: true } }, untold] }
    const first: unknown = await payload.db.updateOne({
      collection,
      where,
      data: { pauseTold: now.toISOString() },
      options: { atomic: true },
    })
    if (!first) continue
    const subject = `${name}: noch pausiert / still paused`
    const words = [
      `Dieser Kanal sollte nicht länger pausieren: ${saidIn('de', pausedReason)}`,
      `This channel was to be paused no longer: ${pausedReason}`,
      `${PUBLIC_URL}/admin/channels`,
    ]
    for (const to of await whomToTell(payload, { owner, deputy }, now))
      await payload
        .sendEmail({ to, subject, text: `${name}\n\n${words.join('\n\n')}\n` })
        .catch((error: unknown) => payload.logger.error({ err: error, channel: id }, `Nobody could be told by mail: ${subject}`))
  }
}
