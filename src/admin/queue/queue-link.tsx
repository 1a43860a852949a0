'use client'
import { NavLink } from '../parts/nav-link.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** The queue in the navigation, among the channels. */
export function QueueLink() {
  const { title } = useWords(words)
  return <NavLink id="nav-queue" href="/admin/queue" title={title} beside="nav-deliveries" />
}
