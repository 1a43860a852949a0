/** One delivery's way, from being claimed to being settled. */
import { createHash } from 'node:crypto'
import type { Channel } from '../core/channel.ts'
import type { Json, Language, Story } from '../core/story.ts'
import { PublisherError } from '../../publishers/errors.ts'
import type { AnyPublisher, PublishContext, Published } from '../../publishers/publisher.ts'
import type { Event } from './events.ts'
import { eventFor, kindOf, sentenceOf, type Phase, type Renewals } from './failures.ts'
import { gates, lastGates } from './gates.ts'
import type { Delivery, Ledger } from './ledger.ts'
import type { World } from './ports.ts'
import { step } from './transitions.ts'

export interface DeliverOptions {
  /** How long the visible call may take, in milliseconds. The lease is twice that. */
  readonly callTimeoutMs: number
  /** More than this between the last gates and the call, and nothing is sent: the process was asleep. */
  readonly staleIntentMs: number
  /** Aborted when the process stops: what has not been sent is given back. */
  readonly stopping: AbortSignal
  readonly renewals: Renewals
}
export const defaults = { callTimeoutMs: 30_000, staleIntentMs: 3_000 }

/** A publisher that does not end when it is told to is given up after this many times the call's time. */
const patience = 1.5

/** Applies an event to a row. `null`: it was not allowed any more, or somebody else was faster. */
export async function apply(ledger: Ledger, row: Delivery, event: Event, now: Date): Promise<Delivery | null> {
  const next = step(row, event, now)
  return next ? ledger.change(row.id, next.expect, next.patch) : null
}

/** The same by the worker that has the row in hand, again where the row was held, edited or withdrawn in between. */
async function settle(ledger: Ledger, row: Delivery, event: Event): Promise<Delivery | null> {
  for (let seen = row, tries = 0; tries < 20; tries++) {
    const changed = await apply(ledger, seen, event, await ledger.now())
    if (changed) return changed
    const now = await ledger.get(row.id)
    if (!now || now.fence !== row.fence || now.owner !== row.owner || JSON.stringify(now) === JSON.stringify(seen)) return null
    seen = now
  }
  return null
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

/**
 * Takes a claimed row to its next state. Never throws for what a platform did; throws only when the ledger fails, and then
 * the lease runs out.
 */
export async function deliver(row: Delivery, ledger: Ledger, world: World, options: DeliverOptions): Promise<void> {
  const publisher = await world.publisher(row.platform)
  if (!publisher) {
    await settle(ledger, row, { is: 'impossible', reason: 'There is no publisher for this platform any more.' })
    return
  }
  const { channel, closed } = await gates(row, world, await ledger.now())
  if (closed) {
    await settle(ledger, row, closed)
    return
  }
  let snapshot: string
  try {
    const signal = AbortSignal.any([options.stopping, AbortSignal.timeout(options.callTimeoutMs * 2)])
    const prepared = await orAborted(prepare(row, publisher, channel, world, signal), signal)
    if (!prepared.ready) {
      await settle(ledger, row, { is: 'prepared-later', checkAfter: prepared.checkAfter, resume: JSON.stringify(prepared.resume) })
      return
    }
    snapshot = JSON.stringify(prepared.staged)
  } catch (error) {
    await fail({ error, phase: 'preparing', row, channel }, ledger, world, options)
    return
  }
  await send(row, snapshot, publisher, ledger, world, options)
}

async function prepare(row: Delivery, publisher: AnyPublisher, channel: Channel, world: World, signal: AbortSignal) {
  // Once an outcome was open, exactly the same bytes are sent again, never a new composition.
  if (row.ambiguous && row.snapshot) return { ready: true as const, staged: JSON.parse(row.snapshot) as Json }
  const story = JSON.parse(row.story) as Story
  const draft = publisher.compose({ ...story, link: story.link ?? (row.link || null) })
  if (!publisher.stage) return { ready: true as const, staged: draft }
  const ctx = await world.context(channel, row, signal)
  return publisher.stage(draft, ctx, row.resume ? (JSON.parse(row.resume) as Json) : null)
}

/** The last gates, the intent, and the call: as close together as they can be. */
async function send(row: Delivery, snapshot: string, publisher: AnyPublisher, ledger: Ledger, world: World, options: DeliverOptions) {
  const passed = stopwatch()
  const { channel, closed } = await lastGates(row, publisher.manifest, world, await ledger.now(), options.callTimeoutMs)
  if (closed || options.stopping.aborted) {
    await settle(ledger, row, closed ?? { is: 'gate-closed', reason: '', notBefore: await ledger.now() })
    return
  }
  const call = new AbortController()
  let ctx: PublishContext<unknown>
  try {
    ctx = await world.context(channel, row, call.signal)
  } catch (error) {
    await fail({ error, phase: 'preparing', row, channel }, ledger, world, options)
    return
  }
  const now = await ledger.now()
  const leaseUntil = new Date(now.getTime() + options.callTimeoutMs * 2)
  const intent = await apply(ledger, row, { is: 'intent', snapshot, leaseUntil }, now)
  if (!intent) {
    // Held, withdrawn, edited or overtaken meanwhile: nothing was sent, and the row is given back if it is still ours.
    await settle(ledger, row, { is: 'gate-closed', reason: '', notBefore: now })
    return
  }
  const { attempt: number, fence } = intent
  const digest = createHash('sha256').update(intent.snapshot).digest('hex')
  await ledger.recordAttempt({ delivery: row.id, number, fence, intentAt: now, digest })
  if (passed() > options.staleIntentMs) {
    await settle(ledger, intent, { is: 'not-sent', reason: 'The machine was busy or asleep; nothing was sent.', notBefore: now })
    await ledger.settleAttempt(row.id, number, 'not-sent', 'Too long between intent and call.')
    return
  }
  let live: Delivery | null
  try {
    live = await publishOnce(intent, publisher, ctx, call, ledger, world, options)
  } catch (error) {
    await fail({ error, phase: 'publishing', row: intent, channel }, ledger, world, options)
    return
  }
  await ledger.settleAttempt(row.id, number, 'published', live?.url ?? '')
  if (live) await afterwards(live, publisher, ledger)
}

/** The visible call. Its answer counts whenever it comes, even after it was given up. */
async function publishOnce(
  intent: Delivery,
  publisher: AnyPublisher,
  ctx: PublishContext<unknown>,
  call: AbortController,
  ledger: Ledger,
  world: World,
  { callTimeoutMs }: DeliverOptions,
): Promise<Delivery | null> {
  const { name, minimumGapMs } = publisher.manifest
  const givenUp = new AbortController()
  const ends = setTimeout(() => call.abort(new DOMException('The call took too long.', 'TimeoutError')), callTimeoutMs)
  const mustEnd = setTimeout(
    () => givenUp.abort(new PublisherError('reconcile', `${name} did not answer in time.`, { code: 'deadline' })),
    callTimeoutMs * patience,
  )
  // The channel rests before its lane is free again: another process would not wait otherwise.
  const rest = async () => {
    if (minimumGapMs > 0) await world.pause(ctx.channel, new Date((await ledger.now()).getTime() + minimumGapMs))
  }
  const answered = async () => {
    try {
      const answer = await publisher.publish(JSON.parse(intent.snapshot) as Json, ctx)
      if ('accepted' in answer) throw new PublisherError('reconcile', `${name} is still working on it.`, { code: 'accepted' })
      return answer
    } catch (error) {
      if (kindOf(error, 'publishing') === 'reconcile') await rest()
      throw error
    }
  }
  const landed = answered().then(async (published) => {
    await rest().catch((error: unknown) =>
      world.log.error({ err: error, channel: ctx.channel.id }, 'The channel could not be given its rest.'),
    )
    const live = await recordLive(ledger, intent.id, published)
    if (live && live.remoteId !== published.remoteId)
      world.log.error({ delivery: intent.id, urls: [live.url, published.url] }, `${intent.title} is on the platform twice: delete one.`)
    return live
  })
  try {
    return await orAborted(landed, givenUp.signal)
  } finally {
    clearTimeout(ends)
    clearTimeout(mustEnd)
  }
}

interface Failed {
  readonly error: unknown
  readonly phase: Phase
  readonly row: Delivery
  readonly channel: Channel
}

async function fail({ error, phase, row, channel }: Failed, ledger: Ledger, world: World, options: DeliverOptions): Promise<void> {
  const now = await ledger.now()
  if (phase === 'preparing' && options.stopping.aborted) {
    await settle(ledger, row, { is: 'gate-closed', reason: '', notBefore: now })
    return
  }
  const kind = kindOf(error, phase)
  const reason = sentenceOf(error)
  const code = error instanceof PublisherError ? error.code : error instanceof Error ? error.name : 'thrown'
  if (!(error instanceof PublisherError))
    world.log.error({ err: error, delivery: row.id }, 'A publisher threw something that is not a PublisherError.')
  else world.log.warn({ delivery: row.id, platform: row.platform, kind, code }, reason)

  await settle(ledger, row, await eventFor({ error, kind, phase, row, channel, now }, world, options.renewals))
  if (phase === 'publishing') await ledger.settleAttempt(row.id, row.attempt, kind, `${code}: ${reason}`)
}

/** Ends when the work ends, or when the signal aborts, even if the work does not listen to it. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      const { reason } = signal as { reason: unknown }
      reject(reason instanceof PublisherError ? reason : new PublisherError('retry', 'Preparing it took too long.', { code: 'deadline' }))
    }
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** Milliseconds since now, by the clock that never jumps and by the one that goes on while a machine sleeps. */
function stopwatch(): () => number {
  const [steady, wall] = [performance.now(), Date.now()]
  return () => Math.max(performance.now() - steady, Date.now() - wall)
}

/** Where a reader of this language finds a post that is live. */
export const addressFor = (leader: Delivery, language: Language): string =>
  (leader.urls ? (JSON.parse(leader.urls) as { [language in Language]?: string })[language] : undefined) ?? leader.url

const languageOf = (row: Delivery): Language => (JSON.parse(row.story) as Story).language

/** What follows from a post being live. */
export async function afterwards(live: Delivery, { manifest }: AnyPublisher, ledger: Ledger): Promise<void> {
  await announce(live, ledger)
  if (manifest.role === 'owned') await closeReplaced(live, ledger)
}

/** An owned medium shows the newest version in the place of the one before: what was withdrawn of it is not live any more. */
async function closeReplaced(live: Delivery, ledger: Ledger): Promise<void> {
  for (const older of await ledger.find(
    { post: live.post, channel: live.channel, states: ['live-withdrawn'] },
    { by: 'dueAt', limit: 100 },
  ))
    if (older.occurrence < live.occurrence)
      await apply(
        ledger,
        older,
        { is: 'taken-down', reason: 'The version that was approved afterwards stands in its place.' },
        await ledger.now(),
      )
}

/** Tells those that waited for this one that it is there. Repeated by the sweep where a crash came in between. */
export async function announce(leader: Delivery, ledger: Ledger): Promise<void> {
  if (leader.state !== 'published') return
  for (const follower of await ledger.find({ waitsFor: leader.key }, { by: 'dueAt', limit: 500 })) {
    await apply(ledger, follower, { is: 'leader-live', link: addressFor(leader, languageOf(follower)) }, await ledger.now())
  }
}
