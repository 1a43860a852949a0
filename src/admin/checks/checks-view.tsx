import type { AdminViewServerProps } from 'payload'
import { OwnPage } from '../parts/own-page.tsx'
import { Checks } from './checks.tsx'

/** The page /admin/checks. */
export function ChecksView(view: AdminViewServerProps) {
  return (
    <OwnPage view={view} path="/admin/checks">
      <Checks />
    </OwnPage>
  )
}
