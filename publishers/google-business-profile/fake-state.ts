/** What the imitated Business Profile keeps, and what a client may send. */
import { z } from 'zod'
import { fakeOAuthState } from '../testing/fake-oauth2.ts'
import { FakeRefusal, type FakeReply } from '../testing/fake-server.ts'

export const stateSchema = z.object({
  ...fakeOAuthState.shape,
  sequence: z.number(),
  /** Newest first. */
  posts: z.array(
    z.object({
      name: z.string(),
      at: z.string(),
      language: z.string(),
      summary: z.string(),
      link: z.string().nullable(),
      image: z.object({ mimeType: z.string(), base64: z.string() }).nullable(),
      /** How often it will still be said that it is looked at. */
      left: z.number(),
      isBad: z.boolean(),
    }),
  ),
  /** Newest first. */
  reviews: z.array(
    z.object({
      name: z.string(),
      by: z.string(),
      text: z.string(),
      at: z.string(),
      /** The post that the visitor had before their eyes. Google does not know. */
      seen: z.string(),
      reply: z.string().nullable(),
    }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
export type State = z.infer<typeof stateSchema>
export type Post = State['posts'][number]
export type Review = State['reviews'][number]

/** https://cloud.google.com/apis/design/errors, general knowledge. */
export const problem = (code: number, status: string, message: string, details: readonly object[] = []): FakeReply => ({
  status: code,
  json: { error: { code, message, status, ...(details.length > 0 && { details }) } },
})

/** As version 4 tells what is wrong; general knowledge. */
export function invalid(field: string, message: string): never {
  const details = [{ '@type': 'type.googleapis.com/google.mybusiness.v4.ValidationError', errorDetails: [{ code: 3, field, message }] }]
  throw new FakeRefusal(problem(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.', details))
}

/**
 * https://developers.google.com/my-business/reference/rest/v4/accounts.locations.localPosts, read 2026-11-30. A field that is not known is
 * refused, general knowledge. Only ordinary posts are imitated, and the one button that they are given.
 */
export const postInput = z.strictObject({
  languageCode: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
  // https://support.google.com/business/answer/7342169, read at second hand 2026-11-30. How it counts is not told.
  summary: z
    .string()
    .min(1)
    .refine(({ length }) => length <= 1_500),
  topicType: z.literal('STANDARD'),
  callToAction: z.strictObject({ actionType: z.literal('LEARN_MORE'), url: z.url() }).optional(),
  // One picture, general knowledge; of a MediaItem, sourceUrl is all that a post takes.
  media: z
    .array(z.strictObject({ mediaFormat: z.literal('PHOTO'), sourceUrl: z.url() }))
    .max(1)
    .optional(),
})

/** https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews#ReviewReply, read 2026-11-30. */
export const replyInput = z.strictObject({
  comment: z
    .string()
    .min(1)
    .refine((text) => Buffer.byteLength(text) <= 4_096),
})

/** JPEG and PNG of at most 5 MB: https://support.google.com/business/answer/6103862, read at second hand 2026-11-30. */
export async function fetched(url: string): Promise<NonNullable<Post['image']>> {
  const answer = await fetch(url).catch(() => null)
  if (!answer?.ok) return invalid('media.sourceUrl', 'The photo could not be fetched.')
  const mimeType = answer.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (!['image/jpeg', 'image/png'].includes(mimeType)) return invalid('media', 'The photo is neither JPEG nor PNG.')
  if (bytes.length > 5_000_000) return invalid('media', 'The photo is larger than 5 MB.')
  return { mimeType, base64: bytes.toString('base64') }
}

/** Six digits and more in a row, with what stands between them in telephone numbers. */
export const hasPhoneNumber = (text: string) => /(?:\+|\b0)[\d ()/-]{5,}\d\b/.test(text)
