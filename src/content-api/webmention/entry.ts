/** What a page says of itself in microformats (https://microformats.org/wiki/h-entry, read 2026-11-29), as far as a response needs it. */
import { mf2 } from 'microformats-parser'
import type { ResponseKind } from '../../core/response-kinds.ts'
import { mostAddressCharacters, normalised, webAddress } from './address.ts'
import { textIn } from './page.ts'

export interface Said {
  readonly kind: ResponseKind
  readonly authorName: string | null
  readonly authorUrl: string | null
  /** Plain text of at most `mostCharacters`. */
  readonly content: string | null
  /** The address that the page calls its own, else where it was found. */
  readonly sourceUrl: string
  readonly publishedAt: Date | null
}

export const mostCharacters = 2_000
const mostNameCharacters = 200

type Document = ReturnType<typeof mf2>
type Root = Document['items'][number]
type Property = Root['properties'][string][number]

const kinds: readonly (readonly [property: string, kind: ResponseKind])[] = [
  ['in-reply-to', 'reply'],
  ['like-of', 'like'],
  ['repost-of', 'repost'],
  ['bookmark-of', 'bookmark'],
]

export const saidNothing = (source: string): Said => ({
  kind: 'mention',
  authorName: null,
  authorUrl: null,
  content: null,
  sourceUrl: source,
  publishedAt: null,
})

/** @param now what is dated later than tomorrow has no date. */
export function saidIn(
  html: string,
  { source, url, target, now }: { readonly source: string; readonly url: string; readonly target: string; readonly now: Date },
): Said {
  const entries = [...entriesIn(mf2(html, { baseUrl: url }).items)]
  const wanted = normalised(target)
  const kindOf = (entry: Root) =>
    kinds.find(([name]) => entry.properties[name]?.some((value) => normalised(addressOf(value) ?? '') === wanted))?.[1]
  const entry = entries.find((one) => kindOf(one)) ?? entries[0]
  if (!entry) return saidNothing(source)
  const { content, summary, name, author, url: urls, published } = entry.properties
  const kind = kindOf(entry) ?? 'mention'
  const [writer] = author ?? []
  const own = address(addressOf(urls?.[0]))
  const card = isRoot(writer) ? writer : null
  return {
    kind,
    authorName: line(textOf(card ? card.properties.name?.[0] : typeof writer === 'string' && !webAddress(writer) ? writer : undefined)),
    authorUrl: address(card ? addressOf(card.properties.url?.[0]) : addressOf(writer)),
    content: plain(textOf((kind === 'mention' ? (summary ?? content) : content)?.[0] ?? summary?.[0] ?? name?.[0])),
    // An entry with a single link and no address of its own is taken for that link's: ours.
    sourceUrl: own !== null && normalised(own) !== wanted ? own : source,
    publishedAt: dateOf(textOf(published?.[0]), now),
  }
}

/** Feeds and other things hold entries too. Without recursion: pages are nested as deep as their writers please. */
function* entriesIn(items: readonly Root[]): Generator<Root> {
  const waiting = [...items].reverse()
  for (let root = waiting.pop(); root; root = waiting.pop()) {
    if (root.type?.some((type) => type === 'h-entry' || type === 'h-cite')) yield root
    waiting.push(...[...(root.children ?? [])].reverse())
  }
}

const isRoot = (value: Property | undefined): value is Root => typeof value === 'object' && 'properties' in value
const textOf = (value: Property | undefined): string | null => {
  if (typeof value === 'string' || value === undefined) return value ?? null
  if ('html' in value) return textIn(value.html)
  return 'value' in value && typeof value.value === 'string' ? value.value : null
}
const addressOf = (value: Property | undefined): string | null =>
  isRoot(value) ? (textOf(value.properties.url?.[0]) ?? textOf(value)) : textOf(value)
const address = (text: string | null) => (text !== null && text.length <= mostAddressCharacters ? (webAddress(text)?.href ?? null) : null)

// What cannot be seen, or turns the order of what can be.
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g
const tidy = (text: string) =>
  text
    .toWellFormed()
    .replace(unseen, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

function plain(text: string | null, most = mostCharacters): string | null {
  const whole = tidy(text?.slice(0, 20 * most) ?? '')
  if (whole.length <= most) return whole || null
  return `${whole
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()}…`
}
const line = (text: string | null) => plain(text?.replace(/\s+/g, ' ') ?? null, mostNameCharacters)

function dateOf(text: string | null, now: Date): Date | null {
  const date = new Date(text ?? '')
  const tomorrow = now.getTime() + 24 * 60 * 60_000
  return date.getTime() >= Date.UTC(1990) && date.getTime() <= tomorrow ? date : null
}
