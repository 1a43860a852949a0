'use client'
import { Link } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useWords } from '../words.ts'
import { words } from './words.ts'

/**
 * The queue in the navigation, among the channels. Payload's groups hold nothing but collections, so it is put behind them in
 * their place; where that group is not shown it stands by itself.
 */
export function QueueLink() {
  const text = useWords(words)
  const pathname = usePathname()
  const [group, setGroup] = useState<Element | null>(null)
  useEffect(() => setGroup(document.getElementById('nav-deliveries')?.parentElement ?? null), [pathname])
  const isHere = pathname === '/admin/queue'
  const label = (
    <>
      {isHere && <div className="nav__link-indicator" />}
      <span className="nav__link-label">{text.title}</span>
    </>
  )
  const link = isHere ? (
    <div className="nav__link" id="nav-queue" aria-current="page">
      {label}
    </div>
  ) : (
    <Link className="nav__link" id="nav-queue" href="/admin/queue" prefetch={false}>
      {label}
    </Link>
  )
  return group ? createPortal(link, group) : link
}
