'use client'
import { NavLink } from '../parts/nav-link.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** The calendar in the navigation, among the posts. */
export function CalendarLink() {
  const { title } = useWords(words)
  return <NavLink id="nav-calendar" href="/admin/calendar" title={title} beside="nav-posts" />
}
