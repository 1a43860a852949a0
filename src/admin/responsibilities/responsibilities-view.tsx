import type { AdminViewServerProps } from 'payload'
import { OwnPage } from '../parts/own-page.tsx'
import { Responsibilities } from './responsibilities.tsx'

/** The page /admin/responsibilities. */
export function ResponsibilitiesView(view: AdminViewServerProps) {
  return (
    <OwnPage view={view} path="/admin/responsibilities">
      <Responsibilities />
    </OwnPage>
  )
}
