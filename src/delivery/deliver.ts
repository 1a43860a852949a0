/** One delivery's way, from being claimed to being settled. */
import { createHash } from 'node:crypto'
import type { Channel } from '../core/channel.ts'
import type { Json, Language, Story } from '../core/story.ts'
import { PublisherError, type FailureKind } from '../../publishers/errors.ts'
import type { AnyPublisher, PublishContext, Published } from '../../publishers/publisher.ts'
import { backoffMs } from './backoff.ts'
import type { Delivery, Ledger } from './ledger.ts'
import { freezeOver, type World } from './ports.ts'
import { step, type Event } from './transitions.ts'

export interface DeliverOptions {
  /** How long the visible call may take, in milliseconds. The lease is twice that. */
  readonly callTimeoutMs: number
  /** More than this between intent and call, by the monotonic clock, and nothing is sent: the process was asleep. */
  readonly staleIntentMs: number
  /** Aborted when the process stops: what has not been sent is given back. */
  readonly stopping: AbortSignal
}
export const defaults = { callTimeoutMs: 30_000, staleIntentMs: 1_000 }

/** Applies an event to a row. `null`: it was not allowed any more, or somebody else was faster. */
export async function apply(ledger: Ledger, row: Delivery, event: Event, now: Date): Promise<Delivery | null> {
  const next = step(row, event, now)
  return next ? ledger.change(row.id, next.expect, next.patch) : null
}

/**
 * Success absorbs everything: it is written over whatever the row has become meanwhile.
 * @returns the row with its address.
 */
export async function recordLive(ledger: Ledger, id: string, { remoteId, url, urls }: Published): Promise<Delivery | null> {
  for (let tries = 0; tries < 20; tries++) {
    const row = await ledger.get(id)
    if (!row) return null
    const changed = await apply(ledger, row, { is: 'live', remoteId, url, urls: urls ? JSON.stringify(urls) : '' }, await ledger.now())
    if (changed) return changed
    if (row.state === 'published' || row.state === 'live-withdrawn') return row
  }
  throw new Error(`The delivery ${id} is live at ${url}, but its row changes too fast to say so.`)
}

/** An unclassified throw is our own mistake while preparing, but an open outcome once the visible call has begun. */
export const kindOf = (error: unknown, phase: 'preparing' | 'publishing'): FailureKind =>
  error instanceof PublisherError ? error.kind : phase === 'publishing' ? 'reconcile' : 'bug'

const sentenceOf = (error: unknown): string =>
  error instanceof PublisherError ? error.message : 'Something went wrong inside the hub; its log says what.'

/**
 * Takes a claimed row to its next state. Never throws for what a platform did; throws only when the ledger fails, and then
 * the lease runs out.
 */
export async function deliver(row: Delivery, ledger: Ledger, world: World, options: DeliverOptions): Promise<void> {
  const channel = await world.channel(row.channel)
  const publisher = await world.publisher(row.platform)
  if (!channel || !publisher) {
    await apply(ledger, row, { is: 'impossible', reason: 'The channel or its platform does not exist any more.' }, await ledger.now())
    return
  }
  const closed = await closedGate(row, channel, world, await ledger.now())
  if (closed) {
    await apply(ledger, row, closed, await ledger.now())
    return
  }
  const { proof } = publisher.manifest
  if (row.ambiguous && row.unknownSince && proof.kind === 'key') {
    const age = (await ledger.now()).getTime() - row.unknownSince.getTime()
    if (age > (proof.windowMs ?? 0) - 2 * options.callTimeoutMs) {
      await apply(ledger, row, { is: 'look-first', reason: 'Looking whether it is live before it is sent again.' }, await ledger.now())
      return
    }
  }

  const signal = AbortSignal.any([options.stopping, AbortSignal.timeout(options.callTimeoutMs * 2)])
  let ctx: PublishContext<unknown>
  let snapshot: string
  try {
    ctx = await world.context(channel, row, signal)
    const prepared = await prepare(row, publisher, ctx)
    if (!prepared.ready) {
      await apply(
        ledger,
        row,
        { is: 'prepared-later', checkAfter: prepared.checkAfter, resume: JSON.stringify(prepared.resume) },
        await ledger.now(),
      )
      return
    }
    snapshot = JSON.stringify(prepared.staged)
  } catch (error) {
    await fail(error, 'preparing', row, channel, ledger, world, options)
    return
  }

  const now = await ledger.now()
  const freeze = await closedGate(row, channel, world, now)
  if (freeze || options.stopping.aborted) {
    await apply(ledger, row, freeze ?? { is: 'gate-closed', reason: '', notBefore: now }, now)
    return
  }
  const intent = await apply(ledger, row, { is: 'intent', snapshot, leaseUntil: new Date(now.getTime() + options.callTimeoutMs * 2) }, now)
  const intentAt = performance.now()
  if (!intent) {
    // Held, withdrawn, edited or overtaken meanwhile: nothing was sent, and the row is given back if it is still ours.
    await apply(ledger, row, { is: 'gate-closed', reason: row.reason, notBefore: now }, now)
    return
  }
  await ledger.recordAttempt({
    delivery: row.id,
    number: intent.attempt,
    fence: intent.fence,
    intentAt: now,
    digest: createHash('sha256').update(intent.snapshot).digest('hex'),
  })
  if (performance.now() - intentAt > options.staleIntentMs) {
    await apply(
      ledger,
      intent,
      { is: 'not-sent', reason: 'The machine was busy or asleep; nothing was sent.', notBefore: now },
      await ledger.now(),
    )
    await ledger.settleAttempt(row.id, intent.attempt, 'not-sent', 'Too long between intent and call.')
    return
  }

  try {
    const call = AbortSignal.timeout(options.callTimeoutMs)
    const published = await publisher.publish(JSON.parse(intent.snapshot) as Json, {
      ...(await world.context(channel, row, call)),
      signal: call,
    })
    const live = await recordLive(ledger, row.id, published)
    await ledger.settleAttempt(row.id, intent.attempt, 'published', published.url)
    if (publisher.manifest.minimumGapMs > 0)
      await world.pause(channel, new Date((await ledger.now()).getTime() + publisher.manifest.minimumGapMs))
    if (live) await announce(live, ledger)
  } catch (error) {
    await fail(error, 'publishing', intent, channel, ledger, world, options)
  }
}

async function prepare(row: Delivery, publisher: AnyPublisher, ctx: PublishContext<unknown>) {
  // Once an outcome was open, exactly the same bytes are sent again, never a new composition.
  if (row.ambiguous && row.snapshot) return { ready: true as const, staged: JSON.parse(row.snapshot) as Json }
  const story = JSON.parse(row.story) as Story
  const draft = publisher.compose({ ...story, link: story.link ?? (row.link || null) })
  if (!publisher.stage) return { ready: true as const, staged: draft }
  return publisher.stage(draft, ctx, row.resume ? (JSON.parse(row.resume) as Json) : null)
}

/** The gates that are not columns of the row. Asked at claim and again right before intent. */
async function closedGate(row: Delivery, channel: Channel, world: World, now: Date): Promise<Event | null> {
  const freeze = freezeOver(await world.freezes(), row)
  // Normally the freeze has put its hold on the row; this is for a row that came into the ledger at the same moment.
  if (freeze) return { is: 'gate-closed', reason: `Frozen: ${freeze.reason}`, notBefore: new Date(now.getTime() + 5_000) }
  if (channel.status !== 'connected')
    return { is: 'sign-in-refused', reason: `${channel.name} is not connected. Connect it, and this goes out.` }
  if (channel.paused)
    return {
      is: 'gate-closed',
      reason: `${channel.name} is paused${channel.pausedReason ? `: ${channel.pausedReason}` : '.'}`,
      notBefore: new Date(now.getTime() + 15_000),
    }
  return null
}

async function fail(
  error: unknown,
  phase: 'preparing' | 'publishing',
  row: Delivery,
  channel: Channel,
  ledger: Ledger,
  world: World,
  options: DeliverOptions,
): Promise<void> {
  const kind = options.stopping.aborted && phase === 'preparing' ? 'retry' : kindOf(error, phase)
  const now = await ledger.now()
  const reason = sentenceOf(error)
  const code = error instanceof PublisherError ? error.code : error instanceof Error ? error.name : 'thrown'
  if (!(error instanceof PublisherError))
    world.log.error({ err: error, delivery: row.id }, 'A publisher threw something that is not a PublisherError.')
  else world.log.warn({ delivery: row.id, platform: row.platform, kind, code }, reason)

  const event = await eventFor(kind, row, channel, world, reason, now, error)
  const changed = await apply(ledger, row, event, now)
  if (!changed && kind === 'reconcile') world.log.warn({ delivery: row.id }, 'An open outcome was already known.')
  if (phase === 'publishing') await ledger.settleAttempt(row.id, row.attempt, kind, `${code}: ${reason}`)
}

async function eventFor(
  kind: FailureKind,
  row: Delivery,
  channel: Channel,
  world: World,
  reason: string,
  now: Date,
  error: unknown,
): Promise<Event> {
  switch (kind) {
    case 'retry':
      return { is: 'not-sent', reason, notBefore: new Date(now.getTime() + backoffMs(row.attempt)) }
    case 'wait': {
      const until = (error instanceof PublisherError ? error.retryAfter : null) ?? new Date(now.getTime() + 15 * 60_000)
      await world.pause(channel, until)
      return { is: 'not-sent', reason, notBefore: until }
    }
    case 'reconnect':
      if (await world.refresh(channel).catch(() => false)) return { is: 'not-sent', reason: 'The access was renewed.', notBefore: now }
      await world.refuse(channel, reason)
      return { is: 'sign-in-refused', reason }
    case 'rejected':
      return { is: 'content-refused', reason }
    case 'reconcile':
      return row.state === 'sending'
        ? { is: 'outcome-open', reason }
        : { is: 'not-sent', reason, notBefore: new Date(now.getTime() + backoffMs(row.attempt)) }
    case 'unsupported':
    case 'bug':
      return { is: 'impossible', reason }
  }
}

/** Where a reader of this language finds a post that is live. */
export const addressFor = (leader: Delivery, language: Language): string =>
  (leader.urls ? (JSON.parse(leader.urls) as { [language in Language]?: string })[language] : undefined) ?? leader.url

const languageOf = (row: Delivery): Language => (JSON.parse(row.story) as Story).language

/** Tells those that waited for this one that it is there. Repeated by the sweep where a crash came in between. */
export async function announce(leader: Delivery, ledger: Ledger): Promise<void> {
  for (const follower of await ledger.find({ waitsFor: leader.key }, { by: 'dueAt', limit: 500 })) {
    await apply(ledger, follower, { is: 'leader-live', link: addressFor(leader, languageOf(follower)) }, await ledger.now())
  }
}
