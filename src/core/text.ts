import { graphemesIn } from './graphemes.ts'
import { weigh, weightedLinks } from './weighted-text.ts'

/**
 * How platforms count text. Every one of them counts differently; these are the ways that exist. `weighted`: as X does, where letters of most
 * European scripts weigh 1 and everything else, emoji included, 2; what it takes for a link, such as `acme.de`, is a link to the count.
 * `emoji-bytes`: code points, but an emoji counts as many as its bytes in UTF-8.
 */
export type TextUnit = 'grapheme' | 'codepoint' | 'utf16' | 'byte' | 'weighted' | 'emoji-bytes'

export interface CountingRule {
  readonly unit: TextUnit
  /** A link counts as this many, however long it is. */
  readonly linkCountsAs?: number
  /** `@name@server` counts as `@name`. */
  readonly mentionsWithoutServer?: boolean
}

const encoder = new TextEncoder()
// Digits and © are pictographs only where a selector makes them so.
const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\u{fe0f}|\u{20e3}/u

const count: Record<TextUnit, (text: string) => number> = {
  grapheme: (text) => {
    let n = 0
    for (const _ of graphemesIn(text)) n++
    return n
  },
  codepoint: (text) => {
    let n = 0
    for (const _ of text) n++
    return n
  },
  utf16: (text) => text.length,
  byte: (text) => encoder.encode(text).length,
  weighted: weigh,
  'emoji-bytes': (text) => {
    let n = 0
    for (const { segment } of graphemesIn(text)) n += emoji.test(segment) ? encoder.encode(segment).length : [...segment].length
    return n
  },
}

// Not in the middle of a word or of a name: twitter-text, which Mastodon uses too, takes no "xhttps://…" for a link.
const address = /(?<![A-Za-z0-9@＠$#＃])https?:\/\/[^\s<>"„“”»«\p{Cc}\p{Cs}]+/giu
const withHost = /^https?:\/\/(?:[^/?#]*@)?[\p{L}\p{N}[]/iu
// A link ends before closing punctuation: "(see https://a.de/b)." links to https://a.de/b.
const punctuation = new Set(".,;:!?'‘’‚‹›…")
const brackets: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }
// As Mastodon reads them: app/models/account.rb, USERNAME_RE and MENTION_RE, read 2026-11-22.
const remoteMention = /(?<![\p{L}\p{N}_=/])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*/giu

export interface FoundLink {
  readonly url: string
  /** Offsets in UTF-16 units, end exclusive. */
  readonly start: number
  readonly end: number
}

/** The web addresses in a text, in order. A closing bracket belongs to the link only if it was opened in it. */
export function linksIn(text: string): FoundLink[] {
  return [...text.matchAll(address)].flatMap((match) => {
    const url = withoutTail(match[0])
    return withHost.test(url) ? [{ url, start: match.index, end: match.index + url.length }] : []
  })
}

function withoutTail(url: string): string {
  const seen: Record<string, number> = {}
  for (const character of url) seen[character] = (seen[character] ?? 0) + 1
  let end = url.length
  for (; end > 0; end--) {
    const last = url.charAt(end - 1)
    const opening = brackets[last]
    if (opening === undefined ? !punctuation.has(last) : (seen[opening] ?? 0) >= (seen[last] ?? 0)) break
    seen[last] = (seen[last] ?? 0) - 1
  }
  return url.slice(0, end)
}

/**
 * The length of a text as a platform counts it, exactly as it is sent: nothing is normalised, for a byte that is sent is
 * a byte that is counted. `weighted` alone counts what X would normalise it to. Total: any string has a length.
 */
export function measureText(text: string, rule: CountingRule): number {
  const sent = rule.unit === 'weighted' ? text.normalize('NFC') : text
  let counted = sent
  if (rule.linkCountsAs !== undefined) {
    // One x counts as one in every unit, and keeps apart what stands before and after the link.
    const placeholder = 'x'.repeat(rule.linkCountsAs)
    let from = 0
    counted = ''
    for (const { start, end } of countedLinks(sent, rule)) {
      counted += sent.slice(from, start) + placeholder
      from = end
    }
    counted += sent.slice(from)
  }
  if (rule.mentionsWithoutServer) counted = counted.replace(remoteMention, '@$1')
  return count[rule.unit](counted)
}

/** What a platform with this rule takes for a link. Offsets in UTF-16 units, end exclusive. */
export const countedLinks = (text: string, { unit }: Pick<CountingRule, 'unit'>): { readonly start: number; readonly end: number }[] =>
  unit === 'weighted' ? weightedLinks(text) : linksIn(text).filter(({ url }) => countsAsLink(url))

/** No platform takes a host without a dot (`http://intranet/…`) for a link. */
const countsAsLink = (url: string) => /^https?:\/\/[^/?#]*\.[^/?#]/iu.test(url)

/**
 * How much of a text there is room for: the offset (UTF-16 units) at which it becomes too long. Whole links and whole graphemes only. It may
 * stop early, never late; no longer than it takes to read `max`.
 */
export function fittingLength(text: string, rule: CountingRule, max: number): number {
  const links = rule.linkCountsAs === undefined ? [] : countedLinks(text, rule)
  let room = max
  let from = 0
  for (const { start, end } of [...links, { start: text.length, end: text.length }]) {
    for (const { segment, index } of graphemesIn(text.slice(from, start))) {
      room -= count[rule.unit](rule.unit === 'weighted' ? segment.normalize('NFC') : segment)
      if (room < 0) return from + index
    }
    if (end > start) room -= rule.linkCountsAs ?? 0
    if (room < 0) return start
    from = end
  }
  return text.length
}
