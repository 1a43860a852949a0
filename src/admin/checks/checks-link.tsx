'use client'
import { NavLink } from '../parts/nav-link.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** The checks in the navigation, beside the brands that they hold posts to. */
export function ChecksLink() {
  const { title } = useWords(words)
  return <NavLink id="nav-checks" href="/admin/checks" title={title} beside="nav-brands" />
}
