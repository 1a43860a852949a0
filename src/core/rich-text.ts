/** What the editor's rich text says, as plain text and as HTML. Total: a tree of any shape gives some text and never throws. */
import {
  plainOf,
  readRichText,
  type Block,
  type Format,
  type Inline,
  type LinkedDocument,
  type LinkTarget,
  type ListItem,
} from './rich-text-tree.ts'

export interface RichTextOptions {
  /** The address of a document of ours that a link leads to. `null` (the default): it has none, and only the link's text remains. */
  readonly link?: (doc: LinkedDocument) => string | null
}
export interface RichTextImage {
  readonly src: string
  readonly alt: string
  readonly width: number
  readonly height: number
}

/**
 * Blocks apart by an empty line, lists with bullets and numbers. The address of a link follows its text in brackets, unless
 * the text is the address; only absolute http, https and mailto addresses are told. Pictures are left out.
 */
export function richTextToPlain(body: unknown, options: RichTextOptions = {}): string {
  return readRichText(body)
    .map((block) => plainBlock(block, options))
    .filter((text) => text.trim() !== '')
    .join('\n\n')
}

/** Semantic HTML, escaped, without classes or styles. Links lead to http, https, mailto or relative addresses only. */
export function richTextToHtml(
  body: unknown,
  options: RichTextOptions & { readonly image?: (id: string) => RichTextImage | null } = {},
): string {
  const html = (block: Block): string => {
    switch (block.kind) {
      case 'paragraph':
        return `<p>${inlineHtml(block.children, options)}</p>`
      case 'heading':
        return `<h${block.level}>${inlineHtml(block.children, options)}</h${block.level}>`
      case 'quote':
        return `<blockquote><p>${inlineHtml(block.children, options)}</p></blockquote>`
      case 'code':
        return `<pre><code>${escape(block.text)}</code></pre>`
      case 'rule':
        return '<hr>'
      case 'image':
        return imageHtml(options.image?.(block.id) ?? null)
      case 'list': {
        const items = block.items.map((item) => `<li>${itemHtml(item)}</li>`).join('')
        const start = block.start === 1 ? '' : ` start="${block.start}"`
        return block.style === 'number' ? `<ol${start}>${items}</ol>` : `<ul>${items}</ul>`
      }
    }
  }
  const itemHtml = (item: ListItem) => {
    const [first, ...others] = item.blocks
    const line = first?.kind === 'paragraph' ? inlineHtml(first.children, options) : first ? html(first) : ''
    return (item.checked === null ? '' : `${box(item.checked)} `) + line + others.map(html).join('')
  }
  return readRichText(body).map(html).join('')
}

/** The absolute http and https addresses that it leads to, each once, in order. */
export function richTextLinks(body: unknown, options: RichTextOptions = {}): string[] {
  const found = new Set<string>()
  const read = (inline: Inline) => {
    if (inline.kind !== 'link') return
    const address = absolute(hrefOf(inline.target, options))
    if (address && /^https?:/i.test(address)) found.add(address)
    inline.children.forEach(read)
  }
  const visit = (block: Block) => {
    if (block.kind === 'list') for (const item of block.items) item.blocks.forEach(visit)
    else if ('children' in block) block.children.forEach(read)
  }
  readRichText(body).forEach(visit)
  return [...found]
}

/** One block as it stands in the plain text. */
export function plainBlock(block: Block, options: RichTextOptions = {}): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return inlinePlain(block.children, options)
    case 'quote':
      return prefixed(inlinePlain(block.children, options), '> ', '> ')
    case 'code':
      return printable(block.text)
    case 'rule':
      return '---'
    case 'image':
      return ''
    case 'list':
      return block.items
        .map((item, index) => {
          const mark = block.style === 'number' ? `${block.start + index}.` : item.checked === null ? '•' : box(item.checked)
          return prefixed(item.blocks.map((inner) => plainBlock(inner, options)).join('\n'), `${mark} `, '  ')
        })
        .join('\n')
  }
}

const prefixed = (text: string, first: string, others: string) => first + text.replaceAll('\n', `\n${others}`)
const box = (checked: boolean) => (checked ? '☑' : '☐')

/** Inline nodes as they stand in the plain text. */
export function inlinePlain(inlines: readonly Inline[], options: RichTextOptions = {}): string {
  return inlines
    .map((one) => {
      if (one.kind === 'text') return printable(one.text)
      if (one.kind === 'break') return '\n'
      const text = inlinePlain(one.children, options)
      const address = absolute(hrefOf(one.target, options))
      if (!address || bare(text) === bare(address)) return text
      return text.trim() === '' ? address : `${text} (${address})`
    })
    .join('')
}

/** An address as people write it: without the scheme and the last slash. */
const bare = (address: string) =>
  address
    .trim()
    .replace(/^(?:https?:\/\/|mailto:)/i, '')
    .replace(/\/$/, '')

const tags: Record<Format, string> = {
  bold: 'strong',
  italic: 'em',
  strikethrough: 's',
  underline: 'u',
  code: 'code',
  subscript: 'sub',
  superscript: 'sup',
  highlight: 'mark',
}

function inlineHtml(inlines: readonly Inline[], options: RichTextOptions): string {
  return inlines
    .map((one) => {
      if (one.kind === 'text')
        return one.formats.reduceRight((html, format) => `<${tags[format]}>${html}</${tags[format]}>`, escape(one.text))
      if (one.kind === 'break') return '<br>'
      const href = hrefOf(one.target, options)
      if (href === null) return inlineHtml(one.children, options)
      // A link within a link is not HTML.
      const text = inlineHtml(one.children.map(withoutLink), options)
      return `<a href="${escape(href)}"${one.newTab ? ' target="_blank" rel="noopener"' : ''}>${text}</a>`
    })
    .join('')
}

const withoutLink = (one: Inline): Inline => (one.kind === 'link' ? { kind: 'text', text: plainOf(one.children), formats: [] } : one)

function imageHtml(image: RichTextImage | null): string {
  const src = image && safeHref(image.src)
  if (!src) return ''
  const size = [image.width, image.height].every((pixels) => Number.isFinite(pixels))
    ? ` width="${image.width}" height="${image.height}"`
    : ''
  return `<figure><img src="${escape(src)}" alt="${escape(image.alt)}"${size} loading="lazy"></figure>`
}

const hrefOf = (target: LinkTarget, options: RichTextOptions) => safeHref('doc' in target ? (options.link?.(target.doc) ?? '') : target.url)

const harmless = new Set(['http:', 'https:', 'mailto:'])

/** The address as a browser reads it decides, so that no spelling of `javascript:` slips through. */
function safeHref(address: string): string | null {
  const tidy = printable(address)
    .replace(/[\t\n\r]/g, '')
    .trim()
  if (tidy === '') return null
  const base = 'https://relative.invalid/'
  return URL.canParse(tidy, base) && harmless.has(new URL(tidy, base).protocol) ? tidy : null
}

const absolute = (href: string | null) => (href !== null && /^(?:https?:\/\/|mailto:)/i.test(href) ? href : null)

/** Without what no XML may hold: feeds carry this text too. */
const printable = (text: string) => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string) => printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? '')
