/** A long text as a thread: divided where a reader would pause. */
import { graphemesIn } from './graphemes.ts'
import { sentencesIn, type Span } from './sentences.ts'
import { countedLinks, linksIn, measureText, type CountingRule } from './text.ts'

export interface SplitOptions {
  /** All must hold of each part. Empty: everything is one part. */
  readonly rules: readonly (CountingRule & { readonly max: number })[]
  /** Each part says which of how many it is: `2/5`, behind its words. One part alone says nothing. */
  readonly isNumbered: boolean
  /** What the platform's first post says behind its words: the link. Default nothing. */
  readonly behindFirst?: string
}

/**
 * The parts, in order: as many whole sentences in each as there is room for. A sentence that is too long by itself is divided between words,
 * and a word that is, between characters; links, mentions and hashtags never are, and one that has no room stands alone, over the limit. No
 * character is lost but white space between parts. Total, and the same each time.
 */
export function splitText(text: string, options: SplitOptions): string[] {
  // Room for the numbers depends on how many parts there will be.
  for (let digits = options.isNumbered ? 1 : 0; ; digits++) {
    const nines = '9'.repeat(digits)
    const parts = pack(text, options, digits > 0 ? ` ${nines}/${nines}` : '')
    const count = String(parts.length)
    if (digits === 0 || parts.length < 2) return parts
    if (count.length <= digits) return parts.map((part, at) => `${part} ${at + 1}/${count}`)
  }
}

/** The text that the parts of a thread were: what `splitText` takes to divide it anew, by other rules. */
export function joinParts(parts: readonly string[]): string {
  const isThread = parts.length > 1 && parts.every((part, at) => part.endsWith(` ${at + 1}/${parts.length}`))
  const words = parts.map((part) => (isThread ? part.replace(/ \d+\/\d+$/, '') : part).trim()).filter((part) => part !== '')
  return words.reduce((all, part) => `${all}${/[.!?…:]["'”“’‘»«)\]]*$/u.test(all) ? '\n\n' : ' '}${part}`.trim(), '')
}

/** Where a text may be divided: best first. */
const ways: readonly ((text: string) => Span[])[] = [sentencesIn, phrasesIn, wordsIn, piecesIn]

function pack(text: string, { rules, behindFirst = '' }: SplitOptions, number: string): string[] {
  const parts: Span[] = []
  const fits = ({ start, end }: Span, at: number) => {
    const whole = text.slice(start, end) + number + (at === 0 ? behindFirst : '')
    return rules.every((rule) => measureText(whole, rule) <= rule.max)
  }
  /** To what is there, or as the beginning of a new part. */
  const add = (span: Span, way: number) => {
    const last = parts.at(-1)
    const longer = last && { start: last.start, end: span.end }
    if (longer && fits(longer, parts.length - 1)) parts[parts.length - 1] = longer
    else if (fits(span, parts.length) || way === ways.length - 1) parts.push(span)
    else divide(span, way + 1)
  }
  const divide = ({ start, end }: Span, way: number) => {
    for (const unit of ways[way]?.(text.slice(start, end)) ?? []) add({ start: start + unit.start, end: start + unit.end }, way)
  }
  if (text.trim() !== '') {
    const start = text.length - text.trimStart().length
    add({ start, end: text.trimEnd().length }, -1)
  }
  return parts.map(({ start, end }) => text.slice(start, end))
}

/** Words, but a full stop within a sentence is that of an abbreviation, which stays with what follows: „z. B. heute“. */
function phrasesIn(text: string): Span[] {
  const phrases: Span[] = []
  for (const word of wordsIn(text)) {
    const last = phrases.at(-1)
    if (last && text[last.end - 1] === '.') phrases[phrases.length - 1] = { start: last.start, end: word.end }
    else phrases.push(word)
  }
  return phrases
}

function wordsIn(text: string): Span[] {
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
}

/** Single characters, but links, mentions and hashtags whole. */
function piecesIn(text: string): Span[] {
  const names = [...text.matchAll(/[@＠#＃][\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_.@-]*/gu)]
  const whole = [
    ...linksIn(text),
    ...countedLinks(text, { unit: 'weighted' }),
    ...names.map(({ 0: name, index }) => ({ start: index, end: index + name.length })),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  const pieces: Span[] = []
  let from = 0
  const single = (until: number) => {
    for (const { segment, index } of graphemesIn(text.slice(from, until)))
      pieces.push({ start: from + index, end: from + index + segment.length })
  }
  for (const { start, end } of whole) {
    if (end <= from) continue
    single(Math.max(from, start))
    // What overlaps, stays together.
    const last = pieces.at(-1)
    if (last && start < from) pieces[pieces.length - 1] = { start: last.start, end }
    else pieces.push({ start, end })
    from = end
  }
  single(text.length)
  return pieces
}
