/** The calendar as text for calendar programs (RFC 5545): titles, times and states, and nothing of what a post says. */
import ical, { ICalCalendarMethod } from 'ical-generator'
import { manifests } from '../../publishers/manifests.gen.ts'
import type { CalendarAnswer, CalendarEntry } from '../core/calendar.ts'
import { postedByHand, stateNames, type DeliveryState } from '../core/delivery.ts'
import { reviewNames, type ReviewState } from '../core/review.ts'
import type { Language } from '../core/story.ts'

interface Telling {
  readonly language: Language
  readonly timeZone: string
  readonly publicUrl: string
  readonly now: Date
}

const words = {
  de: { name: 'Funkhaus: Kalender', untitled: 'Ohne Titel' },
  en: { name: 'Funkhaus: calendar', untitled: 'Untitled' },
}
/** A post takes no time; calendar programs draw something that does. */
const minutesMs = 15 * 60_000

export function icsOf(answer: Pick<CalendarAnswer, 'entries' | 'channels'>, { language, timeZone, publicUrl, now }: Telling): string {
  const text = words[language]
  const channels = new Map(answer.channels.map((channel) => [channel.id, channel]))
  const calendar = ical({
    name: text.name,
    prodId: { company: 'Funkhaus', product: 'Calendar', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 15 * 60,
  })
  // Programs show it in their own zone; this is the one that the hub would show.
  calendar.x('X-WR-TIMEZONE', timeZone)
  for (const entry of answer.entries) {
    const at = new Date(entry.at)
    const named = entry.channels.flatMap((id) => channels.get(id)?.name ?? [])
    const byHand = entry.channels.some((id) => manifests[channels.get(id)?.platform ?? '']?.byHand)
    calendar.createEvent({
      id: `${entry.id}@funkhaus`,
      stamp: now,
      start: at,
      end: new Date(at.getTime() + minutesMs),
      summary: [entry.title[language] || text.untitled, ...named].join(' · '),
      description: stateOf(entry, byHand)[language],
      url: `${publicUrl}/admin/collections/posts/${entry.post}`,
    })
  }
  return calendar.toString()
}

const stateOf = ({ kind, state }: CalendarEntry, byHand: boolean) =>
  kind !== 'delivery'
    ? reviewNames[state as ReviewState]
    : state === 'processing' && byHand
      ? postedByHand
      : stateNames[state as DeliveryState]
