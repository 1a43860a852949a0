'use client'
import { NavLink } from '../parts/nav-link.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/** The channels at a glance, in the navigation among them. */
export function ChannelsLink() {
  const { title } = useWords(words)
  return <NavLink id="nav-channels-overview" href="/admin/channels" title={title} beside="nav-deliveries" />
}
