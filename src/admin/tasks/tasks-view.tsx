import type { AdminViewServerProps } from 'payload'
import { OwnPage } from '../parts/own-page.tsx'
import { Tasks } from './tasks.tsx'

/** The page /admin/tasks. */
export function TasksView(view: AdminViewServerProps) {
  return (
    <OwnPage view={view} path={pathOf(view)}>
      <Tasks />
    </OwnPage>
  )
}

/** A mail leads to one task: who signs in first comes back to it. */
function pathOf({ searchParams }: AdminViewServerProps): string {
  const task = searchParams?.task
  return typeof task === 'string' ? `/admin/tasks?task=${encodeURIComponent(task)}` : '/admin/tasks'
}
