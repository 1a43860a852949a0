'use client'
import { NavLink } from '../parts/nav-link.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** The numbers in the navigation, among the posts that bring them. */
export function NumbersLink() {
  const { title } = useWords(words)
  return <NavLink id="nav-numbers" href="/admin/numbers" title={title} beside="nav-posts" />
}
