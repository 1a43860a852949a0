import type { AdminViewServerProps } from 'payload'
import { OwnPage } from '../parts/own-page.tsx'
import { Import } from './import.tsx'

/** The page /admin/import. */
export function ImportView(view: AdminViewServerProps) {
  return (
    <OwnPage view={view} path={pathOf(view)}>
      <Import />
    </OwnPage>
  )
}

/** A run has an address: who signs in first comes back to it. */
function pathOf({ searchParams }: AdminViewServerProps): string {
  const run = searchParams?.run
  return typeof run === 'string' ? `/admin/import?run=${encodeURIComponent(run)}` : '/admin/import'
}
