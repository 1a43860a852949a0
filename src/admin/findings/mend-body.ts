/** Finds in Lexical's JSON what an offset in its plain text means, and mends it there. */
import { richTextToPlain } from '../../core/rich-text.ts'
import { fromTheEnd, stillStands, type Mended, type Pointed } from './mend.ts'

/** Where something stands in the body: in its n-th text node, in the order of reading. */
export interface BodySpot {
  readonly node: number
  readonly start: number
  readonly end: number
  /** All of the node's text. */
  readonly text: string
}

interface TextNode {
  text: string
}

// Private use: no check finds it, and the plain text keeps it.
const mark = '\uE0FF'
/** More places than these are not tried: the right one is nearly always the first. */
const mostTries = 200

/** Every node with words of its own, in the order of reading. */
function textNodes(body: unknown, depth = 0): TextNode[] {
  if (typeof body !== 'object' || body === null || depth > 100) return []
  const node = body as { text?: unknown; children?: unknown; root?: unknown }
  if (Array.isArray(node.children)) return node.children.flatMap((child) => textNodes(child, depth + 1))
  return typeof node.text === 'string' ? [node as TextNode] : textNodes(node.root, depth + 1)
}

function* occurrences(text: string, match: string): Generator<number> {
  if (match === '') return yield* Array(text.length + 1).keys()
  for (let at = text.indexOf(match); at >= 0; at = text.indexOf(match, at + 1)) yield at
}

/**
 * `null`: the body says something else by now, or the words do not stand in one piece: they are partly bold, or made by the editor,
 * as the number before an item.
 */
export function spotIn(body: unknown, finding: Pointed): BodySpot | null {
  const plain = richTextToPlain(body)
  const { start = 0, excerpt } = finding
  if (!excerpt || !stillStands(plain, finding)) return null
  const copy: unknown = structuredClone(body)
  const nodes = textNodes(copy)
  const places = nodes.flatMap(({ text }, node) => [...occurrences(text, excerpt.match)].map((at) => ({ node, at })))
  const guess = [...occurrences(plain.slice(0, Math.max(0, start - 1 + excerpt.match.length)), excerpt.match)].length
  const wanted = plain.slice(0, start) + mark
  // The plain text has words that no node has, such as addresses of links: whether a place is the right one is told by marking it.
  const found = places
    .map((place, number) => ({ ...place, far: Math.abs(number - guess) }))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, mostTries)
    .find(({ node, at }) => {
      const one = nodes[node] as TextNode
      const { text } = one
      one.text = text.slice(0, at) + mark + text.slice(at + excerpt.match.length)
      const isIt = richTextToPlain(copy).startsWith(wanted)
      one.text = text
      return isIt
    })
  return found ? { node: found.node, start: found.at, end: found.at + excerpt.match.length, text: nodes[found.node]?.text ?? '' } : null
}

/** A new body with each fix in its place. What cannot be found any more stays as it is. */
export function mendedBody(body: unknown, findings: readonly Pointed[]): Mended<unknown> {
  return fromTheEnd(findings.filter(({ fix }) => fix !== undefined)).reduce<Mended<unknown>>(
    (now, finding) => {
      const spot = spotIn(now.value, finding)
      if (!spot) return now
      const value: unknown = structuredClone(now.value)
      const node = textNodes(value)[spot.node]
      if (node) node.text = spot.text.slice(0, spot.start) + (finding.fix ?? '') + spot.text.slice(spot.end)
      return { value, count: now.count + 1 }
    },
    { value: body, count: 0 },
  )
}
