/** One publication without its texts: what lists, neighbours and invalidation go by. Held in memory for every publication. */
import { z } from 'zod'
import type { Publication } from '../../../publishers/website/publication.ts'
import { languages, type Language, type MediaRef } from '../../core/story.ts'
import type { Picture } from '../media-files.ts'
import type { Addresses } from '../publications.ts'

type InLanguages = { readonly [language in Language]?: string }

export interface Entry {
  /** The publication's row: stays the same while content is replaced. */
  readonly id: string
  /** The website channel. */
  readonly channel: string
  /** The brand whose site it is on: its id. */
  readonly brand: string
  readonly post: string
  /** The main one. */
  readonly language: Language
  readonly slugs: InLanguages
  readonly titles: InLanguages
  readonly addresses: Addresses
  readonly campaign: string | null
  readonly topics: readonly string[]
  readonly author: string
  readonly pictures: readonly Picture[]
  readonly documents: readonly Picture[]
  readonly firstPublishedAt: Date
  readonly changedAt: Date
}

const file = z.object({ id: z.string(), sha256: z.string(), focalPoint: z.object({ x: z.number(), y: z.number() }) })
const inLanguages = z.partialRecord(z.enum(languages), z.string())
const factsSchema = z.object({
  language: z.enum(languages),
  slugs: inLanguages,
  titles: inLanguages,
  addresses: inLanguages,
  campaign: z.string().nullable(),
  topics: z.array(z.string()),
  author: z.string(),
  pictures: z.array(file),
  // What was published before has none.
  documents: z.array(file).default([]),
})
export type Facts = z.infer<typeof factsSchema>

/** @throws ZodError where it is not what `factsOf` made. */
export const readFacts = (json: string): Facts => factsSchema.parse(JSON.parse(json))

export function factsOf(publication: Publication, addresses: Addresses): Facts {
  const said = (of: (text: NonNullable<Publication['texts']['de']>) => string) =>
    Object.fromEntries(
      languages.flatMap((language) => {
        const text = publication.texts[language]
        return text ? [[language, of(text)]] : []
      }),
    )
  const files = (wanted: MediaRef['kind']) =>
    publication.media
      .filter(({ kind }) => kind === wanted)
      .map(({ id, sha256, focalPoint: { x, y } }) => ({ id, sha256, focalPoint: { x, y } }))
  return {
    language: publication.language,
    slugs: said(({ slug }) => slug),
    titles: said(({ title }) => title),
    addresses: { ...addresses },
    campaign: publication.campaign,
    topics: [...publication.topics],
    author: publication.author,
    pictures: files('image'),
    documents: files('document'),
  }
}
