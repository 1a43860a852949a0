/** What the imitated Pinterest keeps, and what a client may send. */
import { z } from 'zod'
import { fakeOAuthState } from '../testing/fake-oauth2.ts'

export const stateSchema = z.object({
  ...fakeOAuthState.shape,
  sequence: z.number(),
  /** Films that were registered; `bytes` is 0 until they came. */
  media: z.array(z.object({ id: z.string(), bytes: z.number(), left: z.number(), failed: z.boolean() })),
  /** Newest first. */
  pins: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      board: z.string(),
      title: z.string(),
      description: z.string(),
      link: z.string().nullable(),
      alt: z.string(),
      images: z.array(z.object({ mimeType: z.string(), base64: z.string() })),
      film: z.string().nullable(),
      seen: z.number(),
      likedBy: z.array(z.string()),
      savedBy: z.array(z.string()),
      replies: z.array(z.object({ by: z.string(), text: z.string(), at: z.string() })),
    }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
export type State = z.infer<typeof stateSchema>
export type Pin = State['pins'][number]

/** In code points, as JSON Schema counts. */
const words = (max: number) => z.string().refine((text) => [...text].length <= max)
const image = z.object({ content_type: z.enum(['image/jpeg', 'image/png']), data: z.string().regex(/^[a-zA-Z0-9+/=]+$/) })
const film = z.object({
  source_type: z.literal('video_id'),
  media_id: z.string().regex(/^\d+$/),
  cover_image_content_type: image.shape.content_type.optional(),
  cover_image_data: z.string().optional(),
  cover_image_key_frame_time: z.int().nonnegative().optional(),
})

/** PinCreate in the API's own description, release 5.23.0, read 2025-12. */
export const pinInput = z.object({
  board_id: z.string().regex(/^\d+$/),
  title: words(100).default(''),
  description: words(800).default(''),
  link: words(2_048).nullish(),
  alt_text: words(500).default(''),
  media_source: z.discriminatedUnion('source_type', [
    image.extend({ source_type: z.literal('image_base64') }),
    z.object({ source_type: z.literal('multiple_image_base64'), items: z.array(image).min(2).max(5) }),
    film,
  ]),
})
export type PinInput = z.infer<typeof pinInput>
