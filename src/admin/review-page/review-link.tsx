'use client'
import { NavLink } from '../parts/nav-link.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** What waits for a decision, in the navigation among the posts. */
export function ReviewLink() {
  const { title } = useWords(words)
  return <NavLink id="nav-review" href="/admin/review" title={title} beside="nav-posts" />
}
