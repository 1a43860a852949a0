import type { CalendarAnswer, CalendarChannel, CalendarEntry } from '../../core/calendar.ts'
import { daysApart, movedByDays } from '../../core/calendar-days.ts'
import type { Language } from '../../core/story.ts'
import { platformLook } from '../parts/look.ts'
import { words } from './words.ts'

/** What an event of the grid stands for. */
export type Shown =
  | { readonly is: 'entry'; readonly entry: CalendarEntry; readonly channels: readonly CalendarChannel[] }
  | { readonly is: 'slot'; readonly channel: CalendarChannel; readonly at: string }
  | { readonly is: 'campaign'; readonly id: string }
  | { readonly is: 'holiday'; readonly country: string }
  | { readonly is: 'hidden'; readonly day: string }

/** An event as the grid takes it. */
export interface GridEvent {
  readonly id: string
  readonly title: string
  readonly start: string
  readonly end?: string
  readonly allDay: boolean
  readonly editable: boolean
  readonly extendedProps: { readonly order: number; readonly shown: Shown }
}

/** What comes first within a day. */
const order: Record<Shown['is'], number> = { holiday: 0, campaign: 1, entry: 2, slot: 3, hidden: 4 }

const event = (id: string, title: string, start: string, shown: Shown, more: Partial<GridEvent> = {}): GridEvent => ({
  id,
  title,
  start,
  allDay: false,
  editable: false,
  ...more,
  extendedProps: { order: order[shown.is], shown },
})

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** @param asList one below the other: what lasts is named on its first day alone */
export function eventsOf(answer: CalendarAnswer, language: Language, number: (value: number) => string, asList = false): GridEvent[] {
  const text = words[language]
  const channels = new Map(answer.channels.map((channel) => [channel.id, channel]))
  return [
    ...answer.holidays.map(({ day, country, name }) =>
      event(`holiday:${day}:${name.en}`, `${name[language]} (${country})`, day, { is: 'holiday', country }, { allDay: true }),
    ),
    ...answer.campaigns.map(({ id, name, from, to }) =>
      event(
        `campaign:${id}`,
        text.campaignBar(name),
        from,
        { is: 'campaign', id },
        { allDay: true, ...(!asList && { end: dayAfter(to) }) },
      ),
    ),
    ...answer.entries.map((entry) => {
      const on = entry.channels.flatMap((id) => channels.get(id) ?? [])
      const title = titleOf(entry, language)
      return event(entry.id, title, entry.at, { is: 'entry', entry, channels: on }, { editable: entry.moving !== 'never' })
    }),
    ...answer.slots.flatMap(({ channel: id, at }) => {
      const channel = channels.get(id)
      return channel ? [event(`slot:${id}:${at}`, `${text.slot}: ${channel.name}`, at, { is: 'slot', channel, at })] : []
    }),
    ...answer.hidden.map(({ day, count }) =>
      event(`hidden:${day}`, text.hidden(count, number(count)), day, { is: 'hidden', day }, { allDay: true }),
    ),
  ]
}

export const titleOf = ({ title }: CalendarEntry, language: Language): string => title[language] || words[language].untitled

/** Two letters that stand for a platform where its colour alone would: "Ma", "X", "Li". */
export const lettersOf = (platform: string): string =>
  platformLook(platform)
    .name.replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 2)

/** What was dragged, and where it was put. */
export interface Put {
  readonly before: Date
  readonly after: Date
  /** On a day, in a month or above the hours: no hour was chosen. */
  readonly isDay: boolean
}

/**
 * Where something that was put down belongs. On another day it keeps its time of day by its own clock; within hours it goes to the
 * instant at which it was put.
 */
export function droppedAt(entry: Pick<CalendarEntry, 'at' | 'timeZone'>, { before, after, isDay }: Put, zone: string): Date {
  return isDay ? movedByDays(new Date(entry.at), daysApart(before, after, zone), entry.timeZone) : after
}

/** The ids of entries in the order in which arrow keys go through them. */
export const byTime = (answer: Pick<CalendarAnswer, 'entries'> | undefined): readonly string[] => answer?.entries.map(({ id }) => id) ?? []
