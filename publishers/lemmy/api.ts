/** What Lemmy's API v3 answers, as far as it is needed, and how it says no. https://join-lemmy.org/docs/contributors/04-api.html, read 2026-11-29. */
import { z } from 'zod'
import { countTold } from '../kit/told.ts'
import type { Explanation } from '../publisher.ts'

export const credentialsSchema = z.object({
  /** Without a trailing slash. */
  server: z.url(),
  jwt: z.string().min(1),
  personId: z.number().int(),
  communityId: z.number().int(),
})
export type Credentials = z.infer<typeof credentialsSchema>

export const bearer = (jwt: string) => ({ authorization: `Bearer ${jwt}` })

const count = countTold
/** Told without a zone by servers before 0.19; it is UTC. */
const time = z.string().transform((text) => new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`))

export const postViewSchema = z.object({
  post: z.object({
    id: z.number().int(),
    name: z.string(),
    url: z.string().nullish(),
    body: z.string().nullish(),
    published: time,
    deleted: z.boolean(),
    removed: z.boolean(),
    community_id: z.number().int(),
  }),
  counts: z.object({ upvotes: count, comments: count }),
})
export type PostView = z.infer<typeof postViewSchema>

export const commentViewSchema = z.object({
  comment: z.object({
    id: z.number().int(),
    content: z.string(),
    published: time,
    /** `0.12.15`: 15 answers 12, which answers the post. */
    path: z.string(),
    deleted: z.boolean(),
    removed: z.boolean(),
  }),
  creator: z.object({ id: z.number().int(), name: z.string(), display_name: z.string().nullish(), actor_id: z.url() }),
})

const errorSchema = z.object({ error: z.string() })

/** Nearly all that Lemmy refuses is 400: status_code in crates/utils/src/error.rs, read 2026-11-29. */
const meanings: { readonly [error: string]: NonNullable<Explanation['kind']> } = {
  incorrect_login: 'reconnect',
  not_logged_in: 'reconnect',
  site_ban: 'unsupported',
  person_is_banned_from_site: 'unsupported',
  person_is_banned_from_community: 'unsupported',
  only_mods_can_post_in_community: 'unsupported',
  deleted: 'unsupported',
  rate_limit_error: 'wait',
}

/** When the bucket is full again is told nowhere: the software's default is ten minutes. */
const fullAgainMs = 600_000

export const explainAt =
  (now: Date) =>
  (_status: number, body: unknown): Explanation | undefined => {
    const error = errorSchema.safeParse(body).data?.error
    if (error === undefined) return undefined
    const code = /^[a-z_]{3,60}$/.test(error) ? error : null
    const kind = code ? meanings[code] : undefined
    return {
      message: `Lemmy refused it: ${code ? code.replaceAll('_', ' ') : error}.`,
      ...(code && { code: code.replaceAll('_', '-') }),
      ...(kind && { kind }),
      ...(kind === 'wait' && { retryAfter: new Date(now.getTime() + fullAgainMs) }),
    }
  }
