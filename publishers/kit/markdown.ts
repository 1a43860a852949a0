/** Rich text and plain text as Markdown (CommonMark 0.31, and tables, strikethrough and task lists of GitHub's). Pure and total. */
import { readRichText, type Block, type Format, type Inline, type ListItem } from '../../src/core/rich-text-tree.ts'
import { linksIn } from '../../src/core/text.ts'

/**
 * A text that reads the same when it is rendered. Addresses stay as they are, so that they become links. Braces are entities: Liquid, which
 * some platforms run before Markdown, never sees a tag of its own.
 */
export function escapeMarkdown(text: string): string {
  let escaped = ''
  let from = 0
  for (const { url, start, end } of linksIn(text)) {
    escaped += escapePart(text.slice(from, start)) + url
    from = end
  }
  return (escaped + escapePart(text.slice(from))).replace(/^([#+\-=>:]|\d{1,9}(?=[.)]))/gm, (mark) =>
    /\d/.test(mark) ? `${mark}\\` : `\\${mark}`,
  )
}

const escapePart = (text: string) =>
  text
    .replace(/[\\`*_[\]~|^]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('{', '&#123;')

/** Plain text whose line breaks are kept; Markdown would join the lines. */
export const plainToMarkdown = (text: string): string => escapeMarkdown(text).replace(/(?<=\S)[^\S\n]*\n(?=\s*\S)(?!\n)/g, '  \n')

/** Pictures are left out, and links to documents of ours lose their link. A rule is never `---`: at the top that would begin front matter. */
export function richTextToMarkdown(body: unknown): string {
  return blocks(readRichText(body))
}

const blocks = (all: readonly Block[]) =>
  all
    .map(blockOf)
    .filter((text) => text.trim() !== '')
    .join('\n\n')

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return inlines(block.children)
    case 'heading':
      return `${'#'.repeat(block.level)} ${inlines(block.children).replaceAll('  \n', ' ')}`
    case 'quote':
      return indented(inlines(block.children), '> ', '> ')
    case 'code': {
      const fence = fenceFor(block.text, 3)
      return `${fence}\n${printable(block.text)}\n${fence}`
    }
    case 'rule':
      return '***'
    case 'image':
      return ''
    case 'list':
      return block.items.map((item, at) => itemOf(item, block.style === 'number' ? `${block.start + at}. ` : '- ')).join('\n')
  }
}

function itemOf({ checked, blocks: inner }: ListItem, mark: string): string {
  const box = checked === null ? '' : checked ? '[x] ' : '[ ] '
  const text = inner
    .map(blockOf)
    .filter((part) => part.trim() !== '')
    .join('\n')
  return indented(box + text, mark, ' '.repeat(mark.length))
}

const indented = (text: string, first: string, others: string) => first + text.replaceAll('\n', `\n${others}`)

const marks: { readonly [format in Format]?: string } = { bold: '**', italic: '*', strikethrough: '~~' }

function inlines(all: readonly Inline[]): string {
  return all.map(inlineOf).join('').trim()
}

function inlineOf(one: Inline): string {
  if (one.kind === 'break') return '  \n'
  if (one.kind === 'link') {
    const text = one.children.map(inlineOf).join('').trim()
    const address = 'url' in one.target ? printable(one.target.url).trim() : ''
    return /^(?:https?:\/\/|mailto:)/i.test(address) ? `[${text || escapeMarkdown(address)}](${inLink(address)})` : text
  }
  const text = printable(one.text)
  // A mark before a blank, or behind one, is no mark.
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  if (words === '') return text
  if (one.formats.includes('code')) {
    const fence = fenceFor(words, 1)
    const room = words.startsWith('`') || words.endsWith('`') ? ' ' : ''
    return before + fence + room + words + room + fence + after
  }
  const marked = one.formats.reduceRight((inner, format) => (marks[format] ?? '') + inner + (marks[format] ?? ''), escapeMarkdown(words))
  return before + marked + after
}

/** Longer than any that the text has in it. */
const fenceFor = (text: string, least: number) => '`'.repeat(Math.max(least, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)))

const inLink = (address: string) =>
  address.replace(/[()\s<>\\]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`)

const printable = (text: string) => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
