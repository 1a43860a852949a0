/**
 * A clean tree of what Lexical's JSON says, as Payload's editor writes it. Total: whatever the JSON is, this reads what can be read.
 * What it does not know counts as its children. Deeper than `maxDepth` nothing is read: no editor writes that.
 */
const maxDepth = 100

export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly formats: readonly Format[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'link'; readonly target: LinkTarget; readonly newTab: boolean; readonly children: readonly Inline[] }

/** An address as somebody typed it, or a document of ours. */
export type LinkTarget = { readonly url: string } | { readonly doc: LinkedDocument }
export interface LinkedDocument {
  /** The collection's slug. */
  readonly collection: string
  readonly id: string
}

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4 | 5 | 6; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly style: 'bullet' | 'number' | 'check'; readonly start: number; readonly items: readonly ListItem[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'image'; readonly id: string }
  | { readonly kind: 'rule' }
/** `checked` is null outside of check lists. A paragraph in it is the item's own line; lists in it are nested. */
export interface ListItem {
  readonly checked: boolean | null
  readonly blocks: readonly Block[]
}

export type Format = 'bold' | 'italic' | 'strikethrough' | 'underline' | 'code' | 'subscript' | 'superscript' | 'highlight'
// lexical/src/LexicalConstants.ts, 0.50: IS_BOLD = 1 and so on, each twice the one before.
const formatBits: readonly Format[] = ['bold', 'italic', 'strikethrough', 'underline', 'code', 'subscript', 'superscript', 'highlight']

type Node = { readonly [key: string]: unknown }
type Wrap = (children: readonly Inline[]) => Block

const paragraph: Wrap = (children) => ({ kind: 'paragraph', children })

export function readRichText(body: unknown): Block[] {
  const top = nodeOf(body)
  const root = nodeOf(top?.root) ?? top
  return root ? blocksOf(root, paragraph, 0) : []
}

/** A node's children as blocks: each run of inline nodes becomes one block by `wrap`, blocks between them stand as they are. */
function blocksOf(parent: Node, wrap: Wrap, depth: number): Block[] {
  const blocks: Block[] = []
  let run: Inline[] = []
  const flush = () => {
    if (run.length > 0) blocks.push(wrap(run))
    run = []
  }
  const read = (parent: Node, depth: number) => {
    if (depth > maxDepth) return
    for (const node of childrenOf(parent)) {
      const inline = inlineOf(node, depth)
      const own = inline ? null : blockOf(node, depth)
      if (inline) run.push(inline)
      else if (own) {
        flush()
        for (const block of own) blocks.push(block)
      } else read(node, depth + 1)
    }
  }
  read(parent, depth)
  flush()
  return blocks
}

/** `null`: not a block that is known here. */
function blockOf(node: Node, depth: number): Block[] | null {
  const within = (wrap: Wrap) => blocksOf(node, wrap, depth + 1)
  switch (node.type) {
    case 'paragraph':
      return within(paragraph)
    case 'heading': {
      const level = headingLevels.get(node.tag) ?? 2
      return within((children) => ({ kind: 'heading', level, children }))
    }
    case 'quote':
      return within((children) => ({ kind: 'quote', children }))
    case 'list':
      return [listOf(node, depth)]
    case 'horizontalrule':
      return [{ kind: 'rule' }]
    case 'upload': {
      const id = idOf(node.value)
      return id === null ? [] : [{ kind: 'image', id }]
    }
    case 'code':
      return [{ kind: 'code', text: plainOf(inlinesOf(node, depth + 1)) }]
    case 'block': {
      // Payload's CodeBlock keeps its text in a field.
      const code = nodeOf(node.fields)?.code
      return typeof code === 'string' ? [{ kind: 'code', text: code }] : null
    }
    default:
      return null
  }
}

const headingLevels = new Map<unknown, 1 | 2 | 3 | 4 | 5 | 6>([
  ['h1', 1],
  ['h2', 2],
  ['h3', 3],
  ['h4', 4],
  ['h5', 5],
  ['h6', 6],
])

function listOf(node: Node, depth: number): Block {
  const style = node.listType === 'number' || node.listType === 'check' ? node.listType : 'bullet'
  const items: ListItem[] = []
  for (const child of childrenOf(node)) {
    const blocks = blocksOf(child.type === 'listitem' ? child : { children: [child] }, paragraph, depth + 1)
    const last = items.at(-1)
    // Lexical nests by an item that holds nothing but a list. It belongs to the item above.
    if (last && blocks.length > 0 && blocks.every(({ kind }) => kind === 'list'))
      items[items.length - 1] = { ...last, blocks: [...last.blocks, ...blocks] }
    else items.push({ checked: style === 'check' ? child.checked === true : null, blocks })
  }
  return { kind: 'list', style, start: Number.isSafeInteger(node.start) ? (node.start as number) : 1, items }
}

/** `null`: not an inline node. */
function inlineOf(node: Node, depth: number): Inline | null {
  if (node.type === 'linebreak') return { kind: 'break' }
  if (node.type === 'link' || node.type === 'autolink') {
    const fields = nodeOf(node.fields) ?? {}
    const children = inlinesOf(node, depth + 1)
    return { kind: 'link', target: targetOf(fields), newTab: fields.newTab === true, children }
  }
  if (typeof node.text !== 'string' || Array.isArray(node.children)) return null
  const bits = typeof node.format === 'number' ? node.format : 0
  return { kind: 'text', text: node.text, formats: formatBits.filter((_, bit) => (bits & (1 << bit)) !== 0) }
}

/** All inline nodes below a node, whatever blocks they stand in. */
function inlinesOf(parent: Node, depth: number): Inline[] {
  const found: Inline[] = []
  const read = (parent: Node, depth: number) => {
    if (depth > maxDepth) return
    for (const node of childrenOf(parent)) {
      const inline = inlineOf(node, depth)
      if (inline) found.push(inline)
      else read(node, depth + 1)
    }
  }
  read(parent, depth)
  return found
}

function targetOf(fields: Node): LinkTarget {
  const doc = nodeOf(fields.doc)
  const id = idOf(doc?.value)
  if (fields.linkType === 'internal' && typeof doc?.relationTo === 'string' && id !== null)
    return { doc: { collection: doc.relationTo, id } }
  return { url: typeof fields.url === 'string' ? fields.url : '' }
}

/** The text of inline nodes without their formats and links. */
export function plainOf(inlines: readonly Inline[]): string {
  return inlines.map((one) => (one.kind === 'text' ? one.text : one.kind === 'break' ? '\n' : plainOf(one.children))).join('')
}

const nodeOf = (value: unknown): Node | null => (typeof value === 'object' && value !== null ? (value as Node) : null)
const childrenOf = (node: Node): Node[] =>
  Array.isArray(node.children) ? node.children.map(nodeOf).filter((child): child is Node => child !== null) : []
/** Payload writes the id, or the whole document where it was populated. */
function idOf(value: unknown): string | null {
  const id = nodeOf(value)?.id ?? value
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null
}
