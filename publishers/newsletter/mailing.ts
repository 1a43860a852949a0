/** What the publisher and the hub say to each other about mailings: both parse with these (README.md). */
import { z } from 'zod'
import { languages, type Json } from '../../src/core/story.ts'

/** Whose channels the hub's receiver lets in. */
export const mailingPlatform = 'newsletter'
export const mailingPath = '/api/newsletter/v1'

/** Longest subject, in code points. Inboxes show 40 to 70; a line of a mail's head may have 998 (RFC 5322, section 2.1.1). */
export const subjectMax = 150
/** Longest body as plain text, in bytes. */
export const textMaxBytes = 60_000
export const imagesMax = 20

// Typed as our read-only JSON, which zod's own type is not.
const json: z.ZodType<Json> = z.json()
const address = z.url({ protocol: /^https?$/u })

const image = z.object({
  id: z.string().min(1),
  kind: z.literal('image'),
  mimeType: z.string().min(1),
  alt: z.string().nullable(),
  width: z.number().int().nonnegative(),
  height: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  focalPoint: z.object({ x: z.number().min(0).max(100), y: z.number().min(0).max(100) }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
})

/** One post as it is mailed, in one language. Pictures are named, not sent: the hub has them. */
export const mailingSchema = z.object({
  /** The list that it goes to. */
  newsletter: z.string().min(1).max(64),
  language: z.enum(languages),
  /** One line; the post's title. */
  subject: z.string().regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'must be one line'),
  /** What inboxes show below the subject. May be empty. */
  preheader: z.string().max(2_000),
  /** Lexical's JSON. */
  body: json,
  /** The same as plain text. */
  text: z.string(),
  /** Where it is read on the website. `null`: nowhere. */
  link: address.max(10_000).nullable(),
  images: z.array(image).max(imagesMax),
})
export type Mailing = z.infer<typeof mailingSchema>

/** The answer to `PUT` and `GET` of a mailing. `url` is its browser version. */
export const mailingAnswer = z.discriminatedUnion('state', [
  /** It is still being sent. `hasGone`: at least one mail has left, or may have. */
  z.object({ state: z.literal('open'), id: z.string().min(1), url: address, hasGone: z.boolean() }),
  /** All that goes has gone. */
  z.object({ state: z.literal('done'), id: z.string().min(1), url: address }),
  /** It was stopped before anything had left. */
  z.object({ state: z.literal('given-up'), reason: z.string() }),
])
export type MailingAnswer = z.infer<typeof mailingAnswer>

/** The answer to `GET newsletters`: those of the channel's brand. `url` is the page on which people sign up. */
export const newslettersSchema = z.object({
  newsletters: z.array(z.object({ id: z.string().min(1), name: z.string().min(1), url: address })),
})
