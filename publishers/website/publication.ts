/** What an owned medium is sent: the wire contract between the hub's website publisher and whatever receives it (README.md). */
import { z } from 'zod'
import { languages, type Json } from '../../src/core/story.ts'

// Typed as our read-only JSON, which zod's own type is not.
const json: z.ZodType<Json> = z.json()

/** Receivers keep these as columns and filter by them. */
const name = z.string().regex(/^[^\p{Cc}\p{Cs}]{0,200}$/u, 'must have at most 200 characters and no control characters')

const mediaSchema = z.object({
  id: z.string().min(1),
  kind: z.enum(['image', 'video', 'document']),
  mimeType: z.string().min(1),
  width: z.number().int().nonnegative(),
  height: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  focalPoint: z.object({ x: z.number().min(0).max(100), y: z.number().min(0).max(100) }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  /** What a document is called, in the channel's language. Absent: a picture or film. */
  title: z.string().optional(),
})

const textSchema = z.object({
  title: z.string().min(1),
  /** One path segment, unique among the live publications of a site in one language. */
  slug: z
    .string()
    .max(200)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  teaser: z.string(),
  /** Lexical's JSON. */
  body: json,
  seo: z.object({ title: z.string(), description: z.string() }),
  /** Alternative texts in this language, by media id. */
  alt: z.record(z.string(), z.string()),
})

/** Everything that a site needs to show one post, in every language that it has. Media are named, not sent: the hub serves them. */
export const publicationSchema = z
  .object({
    /** The master post's id: one post is live on one site at most once. */
    post: z.string().regex(/^[\w-]{1,64}$/u, 'must have 1 to 64 characters of A-Z, a-z, 0-9, _ and -'),
    brand: z.object({ id: z.string().min(1), slug: z.string().min(1), name: z.string() }),
    campaign: name.nullable(),
    topics: z.array(name).max(100),
    author: z.string(),
    /** When the post was planned to appear, ISO 8601 in UTC. The same in every attempt. */
    firstPublishedAt: z.iso.datetime(),
    /** The answer's `url` is the address of this text: the channel's language, or one that the post has. */
    language: z.enum(languages),
    texts: z.partialRecord(z.enum(languages), textSchema),
    media: z.array(mediaSchema).max(100),
  })
  .refine(({ texts, language }) => texts[language] !== undefined, { path: ['texts'], message: 'has no text in the language that is named' })
export type Publication = z.infer<typeof publicationSchema>

/** The answer to `PUT` and `GET`. `id` is the delivery key of the address, whole: later calls need nothing else. */
const address = z.url({ protocol: /^https?$/u })
export const publishedSchema = z.object({
  id: z.string().min(1),
  url: address,
  urls: z.object({ de: address.optional(), en: address.optional() }).optional(),
})

/** The answer to `GET measurements`. A publication that was asked for and is not among the items is gone. */
export const measurementsSchema = z.object({
  items: z.array(
    z.object({
      id: z.string().min(1),
      views: z.number().int().nonnegative(),
    }),
  ),
})

/** Most ids in one `GET measurements`: 50 keys of 64 characters stay below the 8,000 bytes that every server takes as an address. */
export const measurementsMax = 50

/** The answer to `GET site`. */
export const siteSchema = z.object({ name: z.string(), url: z.url({ protocol: /^https?$/u }) })
