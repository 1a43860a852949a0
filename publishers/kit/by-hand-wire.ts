/** What publishers for platforms that only people can post to, and the hub, say to each other: both parse with these. */
import { z } from 'zod'
import { formats } from '../../src/core/story.ts'

const address = z.url({ protocol: /^https?$/u })

const medium = z.object({
  id: z.string().min(1),
  kind: z.enum(['image', 'video', 'document']),
  mimeType: z.string().min(1),
  alt: z.string().nullable(),
  width: z.number().int().nonnegative(),
  height: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  focalPoint: z.object({ x: z.number(), y: z.number() }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  /** Of a document. */
  title: z.string().optional(),
})

/** What a person is to post, ready to be copied. Media are named, not sent: the hub has them. */
export const handoutSchema = z.object({
  /** Where the platform asks for one apart. */
  title: z.string().max(1_000).nullable(),
  text: z.string().max(500_000),
  /** Where the platform asks for it apart, and the text does not hold it. */
  link: z.string().max(10_000).nullable(),
  /** The platform's own page on which it is posted, filled in as far as it can be. */
  share: z.string().max(20_000).nullable(),
  format: z.enum(formats),
  media: z.array(medium).max(100),
})
export type Handout = z.infer<typeof handoutSchema>

/** The answer to `PUT` and `GET` of a task. */
export const taskSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  z.object({ state: z.literal('done'), id: z.string().min(1), url: address }),
  /** Nobody has posted it, and nobody will. */
  z.object({ state: z.literal('given-up'), reason: z.string() }),
])
export type TaskAnswer = z.infer<typeof taskSchema>

/** The answer to `GET channel`. */
export const taskChannelSchema = z.object({ name: z.string() })

export const taskPath = '/api/by-hand/v1'
