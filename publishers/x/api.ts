/** What X answers, as far as it is needed, and how it says no. Field names: openapi.json 2.167, and those before it. */
import { z } from 'zod'
import { countTold } from '../kit/told.ts'
import type { Explanation, PublishContext } from '../publisher.ts'

export const credentialsSchema = z.object({
  accessToken: z.string().min(1),
  /** `null`: the sign-in gave none, and ends when the access token does. */
  refreshToken: z.string().min(1).nullable(),
  accountId: z.string().min(1),
  username: z.string().min(1),
})
export type Credentials = z.infer<typeof credentialsSchema>
export type Context = PublishContext<Credentials>

export const api = (ctx: Pick<Context, 'at'>, path: string): string => ctx.at('https://api.x.com') + path
export const addressOf = ({ at, credentials }: Context, id: string): string => `${at('https://x.com')}/${credentials.username}/status/${id}`
export const bearer = ({ accessToken }: Pick<Credentials, 'accessToken'>) => ({ authorization: `Bearer ${accessToken}` })

const count = countTold
export const idSchema = z.string().regex(/^[0-9]{1,19}$/)

const referenceSchema = z.object({ type: z.string(), id: z.string() })
export const postSchema = z.object({
  id: idSchema,
  text: z.string().default(''),
  author_id: z.string().optional(),
  created_at: z.coerce.date().optional(),
  conversation_id: z.string().optional(),
  /** Code points of `text` that are its own: the names that a reply begins with are not. */
  display_text_range: z.tuple([count, count]).optional(),
  entities: z
    .object({
      urls: z.array(z.object({ url: z.string().nullish(), expanded_url: z.string().nullish(), media_key: z.string().nullish() })).nullish(),
    })
    .optional(),
  attachments: z.object({ media_keys: z.array(z.string()).nullish() }).optional(),
  // Called `tweets` until 2026, and still in the samples of the documentation.
  referenced_posts: z.array(referenceSchema).optional(),
  referenced_tweets: z.array(referenceSchema).optional(),
  public_metrics: z
    .object({
      impression_count: count,
      like_count: count,
      reply_count: count,
      quote_count: count,
      bookmark_count: count,
      repost_count: count,
      retweet_count: count,
    })
    .partial()
    .optional(),
})
export type Post = z.infer<typeof postSchema>

const problemSchema = z.object({ type: z.string().optional(), title: z.string().optional(), detail: z.string().optional() })
export const partialErrors = z.array(problemSchema.extend({ resource_id: z.string().optional(), value: z.string().optional() })).default([])

/** The post that it answers; `null`: none. */
export const answeredBy = (post: Post): string | null =>
  [...(post.referenced_posts ?? []), ...(post.referenced_tweets ?? [])].find(({ type }) => type === 'replied_to')?.id ?? null

/** What its author wrote: without the names that a reply begins with, links as they were, media links away, as plain text. */
export function wordsOf({ text, display_text_range: range, entities }: Post): string {
  let words = [...text].slice(range?.[0] ?? 0).join('')
  for (const { url, expanded_url: expanded, media_key: media } of entities?.urls ?? [])
    if (url) words = words.replaceAll(url, media ? '' : (expanded ?? url))
  // Only these three are written as entities: https://docs.x.com/x-api/fundamentals/data-dictionary, general knowledge.
  return words.replace(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>' })[name] ?? '&').trim()
}

/** The end of a problem's type: `https://api.x.com/2/problems/client-forbidden`, on api.twitter.com in older ones. */
const problemOf = (type: string | undefined) => /\/problems\/([a-z0-9-]+)$/.exec(type ?? '')?.[1]

/** Problems that hold for everything the app or the account does, whatever is in the post. */
const forAll: { readonly [problem: string]: Pick<Explanation, 'kind' | 'message'> } = {
  'client-forbidden': {
    kind: 'unsupported',
    message: 'X does not let this app do that: it belongs to no project, or its access was ended.',
  },
  'usage-capped': { kind: 'unsupported', message: 'The app has used up what it may do on X in this period.' },
  credits: { kind: 'unsupported', message: 'The credits of the app on X are used up: a person must buy more.' },
  'unsupported-authentication': { kind: 'reconnect', message: 'X wants another sign-in for this: connect the channel again.' },
  'oauth1-permissions': { kind: 'reconnect', message: 'The sign-in at X does not permit writing: connect the channel again.' },
}

const errorSchema = problemSchema.extend({ errors: z.array(problemSchema.extend({ message: z.string().optional() })).optional() })

/** https://docs.x.com/x-api/fundamentals/response-codes-and-errors, read 2026-08. */
export function explain(status: number, body: unknown, headers: Headers): Explanation | undefined {
  const told = errorSchema.safeParse(body).data
  const problem = problemOf(told?.type)
  const code = problem ?? `http-${status}`
  const general = forAll[status === 402 ? 'credits' : (problem ?? '')]
  if (general) return { code: status === 402 ? 'credits' : code, ...general }
  const why = told?.errors?.[0]?.message ?? told?.detail ?? told?.title
  const dayEnds = status === 429 ? endOfDay(headers) : undefined
  const message = why && { message: `X answered ${status}: ${/[.!?]$/.test(why) ? why : `${why}.`}` }
  return { code, ...message, ...(dayEnds && { retryAfter: dayEnds }) }
}

/** Where the allowance of 24 hours is used up, the window of 15 minutes that the other header tells of does not help. */
function endOfDay(headers: Headers): Date | undefined {
  for (const whose of ['app', 'user'])
    if (headers.get(`x-${whose}-limit-24hour-remaining`) === '0') {
      const at = new Date(Number(headers.get(`x-${whose}-limit-24hour-reset`)) * 1000)
      if (at.getTime() > 0) return at
    }
  return undefined
}
