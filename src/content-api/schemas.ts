/** What the public API takes and answers. The OpenAPI document is built from these, so it cannot say anything else. */
import { z } from 'zod'
import { languages } from '../core/story.ts'
import { mediaVariants } from './media-files.ts'

const language = z.enum(languages).meta({ id: 'Language', description: 'ISO 639-1', example: 'de' })
const instant = z.iso.datetime().meta({ example: '2026-11-22T08:00:00.000Z' })
const address = z.url()

export const mediaSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['image', 'video']),
    src: address.meta({ description: 'The whole picture. Its content never changes: another version has another address' }),
    srcset: z
      .string()
      .meta({ description: 'The whole picture in several widths and its own type, as an <img> takes it. Of a GIF the original alone' }),
    sources: z
      .array(z.object({ type: z.string(), srcset: z.string() }))
      .meta({ description: 'The same by type, the smallest files first: what a <picture> takes as its <source>s' }),
    renditions: z
      .array(z.object({ src: address, width: z.number().int(), height: z.number().int(), type: z.string() }))
      .meta({
        description:
          'Every rendition of the whole picture with its size in pixels. Made anew at quality 88 of 100, without metadata but a copyright notice. None of a film',
      }),
    crops: z
      .object({ card: address, thumbnail: address })
      .meta({ description: 'Cut around the focal point: card is 1200 x 630, thumbnail 400 x 300. Smaller pictures are not enlarged' }),
    width: z.number().int(),
    height: z.number().int(),
    alt: z
      .string()
      .nullable()
      .meta({ description: 'What somebody is told who cannot see it. null: nobody has written it in this language' }),
    focalPoint: z
      .object({ x: z.number().min(0).max(100), y: z.number().min(0).max(100) })
      .meta({ description: 'In percent from the top left' }),
    placeholder: z
      .object({
        thumbhash: z.string().meta({ description: 'ThumbHash, base64', example: '1QcSHQRnh493V4dIh4eXh1h4kJUI' }),
        color: z.string().meta({ description: 'The average colour', example: '#0f766e' }),
      })
      .nullable()
      .meta({ description: 'What stands in its place until it is there. null: not known, as of posts from before this was told' }),
  })
  .meta({ id: 'Media' })
export type Media = z.infer<typeof mediaSchema>

export const postSchema = z
  .object({
    id: z.string(),
    url: address.meta({ description: 'Where readers find this language of the post' }),
    slug: z.string(),
    language: language.meta({ description: 'The language given' }),
    requestedLanguage: language
      .nullable()
      .meta({ description: 'The language asked for. Where it differs from `language`, the post does not have it' }),
    languages: z
      .array(z.object({ language, slug: z.string(), url: address }))
      .meta({ description: 'Every language that the post has, for links with hreflang' }),
    title: z.string(),
    teaser: z.string(),
    body: z.object({
      json: z.unknown().meta({ description: 'Lexical’s editor state' }),
      html: z.string().meta({ description: 'Semantic and escaped, without classes or scripts: safe to put into a page' }),
      text: z.string(),
    }),
    seo: z
      .object({ title: z.string(), description: z.string() })
      .meta({ description: 'Title and teaser, where nothing of its own was written' }),
    media: z.array(mediaSchema),
    brand: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
    campaign: z.string().nullable(),
    topics: z.array(z.string()),
    author: z.string(),
    publishedAt: instant.meta({ description: 'First publication' }),
    changedAt: instant,
  })
  .meta({ id: 'Post' })
export type Post = z.infer<typeof postSchema>

export const pageSchema = z
  .object({
    items: z.array(postSchema),
    nextCursor: z.string().nullable().meta({ description: 'Hand it back as `cursor` for the next page. null: this is the last one' }),
  })
  .meta({ id: 'PostPage' })
export type Page = z.infer<typeof pageSchema>

export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().meta({ description: 'Short and stable: what programs decide by', example: 'invalid-query' }),
    detail: z.string().meta({ description: 'A sentence for a person' }),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })

// No control characters: PostgreSQL refuses some of them, and no name has any.
const name = z.string({ error: 'must be given once' }).regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, 'must have 1 to 200 characters')
const languageAsked = z.enum(languages, { error: `must be one of ${languages.join(', ')}, given once` })

const strict = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `there is no parameter “${issue.keys.join('”, “')}”` : undefined),
  })

export const listQuerySchema = strict({
  brand: name.optional().meta({ description: 'Id or slug' }),
  campaign: name.optional().meta({ description: 'Its name' }),
  topic: name.optional().meta({ description: 'Its slug' }),
  language: languageAsked
    .optional()
    .meta({ description: 'Only posts that have this language, in it. Without it each comes in its main language' }),
  limit: z.coerce
    .number({ error: 'must be a whole number from 1 to 100' })
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(100, 'must be 100 or less')
    .default(20),
  cursor: z
    .string({ error: 'must be given once' })
    .max(300, 'is none of ours')
    .optional()
    .meta({ description: '`nextCursor` of the page before' }),
})

export const postQuerySchema = strict({
  language: languageAsked.optional().meta({ description: 'Where the post does not have it, it comes in its main language and says so' }),
  brand: name.optional().meta({ description: 'Id or slug. Tells apart posts of several brands with the same slug' }),
})

export const postPathSchema = z.object({ idOrSlug: z.string().regex(/^[\w-]{1,200}$/) })
export const mediaPathSchema = z.object({ id: z.string().regex(/^[\w-]{1,64}$/), variant: z.enum(mediaVariants).default('original') })
export const mediaQuerySchema = strict({
  v: z
    .string({ error: 'must be given once' })
    .max(64)
    .optional()
    .meta({ description: 'The picture’s version, as addresses in posts have it: then the answer never changes' }),
})

export const feedPathSchema = z.object({ brand: z.string().regex(/^[\w-]{1,200}$/) })
export const feedQuerySchema = strict({ language: languageAsked.optional().meta({ description: 'Default: the brand’s first language' }) })
