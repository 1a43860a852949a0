/** The words of a part of the page as plain text, and ranges in it. What is on a button is no part of it. */

export interface DomText {
  readonly text: string
  readonly nodes: readonly { readonly node: Text; readonly start: number }[]
}

const blocks = 'p, li, h1, h2, h3, h4, h5, h6, blockquote, pre, div'

/** Blocks stand on lines of their own. */
export function domText(root: Element): DomText {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('button, .fh-unseen') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  const nodes: { node: Text; start: number }[] = []
  let text = ''
  let block: Element | null = null
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const around = node.parentElement?.closest(blocks) ?? null
    if (nodes.length > 0 && around !== block) text += '\n'
    block = around
    nodes.push({ node, start: text.length })
    text += node.data
  }
  return { text, nodes }
}

/** What is selected within the root, without the blanks around it. `null`: nothing, or something beyond it. */
export function selectedIn(root: Element): { readonly quote: string; readonly start: number; readonly end: number } | null {
  const selection = document.getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  const { text, nodes } = domText(root)
  const at = (container: Node, offset: number): number => {
    const here = nodes.find(({ node }) => node === container)
    if (here) return here.start + offset
    // An element: where the first text behind the point begins.
    const point = document.createRange()
    point.setStart(container, offset)
    const next = nodes.find(({ node }) => point.comparePoint(node, 0) >= 0)
    return next ? next.start : text.length
  }
  const [from, to] = [at(range.startContainer, range.startOffset), at(range.endContainer, range.endOffset)]
  const raw = text.slice(from, to)
  const quote = raw.trim()
  if (quote === '') return null
  const start = from + raw.indexOf(quote)
  return { quote, start, end: start + quote.length }
}

/** @returns `null`: there is no such place. */
export function rangeOf({ nodes }: DomText, { start, end }: { readonly start: number; readonly end: number }): Range | null {
  const holds = (at: number) => nodes.find(({ node, start }) => at >= start && at <= start + node.data.length)
  const last = (at: number) => nodes.findLast(({ node, start }) => at >= start && at <= start + node.data.length)
  const [from, to] = [last(start) ?? holds(start), holds(end)]
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.node, start - from.start)
  range.setEnd(to.node, end - to.start)
  return range
}
