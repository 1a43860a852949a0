/** What YouTube answers, as far as it is needed, and how it says no. */
import { z } from 'zod'
import { countTold } from '../kit/told.ts'
import type { Explanation, HttpRequest, PublishContext } from '../publisher.ts'

export const privacies = ['public', 'unlisted'] as const

export const credentialsSchema = z.object({
  access: z.string().min(1),
  refresh: z.string().min(1),
  /** The channel that was chosen: a Google account may have several. */
  channelId: z.string().min(1),
  /** Who may see what is published. */
  privacy: z.enum(privacies),
})
export type Credentials = z.infer<typeof credentialsSchema>
export type Context = PublishContext<Credentials>

/** Both hosts of the API are one: uploads go to /upload. */
export const api = 'https://youtube.googleapis.com'
export const watchUrl = (ctx: Pick<Context, 'at'>, video: string, comment?: string) =>
  `${ctx.at('https://www.youtube.com')}/watch?v=${encodeURIComponent(video)}${comment ? `&lc=${encodeURIComponent(comment)}` : ''}`

/** A list without items is half an answer, and no proof that anything is gone. */
const listOf = <T>(item: z.ZodType<T>) => z.object({ items: z.array(item), nextPageToken: z.string().optional() })
/** Numbers come as text; what the channel hides is missing. */
const count = countTold.optional().catch(undefined)

export const videosSchema = listOf(
  z.object({
    id: z.string().min(1),
    status: z
      .object({
        uploadStatus: z.string(),
        privacyStatus: z.string(),
        failureReason: z.string(),
        rejectionReason: z.string(),
        publishAt: z.string(),
      })
      .partial()
      .optional(),
    statistics: z.object({ viewCount: count, likeCount: count, commentCount: count }).optional(),
  }),
)

export const commentSchema = z.object({
  id: z.string().min(1),
  snippet: z.object({
    textDisplay: z.string(),
    textOriginal: z.string().optional(),
    authorDisplayName: z.string().default(''),
    authorChannelUrl: z.string().optional(),
    authorChannelId: z.object({ value: z.string() }).optional(),
    publishedAt: z.coerce.date(),
    likeCount: count,
  }),
})
export type Comment = z.infer<typeof commentSchema>
export const commentsSchema = listOf(commentSchema)
export const threadSchema = z.object({
  id: z.string().min(1),
  snippet: z.object({ topLevelComment: commentSchema }),
  replies: z.object({ comments: z.array(commentSchema) }).optional(),
})
export const threadsSchema = listOf(threadSchema)

/** The list is left out where an account has no channel. */
export const channelsSchema = z.object({
  items: z
    .array(
      z.object({
        id: z.string().min(1),
        snippet: z.object({ title: z.string(), customUrl: z.string().optional() }).optional(),
        status: z.object({ longUploadsStatus: z.string().optional() }).optional(),
        statistics: z.object({ subscriberCount: count, videoCount: count }).optional(),
      }),
    )
    .default([]),
})

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
/** One call, with the channel's key to it and the platform's own words for a failure. */
export function call<T>(
  ctx: Pick<Context, 'http' | 'clock' | 'at'> & { readonly credentials: Pick<Credentials, 'access'> },
  method: Method,
  path: string,
  query: { readonly [name: string]: string },
  request: HttpRequest<T>,
) {
  const known = request.explain
  return ctx.http.request(method, `${ctx.at(api)}${path}?${new URLSearchParams(query)}`, {
    ...request,
    headers: { ...bearer(ctx.credentials), ...request.headers },
    explain: (status, body, headers) => known?.(status, body, headers) ?? explain(body, ctx.clock.now()),
  })
}
export const bearer = ({ access }: Pick<Credentials, 'access'>) => ({ authorization: `Bearer ${access}` })

const errorSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    errors: z.array(z.object({ reason: z.string() })).default([]),
  }),
})
const reasonOf = (body: unknown) => errorSchema.safeParse(body).data?.error.errors[0]?.reason

/** https://developers.google.com/youtube/v3/docs/errors, read 2026-09. */
export function explain(body: unknown, now: Date): Explanation | undefined {
  const { data } = errorSchema.safeParse(body)
  if (!data) return undefined
  const reason = reasonOf(body)
  // The words may be marked up as HTML.
  const words = data.error.message.replace(/<[^>]*>/g, '').trim()
  return {
    ...(reason && { code: reason.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...meaning(reason, now) }),
    ...(words && { message: `YouTube: ${words}` }),
  }
}

function meaning(reason: string, now: Date): Pick<Explanation, 'kind' | 'retryAfter'> {
  switch (reason) {
    case 'quotaExceeded':
    case 'dailyLimitExceeded':
      return { kind: 'wait', retryAfter: midnightPacific(now) }
    // As many films as the channel may upload within a day; when that ends is not told.
    case 'uploadLimitExceeded':
      return { kind: 'wait', retryAfter: new Date(now.getTime() + 24 * 60 * 60_000) }
    case 'rateLimitExceeded':
    case 'userRateLimitExceeded':
      return { kind: 'wait' }
    case 'insufficientPermissions':
      return { kind: 'reconnect' }
    case 'youtubeSignupRequired':
    case 'channelClosed':
    case 'channelSuspended':
    case 'accountClosed':
    case 'accountSuspended':
      return { kind: 'unsupported' }
    default:
      return {}
  }
}

/** Quotas are counted anew at midnight in California: https://developers.google.com/youtube/v3/getting-started#quota, read 2026-09. */
export function midnightPacific(now: Date): Date {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/Los_Angeles',
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const [hours = 0, minutes = 0, seconds = 0] = clock.format(now).split(':').map(Number)
  return new Date(now.getTime() + 24 * 60 * 60_000 - (hours * 3600 + minutes * 60 + seconds) * 1000)
}
