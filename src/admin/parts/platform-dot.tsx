import type { CSSProperties } from 'react'

/** The platform's colour. Its name always stands beside it. */
export function PlatformDot({ color }: { readonly color: string }) {
  return <span className="fh-dot" style={{ '--fh-platform': color } as CSSProperties} aria-hidden="true" />
}
