/** What the imitated X keeps, and what a client may send. Shapes: openapi.json 2.167, read 2026-11-29. */
import { z } from 'zod'
import { fakeOAuthState } from '../testing/fake-oauth2.ts'

const said = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  text: z.string(),
  /** The name of the account that is answered stands before an answer, unless its author takes it out. */
  naming: z.boolean(),
})

export const stateSchema = z.object({
  ...fakeOAuthState.shape,
  sequence: z.number(),
  media: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      category: z.enum(['tweet_image', 'tweet_gif', 'tweet_video']),
      mimeType: z.string(),
      /** What was announced; `null`: it came in one call. */
      totalBytes: z.number().nullable(),
      /** Base64, by segment. */
      segments: z.array(z.string().nullable()),
      alt: z.string(),
      state: z.enum(['open', 'pending', 'in_progress', 'succeeded']),
    }),
  ),
  /** Newest first; our answers to visitors among them. */
  posts: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      text: z.string(),
      replyTo: z.string().nullable(),
      mediaIds: z.array(z.string()),
      poll: z.object({ options: z.array(z.string()), minutes: z.number() }).nullable(),
      likedBy: z.array(z.string()),
      repostedBy: z.array(z.string()),
      replies: z.array(said),
    }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.null() })),
})
export type State = z.infer<typeof stateSchema>
export type FakeXPost = State['posts'][number]
export type FakeMedium = State['media'][number]
export type Said = z.infer<typeof said>

const id = z.string().regex(/^[0-9]{1,19}$/)
/** `CreatePostsRequest`: what stands here is what is imitated, and nothing else is taken. */
export const postInput = z.strictObject({
  text: z.string().default(''),
  media: z.strictObject({ media_ids: z.array(id).min(1).max(4) }).optional(),
  poll: z
    .strictObject({ options: z.array(z.string().min(1).max(25)).min(2).max(4), duration_minutes: z.number().int().min(5).max(10_080) })
    .optional(),
  reply: z.strictObject({ in_reply_to_tweet_id: id }).optional(),
})
export const initializeInput = z.strictObject({
  media_type: z.enum(['video/mp4', 'video/webm', 'video/mp2t', 'video/quicktime', 'image/jpeg', 'image/gif', 'image/png', 'image/webp']),
  media_category: z.enum(['tweet_gif', 'tweet_image', 'tweet_video']),
  total_bytes: z.number().int().min(0).max(17_179_869_184),
})
export const metadataInput = z.strictObject({
  id,
  metadata: z.strictObject({ alt_text: z.strictObject({ text: z.string().max(1000) }) }),
})

const postFields = ['attachments', 'conversation_id', 'created_at', 'display_text_range', 'entities', 'id', 'public_metrics', 'text']
const expansions = ['author_id', 'referenced_posts']
const userFields = ['id', 'name', 'username']
const lists: { readonly [name: string]: readonly string[] } = { 'post.fields': postFields, expansions, 'user.fields': userFields }

/** What a reading call asks for beyond ids and words; `null` where a name or a value is none that X knows. */
export function askedFor(query: URLSearchParams, others: readonly string[]): { readonly [name: string]: readonly string[] } | null {
  const asked: { [name: string]: string[] } = {}
  for (const [name, value] of query) {
    const allowed = lists[name]
    if (!allowed && !others.includes(name)) return null
    if (!allowed) continue
    asked[name] = value.split(',')
    if (!asked[name].every((one) => allowed.includes(one))) return null
  }
  return asked
}
