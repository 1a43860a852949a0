/** How Instagram is spoken to, on either of its two hosts, and what it answers, as far as it is needed. */
import { z } from 'zod'
import { graphExplain } from '../kit/graph-error.ts'
import type { PublishContext } from '../publisher.ts'
import { manifest } from './manifest.ts'

/** By which sign-in: through a Facebook Page that the account is linked with, or by Instagram itself. */
export const facebook = 'https://graph.facebook.com'
export const instagram = 'https://graph.instagram.com'
export const web = 'https://www.instagram.com'

export const credentialsSchema = z.object({
  /** Decides the sign-in, too. */
  host: z.enum([facebook, instagram]),
  userId: z.string().min(1),
  handle: z.string().min(1),
  token: z.string().min(1),
  /** Whether numbers that take a permission of their own may be read. */
  insights: z.boolean(),
})
export type Credentials = z.infer<typeof credentialsSchema>
export type Context = PublishContext<Credentials>

export const idSchema = z.object({ id: z.string().min(1) })
export const containerSchema = z.object({ status_code: z.string(), status: z.string().nullish() })
const paging = z.object({ cursors: z.object({ after: z.string().nullish() }).nullish(), next: z.string().nullish() }).nullish()
export const mediaSchema = z.object({
  id: z.string().min(1),
  caption: z.string().nullish(),
  permalink: z.url().nullish(),
  timestamp: z.coerce.date(),
})
export const mediaListSchema = z.object({ data: z.array(mediaSchema) })
const commentSchema = z.object({
  id: z.string().min(1),
  text: z.string().nullish(),
  timestamp: z.coerce.date(),
  username: z.string().nullish(),
  from: z.object({ id: z.string(), username: z.string().nullish() }).nullish(),
})
export type Comment = z.infer<typeof commentSchema>
export const commentsSchema = z.object({
  data: z.array(commentSchema.extend({ replies: z.object({ data: z.array(commentSchema) }).nullish() })),
  paging,
})

export interface Call<T> {
  readonly host: Credentials['host']
  readonly token: string
  /** Of a GET: in the address. Of a POST: as JSON. */
  readonly asked?: { readonly [name: string]: unknown }
  readonly answer: z.ZodType<T>
  readonly visible?: boolean
}

export async function call<T>(
  ctx: Pick<Context, 'http' | 'at' | 'clock'>,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  { host, token, asked = {}, answer, visible }: Call<T>,
): Promise<T> {
  const url = `${ctx.at(host)}/${manifest.apiVersion?.version}/${path}`
  const query = method === 'GET' ? `?${new URLSearchParams(asked as { [name: string]: string })}` : ''
  const { body } = await ctx.http.request(method, url + query, {
    headers: { authorization: `Bearer ${token}` },
    ...(method === 'POST' && { json: asked }),
    answer,
    visible,
    explain: graphExplain(manifest.name, ctx.clock, visible),
  })
  return body
}

/** A call below the account itself, or another node, by its id. */
export const node = (id: string) => encodeURIComponent(id)

export const profileUrl = (ctx: Pick<Context, 'at'>, handle: string) => `${ctx.at(web)}/${encodeURIComponent(handle)}/`

/** Of a post that is live by now: where its address cannot be read, the profile must do, for nothing may fail any more. */
export async function addressOf(id: string, ctx: Context): Promise<string> {
  const asked = { fields: 'permalink' }
  const told = await call(ctx, 'GET', node(id), { ...ctx.credentials, asked, answer: mediaSchema.pick({ permalink: true }) }).catch(
    () => null,
  )
  return told?.permalink ?? profileUrl(ctx, ctx.credentials.handle)
}

/** Below its post. */
export const commentUrl = (post: string, id: string) => `${post.replace(/\/?$/, '/')}c/${encodeURIComponent(id)}/`
