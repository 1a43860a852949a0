/** What TikTok answers, as far as it is needed, and how it says no. */
import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { Explanation, HttpRequest, PublishContext } from '../publisher.ts'

/** https://developers.tiktok.com/doc/content-posting-api-reference-direct-post, read 2026-09. */
export const privacyLevels = ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY'] as const
export const privacySchema = z.enum(privacyLevels)

export const credentialsSchema = z.object({
  access: z.string().min(1),
  refresh: z.string().min(1),
  openId: z.string().min(1),
  username: z.string().min(1),
  privacy: privacySchema,
  /** The posts promote the creator's own business, and are marked so. */
  ownBrand: z.boolean(),
})
export type Credentials = z.infer<typeof credentialsSchema>
export type Context = PublishContext<Credentials>

export const api = 'https://open.tiktokapis.com'
export const profileOf = (ctx: { at(origin: string): string }, username: string) =>
  `${ctx.at('https://www.tiktok.com')}/@${encodeURIComponent(username)}`

export const creatorSchema = z.object({
  creator_username: z.string().min(1),
  privacy_level_options: z.array(z.string()),
  max_video_post_duration_sec: z.number().positive().optional().catch(undefined),
})
export const statusSchema = z.object({
  status: z.string(),
  fail_reason: z.string().optional().catch(undefined),
  uploaded_bytes: z.number().int().nonnegative().optional().catch(undefined),
  // Misspelt by TikTok. Whole numbers of 64 bits: they arrive as text.
  publicaly_available_post_id: z.array(z.coerce.string()).optional().catch(undefined),
})
export type PostStatus = z.infer<typeof statusSchema>

const told = z.object({ code: z.string(), message: z.string().default('') })

/** One call. TikTok always answers `data` and `error`; where all is well, the error's code is `ok`. */
export async function call<T>(
  ctx: Pick<Context, 'http' | 'clock' | 'at'> & { readonly credentials: Pick<Credentials, 'access'> },
  path: string,
  json: unknown,
  data: z.ZodType<T>,
  visible = false,
): Promise<T> {
  const request: HttpRequest<{ data?: unknown; error: z.infer<typeof told> }> = {
    headers: { authorization: `Bearer ${ctx.credentials.access}`, 'content-type': 'application/json; charset=UTF-8' },
    json,
    answer: z.object({ data: z.unknown().optional(), error: told }),
    visible,
    explain: (_, body) => explain(body, ctx.clock.now()),
  }
  const { body } = await ctx.http.request('POST', `${ctx.at(api)}${path}`, request)
  const unclear = visible ? 'reconcile' : 'retry'
  if (body.error.code !== 'ok') {
    const { kind = unclear, code = body.error.code, message, retryAfter } = explain(body, ctx.clock.now()) ?? {}
    throw new PublisherError(kind, message ?? 'TikTok refused.', { code, retryAfter })
  }
  const parsed = data.safeParse(body.data)
  if (parsed.success) return parsed.data
  throw new PublisherError(visible ? 'reconcile' : 'bug', 'TikTok answered with something unexpected.', { code: 'answer-unreadable' })
}

/** https://developers.tiktok.com/doc/tiktok-api-v2-error-handling and the pages of the calls, read 2026-09. */
export function explain(body: unknown, now: Date): Explanation | undefined {
  const error = z.object({ error: told }).safeParse(body).data?.error
  if (!error) return undefined
  const words = error.message.trim() || error.code.replaceAll('_', ' ')
  return { code: error.code.replaceAll('_', '-'), message: `TikTok: ${words}`, ...meaning(error.code, now) }
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

function meaning(code: string, now: Date): Pick<Explanation, 'kind' | 'retryAfter'> {
  const after = (ms: number) => ({ kind: 'wait' as const, retryAfter: new Date(now.getTime() + ms) })
  switch (code) {
    // Its windows are a minute long.
    case 'rate_limit_exceeded':
      return after(minuteMs)
    // So many within 24 hours; when the first of them ends is not told.
    case 'spam_risk_too_many_posts':
    case 'spam_risk_too_many_pending_share':
    case 'reached_active_user_cap':
      return after(dayMs)
    case 'access_token_invalid':
    case 'scope_not_authorized':
    case 'scope_permission_missed':
      return { kind: 'reconnect' }
    // Nothing that a person changes in the post would help.
    case 'spam_risk_user_banned_from_posting':
    case 'unaudited_client_can_only_post_to_private_accounts':
    case 'privacy_level_option_mismatch':
    case 'url_ownership_unverified':
      return { kind: 'unsupported' }
    case 'invalid_param':
    case 'invalid_params':
    case 'invalid_file_upload':
      return { kind: 'rejected' }
    default:
      return {}
  }
}

export const statusOf = (publishId: string, ctx: Context): Promise<PostStatus> =>
  call(ctx, '/v2/post/publish/status/fetch/', { publish_id: publishId }, statusSchema)
