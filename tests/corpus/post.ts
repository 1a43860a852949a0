/** How a post of the corpus is written down: as little as an editor would type, and what the checks should say of it. */
import type { z } from 'zod'
import type { ArticleText, Language, MediaRef, Story } from '../../src/core/story.ts'
import { brandProfile, type BrandProfile } from '../../src/quality/brand.ts'
import type { Verdict } from '../../src/quality/check.ts'
import {
  nothingDeclared,
  type Declared,
  type GatheredLink,
  type KinFacts,
  type MediumFacts,
  type ScheduleFacts,
} from '../../src/quality/facts.ts'
import { bodyOf } from '../../src/quality/testing.ts'
import type { PictureName } from './pictures.ts'

export interface CorpusPost {
  /** Unique, and what is special about it. */
  readonly say: string
  readonly language: Language
  readonly platform: 'website' | 'mastodon' | 'bluesky'
  /** What it says on a network. */
  readonly text?: string
  readonly link?: string
  /** What it says on the website. */
  readonly article?: Partial<Omit<ArticleText, 'body' | 'alt'>> & { readonly body: readonly string[]; readonly author?: string }
  readonly parts?: readonly string[]
  readonly pictures?: readonly (Partial<MediumFacts> & { readonly picture: PictureName; readonly says: string | null })[]
  readonly declared?: Partial<Declared>
  readonly schedule?: Partial<ScheduleFacts>
  readonly similar?: KinFacts['similar']
  /** What links answer that do not answer 200. */
  readonly answers?: { readonly [url: string]: Omit<GatheredLink, 'url'> }
  /** Every check that should say something. All others should pass, or have nothing to judge. */
  readonly expect: Readonly<Record<string, Extract<Verdict, 'failed' | 'needs-review'>>>
}

export interface House {
  readonly brand: BrandProfile
  readonly posts: readonly CorpusPost[]
}
export const house = (brand: z.input<typeof brandProfile>, posts: readonly CorpusPost[]): House => ({
  brand: brandProfile.parse(brand),
  posts,
})

// A Tuesday noon without a holiday, written on the day before.
const schedule: ScheduleFacts = {
  now: new Date('2026-11-23T09:00:00Z'),
  dueAt: new Date('2026-11-24T10:30:00Z'),
  timeZone: 'Europe/Berlin',
  neighbours: [],
}

/** The pictures of a post with what the library knows of them. */
export const mediaOf = ({ pictures = [] }: CorpusPost, brand: BrandProfile): readonly MediumFacts[] =>
  pictures.map(({ picture, says: _, ...differs }) => ({
    id: picture,
    kind: 'image',
    filename: `${picture}.jpg`,
    rightsHolder: brand.name,
    licence: '',
    credit: '',
    expiresOn: null,
    persons: 'none',
    consent: 'not-needed',
    consentUntil: null,
    isGenerated: false,
    fonts: [],
    ...differs,
  }))

export const knownOf = (post: CorpusPost, brand: BrandProfile) => ({
  media: mediaOf(post, brand),
  declared: { ...nothingDeclared, ...post.declared },
  schedule: { ...schedule, ...post.schedule },
})

/** @param library the pictures, by name */
export function storyOf(post: CorpusPost, brand: BrandProfile, library: ReadonlyMap<PictureName, Omit<MediaRef, 'alt'>>): Story {
  const { language, article, pictures = [] } = post
  const title = article?.title ?? ''
  const text: ArticleText = {
    title,
    slug: article?.slug ?? slugOf(title),
    teaser: article?.teaser ?? '',
    body: article ? bodyOf(...article.body) : null,
    seo: { title: '', description: '', ...article?.seo },
    alt: Object.fromEntries(pictures.flatMap(({ picture, says }) => (says === null ? [] : [[picture, says]]))),
  }
  return {
    language,
    text: post.text ?? '',
    link: post.link ?? null,
    media: pictures.map(({ picture, says }) => ({ ...library.get(picture)!, alt: says })),
    article: {
      id: 'post',
      brand: { id: 'brand', slug: 'brand', name: brand.name },
      campaign: null,
      topics: [],
      author: article?.author ?? brand.name,
      texts: { [language]: text },
    },
  }
}

const letters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[äöüß]/gu, (letter) => letters[letter] ?? '')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
