/** Looks after the credentials of all channels: renews them ahead, tries them before posts are due, and says in time that they end. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { env } from '../config/env.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { secretsIn } from '../../publishers/kit/redact.ts'
import type { Connector } from '../../publishers/publisher.ts'
import { registry } from '../../publishers/registry.gen.ts'
import { whomToTell } from '../people/whom-to-tell.payload.ts'
import { appFor } from './app-keys.payload.ts'
import { kindOf, sentenceOf } from './failures.ts'
import { saidIn } from './said.ts'
import { daysLeft, endsIn, isOverdue, shouldRenew, triedBefore, warningDue, type Care } from './token-care.ts'
import { connectContext, connectorOf, readCredentials, storeConnection, type WorldSettings } from './connection.payload.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const reference = z.union([id, z.object({ id }).transform((doc) => doc.id)])
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const instant = z
  .union([z.string(), z.date()])
  .nullish()
  .transform((value) => (value ? new Date(value) : null))

const storedChannel = z.object({
  id,
  name: z.string(),
  platform: z.string(),
  status: text,
  owner: reference.nullish().transform((owner) => owner ?? null),
  deputy: reference.nullish().transform((deputy) => deputy ?? null),
  credentials: text,
  deletedAt: instant,
  credentialsSince: instant,
  credentialsEndAt: instant,
  renewingUntil: instant,
  triedAt: instant,
  warnedDays: z.coerce
    .number()
    .nullish()
    .transform((value) => value ?? null),
  problem: text,
})
type CaredFor = z.infer<typeof storedChannel> & Care

const callMs = 30_000
/** Longer than the call may take: whoever died meanwhile is not waited for any longer. */
const leaseMs = 2 * callMs
/** Channels looked after at once, so that a platform that hangs does not hold up the others. */
const atOnce = 8

/**
 * One round, to be run every minute by one process or by many: what must happen once is taken by compare-and-set. Never throws
 * for what a platform or a mail server did.
 */
export async function careForTokens(payload: Payload, settings: WorldSettings, now: Date): Promise<void> {
  const { docs } = await payload.db.find({ collection: 'channels', where: { status: { equals: 'connected' } }, pagination: false })
  const channels = docs.map((doc): CaredFor => storedChannel.parse(doc)).filter(({ deletedAt }) => !deletedAt)
  for (let i = 0; i < channels.length; i += atOnce)
    await Promise.all(
      channels
        .slice(i, i + atOnce)
        .map((channel) =>
          careFor(payload, settings, channel, now).catch((error: unknown) =>
            payload.logger.error({ err: error, channel: channel.id }, `${channel.name} could not be looked after. It is tried again.`),
          ),
        ),
    )
}

async function careFor(payload: Payload, settings: WorldSettings, channel: CaredFor, now: Date): Promise<void> {
  const connector = await connectorOf(channel.platform)
  if (!connector) return
  if (connector.refresh && shouldRenew(channel, now)) await renewAhead(payload, settings, channel, now)
  if (connector.check) await tryBeforePost(payload, settings, channel, connector, now)
  // What lives for minutes ends soon at any time: a person is told where nobody puts it off.
  if (!connector.refresh || (channel.problem && isOverdue(channel, now))) await countDown(payload, channel, now)
}

/**
 * Asks the platform for new credentials, by one process at a time, and stores them before anybody can use them.
 * @param seen the credentials, as they are sealed, that turned out to be old: others that stand there now are new already
 * @returns false: the platform has none to give.
 * @throws PublisherError `retry` with the code `renewal-busy` while another process asks; otherwise where the platform refused,
 * could not be asked, or gave something incomplete. What is stored then stays.
 */
export async function renewAccess(
  payload: Payload,
  settings: WorldSettings,
  channelId: string,
  now: Date,
  seen?: string,
): Promise<boolean> {
  const { vault } = settings
  const platform = z.object({ platform: z.string() }).safeParse(await findChannel(payload, channelId)).data?.platform ?? ''
  const connector = await connectorOf(platform)
  const stored = await readCredentials(payload, vault, channelId)
  if (!connector?.refresh || !stored) return false
  if (seen !== undefined && stored.sealed !== seen) return true
  const these = { credentials: { equals: stored.sealed } }
  const renewingUntil = new Date(now.getTime() + leaseMs)
  const nobody: Where = { or: [{ renewingUntil: { exists: false } }, { renewingUntil: { less_than_equal: now.toISOString() } }] }
  if (!(await change(payload, channelId, [these, nobody], { renewingUntil: renewingUntil.toISOString() })))
    throw new PublisherError('retry', 'The access is being renewed.', { code: 'renewal-busy' })
  try {
    const app = await appFor(payload, vault, channelId)
    const ctx = await connectContext(settings, { id: channelId, platform }, app, secretsIn(stored.credentials), AbortSignal.timeout(callMs))
    const connection = await connector.refresh(stored.credentials, ctx)
    const shape = (await registry[platform]?.publisher())?.credentials.safeParse(connection.credentials)
    if (!shape?.success)
      throw new PublisherError('bug', 'The platform gave an incomplete access. The one before is kept.', { code: 'renewal-incomplete' })
    // Lost means that somebody connected the channel meanwhile: that access is as good.
    if (await storeConnection(payload, vault, channelId, connection, stored.sealed)) {
      const mine = { renewingUntil: { equals: renewingUntil.toISOString() } }
      await change(payload, channelId, [mine], { credentialsSince: now.toISOString(), renewingUntil: now.toISOString(), problem: '' })
    }
    return true
  } catch (error) {
    // Many platforms take a refresh token once: it may be spent because somebody else was faster.
    if ((await readCredentials(payload, vault, channelId))?.sealed !== stored.sealed) return true
    throw error
  }
}

async function renewAhead(payload: Payload, settings: WorldSettings, channel: CaredFor, now: Date): Promise<void> {
  try {
    await renewAccess(payload, settings, channel.id, now, channel.credentials)
  } catch (error) {
    if (isBusy(error)) return
    payload.logger.warn({ channel: channel.id }, `The access to ${channel.name} could not be renewed: ${sentenceOf(error)}`)
    if (!mayPass(error)) await change(payload, channel.id, [], { problem: `The access could not be renewed. ${sentenceOf(error)}` })
  }
}

/** One harmless call, a day and an hour before a post is due. */
async function tryBeforePost(payload: Payload, settings: WorldSettings, channel: CaredFor, connector: Connector, now: Date): Promise<void> {
  // Tried so lately that it would not be tried again for a post that is due at once: nobody need look for one.
  if (!triedBefore(channel, now, now)) return
  const before = triedBefore(channel, await nextDueAt(payload, channel.id, now), now)
  if (!before) return
  const untried: Where = { or: [{ triedAt: { exists: false } }, { triedAt: { less_than_equal: before.toISOString() } }] }
  if (!(await change(payload, channel.id, [untried], { triedAt: now.toISOString() }))) return
  const problem = await tryAccess(payload, settings, channel, connector, now)
  if (problem !== null) await note(payload, channel, problem, now)
}

async function note(payload: Payload, channel: CaredFor, problem: string, now: Date): Promise<void> {
  // That it could not be renewed is still true, though it works today.
  if (problem === '' && isOverdue(channel, now)) return
  if (problem !== channel.problem) await change(payload, channel.id, [], { problem })
}

const testsApartMs = 10_000

/**
 * The same call, because a person wants to know: at most every ten seconds for each channel.
 * @returns what is wrong, '' where nothing is; `null`: it was tried a moment ago.
 */
export async function tryNow(payload: Payload, settings: WorldSettings, channelId: string, now: Date): Promise<string | null> {
  const before = new Date(now.getTime() - testsApartMs).toISOString()
  const untried: Where = { or: [{ triedAt: { exists: false } }, { triedAt: { less_than_equal: before } }] }
  if (!(await change(payload, channelId, [untried], { triedAt: now.toISOString() }))) return null
  const channel: CaredFor = storedChannel.parse(await findChannel(payload, channelId))
  const connector = await connectorOf(channel.platform)
  const problem = connector ? await tryAccess(payload, settings, channel, connector, now) : ''
  if (problem === null) return storedChannel.parse(await findChannel(payload, channelId)).problem
  await note(payload, channel, problem, now)
  return problem
}

/** @returns what is wrong, '' where nothing is; `null`: it was said already, or is somebody else's to say. */
async function tryAccess(
  payload: Payload,
  settings: WorldSettings,
  channel: CaredFor,
  connector: Connector,
  now: Date,
): Promise<string | null> {
  const stored = await readCredentials(payload, settings.vault, channel.id).catch((error: unknown) => ({ error }))
  if (!stored) return null
  if ('error' in stored) return refuse(payload, channel, [], sentenceOf(stored.error), now)
  const these: Where[] = [{ credentials: { equals: stored.sealed } }]
  try {
    const app = await appFor(payload, settings.vault, channel.id)
    const ctx = await connectContext(settings, channel, app, secretsIn(stored.credentials), AbortSignal.timeout(callMs))
    await connector.check?.(stored.credentials, ctx)
    return ''
  } catch (error) {
    if (kindOf(error, 'preparing') !== 'reconnect') return sentenceOf(error)
    try {
      if (await renewAccess(payload, settings, channel.id, now, stored.sealed)) return ''
      return await refuse(payload, channel, these, sentenceOf(error), now)
    } catch (failure) {
      if (isBusy(failure)) return null
      return isRefusal(failure) ? refuse(payload, channel, these, sentenceOf(failure), now) : sentenceOf(failure)
    }
  }
}

/** The channel waits for a person, who is told: but only while the credentials are those that were refused. */
async function refuse(payload: Payload, channel: CaredFor, these: readonly Where[], problem: string, now: Date): Promise<null> {
  const connected: Where = { status: { equals: 'connected' } }
  if (await change(payload, channel.id, [...these, connected], { status: 'refused', problem }))
    await tell(
      payload,
      channel,
      {
        de: `Die Plattform hat die Anmeldung abgelehnt. Bis der Kanal neu verbunden ist, geht dort nichts hinaus. ${saidIn('de', problem)}`,
        en: `The platform refused the sign-in. Nothing goes out there until the channel is connected again. ${problem}`,
      },
      now,
    )
  return null
}

async function countDown(payload: Payload, channel: CaredFor, now: Date): Promise<void> {
  const due = warningDue(channel, now)
  if (due === null) return
  const { warnedDays, credentialsEndAt } = channel
  const told: Where = warnedDays === null ? { warnedDays: { exists: false } } : { warnedDays: { equals: warnedDays } }
  const first = await change(payload, channel.id, [told], { warnedDays: due === 'forget' ? null : due })
  if (first && due !== 'forget' && credentialsEndAt) await tell(payload, channel, endsIn(daysLeft(credentialsEndAt, now)), now)
}

/** Mails whoever looks after the channel today, otherwise the channel managers; where no mail server is named, Today says it alone. */
async function tell(payload: Payload, cared: CaredFor, what: { de: string; en: string }, now: Date): Promise<void> {
  const { id: channel, name } = cared
  const { SMTP_URL, PUBLIC_URL } = env()
  if (!SMTP_URL) return
  const address = `${PUBLIC_URL}/admin/collections/channels/${channel}`
  for (const to of await whomToTell(payload, cared, now))
    await payload
      .sendEmail({ to, subject: `${name}: neu verbinden / connect again`, text: `${name}\n\n${what.de}\n\n${what.en}\n\n${address}\n` })
      .catch((error: unknown) => payload.logger.error({ err: error, channel }, `Nobody could be told by mail: ${name}: ${what.en}`))
}

async function nextDueAt(payload: Payload, channelId: string, now: Date): Promise<Date | null> {
  const { docs } = await payload.db.find({
    collection: 'deliveries',
    where: {
      and: [{ channel: { equals: channelId } }, { state: { equals: 'scheduled' } }, { dueAt: { greater_than: now.toISOString() } }],
    },
    sort: 'dueAt',
    limit: 1,
    pagination: false,
    // Otherwise the row brings its attempts. Payload does not type `false` here yet (3.90).
    joins: false as unknown as undefined,
  })
  return z.object({ dueAt: instant }).safeParse(docs[0]).data?.dueAt ?? null
}

const isBusy = (error: unknown): boolean => error instanceof PublisherError && error.code === 'renewal-busy'

/** No reason to bother a person, as long as the old access works. */
const mayPass = (error: unknown): boolean => ['retry', 'wait', 'reconcile'].includes(kindOf(error, 'preparing'))

const isRefusal = (error: unknown): boolean => ['reconnect', 'rejected', 'unsupported'].includes(kindOf(error, 'preparing'))

const findChannel = (payload: Payload, channelId: string): Promise<unknown> =>
  payload.db.findOne({ collection: 'channels', where: { id: { equals: channelId } } })

/** Compare-and-set. @returns false where the channel is not so any more. */
async function change(payload: Payload, channelId: string, expect: readonly Where[], data: Record<string, unknown>): Promise<boolean> {
  const where: Where = { and: [{ id: { equals: channelId } }, ...expect] }
  const changed: unknown = await payload.db.updateOne({ collection: 'channels', where, data, options: { atomic: true } })
  return changed !== null
}
