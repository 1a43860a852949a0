/** How the body of a post is built: its blocks and links, each with where it stands in the body's plain text. */
import { inlinePlain, plainBlock } from '../core/rich-text.ts'
import { plainOf, readRichText, type Block, type Inline, type LinkTarget } from '../core/rich-text-tree.ts'
import type { Finding, Subject } from './check.ts'
import type { Span } from './facts.ts'
import { atPlace } from './places.ts'

/** `plain`: as it stands in the body's plain text. Pictures and empty blocks have none; they are placed where it would stand. */
export type PlacedBlock = Block & Span & { readonly plain: string }
export interface PlacedLink {
  readonly target: LinkTarget
  readonly text: string
  /** Of its text, without the address behind it. `undefined`: it has none, or it was not found again. */
  readonly span: Span | undefined
}

export interface Structure {
  readonly blocks: readonly PlacedBlock[]
  readonly links: readonly PlacedLink[]
  /** Words of the paragraphs, quotes and lists. */
  readonly words: number
  /** Points at a span, or at the whole body. */
  at(span?: Span): Finding['at']
}

/** `null`: the body is not shown on this platform, or there is none. Total and linear. */
export function structureOf({ story, platform }: Subject): Structure | null {
  if (platform.role !== 'owned') return null
  const blocks: PlacedBlock[] = []
  const links: PlacedLink[] = []
  let end = 0
  let words = 0
  let exact = true
  for (const block of readRichText(story.article.texts[story.language]?.body)) {
    const plain = plainBlock(block)
    // `richTextToPlain` leaves blank blocks out and puts an empty line between the others.
    const blank = plain.trim() === ''
    const start = blank || end === 0 ? end : end + 2
    if (!blank) end = start + plain.length
    blocks.push({ ...block, plain, start, end: blank ? start : end })
    links.push(...linksOf(block, plain, start))
    if (block.kind === 'paragraph' || block.kind === 'quote' || block.kind === 'list') words += plain.match(word)?.length ?? 0
    exact &&= plain.normalize('NFC') === plain
  }
  if (blocks.length === 0) return null
  return { blocks, links, words, at: (span) => atPlace({ field: 'article.body', exact }, span) }
}

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu

/** Looks for each text again behind the one before: between them stand addresses, and the marks of lists and quotes. */
function linksOf(block: Block, plain: string, offset: number): PlacedLink[] {
  const found: PlacedLink[] = []
  let at = 0
  let lost = false
  const place = (text: string): Span | undefined => {
    const start = lost ? -1 : plain.indexOf(text, at)
    // Behind a text that cannot be found nothing can be relied on.
    lost ||= start < 0
    if (lost) return undefined
    at = start + text.length
    return { start: offset + start, end: offset + at }
  }
  const read = (one: Inline) => {
    if (one.kind === 'text') place(inlinePlain([one]))
    if (one.kind !== 'link') return
    const text = inlinePlain(one.children)
    const whole = inlinePlain([one])
    const span = place(whole.startsWith(text) ? text : whole)
    if (span && whole.startsWith(text)) place(whole.slice(text.length))
    found.push({ target: one.target, text: plainOf(one.children), span: text.trim() === '' ? undefined : span })
  }
  const visit = (block: Block) => {
    if (block.kind === 'list') for (const item of block.items) item.blocks.forEach(visit)
    else if (block.kind === 'code') place(plainBlock(block))
    else if ('children' in block) block.children.forEach(read)
  }
  visit(block)
  return found
}
