/** Gathers the facts that checks judge by. All their I/O is here and beside it. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Limits, Preview } from '../../../publishers/publisher.ts'
import { richTextLinks } from '../../core/rich-text.ts'
import type { Language, MediaRef } from '../../core/story.ts'
import { linksIn } from '../../core/text.ts'
import type { BrandProfile } from '../brand.ts'
import type { Subject } from '../check.ts'
import type { Artifacts, GatheredLink, ImageFacts, SpellingFacts, TextFacts, VideoFacts } from '../facts.ts'
import type { LinkAsker } from './links.ts'
import { readText } from './text.ts'

/** Those who are asked. Each that is absent is not asked, and what it would tell is not known: its checks are then not judged. */
export interface Gatherers {
  readonly links?: LinkAsker
  /** Never throws. */
  readonly spelling?: (text: TextFacts, language: Language, brand: BrandProfile) => Promise<SpellingFacts>
  /** Never throws: a file that cannot be read is a fact too. */
  readonly image?: (media: MediaRef, brand: BrandProfile) => Promise<ImageFacts>
  /** Never throws. */
  readonly video?: (media: MediaRef) => Promise<VideoFacts>
  /** Texts of the house that resemble this one. */
  readonly kin?: (text: TextFacts) => Promise<Artifacts['kin']>
}

export interface Gathering extends Known {
  readonly subject: Subject
  /** What the publisher makes of the story. */
  readonly preview: Preview
  /** What it makes of the parts that answer it. Default none. */
  readonly parts?: readonly Preview[]
  /** The limits that hold for this channel: the manifest's, or what the server told. */
  readonly limits: Limits
  readonly brand: BrandProfile
  readonly ask: Gatherers
  /** Links of which nothing is to be said: the post's own address before it is published answers 404, as it should. Default: none. */
  readonly except?: (url: string) => boolean
}
/** What whoever stores the post knows of it. */
export type Known = Pick<Artifacts, 'media' | 'declared' | 'schedule'>

/** Facts that may be missing: there was nobody to ask. */
export type Gathered = Omit<Artifacts, Asked> & Partial<Pick<Artifacts, Asked>>
type Asked = 'spelling' | 'links' | 'images' | 'videos' | 'kin'

export async function gather({ subject, preview, parts = [], ask, except = () => false, ...known }: Gathering): Promise<Gathered> {
  const { media, declared, schedule, limits, brand } = known
  const text = readText(preview, subject)
  const shown = (kind: MediaRef['kind']) => preview.media.filter((one) => one.kind === kind)
  const [links, spelling, images, videos, kin] = await Promise.all([
    ask.links &&
      asked(
        linksOf(subject, preview).filter((url) => !except(url)),
        subject.platform.role === 'owned' ? [brand.imprint, declared.canonical] : [],
        ask.links,
      ),
    ask.spelling?.(text, subject.story.language, brand),
    ask.image && Promise.all(shown('image').map((one) => ask.image!(one, brand))),
    ask.video && Promise.all(shown('video').map((one) => ask.video!(one))),
    ask.kin?.(text),
  ])
  return {
    ...{ preview, parts, limits, brand, text, media, declared, schedule },
    ...(links && { links }),
    ...(spelling && { spelling }),
    ...(images && { images }),
    ...(videos && { videos }),
    ...(kin && { kin }),
  }
}

/** Links of one variant that are asked, and how long for all of them; the others are for a person to open. */
const mostAsked = 100
const waitMs = 30_000
const unverifiable = { answer: 'unverifiable' } as const

/** @param beside what an owned medium says of itself must answer, too */
function asked(urls: readonly string[], beside: readonly string[], links: LinkAsker): Promise<GatheredLink[]> {
  const signal = AbortSignal.timeout(waitMs)
  const tooLate = wait(waitMs, unverifiable, { ref: false })
  const ask = (url: string) => Promise.race([links.ask(url, signal), tooLate])
  return Promise.all([
    ...urls.map(async (url, at) => ({ url, ...(at < mostAsked ? await ask(url) : unverifiable) })),
    ...beside
      .filter((url) => isWeb(url) && !urls.includes(url))
      .map(async (url) => ({ url, isBeside: true as const, ...(await ask(url)) })),
  ])
}

const isWeb = (url: string) => /^https?:\/\//i.test(url)

/** The http and https links that a reader will find, each once, in the order in which they are met. */
function linksOf({ story, platform }: Subject, { text, card }: Preview): string[] {
  const found = new Set<string>()
  if (story.link !== null) found.add(story.link)
  for (const { url } of linksIn(text)) found.add(url)
  if (card) found.add(card.url)
  if (platform.role === 'owned') for (const url of richTextLinks(story.article.texts[story.language]?.body)) found.add(url)
  return [...found].filter(isWeb)
}
