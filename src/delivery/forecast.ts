/** What will go out when, and why not earlier: the engine's own order, played through in the mind. Pure. */
import { manifests } from '../../publishers/manifests.gen.ts'
import type { Localised } from '../core/answers.ts'
import type { Channel } from '../core/channel.ts'
import { isTimeZone } from '../core/slots.ts'
import { after, earliest, emptyLane, enter, leave, lookAgain, rest, take } from './forecast-lane.ts'
import { both, say } from './forecast-words.ts'
import { goesUntilMs, lateness } from './late-policy.ts'
import type { Delivery } from './ledger.ts'
import { approved, inDoubt, noTime } from './patches.ts'
import { freezeOver, type Freeze } from './ports.ts'

export interface Forecast {
  readonly delivery: string
  /** When it will go as things stand now, never before it is due. `null`: nobody can say, or it does not go by itself. */
  readonly goesAt: Date | null
  /** Why not earlier, or what it waits for. */
  readonly because: Localised
}

/**
 * One forecast for each row that has not ended, and for those that ended live although withdrawn.
 *
 * @param rows All that has not ended. Those that ended may be among them: what follows them goes on or does not, and the last
 *   that was published explains why a channel still rests.
 * @param channels With `gapMs` as it is kept: the longer of the house's wish and the platform's demand.
 */
export function forecast(rows: readonly Delivery[], channels: readonly Channel[], freezes: readonly Freeze[], now: Date): Forecast[] {
  const start = now.getTime()
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const lanes = new Map(channels.map((channel) => [channel.id, emptyLane(channel)]))
  const followers = new Map<string, Delivery[]>()
  const told = new Map<string, Forecast>()
  const tell = ({ id }: Delivery, goesAt: number | null, because: Localised) =>
    told.set(id, { delivery: id, goesAt: goesAt === null ? null : new Date(goesAt), because })
  const goes = (row: Delivery, at: number, because: Localised) => {
    const lane = lanes.get(row.channel)
    if (lane) take(lane, row, at)
    tell(row, at, because)
  }
  const comes = (row: Delivery, leaderAt: number | null) => {
    const lane = lanes.get(row.channel)
    if (lane) enter(lane, row, leaderAt, start)
  }
  const letFollow = (leader: Delivery, at: number) => {
    for (const row of followers.get(leader.key) ?? []) comes(row, at)
    followers.delete(leader.key)
  }

  const inHand = rows.filter(({ state }) => state === 'claimed' || state === 'sending')
  for (const row of inHand) {
    const at = Math.max(start, row.dueAt.getTime(), lanes.get(row.channel)?.free ?? start)
    goes(row, at, row.state === 'claimed' ? say.preparing : say.sending)
  }
  for (const lane of lanes.values()) rest(lane, rows, start)

  for (const row of rows) {
    const channel = lanes.get(row.channel)?.channel
    const stands = row.state === 'scheduled' ? stoppedBy(row, channel, freezes) : withoutTime(row, channel, now)
    if (stands) tell(row, null, stands)
    else if (row.state !== 'scheduled') continue
    else if (row.waitsFor === '') comes(row, null)
    else if (byKey.get(row.waitsFor)?.state === 'published') comes(row, start)
    else followers.set(row.waitsFor, [...(followers.get(row.waitsFor) ?? []), row])
  }
  for (const row of inHand) letFollow(row, told.get(row.id)?.goesAt?.getTime() ?? start)

  for (let lane = earliest(lanes.values()); lane?.next; lane = earliest(lanes.values())) {
    const { it, at } = lane.next
    const { row } = it
    const because = leave(lane, lane.next)
    const late = inDoubt(row) ? null : tooLate(row, at, start)
    if (late) tell(row, null, both(because, late))
    else {
      goes(row, at, because)
      letFollow(row, at)
    }
    lookAgain(lane)
  }

  // What is left follows something that has no time itself.
  const left = [...followers.values()].flat()
  const root = (row: Delivery): Localised | undefined => {
    let leader = byKey.get(row.waitsFor)
    for (let steps = 0; leader && !told.has(leader.id) && steps < left.length; steps++) leader = byKey.get(leader.waitsFor)
    return leader && told.get(leader.id)?.because
  }
  const roots = left.map(root)
  for (const [i, row] of left.entries()) tell(row, null, both(after(row), ...(roots[i] ? [say.thatOne, roots[i]] : [say.leaderEnded])))
  return rows.flatMap((row) => told.get(row.id) ?? [])
}

/** What becomes of it if its turn comes only at that instant. The engine acts as soon as it is late, not when its turn comes. */
function tooLate({ dueAt, latePolicy }: Delivery, at: number, now: number): Localised | null {
  if (lateness(dueAt, new Date(at), latePolicy) === 'go') return null
  const noticed = new Date(Math.max(now, dueAt.getTime() + goesUntilMs + 1))
  return lateness(dueAt, noticed, latePolicy) === 'skipped' ? say.willBeSkipped : say.willBeAsked
}

/** What stands in the way of a scheduled row for as long as somebody does nothing about it: all of it. */
function stoppedBy(row: Delivery, channel: Channel | undefined, freezes: readonly Freeze[]): Localised | null {
  if (row.cancel) return say.withdrawing
  if (!channel) return say.noChannel
  const freeze =
    freezes.find(({ id }) => row.hold === `freeze:${id}`) ??
    freezeOver(freezes, row) ??
    freezeOver(freezes, { ...row, brand: channel.brand })
  const stops = [
    ...(freeze ? [say.frozen(freeze)] : []),
    ...(row.hold === 'approval' || !approved(row) ? [row.reason === noTime ? say.noTime : say.approval] : []),
    ...(channel.status === 'connected' ? [] : [say.disconnected(channel)]),
    ...(channel.paused ? [say.paused(channel)] : []),
  ]
  return stops.length > 0 ? both(...stops) : null
}

/** What is said of the states in which no time can be told. `null`: of the others. */
function withoutTime(row: Delivery, channel: Channel | undefined, now: Date): Localised | null {
  const next = row.notBefore > now ? row.notBefore : null
  const timeZone = isTimeZone(row.timeZone) ? row.timeZone : 'UTC'
  switch (row.state) {
    case 'processing':
      return manifests[row.platform]?.byHand ? say.byHand : say.processing(next, timeZone)
    case 'unknown':
      return say.unknown(next, timeZone)
    case 'needs-human':
      return say.needsHuman
    case 'blocked-auth':
      return say.signIn(channel)
    case 'late-hold':
      return say.late
    case 'live-withdrawn':
      return say.liveWithdrawn
    default:
      return null
  }
}
