'use client'
import { Link } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

interface NavLinkProps {
  readonly id: string
  readonly href: string
  readonly title: string
  /** Id of a link of Payload's, in whose group this one stands. */
  readonly beside: string
}

/**
 * A page of ours in the navigation. Payload's groups hold nothing but collections, so it is put behind them in their place; where that
 * group is not shown it stands by itself.
 */
export function NavLink({ id, href, title, beside }: NavLinkProps) {
  const pathname = usePathname()
  const [group, setGroup] = useState<Element | null>(null)
  useEffect(() => setGroup(document.getElementById(beside)?.parentElement ?? null), [pathname, beside])
  const isHere = pathname === href
  const label = (
    <>
      {isHere && <div className="nav__link-indicator" />}
      <span className="nav__link-label">{title}</span>
    </>
  )
  const link = isHere ? (
    <div className="nav__link" id={id} aria-current="page">
      {label}
    </div>
  ) : (
    <Link className="nav__link" id={id} href={href} prefetch={false}>
      {label}
    </Link>
  )
  return group ? createPortal(link, group) : link
}
