/** From the plain text of a body, which findings point into, back to the Markdown that it was read from. */
import { inlinePlain, plainBlock } from '../../core/rich-text.ts'
import type { Block, Inline } from '../../core/rich-text-tree.ts'
import type { Subject } from '../../quality/check.ts'
import type { Span } from '../../quality/facts.ts'
import { structureOf } from '../../quality/structure.ts'
import type { SourceText } from './markdown.ts'
import { rangeIn, type Range } from './source.ts'

interface Segment extends Span {
  readonly plain: string
  readonly source: SourceText
}

/**
 * Answers where a span of the body stands in the file: from its first to its last word. What stands between words (marks of lists, addresses
 * behind links) is told by the nearest word.
 * @param subject on an owned medium: others do not show the body
 */
export function bodyPlaces(file: string, subject: Subject, sources: readonly SourceText[]): (span: Span) => Range | null {
  const segments = segmentsOf(subject, sources)
  return ({ start, end }) => {
    const first = segments.find((one) => one.end > start)
    const last = segments.findLast((one) => one.start < Math.max(end, start + 1))
    if (!first || !last) return segments.length === 0 ? null : inSegment(file, segments.at(-1)!, 0, 0)
    // Between two words: what stands behind a word belongs to it.
    if (last.end <= start) return { ...inSegment(file, last, 0, last.plain.length), exact: false }
    const from = inSegment(file, first, start - first.start, end - first.start)
    if (first === last) return { ...from, exact: from.exact && start >= first.start && end <= first.end }
    return { start: from.start, end: inSegment(file, last, 0, end - last.start).end, exact: false }
  }
}

function inSegment(file: string, { plain, source }: Segment, start: number, end: number): Range {
  const clip = (at: number) => Math.max(0, Math.min(plain.length, at))
  return rangeIn(plain, { text: file.slice(source.start, source.end), offset: source.start }, clip(start), clip(end))
}

/** Looks for each text behind the one before, as the plain text was made: addresses stand behind the texts of links. */
function segmentsOf(subject: Subject, sources: readonly SourceText[]): Segment[] {
  const structure = structureOf(subject)
  const segments: Segment[] = []
  let next = 0
  let lost = false
  for (const block of structure?.blocks ?? []) {
    let at = 0
    const place = (plain: string, source?: SourceText) => {
      const start = block.plain.indexOf(plain, at)
      lost ||= start < 0
      if (lost) return
      at = start + plain.length
      if (source && plain !== '') segments.push({ start: block.start + start, end: block.start + at, plain, source })
    }
    const placeText = (one: Inline & { kind: 'text' }) => {
      const source = sources[next++]
      lost ||= source?.value !== one.text
      place(inlinePlain([one]), source)
    }
    const read = (one: Inline) => {
      if (one.kind === 'text') placeText(one)
      if (one.kind !== 'link') return
      const text = inlinePlain(one.children)
      const whole = inlinePlain([one])
      one.children.forEach(read)
      if (whole.startsWith(text)) place(whole.slice(text.length))
    }
    const visit = (inner: Block) => {
      if (inner.kind === 'list') for (const item of inner.items) item.blocks.forEach(visit)
      else if (inner.kind === 'code') placeCode(inner)
      else if ('children' in inner) inner.children.forEach(read)
    }
    const placeCode = (inner: Block & { kind: 'code' }) => {
      const source = sources[next++]
      lost ||= source?.value !== inner.text
      // In a list its lines are indented.
      for (const line of plainBlock(inner).split('\n')) place(line)
      if (!lost && source) segments.push({ start: block.start, end: block.start + at, plain: inner.text, source })
    }
    visit(block)
    if (lost) break
  }
  return segments
}
