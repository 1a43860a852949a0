import type { AdminViewServerProps } from 'payload'
import { OwnPage } from '../parts/own-page.tsx'
import { Calendar } from './calendar.tsx'

/** The page /admin/calendar. */
export function CalendarView(view: AdminViewServerProps) {
  return (
    <OwnPage view={view} path="/admin/calendar">
      <Calendar />
    </OwnPage>
  )
}
