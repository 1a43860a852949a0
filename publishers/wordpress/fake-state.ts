/** What the imitated site keeps, and what a client may send. */
import { z } from 'zod'

export const stateSchema = z.object({
  sequence: z.number(),
  media: z.array(z.object({ id: z.number(), name: z.string(), mimeType: z.string(), base64: z.string(), alt: z.string() })),
  tags: z.array(z.object({ id: z.number(), name: z.string() })),
  /** Oldest first. */
  posts: z.array(
    z.object({
      id: z.number(),
      status: z.enum(['draft', 'publish', 'trash', 'pending', 'private']),
      at: z.string(),
      slug: z.string(),
      title: z.string(),
      content: z.string(),
      excerpt: z.string(),
      featured: z.number(),
      tags: z.array(z.number()),
    }),
  ),
  comments: z.array(
    z.object({ id: z.number(), post: z.number(), parent: z.number(), by: z.string().nullable(), html: z.string(), at: z.string() }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
export type State = z.infer<typeof stateSchema>
export type FakePost = State['posts'][number]

const raw = z.union([z.string(), z.object({ raw: z.string() })]).transform((value) => (typeof value === 'string' ? value : value.raw))

/** The arguments of POST /wp/v2/posts as /wp-json/ of 6.1 describes them, as far as they are imitated: what else comes is not known. */
export const postInput = z.strictObject({
  title: raw.optional(),
  content: raw.optional(),
  excerpt: raw.optional(),
  slug: z.string().optional(),
  status: z.enum(['publish', 'draft', 'pending', 'private']).optional(),
  featured_media: z.number().int().optional(),
  tags: z.array(z.number().int()).optional(),
})
export const commentInput = z.strictObject({ post: z.number().int(), parent: z.number().int().default(0), content: raw })
