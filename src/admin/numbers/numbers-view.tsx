import type { AdminViewServerProps } from 'payload'
import { OwnPage } from '../parts/own-page.tsx'
import { Numbers } from './numbers.tsx'

/** The page /admin/numbers. */
export function NumbersView(view: AdminViewServerProps) {
  return (
    <OwnPage view={view} path="/admin/numbers">
      <Numbers />
    </OwnPage>
  )
}
