/** Gathers the facts that checks judge by. All their I/O is here. */
import type { Limits, Preview } from '../../../publishers/publisher.ts'
import { richTextLinks } from '../../core/rich-text.ts'
import { linksIn } from '../../core/text.ts'
import type { Artifacts, GatheredLink, Subject } from '../check.ts'
import type { LinkAsker } from './links.ts'

export interface Gathering {
  readonly subject: Subject
  /** What the publisher makes of the story. */
  readonly preview: Preview
  /** What it makes of the parts that answer it. Default none. */
  readonly parts?: readonly Preview[]
  /** The limits that hold for this channel: the manifest's, or what the server told. */
  readonly limits: Limits
  readonly brand: Artifacts['brand']
  /** Absent: no link is asked, and each is `unverifiable`. */
  readonly http?: LinkAsker
  /** Links of which nothing is to be said: the post's own address before it is published answers 404, as it should. Default: none. */
  readonly except?: (url: string) => boolean
}

/** Never throws: a link that cannot be asked is a fact too. */
export async function gather({ subject, preview, parts = [], limits, brand, http, except = () => false }: Gathering): Promise<Artifacts> {
  const urls = linksOf(subject, preview).filter((url) => !except(url))
  const links = await Promise.all(
    urls.map(async (url): Promise<GatheredLink> => ({ url, answer: (await http?.ask(url)) ?? 'unverifiable' })),
  )
  return { preview, parts, limits, brand, links }
}

/** The http and https links that a reader will find, each once, in the order in which they are met. */
function linksOf({ story, platform }: Subject, { text, card }: Preview): string[] {
  const found = new Set<string>()
  if (story.link !== null) found.add(story.link)
  for (const { url } of linksIn(text)) found.add(url)
  if (card) found.add(card.url)
  if (platform.role === 'owned') for (const url of richTextLinks(story.article.texts[story.language]?.body)) found.add(url)
  return [...found].filter((url) => /^https?:\/\//i.test(url))
}
