/** What an approval is bound to, as it is kept with it: the next approver sees what has changed since. */
import type { Recurrence } from '../core/recurrence.ts'
import type { Article, Language, Story } from '../core/story.ts'
import type { Variant } from '../core/variant.ts'
import { nothingDeclared, type Declared } from '../quality/facts.ts'
import type { Composition } from './variants.payload.ts'

/** Account, repetition and declarations are absent where an approval is older than their being kept. */
export interface Content {
  readonly article: Article
  readonly variants: readonly VariantContent[]
  /** `null`: nothing is declared. */
  readonly declared?: Declarations | null
}
export interface VariantContent {
  readonly channel: Pick<Variant['channel'], 'id' | 'name' | 'platform'> & Partial<Pick<Variant['channel'], 'account' | 'handle'>>
  readonly story: Story
  readonly parts: readonly string[]
  /** `null`: it goes once. */
  readonly recurrence?: Recurrence | null
}
export type Declarations = { readonly [language in Language]: KeptDeclared }
/** Its time in ISO 8601: it survives JSON. */
export type KeptDeclared = Omit<Declared, 'embargoUntil'> & { readonly embargoUntil: string | null }

/** Of a post as it is now. */
export const contentOf = ({ article, variants, declared }: Pick<Composition, 'article' | 'variants' | 'declared'>): Required<Content> => ({
  article,
  variants: variants.map(({ channel: { id, name, platform, account, handle }, story, parts = [], recurrence = null }) => ({
    channel: { id, name, platform, account, handle },
    ...{ story, parts, recurrence },
  })),
  declared: declared && { de: kept(declared.de), en: kept(declared.en) },
})

const kept = ({ embargoUntil, ...declared }: Declared): KeptDeclared => ({ ...declared, embargoUntil: embargoUntil?.toISOString() ?? null })
export const nothingKept = kept(nothingDeclared)

type Stored = Omit<Content, 'variants'> & {
  readonly variants: readonly (Omit<VariantContent, 'story'> & { readonly story: Omit<Story, 'article'> })[]
}
const withoutArticle = ({ article: _, ...story }: Story) => story

/** The article is kept once, however many channels it goes to. */
export const contentAsJson = ({ variants, ...content }: Content): string =>
  JSON.stringify({ ...content, variants: variants.map(({ story, ...one }) => ({ ...one, story: withoutArticle(story) })) } satisfies Stored)

/** @param json written by `contentAsJson` alone, of this version or an earlier one. */
export function contentFrom(json: string): Content {
  const { variants, ...content } = JSON.parse(json) as Stored
  return { ...content, variants: variants.map(({ story, ...one }) => ({ ...one, story: { ...story, article: content.article } })) }
}
