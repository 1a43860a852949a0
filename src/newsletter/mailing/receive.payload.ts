/** The hub's side of what the publisher says: a mailing is taken, asked about, and taken away. publishers/newsletter/README.md is the contract. */
import { randomBytes } from 'node:crypto'
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import type { Mailing, MailingAnswer } from '../../../publishers/newsletter/mailing.ts'
import { env } from '../../config/env.ts'
import type { ChannelNow } from '../../core/channel.ts'
import { Problem } from '../../core/problem.ts'
import { hub } from '../../hub.ts'
import { id } from '../../workflow/stored-post.ts'
import { transportOf } from '../list/transport.payload.ts'
import { forgetPictures } from './pictures.payload.ts'
import { hasGone } from './recipients.payload.ts'
import { deliveryOf } from './standing.payload.ts'
import { addMailing, isUnderWay, mailingByKey, markRemoved, stopIfUnderWay, type StoredMailing } from './store.payload.ts'

const listed = z.object({ id, name: z.string(), slug: z.string() })
const takenDown = 'It was taken down.'

/** The brand's lists, the thrown away ones left out. */
export async function newslettersOf(payload: Payload, brand: string): Promise<{ id: string; name: string; url: string }[]> {
  const { PUBLIC_URL } = env()
  const where: Where = { and: [{ brand: { equals: brand } }, { deletedAt: { exists: false } }] }
  const { docs } = await payload.db.find({ collection: 'newsletters', where, sort: 'name', pagination: false })
  return docs.map((doc) => {
    const { id: newsletter, name, slug } = listed.parse(doc)
    return { id: newsletter, name, url: `${PUBLIC_URL}/newsletters/${slug}` }
  })
}

/** @throws Problem 422 where it can never be sent. The same key again changes nothing. */
export async function receiveMailing(payload: Payload, channel: ChannelNow, key: string, mailing: Mailing): Promise<MailingAnswer> {
  const known = await mailingByKey(payload, channel.id, key)
  if (known) return answerOf(payload, known)
  const row = await deliveryOf(payload, key)
  if (row?.channel !== channel.id) throw new Problem(422, 'invalid-mailing', 'There is no delivery with this key on the channel.')
  const { newsletter } = mailing
  await mustBeListFor(payload, channel, newsletter)
  await mustHaveServer(payload, newsletter)
  const secretName = randomBytes(16).toString('hex')
  const address = `${env().PUBLIC_URL}/newsletters/mails/${secretName}`
  const { ledger, bell } = hub(payload)
  await addMailing(payload, { key, channel: channel.id, newsletter, secretName, address, mailing }, await ledger.now())
  bell.ring()
  const stored = await mailingByKey(payload, channel.id, key)
  if (!stored) throw new Problem(422, 'invalid-mailing', 'The key belongs to a mailing of another channel.')
  return answerOf(payload, stored)
}

async function mustBeListFor(payload: Payload, channel: ChannelNow, wanted: string): Promise<void> {
  const isOfBrand = (await newslettersOf(payload, channel.brand)).some(({ id }) => id === wanted)
  // What was approved is this channel with this list: another one is for a person to approve.
  if (!isOfBrand || channel.account !== wanted)
    throw new Problem(422, 'newsletter-unknown', 'The channel’s brand has no such newsletter. Connect the channel again.')
}

async function mustHaveServer(payload: Payload, newsletter: string): Promise<void> {
  if (env().HUB_MODE === 'playground') return
  if ((await transportOf(payload, newsletter)).kind === 'none')
    throw new Problem(422, 'no-mail-server', 'No mail server sends for this newsletter. Enter one there, or set SMTP_URL.')
}

/** `null`: there is none, or it was taken down. */
export async function askMailing(payload: Payload, channel: string, key: string): Promise<MailingAnswer | null> {
  const mailing = await mailingByKey(payload, channel, key)
  return mailing && mailing.removedAt === null ? answerOf(payload, mailing) : null
}

/** Stops what has not gone, and takes pictures and browser version away. `null`: there is none. */
export async function removeMailing(payload: Payload, channel: string, key: string): Promise<MailingAnswer | null> {
  const mailing = await mailingByKey(payload, channel, key)
  if (!mailing || mailing.removedAt !== null) return null
  const now = await hub(payload).ledger.now()
  await stopIfUnderWay(payload, mailing.id, takenDown, now)
  await markRemoved(payload, mailing.id, now)
  await forgetPictures(mailing.secretName)
  return { state: 'given-up', reason: takenDown }
}

async function answerOf(payload: Payload, mailing: StoredMailing): Promise<MailingAnswer> {
  if (mailing.removedAt !== null) return { state: 'given-up', reason: takenDown }
  const place = { id: mailing.key, url: mailing.address }
  if (mailing.state === 'sent') return { state: 'done', ...place }
  const gone = mailing.sent + mailing.unknown > 0 || (await hasGone(payload, mailing.id))
  if (isUnderWay(mailing)) return { state: 'open', ...place, hasGone: gone }
  return gone ? { state: 'done', ...place } : { state: 'given-up', reason: mailing.reason || 'It was stopped before anything had left.' }
}
