/** From an approval to rows in the ledger. */
import { createHash } from 'node:crypto'
import { notOverStates, pendingStates } from '../core/delivery.ts'
import { firstFreeSlot, repetitions, wallTimeOf } from '../core/times.ts'
import type { Variant } from '../core/variant.ts'
import { addressFor, replyTo } from './afterwards.ts'
import { apply } from './apply.ts'
import { isFinal, mayGoAgain, sameTime, stands } from './known-row.ts'
import { never, type Delivery, type Ledger, type NewDelivery, type Patch } from './ledger.ts'
import { isPending, missed, noTime } from './patches.ts'
import { freezeOver, type Freeze } from './ports.ts'
import { slotKey, slotOf } from './slot-key.ts'
import { toEach } from './standing.ts'
import { toldBy, type Said } from '../workflow/told.ts'

/** Fixed when the row is made, the same for every attempt, and the same if making it is repeated. 40 characters of [0-9a-f]. */
export const deliveryKey = (post: string, channel: string, occurrence: number): string =>
  createHash('sha256').update(`${post}:${channel}:${occurrence}`).digest('hex').slice(0, 40)

export interface PlanInput {
  readonly post: string
  readonly title: string
  readonly variants: readonly Variant[]
  readonly isOwned: (platform: string) => boolean
  readonly freezes: readonly Freeze[]
  /** Why nothing of this one leaves until somebody has chosen a time; '' where it may go. Default: all may go. */
  readonly awaitsTime?: (variant: Variant) => string
}

const all = { by: 'dueAt', limit: 5000 } as const
/** So often another slot is tried where somebody was faster. */
const maxSlotTries = 20

/**
 * Puts an approved post's deliveries into the ledger: new rows, or the approved content into rows that are still pending. Safe
 * to repeat. What is live on a network is not posted again; an owned medium is given the new version.
 * @returns false when a row was in a worker's hand: repeat later.
 */
export async function plan(input: PlanInput, ledger: Ledger): Promise<boolean> {
  const now = await ledger.now()
  const existing = await ledger.find({ post: input.post }, all)
  const owned = input.variants.filter((variant) => input.isOwned(variant.channel.platform))
  const others = input.variants.filter((variant) => !owned.includes(variant))
  const named = new Set<string>()
  let complete = true
  let leader: Delivery | null = null
  let leaderAwaitsTime = false
  for (const variant of [...owned, ...others]) {
    const follows: Delivery | null = owned.includes(variant) ? null : leader
    const rows = existing.filter(({ channel }) => channel === variant.channel.id)
    // What would point to a website on which the post is not planned yet has no time either.
    const awaitsTime: string = input.awaitsTime?.(variant) || (!owned.includes(variant) && !leader && leaderAwaitsTime ? noTime : '')
    const task: Task = { input, variant, rows, follows, now }
    const planned: Planned = awaitsTime ? await holdVariant(task, awaitsTime, ledger) : await planVariant(task, ledger)
    if (owned.includes(variant)) leaderAwaitsTime ||= awaitsTime !== ''
    complete &&= planned.complete
    planned.rows.forEach((row) => named.add(row.key))
    if (owned.includes(variant)) leader ??= planned.rows[0] ?? null
  }
  // Channels, parts and repetitions that were taken out of the post since the last approval.
  for (const row of existing)
    if (!isFinal(row) && !named.has(row.key))
      await toEach({ key: row.key, states: notOverStates }, { is: 'withdrawn', reason: 'It was taken out of the post.' }, ledger)
  return complete
}

interface Task {
  readonly input: PlanInput
  readonly variant: Variant
  /** What the ledger has of this post on this channel. */
  readonly rows: readonly Delivery[]
  /** The delivery to the website, whose address it waits for. */
  readonly follows: Delivery | null
  readonly now: Date
}
interface Planned {
  /** The rows that the variant wants, whatever has become of them; the first is the post itself. */
  readonly rows: readonly Delivery[]
  readonly complete: boolean
}

/** What is pending keeps what it has, and waits. What may be on its way is not asked for its time any more. */
async function holdVariant({ input: { post }, variant, rows }: Task, reason: string, ledger: Ledger): Promise<Planned> {
  const pending = { post, channel: variant.channel.id, states: pendingStates, ambiguous: false }
  await toEach(pending, { is: 'edited', reason }, ledger)
  const order = (row: Delivery) => (row.repeat === 0 && row.part === 0 ? row.occurrence : -1)
  return { rows: [...rows].sort((a, b) => order(b) - order(a)), complete: true }
}

async function planVariant(task: Task, ledger: Ledger): Promise<Planned> {
  const { variant, rows, follows, now } = task
  const latest = (repeat: number, part: number) =>
    rows.filter((row) => row.repeat === repeat && row.part === part).sort((a, b) => b.occurrence - a.occurrence)[0]
  const leaderDue = follows && follows.state !== 'published' ? follows.dueAt : null
  // What follows another is not due before it: it would only be called late.
  const earliest = latestOf(now, variant.dueAt, leaderDue)
  const taken = variant.takesSlot ? await takenSlots(variant, ledger) : new Set<string>()
  const told = toldBy(variant)
  const planned: Delivery[] = []
  let complete = true
  let occurrence = Math.max(-1, ...rows.map((row) => row.occurrence)) + 1

  async function settle(repeat: number, part: number, dueAt: Date): Promise<Delivery | null> {
    const known = latest(repeat, part)
    const before = planned.find((row) => row.repeat === repeat && row.part === part - 1)
    const said = told[part]
    // A time that has passed is not made up for, and a part never stands alone.
    if (!said || (!known && repeat > 0 && dueAt <= now) || (part > 0 && !before)) return null
    const settled = await settleOne({ ...task, ...said, repeat, part, dueAt, known, before, occurrence, earliest, taken }, ledger)
    complete &&= settled.complete
    if (settled.row) planned.push(settled.row)
    occurrence = Math.max(occurrence, (settled.row?.occurrence ?? -1) + 1)
    return settled.row
  }

  const first = await settle(0, 0, earliest)
  if (!first) return { rows: [], complete }
  const again = variant.recurrence ? repetitions(first.dueAt, variant.recurrence, variant.channel.timeZone) : []
  for (const [repeat, dueAt] of [first.dueAt, ...again].entries())
    for (const part of told.keys()) if (repeat + part > 0) await settle(repeat, part, dueAt)
  return { rows: planned, complete }
}

interface One extends Task, Said {
  readonly repeat: number
  readonly part: number
  readonly dueAt: Date
  readonly known: Delivery | undefined
  /** The part before this one. */
  readonly before: Delivery | undefined
  readonly occurrence: number
  readonly earliest: Date
  readonly taken: Set<string>
}

/** One row: kept, given the approved content, or made. */
async function settleOne(one: One, ledger: Ledger): Promise<{ readonly row: Delivery | null; readonly complete: boolean }> {
  const { input, variant, contentHash, repeat, part, known, now } = one
  const isOwned = input.isOwned(variant.channel.platform)
  const approve = async (row: Delivery) => {
    for (const patch of contents(one, row)) {
      if (stands(row, contentHash) && sameTime(row, patch, now)) return { row, complete: true }
      const changed = await apply(ledger, row, { is: 'approved-again', patch }, now)
      if (changed) return { row: changed, complete: true }
    }
    // What is on its way, or may be live, keeps its content: what comes of it decides whether there is a new one.
    return { row, complete: false }
  }
  if (known?.state === 'live-withdrawn' && !isOwned && known.contentHash === contentHash)
    return { row: await apply(ledger, known, { is: 'approved-while-live' }, now), complete: true }
  if (known && hasPassed(one)) {
    if (!isPending(known.state) || stands(known, contentHash)) return { row: known, complete: true }
    const [ended] = await toEach({ key: known.key, states: pendingStates }, { is: 'withdrawn', reason: missed }, ledger)
    return { row: ended ?? known, complete: true }
  }
  if (known && !isFinal(known)) return approve(known)
  if (known && !mayGoAgain(known, contentHash, isOwned)) return { row: known, complete: true }

  const key = deliveryKey(input.post, variant.channel.id, one.occurrence)
  for (const content of contents(one, null)) {
    const added = await ledger.add(fresh(one, key, content))
    const [row] = await ledger.find({ key }, { by: 'dueAt', limit: 1 })
    if (added && row) return { row, complete: true }
    // Somebody else was faster: with other content, only the approval as it is by then can tell which is the newer. Where there
    // is no such row, it was the slot that was taken.
    if (row) return { row, complete: row.repeat === repeat && row.part === part && stands(row, contentHash) }
  }
  return { row: null, complete: false }
}

/**
 * Whether a repetition's time is over: what was approved for it goes by how late it is, and nothing else of it goes any more. Otherwise one
 * approval would send at once whatever was missed while there was none.
 */
function hasPassed({ variant, rows, known, before, repeat, dueAt, now }: One): boolean {
  // Of the first one it is once the others go out without it, unless they are to begin anew.
  if (repeat === 0)
    return Boolean(variant.recurrence) && !isAhead(variant.dueAt, now) && rows.some((row) => row.repeat > 0 && row.publishedAt)
  // The rest of a thread that is there already still follows.
  const isBegun = before && (before.state === 'published' || !(isFinal(before) || isPending(before.state)))
  return dueAt <= now && !(isBegun && known && isPending(known.state))
}

const isAhead = (at: Date | null, now: Date): boolean => at !== null && at > now

/** What the row is to say, and when: with the next free slot each time it is asked, where it takes one. */
function* contents(one: One, row: Delivery | null): Generator<Patch> {
  const { input, variant, story, contentHash, before, follows, earliest, taken } = one
  const { channel } = variant
  const waits = before ?? follows
  const isLive = waits?.state === 'published'
  const content = (dueAt: Date, slot: string | undefined): Patch => ({
    title: `${input.title} · ${channel.name}`,
    story,
    contentHash,
    approvedHash: contentHash,
    dueAt,
    wallTime: wallTimeOf(dueAt, channel.timeZone),
    timeZone: channel.timeZone,
    latePolicy: variant.latePolicy ?? 'default',
    waitsFor: waits && !isLive ? waits.key : '',
    link: !before && isLive ? addressFor(waits, variant.story.language) : '',
    replyTo: before && isLive ? replyTo(before) : '',
    ...(slot ? { slot } : row && { slot: row.key }),
  })
  // What is approved already is as late as it is, or as its new time is, whatever else is said of it: otherwise it would go now.
  const isLate = row && stands(row, contentHash) && one.dueAt <= one.now
  const late = isLate ? (isAhead(row.dueAt, one.now) ? variant.dueAt : row.dueAt) : null
  if (before) {
    yield content(late ?? latestOf(one.dueAt, before.dueAt), undefined)
    return
  }
  if (!variant.takesSlot || one.repeat > 0) {
    yield content(late ?? latestOf(one.dueAt, one.now), undefined)
    return
  }
  const held = row && slotOf(row)
  // A slot that has come is not given up for the next one by planning the same again.
  if (row && held && (held > earliest || (held <= one.now && stands(row, contentHash)))) {
    yield content(held, row.slot)
    return
  }
  for (let tries = 0; tries < maxSlotTries; tries++) {
    const at = firstFreeSlot(channel.slots, channel.timeZone, earliest, (instant) => taken.has(slotKey(channel.id, instant)))
    if (!at) return
    const slot = slotKey(channel.id, at)
    taken.add(slot)
    yield content(at, slot)
  }
}

const takenSlots = async ({ channel }: Variant, ledger: Ledger): Promise<Set<string>> =>
  new Set((await ledger.find({ channel: channel.id, states: notOverStates }, all)).map(({ slot }) => slot))

const latestOf = (first: Date, ...others: readonly (Date | null)[]): Date =>
  others.reduce<Date>((latest, one) => (one && one > latest ? one : latest), first)

function fresh({ input, variant, part, repeat, occurrence }: One, key: string, content: Patch): NewDelivery {
  const { channel } = variant
  const freeze = freezeOver(input.freezes, { brand: channel.brand, platform: channel.platform, channel: channel.id })
  return {
    title: '',
    post: input.post,
    channel: channel.id,
    brand: channel.brand,
    platform: channel.platform,
    occurrence,
    part,
    repeat,
    key,
    lane: key,
    slot: key,
    state: 'scheduled',
    reason: freeze ? `Frozen: ${freeze.reason}` : '',
    dueAt: never,
    timeZone: channel.timeZone,
    wallTime: '',
    notBefore: never,
    waitsFor: '',
    fence: 0,
    owner: '',
    leaseUntil: never,
    attempt: 0,
    contentHash: '',
    approvedHash: '',
    story: '',
    link: '',
    replyTo: '',
    resume: '',
    snapshot: '',
    ambiguous: false,
    hold: freeze ? `freeze:${freeze.id}` : '',
    cancel: false,
    remoteId: '',
    url: '',
    urls: '',
    publishedAt: null,
    unknownSince: null,
    checkedAt: never,
    latePolicy: 'default',
    measureAt: null,
    ...content,
  }
}
