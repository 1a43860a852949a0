/** Sends mailings, again and again. Any number of processes may run one: each mailing is looked after by one of them at a time. */
import type { Payload } from 'payload'
import { hub } from '../../hub.ts'
import { forgetRecipients } from './recipients.payload.ts'
import { dueMailings, endedBefore, nextDue, takeMailing, type StoredMailing } from './store.payload.ts'
import { leaseMs, usualPace, workOn, type Pace } from './work.payload.ts'

export interface MailingSender {
  /** Something may be due: look now. Never throws. */
  ring(): void
  /** Looks, and waits until nothing is due or on its way. */
  look(): Promise<void>
  /** Forgets who got what, a month after a mailing has ended. */
  forget(): Promise<void>
  /** Begins nothing new and waits for what is on the wire. */
  stop(): Promise<void>
}

const atOnce = 4
const dayMs = 86_400_000
const keptDays = 30
const failedMs = 30_000

export function sendMailings(payload: Payload, pace: Pace = usualPace): MailingSender {
  const { ledger } = hub(payload)
  const running = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | null = null
  let again = false

  const begin = (mailing: StoredMailing) => {
    const work = take(mailing)
      .catch((error: unknown) =>
        payload.logger.error(
          { err: error, mailing: mailing.id },
          `The mailing “${mailing.subject}” could not be looked after. It is tried again.`,
        ),
      )
      .then(() => {
        running.delete(mailing.id)
        ring()
      })
    running.set(mailing.id, work)
  }
  const take = async (mailing: StoredMailing) => {
    const taken = await takeMailing(payload, mailing, new Date((await ledger.now()).getTime() + leaseMs))
    if (taken) await workOn(payload, taken, pace, stopping.signal)
  }

  const pass = async () => {
    const now = await ledger.now()
    for (const mailing of await dueMailings(payload, now, 20)) {
      if (stopping.signal.aborted || running.size >= atOnce) return
      if (!running.has(mailing.id)) begin(mailing)
    }
    const next = await nextDue(payload, now)
    clearTimeout(timer)
    if (next && !stopping.signal.aborted) timer = setTimeout(ring, Math.min(Math.max(next.getTime() - now.getTime(), 1), failedMs)).unref()
  }
  const ring = () => {
    if (stopping.signal.aborted) return
    again = true
    looking ??= (async () => {
      while (again && !stopping.signal.aborted) {
        again = false
        await pass()
      }
    })()
      .catch((error: unknown) => payload.logger.error({ err: error }, 'Mailings could not be looked at. It is tried again within seconds.'))
      .finally(() => (looking = null))
  }
  const idle = async () => {
    while (looking || running.size > 0) await Promise.all([looking, ...running.values()])
  }

  return {
    ring,
    async look() {
      ring()
      await idle()
    },
    async forget() {
      const now = (await ledger.now()).getTime()
      const [before, after] = [new Date(now - keptDays * dayMs), new Date(now - 2 * keptDays * dayMs)]
      for (const mailing of await endedBefore(payload, before, after)) await forgetRecipients(payload, mailing)
    },
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await idle()
    },
  }
}
