'use client'
import { NavLink } from '../parts/nav-link.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** Importing, in the navigation among what is written. */
export function ImportLink() {
  const { title } = useWords(words)
  return <NavLink id="nav-import" href="/admin/import" title={title} beside="nav-posts" />
}
