import type { AdminViewServerProps } from 'payload'
import { OwnPage } from '../parts/own-page.tsx'
import { Queue } from './queue.tsx'

/** The page /admin/queue. */
export function QueueView(view: AdminViewServerProps) {
  return (
    <OwnPage view={view} path="/admin/queue">
      <Queue />
    </OwnPage>
  )
}
