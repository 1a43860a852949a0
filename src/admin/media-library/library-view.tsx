import type { AdminViewServerProps } from 'payload'
import { OwnPage } from '../parts/own-page.tsx'
import { Library } from './library.tsx'

/** The page /admin/media. */
export function LibraryView(view: AdminViewServerProps) {
  return (
    <OwnPage view={view} path="/admin/media">
      <Library />
    </OwnPage>
  )
}
