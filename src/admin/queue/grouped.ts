import type { QueuedDelivery } from '../../core/answers.ts'
import type { Language } from '../../core/story.ts'
import { words } from './words.ts'

export interface Day {
  readonly name: string
  readonly deliveries: readonly QueuedDelivery[]
}

export interface Grouped {
  /** Only a person can take these further. */
  readonly person: readonly QueuedDelivery[]
  /** By the day on which they go, soonest first. */
  readonly days: readonly Day[]
  /** Nobody can say when these go. */
  readonly later: readonly QueuedDelivery[]
}

const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' }

function formatIn(language: Language, options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locales[language], { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat(locales[language], options)
  }
}

/** The day on the calendar of that time zone, as 2026-11-22. */
const dayIn = (at: Date, timeZone: string) =>
  formatIn('en', { year: 'numeric', month: '2-digit', day: '2-digit' }, timeZone).format(at).split('/').reverse().join('-')

const oneDayLater = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

function dayName(at: Date, timeZone: string, language: Language, now: Date): string {
  const [day, today] = [dayIn(at, timeZone), dayIn(now, timeZone)]
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric'
  const date = formatIn(language, { weekday: 'long', day: 'numeric', month: 'long', year }, timeZone).format(at)
  const text = words[language]
  return day === today ? `${text.today}, ${date}` : day === oneDayLater(today) ? `${text.tomorrow}, ${date}` : date
}

/** The time of day where the delivery goes out, with its zone: "09:00 MEZ". */
export const timeIn = (iso: string, timeZone: string, language: Language): string =>
  formatIn(language, { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }, timeZone).format(new Date(iso))

/** Puts the queue into the order in which it is read. Days are those of each delivery's own time zone. */
export function grouped(
  deliveries: readonly QueuedDelivery[],
  needsPerson: (delivery: QueuedDelivery) => boolean,
  language: Language,
  now: Date,
): Grouped {
  const days = new Map<string, QueuedDelivery[]>()
  const others = deliveries.filter((delivery) => !needsPerson(delivery))
  for (const delivery of others) {
    if (!delivery.goesAt) continue
    const name = dayName(new Date(delivery.goesAt), delivery.timeZone, language, now)
    days.set(name, [...(days.get(name) ?? []), delivery])
  }
  return {
    person: deliveries.filter(needsPerson),
    days: [...days].map(([name, ofDay]) => ({ name, deliveries: ofDay })),
    later: others.filter(({ goesAt }) => !goesAt),
  }
}
