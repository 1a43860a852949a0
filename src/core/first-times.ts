import type { Channel } from './channel.ts'
import { slotTimes } from './times.ts'
import type { Variant } from './variant.ts'

export interface FirstTime {
  /** Not before `now`: what is due already goes at once. */
  readonly at: Date
  /** HH:MM of the slot that it takes, as the channel says it; `null` where it takes none. */
  readonly slot: string | null
  /** The channel of our own that has to publish it first. */
  readonly after: Channel | null
}

export interface Circumstances {
  readonly now: Date
  readonly isOwned: (platform: string) => boolean
  /** Whether another post has this slot. */
  readonly taken?: (channel: string, at: Date) => boolean
  /** Whether exactly this stands on the channel already: nothing waits for it. */
  readonly isThere?: (variant: Variant) => boolean
}

/**
 * When each variant goes first, in their order, if the post is approved now: at its time, but a network never before the first
 * medium of our own, to which it points. `null`: nobody has said when, or there is no free slot.
 */
export function firstTimes(variants: readonly Variant[], { now, isOwned, taken, isThere }: Circumstances): (FirstTime | null)[] {
  const leader = variants.find(({ channel }) => isOwned(channel.platform))
  const alone = (variant: Variant, earliest: Date, after: Channel | null): FirstTime | null => {
    const { channel, dueAt, ownTime, takesSlot } = variant
    if (ownTime && !dueAt) return null
    const at = dueAt && dueAt > earliest ? dueAt : earliest
    if (!takesSlot) return { at, slot: null, after }
    for (const one of slotTimes(channel.slots, channel.timeZone, at))
      if (!taken?.(channel.id, one.at)) return { at: one.at, slot: one.time, after }
    return null
  }
  const first = leader && !isThere?.(leader) ? alone(leader, now, null) : null
  const follows = first && leader ? leader.channel : null
  return variants.map((variant) =>
    isOwned(variant.channel.platform) ? alone(variant, now, null) : alone(variant, first?.at ?? now, follows),
  )
}
