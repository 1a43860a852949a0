/** From an approval to rows in the ledger, and what edits, withdrawals, freezes and persons do to them. */
import { createHash } from 'node:crypto'
import { deliveryStates, finalStates, pendingStates, type DeliveryState } from '../core/delivery.ts'
import type { Variant } from '../core/variant.ts'
import { addressFor, apply } from './deliver.ts'
import type { Event } from './events.ts'
import { never, type Delivery, type Ledger, type NewDelivery, type Query } from './ledger.ts'
import { notApproved } from './patches.ts'
import { freezeOver, type Freeze } from './ports.ts'

/** Fixed when the row is made, the same for every attempt, and the same if making it is repeated. 40 characters of [0-9a-f]. */
export const deliveryKey = (post: string, channel: string, occurrence: number): string =>
  createHash('sha256').update(`${post}:${channel}:${occurrence}`).digest('hex').slice(0, 40)

export interface PlanInput {
  readonly post: string
  readonly title: string
  readonly variants: readonly Variant[]
  readonly isOwned: (platform: string) => boolean
  readonly freezes: readonly Freeze[]
}

const isFinal = (row: Delivery) => (finalStates as readonly string[]).includes(row.state)
const all = { by: 'dueAt', limit: 5000 } as const

/**
 * Puts an approved post's deliveries into the ledger: new rows, or the approved content into rows that are still pending. Safe
 * to repeat. What is live on a network is not posted again; an owned medium is given the new version.
 * @returns false when a row was in a worker's hand: repeat later.
 */
export async function plan(input: PlanInput, ledger: Ledger): Promise<boolean> {
  const now = await ledger.now()
  const owned = input.variants.filter((variant) => input.isOwned(variant.channel.platform))
  const others = input.variants.filter((variant) => !owned.includes(variant))
  const existing = await ledger.find({ post: input.post }, all)
  let complete = true
  let leader: Delivery | null = null

  for (const variant of [...owned, ...others]) {
    const rows = existing.filter((row) => row.channel === variant.channel.id).sort((a, b) => b.occurrence - a.occurrence)
    const latest = rows[0]
    const isOwned = owned.includes(variant)
    const follows: Delivery | null = isOwned ? null : leader
    const link = follows?.state === 'published' ? addressFor(follows, variant.story.language) : ''
    const waitsFor = follows && follows.state !== 'published' ? follows.key : ''
    const content = {
      title: `${input.title} · ${variant.channel.name}`,
      story: JSON.stringify(variant.story),
      contentHash: variant.hash,
      approvedHash: variant.hash,
      dueAt: latestOf(now, variant.dueAt, waitsFor === '' ? null : (follows?.dueAt ?? null)),
      timeZone: variant.channel.timeZone,
      waitsFor,
      link,
    }
    let row: Delivery | null = latest ?? null
    const approve = async (pending: Delivery) => {
      if (pending.approvedHash === variant.hash && pending.hold !== 'approval') return pending
      const changed = await apply(ledger, pending, { is: 'approved-again', patch: content }, now)
      // What is on its way, or may be live, keeps its content: what comes of it decides whether there is a new one.
      if (!changed) complete = false
      return changed ?? pending
    }
    if (latest?.state === 'live-withdrawn' && !isOwned && latest.contentHash === variant.hash) {
      row = await apply(ledger, latest, { is: 'approved-while-live' }, now)
    } else if (latest && !isFinal(latest)) {
      row = await approve(latest)
    } else if (!latest || mayGoAgain(latest, variant, isOwned)) {
      const occurrence = latest ? latest.occurrence + 1 : 0
      const key = deliveryKey(input.post, variant.channel.id, occurrence)
      const freeze = freezeOver(input.freezes, {
        brand: variant.channel.brand,
        platform: variant.channel.platform,
        channel: variant.channel.id,
      })
      const added = await ledger.add(
        fresh(input.post, variant, occurrence, key, {
          ...content,
          ...(freeze ? { hold: `freeze:${freeze.id}`, reason: `Frozen: ${freeze.reason}` } : {}),
        }),
      )
      row = (await ledger.find({ key }, { by: 'dueAt', limit: 1 }))[0] ?? null
      // Somebody else was faster, perhaps with other content.
      if (!added && row && !isFinal(row)) row = await approve(row)
    }
    if (isOwned && !leader) leader = row
  }

  // Channels that were taken out of the post since the last approval.
  const kept = new Set(input.variants.map((variant) => variant.channel.id))
  const dropped = new Set(existing.filter((row) => !kept.has(row.channel) && !isFinal(row)).map((row) => row.channel))
  for (const channel of dropped)
    await toEach(
      { post: input.post, channel, states: deliveryStates.filter((state) => !(finalStates as readonly DeliveryState[]).includes(state)) },
      { is: 'withdrawn', reason: 'The channel was taken out of the post.' },
      ledger,
    )
  return complete
}

/** What follows another is not due before it: it would only be called late. */
const latestOf = (now: Date, ...others: readonly (Date | null)[]): Date =>
  others.reduce<Date>((latest, one) => (one && one > latest ? one : latest), now)

function mayGoAgain(latest: Delivery, variant: Variant, isOwned: boolean): boolean {
  if (latest.state === 'published') return isOwned && latest.contentHash !== variant.hash
  // Still live: it has to be taken down before the same can go out again. An owned medium simply gets the next version.
  if (latest.state === 'live-withdrawn') return isOwned
  // A person left it out without knowing whether it is live.
  if (latest.state === 'skipped' && latest.ambiguous) return false
  // This approval has been dealt with. A withdrawal and an edit end it, and what follows them is another one.
  return latest.approvedHash !== variant.hash
}

function fresh(post: string, variant: Variant, occurrence: number, key: string, content: Partial<NewDelivery>): NewDelivery {
  return {
    title: '',
    post,
    channel: variant.channel.id,
    brand: variant.channel.brand,
    platform: variant.channel.platform,
    occurrence,
    part: 0,
    repeat: 0,
    key,
    lane: key,
    slot: key,
    state: 'scheduled',
    reason: '',
    dueAt: never,
    timeZone: variant.channel.timeZone,
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
    hold: '',
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

/** Applies an event to every row of a query, each by its own compare-and-set, again where a row moved meanwhile. */
async function toEach(query: Query, event: Event, ledger: Ledger): Promise<Delivery[]> {
  const changed: Delivery[] = []
  for (const found of await ledger.find(query, all)) {
    for (let row: Delivery | null = found, tries = 0; row && tries < 20; tries++) {
      const done = await apply(ledger, row, event, await ledger.now())
      if (done) {
        changed.push(done)
        break
      }
      const now: Delivery | null = await ledger.get(row.id)
      if (!now || JSON.stringify(now) === JSON.stringify(row)) break // Not allowed in its state: nothing to do.
      row = now
    }
  }
  return changed
}

/** The post was edited: what is pending waits for a new approval. */
export const closeGate = (post: string, ledger: Ledger) => toEach({ post }, { is: 'edited', reason: notApproved }, ledger)

/** The approval was withdrawn: nothing more leaves. What is on the wire is marked, what is live is offered to be taken down. */
export const withdrawPost = (post: string, reason: string, ledger: Ledger) => toEach({ post }, { is: 'withdrawn', reason }, ledger)

/** Puts a freeze's hold on everything pending. The freeze itself must be in force before. */
export const hold = (freeze: Freeze, ledger: Ledger) =>
  toEach(
    { ...scopeOf(freeze), states: [...pendingStates, 'unknown'] },
    { is: 'frozen', hold: `freeze:${freeze.id}`, reason: `Frozen: ${freeze.reason}` },
    ledger,
  )

/**
 * Makes the holds in the ledger agree with the freezes in force: takes off what was lifted, puts on what is missing. After a
 * lift, and again and again, because a crash may have come in between.
 */
export async function agreeWithFreezes(freezes: readonly Freeze[], ledger: Ledger): Promise<void> {
  const inForce = new Set(freezes.map(({ id }) => `freeze:${id}`))
  // Not those that ended while they were held: there are ever more of them.
  const states = [...pendingStates, 'unknown', 'needs-human'] as const
  const held = await ledger.find({ heldAtAll: true, states }, all)
  for (const mark of new Set(held.map((row) => row.hold)))
    if (mark.startsWith('freeze:') && !inForce.has(mark)) await toEach({ hold: mark, states }, { is: 'thawed', hold: mark }, ledger)
  for (const freeze of freezes) await hold(freeze, ledger)
}

/** The channel is connected again: what waited for that goes on. */
export const signedIn = (channel: string, ledger: Ledger) => toEach({ channel, states: ['blocked-auth'] }, { is: 'signed-in' }, ledger)

/** Calls that may be on the wire. */
export const onTheWire = (freeze: Freeze, ledger: Ledger) => ledger.find({ ...scopeOf(freeze), states: ['sending', 'processing'] }, all)

function scopeOf({ scope, target }: Freeze): Query {
  return scope === 'all' ? {} : scope === 'brand' ? { brand: target } : scope === 'platform' ? { platform: target } : { channel: target }
}
