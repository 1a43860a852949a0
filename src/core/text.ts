/** How platforms count text. Every one of them counts differently; these are the ways that exist. */
export type TextUnit = 'grapheme' | 'codepoint' | 'utf16' | 'byte'

export interface CountingRule {
  readonly unit: TextUnit
  /** A link counts as this many, however long it is. */
  readonly linkCountsAs?: number
  /** `@name@server` counts as `@name`. */
  readonly mentionsWithoutServer?: boolean
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const encoder = new TextEncoder()

const count: Record<TextUnit, (text: string) => number> = {
  grapheme: (text) => {
    let n = 0
    for (const _ of segmenter.segment(text)) n++
    return n
  },
  codepoint: (text) => [...text].length,
  utf16: (text) => text.length,
  byte: (text) => encoder.encode(text).length,
}

// A link ends before closing punctuation: "(see https://a.de/b)." links to https://a.de/b.
const link = /https?:\/\/[^\s<>"„“”»«]+/giu
const trailing = /[.,;:!?)\]}'’…]+$/u
const remoteMention = /(?<![\w@/])@([\w.-]*\w)@[\w-]+(?:\.[\w-]+)+/gu

export interface FoundLink {
  readonly url: string
  /** Offsets in UTF-16 units, end exclusive. */
  readonly start: number
  readonly end: number
}

/** The web addresses in a text, in order. A closing bracket belongs to the link only if it was opened in it. */
export function linksIn(text: string): FoundLink[] {
  return [...text.matchAll(link)].map((match) => {
    let url = match[0]
    for (let tail = trailing.exec(url); tail; tail = trailing.exec(url)) {
      const last = url.at(-1)
      if (last === ')' && url.split('(').length > url.split(')').length - 1 && url.includes('(')) break
      url = url.slice(0, -1)
    }
    return { url, start: match.index, end: match.index + url.length }
  })
}

/** The length of a text as a platform counts it. Total: any string has a length. */
export function measureText(text: string, rule: CountingRule): number {
  let rest = text.normalize('NFC')
  let fixed = 0
  if (rule.linkCountsAs !== undefined) {
    let cut = ''
    let from = 0
    for (const found of linksIn(rest)) {
      cut += rest.slice(from, found.start)
      from = found.end
      fixed += rule.linkCountsAs
    }
    rest = cut + rest.slice(from)
  }
  if (rule.mentionsWithoutServer) rest = rest.replace(remoteMention, '@$1')
  return count[rule.unit](rest) + fixed
}
