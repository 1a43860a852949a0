'use client'
import FullCalendar, { type CalendarRef, type EventDropInfo } from '@fullcalendar/react'
import dayGrid from '@fullcalendar/react/daygrid'
import interaction from '@fullcalendar/react/interaction'
import list from '@fullcalendar/react/list'
import de from '@fullcalendar/react/locales/de'
import en from '@fullcalendar/react/locales/en-gb'
import theme from '@fullcalendar/react/themes/classic'
import timeGrid from '@fullcalendar/react/timegrid'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/classic/theme.css'
import { useEffect, useRef } from 'react'
import { useLanguage, useWords } from '../words.ts'
import { GridEntry } from './grid-entry.tsx'
import type { GridEvent, Put, Shown } from './events.ts'
import type { View } from './filter.ts'
import { words } from './words.ts'

export interface Shows {
  readonly from: Date
  readonly to: Date
  readonly title: string
}

interface GridProps {
  readonly view: View
  /** YYYY-MM-DD */
  readonly day: string
  readonly zone: string
  readonly events: readonly GridEvent[]
  readonly onShows: (shows: Shows) => void
  readonly onOpen: (shown: Shown) => void
  /** Where nothing stood. `null` for the time: the grid knows only the day. */
  readonly onEmpty: ((at: Date, isDay: boolean) => void) | null
  readonly onDrop: (shown: Shown, put: Put, revert: () => void) => void
}

const names: Record<View, string> = { month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay', list: 'listMonth' }
const plugins = [theme, dayGrid, timeGrid, list, interaction]
const clock = { hour: '2-digit', minute: '2-digit', hour12: false } as const
const shownBy = (event: { readonly extendedProps: Record<string, unknown> }) => event.extendedProps.shown as Shown

/** The only place that knows FullCalendar. It is loaded when the calendar is opened. */
export default function Grid({ view, day, zone, events, onShows, onOpen, onEmpty, onDrop }: GridProps) {
  const text = useWords(words)
  const language = useLanguage()
  const calendar = useRef<CalendarRef>(null)
  useEffect(() => {
    const api = calendar.current?.getApi()
    if (api && api.view.type !== names[view]) api.changeView(names[view], day)
    else api?.gotoDate(day)
  }, [view, day])
  const drop = ({ event, oldEvent, revert }: EventDropInfo) => {
    if (event.start && oldEvent.start)
      onDrop(shownBy(event), { before: oldEvent.start, after: event.start, isDay: event.allDay || view === 'month' }, revert)
    else revert()
  }
  return (
    <FullCalendar
      ref={calendar}
      plugins={plugins}
      initialView={names[view]}
      initialDate={day}
      headerToolbar={false}
      locales={[de, en]}
      locale={language === 'de' ? 'de' : 'en-gb'}
      firstDay={1}
      timeZone={zone}
      events={events as GridEvent[]}
      height="auto"
      fixedWeekCount={false}
      dayMaxEvents={view === 'month' ? 6 : 3}
      eventMaxStack={view === 'week' ? 2 : 6}
      eventOrder="order,start,title"
      eventDisplay="block"
      eventInteractive
      eventTimeFormat={clock}
      slotHeaderFormat={clock}
      slotDuration="00:30:00"
      slotEventOverlap={false}
      scrollTime="07:00:00"
      defaultTimedEventDuration="00:30"
      eventDurationEditable={false}
      longPressDelay={400}
      nowIndicator
      allDayText={text.allDay}
      moreLinkText={text.more}
      noEventsText={text.noEvents}
      dayCellClass={({ dow }) => (dow === 0 || dow === 6 ? 'fh-cal__weekend' : '')}
      dayLaneClass={({ dow }) => (dow === 0 || dow === 6 ? 'fh-cal__weekend' : '')}
      eventClass={({ event }) => `fh-cal__event fh-cal__event--${shownBy(event).is}`}
      eventContent={({ event, timeText }) => <GridEntry shown={shownBy(event)} title={event.title} time={timeText} />}
      eventClick={({ event, jsEvent }) => {
        jsEvent.preventDefault()
        onOpen(shownBy(event))
      }}
      dateClick={({ date, allDay }) => onEmpty?.(date, allDay)}
      eventDrop={drop}
      datesSet={({ start, end, view }) => onShows({ from: start, to: end, title: view.title })}
    />
  )
}
