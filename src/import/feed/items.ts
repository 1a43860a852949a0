/** What a feed (RSS, Atom) says, as plain text. */
import { parseFeed } from '@rowanmanning/feed-parser'
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { keyOf } from '../planned.ts'
import { ImportProblem } from '../problem.ts'

export interface FeedItem {
  /** The same each time, whatever is changed in it. */
  readonly id: string
  readonly title: string
  readonly link: string | null
  readonly summary: string
  readonly authors: readonly string[]
  readonly at: Date | null
  /** The first picture that it brings. */
  readonly picture: string | null
  /** Another one means that it says something else. */
  readonly contentHash: string
}
export interface ReadFeed {
  readonly title: string
  /** In the feed's order, each once. */
  readonly items: readonly FeedItem[]
}

const longestTitle = 200
const longestSummary = 2_000
const mostItems = 500

/** @throws ImportProblem where it is no feed. */
export function readFeed(text: string): ReadFeed {
  // Entities of its own could unfold a few lines to gigabytes, and no feed needs any.
  if (/<!ENTITY/i.test(text)) throw hostile()
  const feed = (() => {
    try {
      return parseFeed(text)
    } catch {
      throw noFeed()
    }
  })()
  const items = new Map<string, FeedItem>()
  for (const one of feed.items.slice(0, mostItems)) {
    const link = addressOf(one.url)
    const summary = cut(plainOf(one.description ?? one.content ?? ''), longestSummary)
    const title = cut(plainOf(one.title ?? ''), longestTitle) || cut(summary.split('\n', 1)[0] ?? '', longestTitle)
    const identity = one.id?.trim() || link || title
    if (!identity || !title || items.has(keyOf(identity))) continue
    const picture = [...(one.media ?? []), ...(one.image ? [one.image] : [])]
      .filter((medium) => !('type' in medium) || medium.type === null || medium.type === 'image')
      .map(({ url }) => addressOf(url))
      .find((address) => address !== null)
    items.set(keyOf(identity), {
      id: keyOf(identity),
      title,
      link,
      summary,
      authors: (one.authors ?? []).flatMap(({ name }) => cut(plainOf(name ?? ''), 100) || []),
      at: one.published ?? one.updated ?? null,
      picture: picture ?? null,
      contentHash: keyOf(title, link, summary),
    })
  }
  return { title: cut(plainOf(feed.title ?? ''), longestTitle), items: [...items.values()] }
}

function addressOf(written: unknown): string | null {
  if (typeof written !== 'string' || written.length > 2_000 || !URL.canParse(written)) return null
  return /^https?:$/.test(new URL(written).protocol) ? new URL(written).href : null
}

const blocks = new Set(['p', 'div', 'br', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'blockquote', 'figure', 'section', 'article'])
const unread = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'svg', 'head'])

/** The words of HTML that somebody else wrote. Nothing of it is kept but them. */
export function plainOf(html: string): string {
  let text = ''
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = parseFragment(html.slice(0, 200_000)).childNodes.toReversed()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text') text += (node as DefaultTreeAdapterTypes.TextNode).value
    if (unread.has(node.nodeName)) continue
    if (blocks.has(node.nodeName)) text += '\n'
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed())
  }
  return text
    .toWellFormed()
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const cut = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 2)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()} …`

const noFeed = () =>
  new ImportProblem('no-feed', {
    de: 'Unter dieser Adresse liegt kein Feed (RSS oder Atom). Suchen Sie auf der Website nach „RSS“ oder „Feed“.',
    en: 'There is no feed (RSS or Atom) at this address. Look for “RSS” or “feed” on the website.',
  })
const hostile = () =>
  new ImportProblem('hostile-feed', {
    de: 'Dieser Feed definiert eigene Zeichen (ENTITY), wie es nur Angriffe tun. Er wird nicht gelesen.',
    en: 'This feed defines entities of its own (ENTITY), as only attacks do. It is not read.',
  })
