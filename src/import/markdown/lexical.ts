/** From Markdown to what our editor writes. HTML stays text, whatever it says; what the editor does not know becomes paragraphs. */
import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

export interface LexicalNode {
  readonly type: string
  readonly [key: string]: unknown
}
export interface RichText {
  readonly root: LexicalNode
}
export interface PictureInText {
  /** As it is written: `images/kite.jpg`. */
  readonly src: string
  readonly alt: string
}
export interface MarkdownOptions {
  /** The picture's id in the library; `null`: its alternative text stands in its place. */
  readonly picture?: (picture: PictureInText) => string | null
}

/** No text of a person nests deeper; below, only the words remain. */
const deepest = 20
// lexical/src/LexicalConstants.ts
const bold = 1
const italic = 2
const code = 16

const node = (type: string, children: readonly LexicalNode[], more: object = {}): LexicalNode => ({
  type,
  version: 1,
  format: '',
  indent: 0,
  direction: null,
  children,
  ...more,
})
const paragraph = (children: readonly LexicalNode[]) => node('paragraph', children, { textFormat: 0, textStyle: '' })
const words = (text: string, format = 0): LexicalNode => ({ type: 'text', version: 1, text, format, style: '', mode: 'normal', detail: 0 })
const lineBreak: LexicalNode = { type: 'linebreak', version: 1 }
const root = (children: readonly LexicalNode[]): RichText => ({ root: node('root', children.length > 0 ? children : [paragraph([])]) })

const lines = (text: string, format = 0): LexicalNode[] =>
  text.split('\n').flatMap((line, at) => [...(at > 0 ? [lineBreak] : []), ...(line ? [words(line, format)] : [])])

/** An empty line ends a paragraph. */
export const plainToLexical = (text: string): RichText =>
  root(
    text
      .replace(/\r\n?/g, '\n')
      .split(/\n[ \t]*\n\s*/)
      .filter((one) => one.trim() !== '')
      .map((one) => paragraph(lines(one.trim()))),
  )

export const markdownToLexical = (text: string, { picture = () => null }: MarkdownOptions = {}): RichText =>
  root(fromMarkdown(text).children.flatMap((child) => blocks(child, picture, 0)))

/** What a text shows and says beyond words. */
export function lookInto(text: string): { readonly pictures: readonly PictureInText[]; readonly hasHtml: boolean } {
  const pictures: PictureInText[] = []
  let hasHtml = false
  const waiting: Nodes[] = [fromMarkdown(text)]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === 'image') pictures.push({ src: next.url, alt: next.alt ?? '' })
    if (next.type === 'html' && !isComment(next.value)) hasHtml = true
    if ('children' in next) waiting.push(...next.children.toReversed())
  }
  return { pictures, hasHtml }
}

const isComment = (html: string) => /^<!--[\s\S]*-->\s*$/.test(html)

type Picture = NonNullable<MarkdownOptions['picture']>

function blocks(block: RootContent, picture: Picture, depth: number): LexicalNode[] {
  if (depth > deepest) return [paragraph(lines(textOf(block)))]
  switch (block.type) {
    case 'paragraph':
      return withUploads(block.children, picture, paragraph)
    case 'heading':
      return withUploads(block.children, picture, (children) => node('heading', children, { tag: `h${block.depth}` }))
    case 'blockquote': {
      // A quote of the editor holds no blocks: its paragraphs stand one below the other.
      const inner = block.children.flatMap((child) => blocks(child, picture, depth + 1))
      const uploads = inner.filter(({ type }) => type === 'upload')
      const said = inner
        .filter(({ type }) => type !== 'upload')
        .map((child) => inlineOf(child))
        .filter((one) => one.length > 0)
      return [...(said.length > 0 ? [node('quote', apart(said))] : []), ...uploads]
    }
    case 'list': {
      const start = block.start ?? 1
      return [
        node(
          'list',
          block.children.flatMap((item, at) => listItem(item.children, start + at, picture, depth)),
          { listType: block.ordered ? 'number' : 'bullet', tag: block.ordered ? 'ol' : 'ul', start },
        ),
      ]
    }
    case 'code':
      return [paragraph(lines(block.value, code))]
    case 'thematicBreak':
      return [{ type: 'horizontalrule', version: 1 }]
    case 'html':
      return isComment(block.value) ? [] : [paragraph(lines(block.value))]
    case 'definition':
      return []
    default:
      return [paragraph(lines(textOf(block)))]
  }
}

/** Lexical nests by an item that holds nothing but a list. */
function listItem(children: readonly RootContent[], value: number, picture: Picture, depth: number): LexicalNode[] {
  const inner = children.flatMap((child) => blocks(child, picture, depth + 1))
  const lists = inner.filter(({ type }) => type === 'list')
  const said = inner.filter(({ type }) => type !== 'list').map((child) => (child.type === 'upload' ? [] : inlineOf(child)))
  return [
    node('listitem', apart(said.filter((one) => one.length > 0)), { value }),
    ...lists.map((list) => node('listitem', [list], { value: value + 1 })),
  ]
}

const apart = (parts: readonly (readonly LexicalNode[])[]): LexicalNode[] =>
  parts.flatMap((part, at) => [...(at > 0 ? [lineBreak, lineBreak] : []), ...part])

/** The inline nodes of a block, or of what it holds. */
function inlineOf(block: LexicalNode): LexicalNode[] {
  const children = Array.isArray(block.children) ? (block.children as LexicalNode[]) : []
  const nested = children.some(({ type }) => type === 'listitem' || type === 'list')
  return nested ? apart(children.map(inlineOf).filter((one) => one.length > 0)) : children
}

/** A picture stands between paragraphs: it cuts the one that it is in. */
function withUploads(
  children: readonly PhrasingContent[],
  picture: Picture,
  wrap: (children: readonly LexicalNode[]) => LexicalNode,
): LexicalNode[] {
  const found: LexicalNode[] = []
  let run: LexicalNode[] = []
  const flush = () => {
    if (run.some(({ type, text }) => type !== 'linebreak' && !(type === 'text' && String(text).trim() === ''))) found.push(wrap(run))
    run = []
  }
  for (const child of children) {
    const id = child.type === 'image' ? picture({ src: child.url, alt: child.alt ?? '' }) : null
    if (id === null) run.push(...inlines(child, 0, 0))
    else {
      flush()
      // The node's own id is 24 hexadecimal digits, as Payload's editor makes it.
      found.push({
        type: 'upload',
        version: 3,
        format: '',
        id: id.replace(/\W/g, '').slice(0, 24).padEnd(24, '0'),
        relationTo: 'media',
        value: id,
        fields: {},
      })
    }
  }
  flush()
  return found
}

function inlines(inline: PhrasingContent, format: number, depth: number): LexicalNode[] {
  if (depth > deepest) return lines(textOf(inline), format)
  const within = (more: number) =>
    'children' in inline ? inline.children.flatMap((child) => inlines(child, format | more, depth + 1)) : []
  switch (inline.type) {
    case 'text':
      return lines(inline.value, format)
    case 'strong':
      return within(bold)
    case 'emphasis':
      return within(italic)
    case 'inlineCode':
      return [words(inline.value, format | code)]
    case 'break':
      return [lineBreak]
    case 'html':
      return isComment(inline.value) ? [] : lines(inline.value, format)
    case 'link': {
      const children = within(0)
      // A relative address leads nowhere here, and others run something.
      if (!/^(https?:\/\/|mailto:)/i.test(inline.url) || !URL.canParse(inline.url)) return children
      return [
        node('link', children, { version: 3, fields: { linkType: 'custom', newTab: false, url: inline.url }, id: linkId(inline.url) }),
      ]
    }
    case 'image':
      return inline.alt ? [words(inline.alt, format)] : []
    default:
      return 'children' in inline ? within(0) : lines(textOf(inline), format)
  }
}

const linkId = (url: string): string => {
  let hash = 0
  for (const letter of url) hash = (hash * 31 + letter.codePointAt(0)!) >>> 0
  return hash.toString(16).padStart(24, '0')
}

/** All words below a node. */
function textOf(from: Nodes): string {
  let text = ''
  const waiting: Nodes[] = [from]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ('value' in next) text += next.value
    if ('children' in next) waiting.push(...next.children.toReversed())
  }
  return text
}
