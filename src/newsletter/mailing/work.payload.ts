/** Looks after one mailing for as long as there is something to send. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Payload } from 'payload'
import { PublisherError } from '../../../publishers/errors.ts'
import { hub } from '../../hub.ts'
import { explainMailError, noServer } from '../list/mailer.ts'
import { newsletterById } from '../list/newsletter.payload.ts'
import { gather } from './gather.payload.ts'
import { outboxesOf } from './outbox.payload.ts'
import { countRecipients, dueRecipients, firstWaiting, giveUpLost, type Recipient } from './recipients.payload.ts'
import { sendMs, type Outbox } from './smtp.ts'
import { sendOne, type Halt, type Sending } from './send-one.payload.ts'
import { standingNow } from './standing.payload.ts'
import { changeMailing, mailingById, noteCounts, stopIfUnderWay, type StoredMailing } from './store.payload.ts'

export interface Pace {
  /** Mails in a second, of one mailing. Default: as its newsletter says. */
  readonly perSecond?: number
  /** Connections to the mail server. */
  readonly lanes: number
}
export const usualPace: Pace = { lanes: 4 }

const second = 1_000
const minute = 60 * second
/** So long nobody else looks after it when a process has died. */
export const leaseMs = minute
const renewMs = 15 * second
/** Whoever is on the wire for longer is given up as unknown. Far longer than any mail takes. */
const lostMs = 5 * sendMs
const pausedMs = 5 * second
const batch = 50
/** After a mail server could not be used; the last one again and again, for about a day. */
const troubleMs = [10 * second, 30 * second, minute, 5 * minute, 15 * minute]
const mostTroubles = 100

/** @param mailing taken, and so this process's own for `leaseMs`. */
export async function workOn(payload: Payload, mailing: StoredMailing, pace: Pace, stopping: AbortSignal): Promise<void> {
  const { ledger } = hub(payload)
  const lost = new AbortController()
  const signal = AbortSignal.any([stopping, lost.signal])
  const renewing = setInterval(() => {
    const renewed = ledger.now().then((now) => changeMailing(payload, mailing, { nextAt: new Date(now.getTime() + leaseMs) }))
    renewed.then((isOurs) => (isOurs ? undefined : lost.abort())).catch(() => lost.abort())
  }, renewMs)
  const until = async () => new Date((await ledger.now()).getTime() + leaseMs)
  let halt: Halt | null
  let anySent = false
  try {
    const [standing, newsletter] = await Promise.all([standingNow(payload, mailing, true), newsletterById(payload, mailing.newsletter)])
    if (standing.is !== 'go') halt = { is: 'standing', standing }
    else if (!newsletter) halt = { is: 'standing', standing: { is: 'stop', why: 'The newsletter does not exist any more.' } }
    else if (mailing.state === 'gathering' && !(await gather(payload, mailing, newsletter, until))) halt = { is: 'stopping' }
    else ({ halt, anySent } = await sendAll({ payload, mailing: await asGathered(payload, mailing), newsletter, stopping: signal }, pace))
  } catch (error) {
    // A picture that is gone, or was exchanged after the approval.
    if (!(error instanceof PublisherError) || error.kind !== 'rejected') throw error
    halt = { is: 'standing', standing: { is: 'stop', why: error.message } }
  } finally {
    clearInterval(renewing)
  }
  await end(payload, mailing, halt, anySent)
}

/** With the mail that was made meanwhile. */
const asGathered = async (payload: Payload, mailing: StoredMailing): Promise<StoredMailing> =>
  mailing.html === '' ? { ...mailing, ...(await mailingById(payload, mailing.id)), fence: mailing.fence } : mailing

async function sendAll(sending: Sending, { perSecond, lanes }: Pace): Promise<{ halt: Halt | null; anySent: boolean }> {
  const { payload, mailing, newsletter, stopping } = sending
  const open = await outboxesOf(payload, newsletter.id)
  if (!open) return { halt: { is: 'trouble', error: noServer['not-set'].en }, anySent: false }
  await giveUpLost(payload, mailing.id, new Date((await hub(payload).ledger.now()).getTime() - lostMs))

  const queue: Recipient[] = []
  let halt: Halt | null = null
  let anySent = false
  let filling = Promise.resolve()
  const fill = async () => {
    if (queue.length > 0 || halt) return
    const standing = await standingNow(payload, mailing, true)
    if (standing.is === 'go') queue.push(...(await dueRecipients(payload, mailing.id, await hub(payload).ledger.now(), batch)))
    else halt = { is: 'standing', standing }
    await noteCounts(payload, mailing.id, await countRecipients(payload, mailing.id))
  }
  const next = async (): Promise<Recipient | undefined> => {
    if (queue.length === 0) await (filling = filling.then(fill))
    return halt ? undefined : queue.shift()
  }
  const pause = pacer(perSecond ?? newsletter.mailsPerSecond)

  async function lane(outbox: Outbox): Promise<void> {
    try {
      for (let recipient = await next(); recipient; recipient = await next()) {
        await pause(stopping)
        if (stopping.aborted) return void (halt ??= { is: 'stopping' })
        const notReady = await outbox.ready()
        if (notReady) return void (halt ??= { is: 'trouble', error: 'error' in notReady ? notReady.error : null })
        const outcome = await sendOne(recipient, outbox, sending)
        if (outcome === 'sent') anySent = true
        else if (outcome) return void (halt ??= outcome)
      }
    } catch (error) {
      halt ??= { is: 'stopping' }
      throw error
    } finally {
      outbox.close()
    }
  }
  const settled = await Promise.allSettled(Array.from({ length: lanes }, () => lane(open())))
  for (const each of settled) if (each.status === 'rejected') throw each.reason
  return { halt, anySent }
}

/** Lets one pass at a time, evenly. */
function pacer(perSecond: number): (signal: AbortSignal) => Promise<void> {
  let free = 0
  return async (signal) => {
    const now = performance.now()
    const at = Math.max(now, free)
    free = at + second / perSecond
    if (at > now) await wait(at - now, undefined, { signal }).catch(() => {})
  }
}

/** What becomes of it now that this process sends no more. */
async function end(payload: Payload, mailing: StoredMailing, halt: Halt | null, anySent: boolean): Promise<void> {
  const now = await hub(payload).ledger.now()
  const counts = await countRecipients(payload, mailing.id)
  await noteCounts(payload, mailing.id, counts)
  const later = (ms: number, why: string, troubles = anySent ? 0 : mailing.troubles) =>
    changeMailing(payload, mailing, { nextAt: new Date(now.getTime() + ms), reason: why, troubles })
  if (halt?.is === 'stopping') return void (await later(0, ''))
  if (halt?.is === 'standing') {
    const { is, why } = halt.standing
    return void (is === 'stop' ? await stopIfUnderWay(payload, mailing.id, why, now) : await later(pausedMs, why))
  }
  if (halt) {
    const why = typeof halt.error === 'string' ? halt.error : explainMailError(halt.error).said.en
    const troubles = anySent ? 1 : mailing.troubles + 1
    payload.logger.warn({ mailing: mailing.id, troubles }, `The mailing “${mailing.subject}” waits: ${why}`)
    if (troubles > mostTroubles) return void (await stopIfUnderWay(payload, mailing.id, why, now))
    return void (await later(troubleMs[Math.min(troubles, troubleMs.length) - 1] ?? minute, why, troubles))
  }
  const first = await firstWaiting(payload, mailing.id)
  if (first) return void (await later(Math.max(0, first.getTime() - now.getTime()), ''))
  // Another process died with them: in some minutes they are unknown.
  if (counts.sending > 0) return void (await later(minute, ''))
  const current = await mailingById(payload, mailing.id)
  if (current?.state === 'sending') await changeMailing(payload, mailing, { state: 'sent', reason: '', endedAt: now })
}
