/** Markdown as the editor would have written it: the JSON of a rich text, and where in the file each of its texts stands. */
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Json } from '../../core/story.ts'
import type { Range } from './source.ts'

type Tree = ReturnType<typeof fromMarkdown>
type Node = Tree | Tree['children'][number]
type Definition = Extract<Node, { type: 'definition' }>

export interface SourceText extends Omit<Range, 'exact'> {
  readonly value: string
}
export interface SourceImage extends Omit<Range, 'exact'> {
  readonly url: string
  readonly alt: string
}
export interface MarkdownBody {
  /** As `src/core/rich-text-tree.ts` reads it. `null`: there is none. */
  readonly body: Json
  /** Every text in the body, in its order. */
  readonly texts: readonly SourceText[]
  readonly images: readonly SourceImage[]
  /** HTML, which nobody reads here. */
  readonly html: readonly Omit<Range, 'exact'>[]
  /** What is nested more deeply than anybody nests, and was left out. */
  readonly deep: readonly Omit<Range, 'exact'>[]
}

/** As deep as the editor nests, and more than anybody writes. */
const deepest = 60
const formats = { strong: 1, emphasis: 2, inlineCode: 16 } as const

/**
 * @param mediumOf the id of the picture at an address; `null`: there is none, and it is left out
 * @param offset where in the file the Markdown begins
 */
export function readMarkdown(markdown: string, offset: number, mediumOf: (image: SourceImage) => string | null): MarkdownBody {
  const tree = fromMarkdown(markdown)
  const texts: SourceText[] = []
  const images: SourceImage[] = []
  const html: Omit<Range, 'exact'>[] = []
  const deep: Omit<Range, 'exact'>[] = []
  const definitions = new Map<string, Definition>()
  const rangeOf = ({ position }: Node) => ({ start: offset + (position?.start.offset ?? 0), end: offset + (position?.end.offset ?? 0) })
  collect(tree, definitions, (node) => html.push(rangeOf(node)))
  const textNode = (node: Node, value: string, format = 0): Json => {
    texts.push({ value, ...rangeOf(node) })
    return { type: 'text', text: value, format }
  }
  const link = (url: string, children: readonly Json[]): Json => ({ type: 'link', fields: { linkType: 'custom', url }, children })
  const image = (node: Node, url: string, alt: string | null | undefined): Json[] => {
    const found: SourceImage = { url, alt: alt?.trim() ?? '', ...rangeOf(node) }
    images.push(found)
    const value = mediumOf(found)
    return value === null ? [] : [{ type: 'upload', relationTo: 'media', value }]
  }

  function read(node: Node, format: number, depth: number): Json[] {
    const inner = (bits = format): Json[] => {
      if (!('children' in node)) return []
      if (depth < deepest) return node.children.flatMap((child) => read(child as Node, bits, depth + 1))
      deep.push(rangeOf(node))
      return []
    }
    switch (node.type) {
      case 'text':
        // A line that is broken in the file goes on.
        return [textNode(node, node.value.replace(/\r\n?|\n/g, ' '), format)]
      case 'inlineCode':
        return [textNode(node, node.value, format | formats.inlineCode)]
      case 'strong':
      case 'emphasis':
        return inner(format | formats[node.type])
      case 'break':
        return [{ type: 'linebreak' }]
      case 'link':
        return [link(node.url, inner())]
      case 'linkReference': {
        const to = definitions.get(node.identifier)
        return to ? [link(to.url, inner())] : inner()
      }
      case 'image':
        return image(node, node.url, node.alt)
      case 'imageReference': {
        const to = definitions.get(node.identifier)
        return to ? image(node, to.url, node.alt) : []
      }
      case 'paragraph':
        return [{ type: 'paragraph', children: inner() }]
      case 'heading':
        return [{ type: 'heading', tag: `h${node.depth}`, children: inner() }]
      case 'blockquote':
        return inner().map((block) => ((block as { type?: string }).type === 'paragraph' ? { ...(block as object), type: 'quote' } : block))
      case 'list':
        return [{ type: 'list', listType: node.ordered ? 'number' : 'bullet', start: node.start ?? 1, children: inner() }]
      case 'listItem':
        return [{ type: 'listitem', children: inner() }]
      case 'code':
        return [{ type: 'code', children: [textNode(node, node.value)] }]
      case 'thematicBreak':
        return [{ type: 'horizontalrule' }]
      default:
        return []
    }
  }
  const children = tree.children.flatMap((child) => read(child, 0, 0))
  return { body: children.length === 0 ? null : { root: { type: 'root', children } }, texts, images, html, deep }
}

/** The first definition of each name counts. Tags within a line are not told: what stands between them is read. */
function collect(root: Node, definitions: Map<string, Definition>, tellHtml: (node: Node) => void): void {
  const waiting: Node[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if (!('children' in node)) continue
    const isInline = !['root', 'blockquote', 'listItem'].includes(node.type)
    for (const child of (node.children as Node[]).toReversed()) {
      waiting.push(child)
      if (child.type === 'html' && !isInline && !/^<!--[^]*-->\s*$/.test(child.value)) tellHtml(child)
    }
  }
}
