import type { ReactNode } from 'react'

/** True for http and https addresses: nothing else may become a link. */
export const isWebAddress = (address: string): boolean => /^https?:\/\/\S+$/i.test(address)

/** A link out of the hub: opens beside it and tells the other side nothing about us. What is no web address stays text. */
export function OutsideLink({ href, label, children }: { readonly href: string; readonly label?: string; readonly children: ReactNode }) {
  if (!isWebAddress(href)) return <>{children}</>
  return (
    <a className="fh-out" href={href} target="_blank" rel="noreferrer noopener" aria-label={label}>
      {children}
    </a>
  )
}
