/** The claim loop: claims what is due, delivers it, looks after what is unknown or being worked on, and mends what a crash left. */
import { randomUUID } from 'node:crypto'
import type { ChannelNow } from '../core/channel.ts'
import { apply } from './apply.ts'
import { defaults, deliver } from './deliver.ts'
import { inHand } from './in-hand.ts'
import { lateness } from './late-policy.ts'
import { never, type Delivery, type Ledger } from './ledger.ts'
import { followerRepairs, reap, repairBlocked } from './mend.ts'
import { inDoubt } from './patches.ts'
import type { World } from './ports.ts'
import { followUp } from './progress.ts'
import { reconcile } from './reconcile.ts'

export interface EngineOptions {
  readonly callTimeoutMs?: number
  readonly staleIntentMs?: number
  /** How many deliveries one process has in hand at once. Default 16; on one channel there is never more than one. */
  readonly concurrency?: number
  readonly onSettled?: () => void
}

export interface Engine {
  /**
   * Mends, and looks at everything. Begins what is due and does not wait for it. Safe to call at any time, from any number of
   * processes. `onSettled` is called whenever something it began has ended.
   */
  tick(): Promise<void>
  /** Only looks: claims what is due, and asks about what is open. */
  look(): Promise<void>
  /** Looks until nothing is due and nothing is in hand any more. */
  drain(): Promise<void>
  /** In how many milliseconds something may go or is to be asked about, as far as is known. */
  untilNext(): Promise<number | null>
  /** Takes nothing new, gives back what has not been sent, waits for what is on the wire. */
  stop(): Promise<void>
}

/** A platform's limit that is over sooner is nothing to write down, in milliseconds. */
const worthTellingMs = 5_000
const lateBecause = {
  'late-hold': 'It is more than 15 minutes late. Publish it now, or leave it out.',
  skipped: 'It was too late and was left out.',
} as const

interface Claimed {
  readonly mine: Delivery
  readonly channel: ChannelNow | null
}

export function createEngine(ledger: Ledger, world: World, options: EngineOptions = {}): Engine {
  const owner = randomUUID()
  const stopping = new AbortController()
  const settings = { ...defaults, concurrency: 16, ...options, stopping: stopping.signal, renewals: new Map<string, number>() }
  /** Apart, so that what is unknown is looked after however much there is to send. */
  const sent = inHand(settings.concurrency)
  const lookedUp = inHand(Math.ceil(settings.concurrency / 4))
  /** Until when a channel takes nothing, as far as was seen. */
  const resting = new Map<string, Date>()
  let looking: Promise<void> = Promise.resolve()

  const ended = (id: string) => (error: unknown) =>
    world.log.error({ err: error, delivery: id }, 'A delivery could not be taken further; its lease will run out.')

  /** Claims a row if it may go now. @returns `again`: another row of its channel may be next; `done`: nothing there at the moment. */
  async function claim(row: Delivery): Promise<Claimed | 'again' | 'done'> {
    const now = await ledger.now()
    const channel = await channelNow(row.channel)
    if (channel === undefined) return 'done'
    if (channel?.notBefore && channel.notBefore > now) return rest(row, channel.notBefore)
    if (channel?.paused) return 'done'
    const late = inDoubt(row) ? 'go' : lateness(await itsTurn(row, channel), now, row.latePolicy)
    if (late !== 'go') {
      const changed = await apply(ledger, row, { is: 'too-late', state: late, reason: lateBecause[late] }, now)
      return changed ? 'again' : 'done'
    }
    // What is being prepared in many steps is one post: the first of them took it.
    const isBegun = row.resume !== '' && row.attempt === 0
    const until = channel && (await world.grant(channel, isBegun ? 'read' : 'publish', now))
    if (until) {
      // People see a channel's pause, and other processes need not ask.
      if (until.getTime() - now.getTime() > worthTellingMs) await world.pause(channel, until)
      return rest(row, until)
    }
    resting.delete(row.channel)
    const leaseUntil = new Date(now.getTime() + settings.callTimeoutMs * 4)
    const mine = await apply(ledger, row, { is: 'claimed', owner, leaseUntil }, now)
    return mine ? { mine, channel } : 'done'
  }
  function rest({ channel }: Delivery, until: Date): 'done' {
    resting.set(channel, until)
    return 'done'
  }
  /** `undefined`: it cannot be read at the moment, which is no fault of the others. */
  const channelNow = (id: string) =>
    world.channel(id).catch((error: unknown) => {
      world.log.error({ err: error, channel: id }, 'A channel cannot be read. What is due there waits.')
      return undefined
    })
  /** What had to keep its distance from the post before it is not late for that. */
  async function itsTurn({ dueAt, platform }: Delivery, channel: ChannelNow | null): Promise<Date> {
    const keepsDistance = (channel?.gapMs ?? 0) > 0 || ((await world.publisher(platform))?.manifest.minimumGapMs ?? 0) > 0
    return keepsDistance && channel?.notBefore ? latest(dueAt, channel.notBefore) : dueAt
  }

  /** One channel, row after row, until nothing of it may go now. `begun` is called once the first is claimed, or is not. */
  async function work(first: Delivery, begun: () => void): Promise<void> {
    for (let row: Delivery | null = first; row && !stopping.signal.aborted; row = await ledger.nextOn(first.channel, await ledger.now())) {
      const claimed = await claim(row)
      if (claimed === 'again') continue
      begun()
      if (claimed === 'done') return
      await deliver(claimed.mine, claimed.channel, ledger, world, settings).catch(ended(row.id))
      options.onSettled?.()
    }
  }

  async function claimDue(): Promise<void> {
    const rows = await ledger.next(await ledger.now())
    const begin = (row: Delivery) =>
      new Promise<void>((begun) => {
        const finish = () => {
          begun()
          options.onSettled?.()
        }
        if (stopping.signal.aborted || !sent.begin(row.channel, () => work(row, begun).catch(ended(row.id)).finally(finish))) begun()
      })
    await Promise.all(rows.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime()).map(begin))
  }

  async function lookAfterOpen(): Promise<void> {
    const now = await ledger.now()
    for (const row of await ledger.find({ states: ['unknown', 'processing'], notBeforeUntil: now }, { by: 'checkedAt', limit: 20 })) {
      if (lookedUp.isFull() || stopping.signal.aborted) return
      const ask = row.state === 'unknown' ? reconcile : followUp
      lookedUp.begin(row.id, () => ask(row, ledger, world, settings).catch(ended(row.id)).finally(options.onSettled))
    }
  }

  async function look() {
    await claimDue()
    await lookAfterOpen()
  }
  const repairFollowers = followerRepairs(ledger)
  async function mend() {
    const now = await ledger.now()
    await reap(ledger, now)
    await repairFollowers(now)
    await repairBlocked(ledger, world, now)
  }

  // One look at a time: two at once would only fight for the same rows.
  const inTurn = (run: () => Promise<void>) => (looking = looking.catch(() => {}).then(() => (stopping.signal.aborted ? undefined : run())))
  const tick = () =>
    inTurn(async () => {
      await mend()
      await look()
    })

  return {
    tick,
    look: () => inTurn(look),
    async drain() {
      do {
        await Promise.all([sent.everything(), lookedUp.everything()])
        await tick()
      } while (sent.count() + lookedUp.count() > 0)
    },
    async untilNext() {
      const now = await ledger.now()
      const waiting = { states: ['scheduled'], hold: '', cancel: false, waitsFor: '' } as const
      const [due] = await ledger.find({ ...waiting, dueAfter: now }, { by: 'dueAt', limit: 1 })
      const [backingOff] = await ledger.find({ ...waiting, dueBefore: now, notBeforeAfter: now }, { by: 'notBefore', limit: 1 })
      const [open] = await ledger.find({ states: ['unknown', 'processing'], notBeforeAfter: now }, { by: 'notBefore', limit: 1 })
      const rested = [...resting.values()].filter((until) => until > now)
      const instants = [due && latest(due.dueAt, due.notBefore), backingOff?.notBefore, open?.notBefore, ...rested].flatMap(
        (one) => one ?? [],
      )
      return instants.length > 0 ? Math.min(...instants.map((instant) => instant.getTime())) - now.getTime() : null
    },
    async stop() {
      stopping.abort()
      await looking.catch(() => {})
      await Promise.all([sent.everything(), lookedUp.everything()])
      for (const row of await ledger.find({ states: ['claimed'], owner }, { by: 'leaseUntil', limit: 200 }))
        await apply(ledger, row, { is: 'gate-closed', reason: '', notBefore: never }, await ledger.now())
    },
  }
}

const latest = (a: Date, b: Date): Date => (a > b ? a : b)
