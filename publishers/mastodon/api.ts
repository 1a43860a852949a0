/** What Mastodon answers, as far as it is needed, and how it says no. */
import { z } from 'zod'
import { countTold } from '../kit/told.ts'
import type { Explanation } from '../publisher.ts'

export const credentialsSchema = z.object({
  /** Where the instance is, without a trailing slash. */
  server: z.url(),
  token: z.string().min(1),
  accountId: z.string().min(1),
})
export type Credentials = z.infer<typeof credentialsSchema>

export const accountSchema = z.object({ id: z.string().min(1), acct: z.string().min(1), url: z.url() })

/** As far as numbers go. */
export const accountNumbersSchema = z.object({ followers_count: countTold.optional(), statuses_count: countTold.optional() })

export const mediaSchema = z.object({ id: z.string().min(1) })

const count = countTold
export const statusSchema = z.object({
  id: z.string().min(1),
  /** `null` where a server has no page for it; `uri` is always there. */
  url: z.url().nullish(),
  uri: z.string().min(1),
  created_at: z.coerce.date(),
  content: z.string(),
  media_attachments: z.array(mediaSchema),
  /** `null`: it answers nothing, or what it answered was deleted. */
  in_reply_to_id: z.string().nullish(),
  // Other software may leave them out; the next version may call them something else.
  favourites_count: count.optional(),
  reblogs_count: count.optional(),
  replies_count: count.optional(),
})
/** Of anybody, as far as it is needed to hear what was said. */
export const saidSchema = z.object({
  id: z.string().min(1),
  url: z.url().nullish(),
  created_at: z.coerce.date(),
  content: z.string(),
  in_reply_to_id: z.string().nullish(),
  visibility: z.string().nullish(),
  account: z.object({ id: z.string().min(1), acct: z.string().min(1), display_name: z.string().nullish(), url: z.url().nullish() }),
})
export type Said = z.infer<typeof saidSchema>
export type Status = z.infer<typeof statusSchema>

/** Every field may be missing: other software speaks this API too. */
export const instanceSchema = z.object({
  configuration: z
    .object({
      statuses: z
        .object({ max_characters: z.int().positive(), max_media_attachments: count, characters_reserved_per_url: count })
        .partial(),
      media_attachments: z
        .object({
          supported_mime_types: z.array(z.string()),
          image_size_limit: z.int().positive(),
          image_matrix_limit: z.int().positive(),
          description_limit: z.int().positive().nullable(),
          video_size_limit: z.int().positive(),
          video_matrix_limit: z.int().positive(),
          video_frame_rate_limit: z.int().positive(),
        })
        .partial(),
      /** Times in seconds. */
      polls: z
        .object({
          max_options: z.int().positive(),
          max_characters_per_option: z.int().positive(),
          min_expiration: z.int().positive(),
          max_expiration: z.int().positive(),
        })
        .partial(),
    })
    .partial()
    .default({}),
})

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

const errorSchema = z.object({ error: z.string(), error_description: z.string().nullish() })

/** https://docs.joinmastodon.org/entities/Error/, read 2026-07-01. */
export function explain(status: number, body: unknown, headers: Headers): Explanation | undefined {
  // RFC 6750: the token is good, but it was given too few permissions. Only a new sign-in cures that.
  const tooFewScopes = status === 403 && /error="?insufficient_scope/.test(headers.get('www-authenticate') ?? '')
  const told = errorSchema.safeParse(body)
  const words = told.success ? (told.data.error_description ?? told.data.error) : null
  if (tooFewScopes) return { kind: 'reconnect', code: 'scope-missing', message: `Mastodon: ${words ?? 'a permission is missing.'}` }
  // `require_user!` in app/controllers/api/base_controller.rb, read 2026-11.
  if (status === 403 && words && /currently (disabled|pending)|confirmed e-?mail/i.test(words))
    return { kind: 'unsupported', code: 'account-disabled', message: `Mastodon: ${words}` }
  return words === null ? undefined : { message: `Mastodon answered ${status}: ${words}` }
}
