/** One batch at the platform: what it told of each post, and what is to become of those of which it told nothing. */
import type { ChannelNow } from '../core/channel.ts'
import type { Delivery } from '../delivery/ledger.ts'
import type { Exchange, World } from '../delivery/ports.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { redactor, secretsIn } from '../../publishers/kit/redact.ts'
import type { Json } from '../core/story.ts'
import type { AnyPublisher } from '../../publishers/publisher.ts'
import { hearing, saidOf, storable, type Heard } from './hearing.ts'
import { rationed } from './rationed.ts'
import { toldOfPosts, type Told } from './told.ts'

export interface Asking {
  readonly world: Pick<World, 'channel' | 'context' | 'refresh' | 'grant' | 'log'>
  readonly channel: ChannelNow
  readonly publisher: AnyPublisher
  readonly now: Date
  /** Whether this process alone measures the channel, still and for a while. Asked before each call. */
  readonly holds: () => Promise<boolean>
  /** Pays for the numbers of these. `null`: there is no money for it. Otherwise gives back what it took for those that were not served. */
  readonly pay: (rows: readonly Delivery[]) => Promise<((unserved: readonly Delivery[]) => Promise<void>) | null>
  /** There is no newer access to be had. */
  readonly isRenewed?: boolean
}

export interface Answer {
  readonly row: Delivery
  readonly told: Told
  /** The platform's own words, as they are stored. */
  readonly raw: string | null
}

/**
 * `answers`: of these it told something. `leftOut`: it said nothing of these, and they are asked again. `failed`: nothing came of the call, for
 * these alone. `stop`: nobody is to be asked on this channel before then; `lost`: not by this process; `refused`: as far as is known, for it was
 * the access that was refused.
 */
export interface Outcome {
  readonly answers: readonly Answer[]
  readonly leftOut: readonly Delivery[]
  readonly failed: readonly Delivery[]
  readonly stop: { readonly why: 'limit' | 'budget' | 'failure' | 'lost' | 'refused'; readonly until: Date | null } | null
}
const nothing: Outcome = { answers: [], leftOut: [], failed: [], stop: null }

/** A platform that cannot tell numbers at all, or is not permitted to, is asked once a day. */
const unsupportedMs = 24 * 60 * 60_000
const callsEndMs = 120_000

export async function ask(asking: Asking, rows: readonly Delivery[]): Promise<Outcome> {
  const { world, channel, publisher, now, holds, pay } = asking
  const { measureCalls, costs } = publisher.manifest
  const [first] = rows
  if (!first) return nothing
  if (!(await holds())) return { ...nothing, stop: { why: 'lost', until: null } }
  const until = await world.grant(channel, 'read', now, measureCalls)
  if (until) return { ...nothing, stop: { why: 'limit', until } }
  const giveBack = await pay(rows)
  if (!giveBack) return { ...nothing, stop: { why: 'budget', until: null } }
  const calls: Exchange[] = []
  const heard: Heard[] = []
  const posts = rows.map(({ remoteId, url }) => ({ remoteId, url }))
  let stop: Outcome['stop'] = null
  const read = async () => {
    const ctx = await world.context(channel, first, AbortSignal.timeout(callsEndMs), (call) => calls.push(call))
    const http = rationed(
      hearing(ctx.http, (answer) => heard.push(answer)),
      {
        grant: () => world.grant(channel, 'read', now),
        onWait: (until) => (stop = { why: 'limit', until }),
      },
    )
    const told = toldOfPosts(await publisher.measure?.(posts, { ...ctx, http }))
    return { told, strike: redactor(secretsIn(ctx.credentials as Json)) }
  }
  const answer = await read().catch((error: unknown) => ({ error }))
  if ('error' in answer) {
    // What answered and cannot be read was served, and what did not answer in time may have been: that stays paid.
    const isServed = ({ sent, status }: Exchange) => sent && !(costs?.readReturned && status !== null && status >= 400)
    if (!calls.some(isServed)) await giveBack(rows)
    return afterwards(asking, rows, answer.error)
  }
  const { told, strike } = answer
  const others = (row: Delivery) => posts.flatMap(({ remoteId }) => (remoteId === row.remoteId ? [] : [remoteId]))
  const answers = rows.flatMap((row): Answer[] => {
    const of = told.get(row.remoteId)
    return of ? [{ row, told: of, raw: storable(saidOf(heard, row.remoteId, others(row)), strike) }] : []
  })
  if (costs?.readReturned) await giveBack(rows.filter(({ remoteId }) => (told.get(remoteId)?.values ?? 'gone') === 'gone'))
  const leftOut = rows.filter(({ remoteId }) => !told.has(remoteId))
  const outcome = { ...nothing, answers, leftOut, stop }
  return rows.length > 1 ? confirmed(asking, outcome) : outcome
}

/** Half an answer looks like posts that are gone: what many were asked for with is believed only once it alone was asked for. */
async function confirmed(asking: Asking, outcome: Outcome): Promise<Outcome> {
  let all: Outcome = { ...outcome, answers: outcome.answers.filter(({ told }) => told.values !== 'gone') }
  const gone = outcome.answers.filter(({ told }) => told.values === 'gone').map(({ row }) => row)
  if (outcome.stop) return { ...all, leftOut: [...all.leftOut, ...gone] }
  for (const [at, row] of gone.entries()) {
    const alone = await ask(asking, [row])
    all = joined(all, alone)
    if (alone.stop) return { ...all, leftOut: [...all.leftOut, ...gone.slice(at)] }
  }
  return all
}

async function afterwards(asking: Asking, rows: readonly Delivery[], error: unknown): Promise<Outcome> {
  const { world, channel, now } = asking
  const failure = error instanceof PublisherError ? error : null
  if (failure?.kind === 'reconnect' && !asking.isRenewed) {
    const renewed = (await world.refresh(channel).catch(() => false)) && (await world.channel(channel.id))
    return renewed ? ask({ ...asking, channel: renewed, isRenewed: true }, rows) : afterwards({ ...asking, isRenewed: true }, rows, error)
  }
  world.log.warn({ err: failure?.message ?? error, channel: channel.id }, 'Numbers could not be collected; they are asked for again.')
  const isOfOne = failure?.kind === 'bug' || failure?.kind === 'rejected' || failure?.kind === 'reconnect'
  if (isOfOne && rows.length > 1) return halved(asking, rows)
  if (failure?.kind === 'reconnect') return { ...nothing, failed: rows, stop: { why: 'refused', until: null } }
  if (!failure || isOfOne) return { ...nothing, failed: rows }
  const until = failure.kind === 'unsupported' ? new Date(now.getTime() + unsupportedMs) : failure.retryAfter
  return { ...nothing, stop: { why: failure.kind === 'wait' ? 'limit' : 'failure', until } }
}

/** One post that is refused, or whose answer cannot be read, must not keep the others from being read. */
async function halved(asking: Asking, rows: readonly Delivery[]): Promise<Outcome> {
  const half = Math.ceil(rows.length / 2)
  const one = await ask(asking, rows.slice(0, half))
  // An access with which two were refused, each alone, and nothing was told, is believed to be spent.
  if (one.stop && (one.stop.why !== 'refused' || one.failed.length > 1)) return one
  const other = await ask(asking, rows.slice(half))
  const all = { ...joined(one, other), stop: other.stop ?? one.stop }
  if (all.stop?.why !== 'refused' || all.answers.length === 0) return all
  // It told of others: it was the posts that were refused.
  const known = new Set([...all.answers.map(({ row }) => row), ...all.failed])
  return { ...all, leftOut: rows.filter((row) => !known.has(row)), stop: null }
}

const joined = (a: Outcome, b: Outcome): Outcome => ({
  answers: [...a.answers, ...b.answers],
  leftOut: [...a.leftOut, ...b.leftOut],
  failed: [...a.failed, ...b.failed],
  stop: a.stop ?? b.stop,
})
