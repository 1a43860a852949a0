/** What the imitated TikTok keeps, and what a client may send. */
import { z } from 'zod'
import { fakeOAuthState } from '../testing/fake-oauth2.ts'

export const stateSchema = z.object({
  ...fakeOAuthState.shape,
  sequence: z.number(),
  /** Oldest first. */
  jobs: z.array(
    z.object({
      /** The publish_id. */
      id: z.string(),
      /** The id of the post that it becomes. */
      post: z.string(),
      kind: z.enum(['video', 'photo']),
      /** When it was begun, and when the last of it had arrived. */
      opened: z.string(),
      taken: z.string().nullable(),
      text: z.string(),
      privacy: z.string(),
      /** A film's bytes, how it is cut, and what has arrived. */
      bytes: z.number(),
      size: z.number(),
      count: z.number(),
      received: z.number(),
      pictures: z.array(z.string()),
      /** How often it will still be said that it is worked on. */
      left: z.number(),
      doomed: z.boolean(),
      views: z.number(),
      likedBy: z.array(z.string()),
      sharedBy: z.array(z.string()),
      replies: z.array(z.object({ by: z.string(), text: z.string(), at: z.string() })),
    }),
  ),
})
export type State = z.infer<typeof stateSchema>
export type Job = State['jobs'][number]

/** Counted in UTF-16 units, as TikTok says; zod's own maximum counts code points. */
const words = (max: number) => z.string().refine(({ length }) => length <= max)
const privacy_level = z.enum(['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY'])
/** https://developers.tiktok.com/doc/content-posting-api-reference-direct-post, read 2026-09. */
export const filmInput = z.object({
  post_info: z.object({ title: words(2_200).default(''), privacy_level, brand_organic_toggle: z.boolean().optional() }),
  source_info: z.object({
    source: z.literal('FILE_UPLOAD'),
    video_size: z
      .int()
      .positive()
      .max(4 * 2 ** 30),
    chunk_size: z.int().positive(),
    total_chunk_count: z.int().min(1).max(1000),
  }),
})
/** https://developers.tiktok.com/doc/content-posting-api-reference-photo-post, read 2026-09. */
export const photoInput = z.object({
  media_type: z.literal('PHOTO'),
  post_mode: z.literal('DIRECT_POST'),
  post_info: z.object({
    title: words(90).default(''),
    description: words(4_000).default(''),
    privacy_level,
    brand_organic_toggle: z.boolean().optional(),
  }),
  source_info: z.object({
    source: z.literal('PULL_FROM_URL'),
    photo_cover_index: z.int().nonnegative(),
    photo_images: z.array(z.url()).min(1).max(35),
  }),
})

/**
 * How a film may be cut: https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide, read 2026-09. MB are counted as 10^6 at the
 * bottom and the top of a piece, where the page does not say.
 */
export function isCutRight({
  video_size: total,
  chunk_size: size,
  total_chunk_count: count,
}: z.infer<typeof filmInput>['source_info']): boolean {
  const megabyte = 1_000_000
  if (count !== Math.floor(total / size)) return false
  if (total < 5 * megabyte) return size === total
  if (total > 64 * megabyte && count === 1) return false
  return size >= 5 * megabyte && size <= 64 * megabyte && total - size * (count - 1) <= 128 * megabyte
}
