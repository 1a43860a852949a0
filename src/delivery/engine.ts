/** The claim loop: reaps, sweeps, claims what is due, delivers it, looks after what is unknown. */
import { randomUUID } from 'node:crypto'
import { announce, apply, defaults, deliver } from './deliver.ts'
import { lateness } from './late-policy.ts'
import { never, type Delivery, type Ledger } from './ledger.ts'
import type { World } from './ports.ts'
import { reconcile } from './reconcile.ts'

export interface EngineOptions {
  readonly callTimeoutMs?: number
  readonly staleIntentMs?: number
  /** How many deliveries one process has in hand at once. Default 8; on one channel there is never more than one. */
  readonly concurrency?: number
  readonly onSettled?: () => void
}

export interface Engine {
  /**
   * One look at the whole ledger: begins what is due and does not wait for it. Safe to call at any time, from any number of
   * processes. `onSettled` is called whenever something it began has ended.
   */
  tick(): Promise<void>
  /** Looks until nothing is due and nothing is in hand any more. */
  drain(): Promise<void>
  /** The next instant at which something is due, as far as is known. */
  nextDue(): Promise<Date | null>
  /** Takes nothing new, gives back what has not been sent, waits for what is on the wire. */
  stop(): Promise<void>
}

export function createEngine(ledger: Ledger, world: World, options: EngineOptions = {}): Engine {
  const owner = randomUUID()
  const stopping = new AbortController()
  const settings = { ...defaults, concurrency: 8, ...options, stopping: stopping.signal }
  let looking: Promise<void> = Promise.resolve()
  const inHand = new Map<string, Promise<void>>()

  function begin(row: Delivery, work: () => Promise<void>) {
    const running = work()
      .catch((error: unknown) =>
        world.log.error({ err: error, delivery: row.id }, 'The ledger could not be written; the lease will run out.'),
      )
      .finally(() => {
        inHand.delete(row.id)
        options.onSettled?.()
      })
    inHand.set(row.id, running)
  }

  async function reap(now: Date) {
    for (const row of await ledger.find({ states: ['claimed', 'sending'], leaseBefore: now }, { by: 'leaseUntil', limit: 200 }))
      await apply(ledger, row, { is: 'lease-lost' }, now)
  }

  /** Followers whose leader became live while nobody could tell them. */
  async function repairFollowers() {
    const waiting = await ledger.find(
      { waitingAtAll: true, states: ['scheduled', 'blocked-auth', 'late-hold'] },
      { by: 'dueAt', limit: 200 },
    )
    for (const key of new Set(waiting.map((row) => row.waitsFor))) {
      const [leader] = await ledger.find({ key }, { by: 'dueAt', limit: 1 })
      if (leader?.state === 'published') await announce(leader, ledger)
    }
  }

  async function claimDue(): Promise<void> {
    const now = await ledger.now()
    const due = await ledger.find(
      { states: ['scheduled'], hold: '', cancel: false, waitsFor: '', dueBefore: now, notBeforeUntil: now },
      { by: 'dueAt', limit: settings.concurrency * 8 },
    )
    const busy = new Set<string>()
    for (const row of due) {
      if (inHand.size >= settings.concurrency || stopping.signal.aborted) break
      if (busy.has(row.channel) || inHand.has(row.id)) continue
      const late = row.ambiguous ? 'go' : lateness(row.dueAt, now, row.latePolicy)
      if (late !== 'go') {
        const reason =
          late === 'late-hold'
            ? 'It is more than 15 minutes late. Publish it now, or leave it out.'
            : 'It was more than six hours late and was left out.'
        await apply(ledger, row, { is: 'too-late', state: late, reason }, now)
        continue
      }
      const channel = await world.channel(row.channel)
      if (channel?.notBefore && channel.notBefore > now) continue
      const mine = await apply(ledger, row, { is: 'claimed', owner, leaseUntil: new Date(now.getTime() + settings.callTimeoutMs * 4) }, now)
      busy.add(row.channel)
      if (mine) begin(mine, () => deliver(mine, ledger, world, settings))
    }
  }

  async function lookAfterUnknowns() {
    const now = await ledger.now()
    for (const row of await ledger.find({ states: ['unknown'], notBeforeUntil: now }, { by: 'checkedAt', limit: 20 })) {
      if (inHand.size >= settings.concurrency || stopping.signal.aborted) return
      if (!inHand.has(row.id)) begin(row, () => reconcile(row, ledger, world, settings))
    }
  }

  async function look() {
    await reap(await ledger.now())
    await repairFollowers()
    await claimDue()
    await lookAfterUnknowns()
  }

  // One look at a time: two at once would only fight for the same rows.
  const tick = () => (looking = looking.catch(() => {}).then(() => (stopping.signal.aborted ? undefined : look())))

  return {
    tick,
    async drain() {
      do {
        await Promise.all(inHand.values())
        await tick()
      } while (inHand.size > 0)
    },
    async nextDue() {
      const next = await ledger.find({ states: ['scheduled'], hold: '', cancel: false, waitsFor: '' }, { by: 'dueAt', limit: 1 })
      if (!next[0]) return null
      return next[0].notBefore > next[0].dueAt ? next[0].notBefore : next[0].dueAt
    },
    async stop() {
      stopping.abort()
      await looking.catch(() => {})
      await Promise.all(inHand.values())
      for (const row of await ledger.find({ states: ['claimed'], owner }, { by: 'leaseUntil', limit: 200 }))
        await apply(ledger, row, { is: 'gate-closed', reason: '', notBefore: never }, await ledger.now())
    },
  }
}
