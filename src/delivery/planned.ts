/** What each channel does if a post is approved now, for those who decide about it. Pure; writes nothing and takes no slot. */
import type { Localised, PlannedView } from '../core/answers.ts'
import { firstTimes, type Circumstances, type FirstTime } from '../core/first-times.ts'
import { oddity, repetitions, wallDayOf, wallTimeOf } from '../core/times.ts'
import type { Variant } from '../core/variant.ts'
import { say } from './planned-words.ts'

export interface Live {
  /** When it was due there first: from then its repetitions count. */
  readonly due: Date
  /** '' where exactly this is not known to stand there. */
  readonly contentHash: string
}

export interface PlannedFrom extends Omit<Circumstances, 'isThere'> {
  /** Channels that have the post already, or may have: a network is not given it again. */
  readonly live: ReadonlyMap<string, Live>
}

export function planned(variants: readonly Variant[], from: PlannedFrom): PlannedView[] {
  const isThere = ({ channel, hash }: Variant) => from.live.get(channel.id)?.contentHash === hash
  const times = firstTimes(variants, { ...from, isThere })
  return variants.map((variant, index) => {
    const { channel } = variant
    const live = from.live.get(channel.id)
    const stays = live && (!from.isOwned(channel.platform) || isThere(variant))
    const goes = stays ? null : (times[index] ?? null)
    const first = stays ? live.due : goes?.at
    return {
      channel: { id: channel.id, name: channel.name, platform: channel.platform },
      at: goes && goes.at > from.now ? goes.at.toISOString() : null,
      timeZone: channel.timeZone,
      note: together([
        ...(goes ? whenFirst(variant, goes, from) : [stays ? say.live : notSaid(variant)]),
        ...(live && !stays ? [say.replaces] : []),
        ...(first ? whenAgain(variant, first, from.now) : []),
        ...(variant.latePolicy && variant.latePolicy !== 'default' ? [say.late[variant.latePolicy]] : []),
        ...(channel.paused ? [say.paused(channel.pausedReason)] : []),
        ...(channel.status === 'connected' ? [] : [say.notConnected]),
      ]),
    }
  })
}

const together = (notes: readonly Localised[]): Localised => ({
  de: notes.map(({ de }) => de).join(' '),
  en: notes.map(({ en }) => en).join(' '),
})

const notSaid = ({ takesSlot, channel }: Variant): Localised =>
  takesSlot ? (channel.slots.length === 0 ? say.noSlots : say.noneFree) : say.noTime

function whenFirst({ channel: { timeZone }, dueAt }: Variant, { at, slot, after }: FirstTime, { now }: PlannedFrom): Localised[] {
  const soon = dueAt && dueAt < now ? say.passed(dueAt, timeZone) : say.atOnce
  return [
    ...(slot !== null ? [say.slot] : at <= now ? [soon] : []),
    ...byTheClock(at, slot ?? wallTimeOf(at, timeZone).slice(-5), timeZone),
    ...(after ? [say.after(after.name)] : []),
  ]
}

/** Where the clocks are set, the time that was asked for may not be there, or be there twice. */
function byTheClock(at: Date, asked: string, timeZone: string): Localised[] {
  const odd = oddity(wallDayOf(at, timeZone), asked, timeZone)
  if (odd === 'missing') return [say.missing(at, asked, timeZone)]
  return odd === 'twice' ? [say.twice(at, asked, timeZone)] : []
}

function whenAgain({ channel: { timeZone }, recurrence }: Variant, first: Date, now: Date): Localised[] {
  if (!recurrence) return []
  if (recurrence.until === '') return [say.repeatedUntilWhen]
  const times = repetitions(first, recurrence, timeZone).filter((at) => at > now)
  const asked = wallTimeOf(first, timeZone).slice(-5)
  return [say.repeated(recurrence, times.length), ...times.flatMap((at) => byTheClock(at, asked, timeZone))]
}
