import type { ReactNode } from 'react'
import { linksIn } from '../../core/text.ts'
import { OutsideLink } from './outside-link.tsx'

/** A text whose web addresses are links. */
export function LinkedText({ children: text }: { readonly children: string }) {
  const parts: ReactNode[] = []
  let from = 0
  for (const { url, start, end } of linksIn(text)) {
    parts.push(text.slice(from, start), <OutsideLink key={start} href={url} children={url} />)
    from = end
  }
  return <>{[...parts, text.slice(from)]}</>
}
