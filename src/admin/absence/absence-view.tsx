import type { AdminViewServerProps } from 'payload'
import { OwnPage } from '../parts/own-page.tsx'
import { Absence } from './absence.tsx'

/** The page /admin/absence. */
export function AbsenceView(view: AdminViewServerProps) {
  return (
    <OwnPage view={view} path="/admin/absence">
      <Absence />
    </OwnPage>
  )
}
