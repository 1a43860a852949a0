/** What the public API takes and answers. The OpenAPI document is built from these, so it cannot say anything else. */
import { z } from 'zod'
import { languages } from '../core/story.ts'
import { mediaVariants } from './media-files.ts'
import { sorts } from './publications.ts'
import { cursorAsked, languageAsked, nameAsked, numberAsked, onceAsked, strictQuery } from './query.ts'

const language = z.enum(languages).meta({ id: 'Language', description: 'ISO 639-1', example: 'de' })
const instant = z.iso.datetime().meta({ example: '2026-11-22T08:00:00.000Z' })
const address = z.url()

export const mediaSchema = z
  .object({
    id: z.string(),
    kind: z
      .enum(['image', 'video', 'document'])
      .meta({ description: 'A document is a PDF: src leads to it, and is answered as a download' }),
    src: address.meta({ description: 'The whole picture. Its content never changes: another version has another address' }),
    srcset: z
      .string()
      .meta({ description: 'The whole picture in several widths and its own type, as an <img> takes it. Of a GIF the original alone' }),
    sources: z
      .array(z.object({ type: z.string(), srcset: z.string() }))
      .meta({ description: 'The same by type, the smallest files first: what a <picture> takes as its <source>s' }),
    renditions: z.array(z.object({ src: address, width: z.number().int(), height: z.number().int(), type: z.string() })).meta({
      description:
        'Every rendition of the whole picture with its size in pixels. Made anew at quality 88 of 100, without metadata but a copyright notice. None of a film or document',
    }),
    crops: z
      .object({ card: address, thumbnail: address })
      .meta({ description: 'Cut around the focal point: card is 1200 x 630, thumbnail 400 x 300. Smaller pictures are not enlarged' }),
    width: z.number().int(),
    height: z.number().int(),
    bytes: z.number().int().meta({ description: 'Of the file as it was approved' }),
    title: z.string().nullable().meta({ description: 'What a document is called. null: a picture or film' }),
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

const neighbour = z.object({ id: z.string(), slug: z.string(), title: z.string(), url: address }).nullable()
/** What is asked for by its address, beside what lists have. */
export const singlePostSchema = postSchema
  .extend({
    previous: neighbour.meta({ description: 'The brand’s post in this language that was published before it. null: it is the first' }),
    next: neighbour.meta({ description: 'The one that was published after it. null: it is the newest' }),
  })
  .meta({ id: 'SinglePost' })
export type SinglePost = z.infer<typeof singlePostSchema>

export const pageSchema = z
  .object({
    items: z.array(postSchema).meta({ description: 'With `fields`, of each post only these' }),
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

const bodyForms = ['json', 'html', 'text'] as const
const fieldNames = [...Object.keys(singlePostSchema.shape), ...bodyForms.map((form) => `body.${form}`)]
/** `fields=title,url,body.html`: what is left of a post. `id` always is. */
const fields = z
  .string(onceAsked)
  .max(500, 'is too long')
  .transform((list) => [...new Set(list.split(',').map((name) => name.trim()))].filter(Boolean).sort())
  .refine((names) => names.length > 0, 'must name at least one field')
  .refine((names) => names.every((name) => fieldNames.includes(name)), { error: `must be some of ${fieldNames.join(', ')}` })
  .optional()
  .meta({ description: 'Only these, separated by commas: `title,url,body.html`. `id` is always there', override: { type: 'string' } })

const moment = (description: string) =>
  z
    .union([z.iso.datetime({ offset: true }), z.iso.date()], {
      error: 'must be an instant like 2026-11-22T08:00:00Z, or a day like 2026-11-22',
    })
    .transform((value) => new Date(value))
    .optional()
    .meta({ description, override: { type: 'string', format: 'date-time' } })

export const listQuerySchema = strictQuery({
  brand: nameAsked.optional().meta({ description: 'Id or slug' }),
  campaign: nameAsked.optional().meta({ description: 'Its name' }),
  topic: nameAsked.optional().meta({ description: 'Its slug' }),
  author: nameAsked.optional().meta({ description: 'Its name' }),
  language: languageAsked
    .optional()
    .meta({ description: 'Only posts that have this language, in it. Without it each comes in its main language' }),
  q: z
    .string(onceAsked)
    .regex(/^[^\p{Cc}\p{Cs}]{2,200}$/u, 'must have 2 to 200 characters')
    .optional()
    .meta({ description: 'Words that title, teaser or text hold, all of them; the beginning of a word is enough' }),
  from: moment('First published then or later. A day begins at midnight UTC'),
  to: moment('First published before'),
  sort: z
    .enum(sorts, { error: `must be one of ${sorts.join(', ')}` })
    .default('-publishedAt')
    .meta({ description: '`changedAt` goes from the oldest change to the newest: who follows it sees every change' }),
  fields,
  limit: numberAsked(100).default(20),
  cursor: cursorAsked,
})

export const relatedQuerySchema = strictQuery({
  language: languageAsked.optional(),
  fields,
  limit: numberAsked(20).default(4),
})
export const relatedSchema = z.object({ items: z.array(postSchema) }).meta({ id: 'RelatedPosts' })

export const postQuerySchema = strictQuery({
  fields,
  language: languageAsked.optional().meta({ description: 'Where the post does not have it, it comes in its main language and says so' }),
  brand: nameAsked.optional().meta({ description: 'Id or slug. Tells apart posts of several brands with the same slug' }),
})

export const postPathSchema = z.object({ idOrSlug: z.string().regex(/^[\w-]{1,200}$/) })
export const mediaPathSchema = z.object({ id: z.string().regex(/^[\w-]{1,64}$/), variant: z.enum(mediaVariants).default('original') })
export const mediaQuerySchema = strictQuery({
  v: z
    .string(onceAsked)
    .max(64)
    .optional()
    .meta({ description: 'The picture’s version, as addresses in posts have it: then the answer never changes' }),
})
