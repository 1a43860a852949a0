'use client'
import type { CalendarEntry } from '../../core/calendar.ts'
import { finalStates } from '../../core/delivery.ts'
import { freezeOn, useFreezes } from '../freezes.ts'

const over: ReadonlySet<string> = new Set(finalStates)

/** What holds an entry: what the hub says of it, or a freeze that stops each of its channels, also before it is approved. */
export function useHeld({ held, state, channels }: CalendarEntry): CalendarEntry['held'] {
  const freezes = useFreezes()
  if (held || over.has(state) || channels.length === 0) return held
  return channels.every((channel) => freezeOn(freezes, channel)) ? 'freeze' : null
}
