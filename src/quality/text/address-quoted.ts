/** Finds what somebody else says: „…“, “…”, »…«, «…» and "…". */
import type { Span } from '../facts.ts'

const pairs: Readonly<Record<string, RegExp>> = { '„': /[“”"]/u, '“': /[”"]/u, '»': /«/u, '«': /»/u, '"': /"/u }
// A quotation that does not end is none: somebody has lost a mark.
const longest = 2_000

/** In order, marks included. A quotation ends with its paragraph. Linear. */
export function quotedIn(text: string): Span[] {
  const found: Span[] = []
  let open: { readonly at: number; readonly closes: RegExp } | null = null
  for (const { index, 0: mark } of text.matchAll(/[„“”»«"]|\n\s*\n/gu)) {
    if (mark.startsWith('\n')) open = null
    else if (open?.closes.test(mark)) {
      if (index - open.at <= longest) found.push({ start: open.at, end: index + 1 })
      open = null
    } else if (!open) {
      const closes = pairs[mark]
      open = closes ? { at: index, closes } : null
    }
  }
  return found
}
