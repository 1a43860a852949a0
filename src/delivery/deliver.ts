/** One delivery's way, from being claimed to being settled. */
import { createHash } from 'node:crypto'
import type { ChannelNow } from '../core/channel.ts'
import type { Json, Story } from '../core/story.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { withoutAccess } from '../../publishers/kit/redact.ts'
import type { Accepted, AnyPublisher, PublishContext, Published } from '../../publishers/publisher.ts'
import { afterwards } from './afterwards.ts'
import { apply, recordLive, settle } from './apply.ts'
import { insisting } from './insisting.ts'
import { eventFor, kindOf, sentenceOf, type Phase, type Renewals } from './failures.ts'
import { gates, lastGates } from './gates.ts'
import type { Delivery, Ledger, SettledAttempt } from './ledger.ts'
import type { Exchange, World } from './ports.ts'

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

/**
 * Takes a claimed row to its next state. `channel` is what it was claimed on, as it was then. Never throws for what a platform did; throws only when the ledger fails, and then
 * the lease runs out.
 */
export async function deliver(
  row: Delivery,
  channel: ChannelNow | null,
  ledger: Ledger,
  world: World,
  options: DeliverOptions,
): Promise<void> {
  const publisher = await world.publisher(row.platform)
  if (!publisher) {
    await settle(ledger, row, { is: 'impossible', reason: 'There is no publisher for this platform any more.' })
    return
  }
  // Once an outcome was open, exactly the same bytes are sent again, never a new composition.
  const snapshot = row.ambiguous && row.snapshot ? row.snapshot : await prepare({ row, publisher, channel }, ledger, world, options)
  if (snapshot !== null) await send(row, snapshot, publisher, ledger, world, options)
}

interface Preparing {
  readonly row: Delivery
  readonly publisher: AnyPublisher
  /** As it was when the row was claimed, a moment ago. */
  readonly channel: ChannelNow | null
}

/** What is sent, and everything invisible that the platform needs before. @returns `null`: the row went another way. */
async function prepare(
  { row, publisher, channel: seen }: Preparing,
  ledger: Ledger,
  world: World,
  options: DeliverOptions,
): Promise<string | null> {
  const { channel, closed } = await gates(row, seen, world, await ledger.now())
  if (closed) {
    await settle(ledger, row, closed)
    return null
  }
  try {
    const story = JSON.parse(row.story) as Story
    const link = story.link ?? (row.link ? await world.links.make(channel, story, row.link) : null)
    const draft = publisher.compose({ ...story, link })
    if (!publisher.stage) return JSON.stringify(draft)
    const signal = AbortSignal.any([options.stopping, AbortSignal.timeout(options.callTimeoutMs * 2)])
    const resume = row.resume ? (JSON.parse(row.resume) as Json) : null
    const work = async () => publisher.stage?.(draft, await world.context(channel, row, signal), resume)
    const prepared = await orAborted(work(), signal)
    if (prepared?.ready) return JSON.stringify(prepared.staged)
    if (prepared)
      await settle(ledger, row, { is: 'prepared-later', checkAfter: prepared.checkAfter, resume: JSON.stringify(prepared.resume) })
  } catch (error) {
    await fail({ error, phase: 'preparing', row, channel }, ledger, world, options)
  }
  return null
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
  const calls: Exchange[] = []
  let ctx: PublishContext<unknown>
  try {
    ctx = await world.context(channel, row, call.signal, (exchange) => calls.push(exchange))
  } catch (error) {
    await fail({ error, phase: 'preparing', row, channel }, ledger, world, options)
    return
  }
  const now = await ledger.now()
  const leaseUntil = new Date(now.getTime() + options.callTimeoutMs * 2)
  const attempt = {
    delivery: row.id,
    number: row.attempt + 1,
    fence: row.fence,
    intentAt: now,
    digest: digestOf(snapshot),
    asked: withoutAccess(snapshot),
  }
  const intent = await apply(ledger, row, { is: 'intent', snapshot, leaseUntil }, now, { opens: attempt })
  if (!intent) {
    // Held, withdrawn, edited or overtaken meanwhile: nothing was sent, and the row is given back if it is still ours.
    await settle(ledger, row, { is: 'gate-closed', reason: '', notBefore: now })
    return
  }
  const settled = (outcome: string, answer: string): SettledAttempt => ({
    delivery: row.id,
    number: attempt.number,
    outcome,
    answer,
    calls: JSON.stringify(calls),
  })
  if (passed() > options.staleIntentMs) {
    const event = { is: 'not-sent', reason: 'The machine was busy or asleep; nothing was sent.', notBefore: now } as const
    await settle(ledger, intent, event, { settles: settled('not-sent', 'Too long between intent and call.') })
    return
  }
  try {
    const live = await publishOnce({ intent, publisher, ctx, call, channel, settled }, ledger, world, options)
    if (live) await afterwards(live, publisher, ledger)
  } catch (error) {
    await fail({ error, phase: 'publishing', row: intent, channel, settled }, ledger, world, options)
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

interface Call {
  readonly intent: Delivery
  readonly publisher: AnyPublisher
  readonly ctx: PublishContext<unknown>
  readonly call: AbortController
  readonly channel: ChannelNow
  readonly settled: (outcome: string, answer: string) => SettledAttempt
}

/** The visible call. Its answer counts whenever it comes, even after it was given up. @returns the row where it is live now. */
async function publishOnce(
  { intent, publisher, ctx, call, channel, settled }: Call,
  ledger: Ledger,
  world: World,
  options: DeliverOptions,
) {
  const { name, minimumGapMs } = publisher.manifest
  const givenUp = new AbortController()
  const ends = setTimeout(() => call.abort(new DOMException('The call took too long.', 'TimeoutError')), options.callTimeoutMs)
  const mustEnd = setTimeout(
    () => givenUp.abort(new PublisherError('reconcile', `${name} did not answer in time.`, { code: 'deadline' })),
    options.callTimeoutMs * patience,
  )
  // The channel rests before its lane is free again: another process would not wait otherwise.
  const gapMs = Math.max(minimumGapMs, channel.gapMs)
  const rest = async () => {
    if (gapMs > 0) await world.pause(ctx.channel, new Date((await ledger.now()).getTime() + gapMs))
  }
  const answered = async () => {
    try {
      return await publisher.publish(JSON.parse(intent.snapshot) as Json, ctx)
    } catch (error) {
      if (kindOf(error, 'publishing') === 'reconcile') await rest()
      throw error
    }
  }
  const landed = answered().then(async (answer) => {
    await rest().catch((error: unknown) => world.log.error({ err: error, channel: channel.id }, 'The channel could not be given its rest.'))
    return 'accepted' in answer ? recordAccepted(ledger, intent, answer, settled) : recordPublished(ledger, world, intent, answer, settled)
  })
  try {
    return await orAborted(landed, givenUp.signal)
  } finally {
    clearTimeout(ends)
    clearTimeout(mustEnd)
  }
}

type Settled = Call['settled']

async function recordAccepted(ledger: Ledger, intent: Delivery, { accepted, checkAfter }: Accepted, settled: Settled): Promise<null> {
  const event = { is: 'accepted', resume: JSON.stringify(accepted), checkAfter } as const
  await settle(ledger, intent, event, { settles: settled('accepted', 'The platform took it and works on it.') })
  return null
}

async function recordPublished(
  ledger: Ledger,
  world: World,
  intent: Delivery,
  published: Published,
  settled: Settled,
): Promise<Delivery | null> {
  const live = await insisting(() => recordLive(ledger, intent, published, { settles: settled('published', published.url) }))
  if (live && live.remoteId !== published.remoteId)
    world.log.error({ delivery: intent.id, urls: [live.url, published.url] }, `${intent.title} is on the platform twice: delete one.`)
  return live
}

interface Failed {
  readonly error: unknown
  readonly phase: Phase
  readonly row: Delivery
  readonly channel: ChannelNow
  readonly settled?: Settled
}

async function fail({ error, phase, row, channel, settled }: Failed, ledger: Ledger, world: World, options: DeliverOptions): Promise<void> {
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
  const event = await eventFor({ error, kind, phase, row, channel, now }, world, options.renewals)
  await settle(ledger, row, event, settled && { settles: settled(kind, `${code}: ${reason}`) })
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
