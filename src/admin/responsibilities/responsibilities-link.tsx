'use client'
import { NavLink } from '../parts/nav-link.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** Who looks after what, in the navigation beside the people. */
export function ResponsibilitiesLink() {
  const { title } = useWords(words)
  return <NavLink id="nav-responsibilities" href="/admin/responsibilities" title={title} beside="nav-users" />
}
