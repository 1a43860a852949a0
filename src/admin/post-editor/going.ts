import type { PostState } from '../../core/answers.ts'
import { finalStates, type DeliveryState } from '../../core/delivery.ts'
import type { Language } from '../../core/story.ts'

/** What one channel does, and when. */
export interface Going {
  readonly channel: { readonly id: string; readonly name: string; readonly platform: string }
  /** `null`: as soon as it is approved, or nobody can say; the note says which. */
  readonly at: string | null
  /** IANA, the channel's. */
  readonly timeZone: string
  /** `null`: nothing is under way, it is what an approval would do. */
  readonly state: DeliveryState | null
  readonly note: { readonly de: string; readonly en: string } | null
}
/** Channels that do the same at the same time, by the same clock. */
export interface Moment extends Pick<Going, 'at' | 'timeZone' | 'state'> {
  readonly going: readonly Going[]
}

const ended: readonly DeliveryState[] = finalStates

/** What happens on each channel: what an approval would do, and where that is past, the next delivery, or else the last. */
export function goings({ planned, deliveries }: Pick<PostState, 'planned' | 'deliveries'>): Going[] {
  const ahead = planned.map(({ channel, at, timeZone, note }): Going => ({ channel, at, timeZone, state: null, note }))
  const told = new Set(ahead.map(({ channel }) => channel.id))
  const under = new Map<string, Going>()
  for (const delivery of deliveries.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))) {
    const { channel, state, timeZone, publishedAt, dueAt } = delivery
    const known = under.get(channel.id)
    if (told.has(channel.id) || (known?.state && !ended.includes(known.state))) continue
    under.set(channel.id, { channel, state, timeZone, at: publishedAt ?? dueAt, note: null })
  }
  return [...ahead, ...under.values()]
}

/** In the order in which they come; what has no time comes last. */
export function moments(all: readonly Going[]): Moment[] {
  const found = new Map<string, Moment>()
  for (const one of all) {
    const { at, timeZone, state } = one
    const key = JSON.stringify([at, timeZone, state])
    found.set(key, { at, timeZone, state, going: [...(found.get(key)?.going ?? []), one] })
  }
  return [...found.values()].toSorted((a, b) => (a.at ?? '9999').localeCompare(b.at ?? '9999'))
}

/** What is to be known of a moment, each thing once, and of which channels. */
export function notesOf({ going }: Moment, language: Language): { readonly note: string; readonly of: readonly string[] }[] {
  const found = new Map<string, string[]>()
  for (const { channel, note } of going) {
    const said = note?.[language]
    if (said) found.set(said, [...(found.get(said) ?? []), channel.name])
  }
  return [...found].map(([note, of]) => ({ note, of }))
}
