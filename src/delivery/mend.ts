/** What crashes leave behind, put right: each is safe to repeat, and to be done by several processes at once. */
import { announce } from './afterwards.ts'
import { apply } from './apply.ts'
import { lateness } from './late-policy.ts'
import { never, type Delivery, type Ledger } from './ledger.ts'
import type { World } from './ports.ts'

const websiteMissing = 'The website has not published the post. Publish it without the link, or leave it out.'
const partMissing = 'The part before it has not been published. Leave it out, or settle that one first.'

/** Rows whose worker died. */
export async function reap(ledger: Ledger, now: Date): Promise<void> {
  const rows = await ledger.find({ states: ['claimed', 'sending'], leaseBefore: now }, { by: 'leaseUntil', limit: 200 })
  await Promise.all(
    rows.map(async (row) => {
      const lost = await apply(ledger, row, { is: 'lease-lost' }, now)
      // Only where it was lost indeed: its worker may have written down at this very moment what came of it.
      if (lost && row.state === 'sending')
        await ledger.settleAttempt({
          delivery: row.id,
          number: row.attempt,
          outcome: 'unknown',
          answer: 'The worker stopped before an answer came.',
        })
    }),
  )
}

/**
 * Followers whose leader became live while nobody could tell them, or does not become live at all. Each call looks at some more of them,
 * and begins anew after the last: what waits for an answer that nobody gives is in nobody's way.
 */
export function followerRepairs(ledger: Ledger): (now: Date) => Promise<void> {
  let dueAfter = never
  return async (now) => {
    const states = ['scheduled', 'blocked-auth', 'late-hold'] as const
    const asked = { waitingAtAll: true, states, dueBefore: now } as const
    const page = await ledger.find({ ...asked, dueAfter }, { by: 'dueAt', limit: followersAtOnce })
    const end = page.length < followersAtOnce ? undefined : page.at(-1)?.dueAt
    dueAfter = end ?? never
    // Where a page ends, no instant is cut in two.
    const rest =
      end && (await ledger.find({ ...asked, dueAfter: new Date(end.getTime() - 1), dueBefore: end }, { by: 'dueAt', limit: 5000 }))
    const waiting = [...page.filter((row) => row.dueAt.getTime() !== end?.getTime()), ...(rest ?? [])]
    for (const key of new Set(waiting.map((row) => row.waitsFor))) {
      const [leader] = await ledger.find({ key }, { by: 'dueAt', limit: 1 })
      if (leader?.state === 'published') await announce(leader, ledger)
      else for (const row of waiting) if (row.waitsFor === key) await stopWaiting(row, ledger, now)
    }
  }
}
const followersAtOnce = 200

async function stopWaiting(row: Delivery, ledger: Ledger, now: Date): Promise<void> {
  if (row.state !== 'scheduled' || lateness(row.dueAt, now, row.latePolicy) === 'go') return
  await apply(ledger, row, { is: 'too-late', state: 'late-hold', reason: row.part > 0 ? partMissing : websiteMissing }, now)
}

/** What was blocked at the very moment at which its channel was connected again. */
export async function repairBlocked(ledger: Ledger, world: World, now: Date): Promise<void> {
  const blocked = await ledger.find({ states: ['blocked-auth'] }, { by: 'dueAt', limit: 200, newestFirst: true })
  await Promise.all(
    blocked.map(async (row) => {
      const channel = await world.channel(row.channel).catch(() => null)
      if (channel?.status === 'connected') await apply(ledger, row, { is: 'signed-in' }, now)
    }),
  )
}
