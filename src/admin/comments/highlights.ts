/** Marks words on the page without changing it (CSS Custom Highlights). A browser that cannot shows them as they are: the list names them. */
const name = 'fh-comments'

function registry(): Highlight | null {
  if (typeof Highlight === 'undefined') return null
  const known = CSS.highlights.get(name) ?? new Highlight()
  CSS.highlights.set(name, known)
  return known
}

/** @returns takes the marks away again. */
export function mark(ranges: readonly Range[]): () => void {
  const all = registry()
  for (const range of ranges) all?.add(range)
  return () => {
    for (const range of ranges) all?.delete(range)
  }
}

/** Brings words into view, and selects them so that they are seen at once. */
export function show(range: Range): void {
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' })
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}
