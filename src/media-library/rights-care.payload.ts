/** Tells the people responsible that the rights of a medium end which is planned or live. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { env } from '../config/env.ts'
import { standInsFor } from '../people/stand-ins.payload.ts'
import { noJoins } from '../workflow/channels.payload.ts'
import { titlesOf } from '../workflow/waiting.payload.ts'
import { id, text } from '../workflow/stored-post.ts'
import { approvedShowing } from './approved.payload.ts'
import { dayOf, soonOf } from './concerns.ts'
import { mailOfRights, rightsNews } from './rights-telling.ts'
import { storedMedium } from './stored-medium.ts'
import { usageOf } from './usage.payload.ts'

const collection = 'media'
const told = z.object({ rightsTold: text })

/**
 * One round, to be run daily by one process or by many: what must be told once is taken by compare-and-set. Without a mail server the library
 * and Today say it alone. Never throws for what a mail server did.
 */
export async function careForRights(payload: Payload, now: Date): Promise<void> {
  if (!env().SMTP_URL) return
  const [today, soon] = [dayOf(now), `${soonOf(now)}T23:59:59.999Z`]
  const weekAgo = `${dayOf(new Date(now.getTime() - 8 * 86_400_000))}T00:00:00.000Z`
  const seen = new Set<string>()
  for (const field of ['expiresAt', 'consentUntil']) {
    const where: Where = {
      and: [{ deletedAt: { exists: false } }, { [field]: { greater_than_equal: weekAgo } }, { [field]: { less_than_equal: soon } }],
    }
    const { docs } = await payload.db.find({ collection, where, locale: 'all', joins: noJoins, pagination: false })
    for (const doc of docs) {
      const medium = storedMedium.extend(told.shape).parse(doc)
      if (seen.has(medium.id)) continue
      seen.add(medium.id)
      await careFor(payload, medium, today, now).catch((error: unknown) =>
        payload.logger.error(
          { err: error, medium: medium.id },
          `Nobody could be told of the rights of ${medium.filename}. It is tried again.`,
        ),
      )
    }
  }
}

type Medium = z.infer<typeof storedMedium> & z.infer<typeof told>

async function careFor(payload: Payload, medium: Medium, today: string, now: Date): Promise<void> {
  const isAgreed = medium.persons === 'shown' && medium.consent === 'given'
  const days = {
    licence: medium.expiresAt?.slice(0, 10) ?? null,
    consent: isAgreed ? (medium.consentUntil?.slice(0, 10) ?? null) : null,
  }
  const { news, told } = rightsNews(days, medium.rightsTold, today)
  if (news.length === 0) return
  const titles = await plannedOrLive(payload, medium.id)
  if (titles.length === 0) return
  const same: Where = medium.rightsTold === '' ? { rightsTold: { exists: false } } : { rightsTold: { equals: medium.rightsTold } }
  const where: Where = { and: [{ id: { equals: medium.id } }, same] }
  const first: unknown = await payload.db.updateOne({ collection, where, data: { rightsTold: told }, options: { atomic: true } })
  if (!first) return
  const mail = mailOfRights(news, medium.filename, titles, `${env().PUBLIC_URL}/admin/collections/media/${medium.id}`)
  for (const to of await whomToTell(payload, medium.id, now))
    await payload
      .sendEmail({ to, ...mail })
      .catch((error: unknown) => payload.logger.error({ err: error, medium: medium.id }, `Nobody could be told by mail: ${mail.subject}`))
}

async function plannedOrLive(payload: Payload, medium: string): Promise<string[]> {
  const { liveOn } = await usageOf(payload, medium, 'de')
  const live = await titlesOf(payload, [...new Set(liveOn.map(({ post }) => post))])
  return [...new Set([...(await approvedShowing(payload, medium)), ...live.values()])]
}

const uploaded = z.object({ actor: z.string().min(1) })

/** Who uploaded it, or stands in for them; where they are gone, the administrators. */
async function whomToTell(payload: Payload, medium: string, now: Date): Promise<string[]> {
  const emails = async (where: Where) => {
    const there: Where = { and: [where, { deletedAt: { exists: false } }] }
    const { docs } = await payload.db.find({ collection: 'users', where: there, pagination: false, joins: noJoins })
    return docs.map((doc) => z.object({ id, email: z.string() }).parse(doc).email)
  }
  const where: Where = { and: [{ document: { equals: medium } }, { action: { equals: 'media.created' } }] }
  const uploader = uploaded.safeParse(await payload.db.findOne({ collection: 'audit-log', where })).data?.actor
  const person = uploader && ((await standInsFor(payload, [uploader], now)).get(uploader) ?? uploader)
  const own = person ? await emails({ id: { equals: person } }) : []
  return own.length > 0 ? own : emails({ roles: { in: ['administrator'] } })
}
