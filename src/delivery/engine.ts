/** The claim loop: reaps, sweeps, claims what is due, delivers it, looks after what is unknown. */
import { randomUUID } from 'node:crypto'
import type { Channel } from '../core/channel.ts'
import { announce, apply, defaults, deliver } from './deliver.ts'
import { lateness } from './late-policy.ts'
import { never, type Delivery, type Ledger } from './ledger.ts'
import { inDoubt } from './patches.ts'
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
  /** The next instant at which something is due, as far as is known. `null` also while something is in hand: it will ring. */
  nextDue(): Promise<Date | null>
  /** Takes nothing new, gives back what has not been sent, waits for what is on the wire. */
  stop(): Promise<void>
}

const websiteMissing = 'The website has not published the post. Publish it without the link, or leave it out.'
/** Rows read at once. */
const page = 64
const lateBecause = {
  'late-hold': 'It is more than 15 minutes late. Publish it now, or leave it out.',
  skipped: 'It was more than six hours late and was left out.',
} as const

export function createEngine(ledger: Ledger, world: World, options: EngineOptions = {}): Engine {
  const owner = randomUUID()
  const stopping = new AbortController()
  const settings = { ...defaults, concurrency: 8, ...options, stopping: stopping.signal, renewals: new Map<string, number>() }
  let looking: Promise<void> = Promise.resolve()
  /** Apart, so that what is unknown is looked after however much there is to send. */
  const inHand = { sent: new Map<string, Promise<void>>(), lookedUp: new Map<string, Promise<void>>() }
  const most = { sent: settings.concurrency, lookedUp: Math.ceil(settings.concurrency / 4) }
  const has = (id: string) => inHand.sent.has(id) || inHand.lookedUp.has(id)
  const full = (kind: keyof typeof inHand) => inHand[kind].size >= most[kind] || stopping.signal.aborted
  const count = () => inHand.sent.size + inHand.lookedUp.size
  const everything = () => Promise.all([...inHand.sent.values(), ...inHand.lookedUp.values()])

  function begin(kind: keyof typeof inHand, { id }: Delivery, work: () => Promise<void>) {
    const running = work()
      .catch((error: unknown) =>
        world.log.error({ err: error, delivery: id }, 'A delivery could not be taken further; its lease will run out.'),
      )
      .finally(() => {
        inHand[kind].delete(id)
        options.onSettled?.()
      })
    inHand[kind].set(id, running)
  }

  async function reap(now: Date) {
    for (const row of await ledger.find({ states: ['claimed', 'sending'], leaseBefore: now }, { by: 'leaseUntil', limit: 200 }))
      await apply(ledger, row, { is: 'lease-lost' }, now)
  }

  /** Followers whose leader became live while nobody could tell them, or does not become live at all. */
  async function repairFollowers(now: Date) {
    const waiting = await ledger.find(
      { waitingAtAll: true, states: ['scheduled', 'blocked-auth', 'late-hold'], dueBefore: now },
      { by: 'dueAt', limit: 200 },
    )
    for (const key of new Set(waiting.map((row) => row.waitsFor))) {
      const [leader] = await ledger.find({ key }, { by: 'dueAt', limit: 1 })
      if (leader?.state === 'published') await announce(leader, ledger)
      else
        for (const row of waiting.filter(({ waitsFor, state }) => waitsFor === key && state === 'scheduled'))
          if (lateness(row.dueAt, now, row.latePolicy) !== 'go')
            await apply(ledger, row, { is: 'too-late', state: 'late-hold', reason: websiteMissing }, now)
    }
  }

  /** What was blocked at the very moment at which its channel was connected again. */
  async function repairBlocked(now: Date) {
    const channels = channelsOf(world)
    for (const row of await ledger.find({ states: ['blocked-auth'] }, { by: 'dueAt', limit: 200, newestFirst: true }))
      if ((await channels(row.channel))?.status === 'connected') await apply(ledger, row, { is: 'signed-in' }, now)
  }

  /** The oldest row of each channel that is free. A channel that takes nothing at the moment is in nobody's way. */
  async function claimDue(): Promise<void> {
    const now = await ledger.now()
    const channels = channelsOf(world)
    const passedOver = new Set<string>()
    const seen = new Set<string>()
    const due = { states: ['scheduled'], hold: '', cancel: false, waitsFor: '', dueBefore: now, notBeforeUntil: now } as const
    for (let more = true; more && !full('sent');) {
      const rows = await ledger.find({ ...due, exceptChannels: [...passedOver] }, { by: 'dueAt', limit: page })
      more = rows.length === page
      for (const row of rows) {
        if (full('sent')) break
        if (passedOver.has(row.channel)) continue
        const late = inDoubt(row) ? 'go' : lateness(row.dueAt, now, row.latePolicy)
        if (late !== 'go' && !seen.has(row.id)) {
          seen.add(row.id)
          await apply(ledger, row, { is: 'too-late', state: late, reason: lateBecause[late] }, now)
          continue
        }
        // Whether it is claimed or not: this look has nothing more for its channel.
        passedOver.add(row.channel)
        const channel = await channels(row.channel)
        const waits = channel === undefined || (channel?.notBefore && channel.notBefore > now)
        if (late === 'go' && !waits && !has(row.id)) await claim(row, now)
      }
    }
  }

  async function claim(row: Delivery, now: Date) {
    const leaseUntil = new Date(now.getTime() + settings.callTimeoutMs * 4)
    const mine = await apply(ledger, row, { is: 'claimed', owner, leaseUntil }, now)
    if (mine) begin('sent', mine, () => deliver(mine, ledger, world, settings))
  }

  async function lookAfterUnknowns() {
    const now = await ledger.now()
    for (const row of await ledger.find({ states: ['unknown'], notBeforeUntil: now }, { by: 'checkedAt', limit: 20 })) {
      if (full('lookedUp')) return
      if (!has(row.id)) begin('lookedUp', row, () => reconcile(row, ledger, world, settings))
    }
  }

  async function look() {
    const now = await ledger.now()
    await reap(now)
    await repairFollowers(now)
    await repairBlocked(now)
    await claimDue()
    await lookAfterUnknowns()
  }

  // One look at a time: two at once would only fight for the same rows.
  const tick = () => (looking = looking.catch(() => {}).then(() => (stopping.signal.aborted ? undefined : look())))

  return {
    tick,
    async drain() {
      do {
        await everything()
        await tick()
      } while (count() > 0)
    },
    async nextDue() {
      // Whatever is in hand rings when it ends.
      if (count() > 0) return null
      const next = await ledger.find({ states: ['scheduled'], hold: '', cancel: false, waitsFor: '' }, { by: 'dueAt', limit: page })
      const instants = next.map(({ dueAt, notBefore }) => Math.max(dueAt.getTime(), notBefore.getTime()))
      return next.length > 0 ? new Date(Math.min(...instants)) : null
    },
    async stop() {
      stopping.abort()
      await looking.catch(() => {})
      await everything()
      for (const row of await ledger.find({ states: ['claimed'], owner }, { by: 'leaseUntil', limit: 200 }))
        await apply(ledger, row, { is: 'gate-closed', reason: '', notBefore: never }, await ledger.now())
    },
  }
}

/** Reads each channel once. `undefined`: it cannot be read at the moment, which is no fault of the others. */
function channelsOf(world: World): (id: string) => Promise<Channel | null | undefined> {
  const read = new Map<string, Promise<Channel | null | undefined>>()
  return (id) => {
    const known =
      read.get(id) ??
      world.channel(id).catch((error: unknown) => {
        world.log.error({ err: error, channel: id }, 'A channel cannot be read. What is due there waits.')
        return undefined
      })
    read.set(id, known)
    return known
  }
}
