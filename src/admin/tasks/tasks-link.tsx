'use client'
import { NavLink } from '../parts/nav-link.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** What is posted by hand, in the navigation among the channels. */
export function TasksLink() {
  const { title } = useWords(words)
  return <NavLink id="nav-tasks" href="/admin/tasks" title={title} beside="nav-deliveries" />
}
