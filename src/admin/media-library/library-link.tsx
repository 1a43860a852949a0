'use client'
import { NavLink } from '../parts/nav-link.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** The media library in the navigation, among the posts. */
export function LibraryLink() {
  const { title } = useWords(words)
  return <NavLink id="nav-media-library" href="/admin/media" title={title} beside="nav-posts" />
}
