import type { Slot } from '../core/slots.ts'
import { slotTimes } from '../core/times.ts'

export interface Slotted {
  readonly id: string
  readonly timeZone: string
  readonly slots: readonly Slot[]
}

/** More of them would hide what there is. */
const mostSlots = 600

/** The slots of channels from `from` until before `to`, by time. */
export function slotsBetween(channels: readonly Slotted[], from: Date, to: Date): { readonly channel: string; readonly at: Date }[] {
  const found: { channel: string; at: Date }[] = []
  for (const { id, timeZone, slots } of channels)
    for (const { at } of slotTimes(slots, timeZone, from)) {
      if (at >= to) break
      found.push({ channel: id, at })
    }
  return found.sort((a, b) => a.at.getTime() - b.at.getTime()).slice(0, mostSlots)
}
