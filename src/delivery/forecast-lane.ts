/** One channel as `forecast.ts` plays it through: what waits there for nothing but time, and when the channel is free again. */
import type { Localised } from '../core/answers.ts'
import type { Channel } from '../core/channel.ts'
import { both, say } from './forecast-words.ts'
import type { Delivery } from './ledger.ts'
import { slotOf } from './slot-key.ts'

/** Instants are milliseconds since 1970. */
interface Waiting {
  readonly row: Delivery
  readonly ready: number
  readonly because: Localised
}

export interface Lane {
  readonly channel: Channel
  readonly waiting: Waiting[]
  free: number
  /** What keeps the channel until then. */
  because: Localised | null
  /** What goes next, and when. */
  next: { readonly it: Waiting; readonly at: number } | null
}

export const emptyLane = (channel: Channel): Lane => ({ channel, waiting: [], free: -Infinity, because: null, next: null })

/** The post's title without the channel's name, which planning puts behind it. */
export const postTitle = ({ title }: { readonly title: string }): string => title.replace(/ · [^·]*$/u, '')

export const after = (row: Delivery): Localised => (row.part > 0 ? say.afterPart : say.afterWebsite)

/** An answer that came a little later than the clock was read still belongs to the same rest. */
const toleranceMs = 5_000

/** The engine takes, of what is ready, what has been due for longest. */
function foremost(lane: Lane): Lane['next'] {
  const at = lane.waiting.reduce((earliest, { ready }) => Math.min(earliest, Math.max(ready, lane.free)), Infinity)
  const it = lane.waiting
    .filter(({ ready }) => ready <= at)
    .reduce<Waiting | null>((first, one) => (first && first.row.dueAt <= one.row.dueAt ? first : one), null)
  return it && { it, at }
}

/** Puts a row into its channel's lane. @param leaderAt when what it follows is live; `null`: it follows nothing. */
export function enter(lane: Lane, row: Delivery, leaderAt: number | null, now: number): void {
  const [due, again] = [row.dueAt.getTime(), row.notBefore.getTime()]
  const ready = Math.max(now, due, again, leaderAt ?? now)
  lane.waiting.push({ row, ready, because: whyReady(row, ready, leaderAt) })
  lane.next = foremost(lane)
}

/** Of what ends at the same instant, its own time is worth the most. */
function whyReady(row: Delivery, ready: number, leaderAt: number | null): Localised {
  if (ready === row.dueAt.getTime()) return slotOf(row) ? say.slot : say.time
  if (ready === leaderAt) return after(row)
  if (ready === row.notBefore.getTime()) return row.reason ? say.again(row.reason) : say.toldToWait
  return say.now
}

/** The row goes: the channel rests afterwards. */
export function take(lane: Lane, row: Delivery, at: number): void {
  const { gapMs } = lane.channel
  lane.free = at + gapMs
  lane.because = gapMs > 0 ? say.gapBehind(postTitle(row), gapMs) : say.goesFirst(postTitle(row))
}

/** Takes out what goes next. @returns why it goes then and not earlier. */
export function leave(lane: Lane, { it }: NonNullable<Lane['next']>): Localised {
  lane.waiting.splice(lane.waiting.indexOf(it), 1)
  if (!lane.because || lane.free < it.ready) return it.because
  if (lane.free > it.ready) return lane.because
  return lane.channel.gapMs === 0 ? both(it.because, lane.because) : it.because
}

export const lookAgain = (lane: Lane): void => void (lane.next = foremost(lane))

/** How the channel stands before anything else goes: it may still rest, because of itself or because the platform said so. */
export function rest(lane: Lane, rows: readonly Delivery[], now: number): void {
  const { notBefore, id, gapMs } = lane.channel
  const until = notBefore?.getTime() ?? -Infinity
  if (until <= Math.max(now, lane.free)) return
  const last = rows
    .filter((row) => row.channel === id && row.publishedAt !== null)
    .reduce<Delivery | null>((latest, row) => (latest && Number(latest.publishedAt) >= Number(row.publishedAt) ? latest : row), null)
  const isGap = last?.publishedAt && gapMs > 0 && until <= last.publishedAt.getTime() + gapMs + toleranceMs
  lane.free = until
  lane.because = isGap ? say.gapAfter(postTitle(last), gapMs) : say.channelTold(lane.channel)
}

/** The lane on which something goes before it does on any other. */
export const earliest = (lanes: Iterable<Lane>): Lane | null =>
  [...lanes].reduce<Lane | null>((first, lane) => (lane.next && (!first?.next || lane.next.at < first.next.at) ? lane : first), null)
