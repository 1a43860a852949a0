/** How Threads is spoken to, and what it answers, as far as it is needed. */
import { z } from 'zod'
import { graphExplain } from '../kit/graph-error.ts'
import type { PublishContext } from '../publisher.ts'
import { manifest } from './manifest.ts'

export const credentialsSchema = z.object({
  userId: z.string().min(1),
  handle: z.string().min(1),
  token: z.string().min(1),
  /** Whether numbers and replies may be read. */
  reads: z.boolean(),
})
export type Credentials = z.infer<typeof credentialsSchema>
export type Context = PublishContext<Credentials>

export const host = 'https://graph.threads.net'
export const web = 'https://www.threads.com'

export const idSchema = z.object({ id: z.string().min(1) })
export const profileSchema = z.object({ id: z.string().min(1), username: z.string().min(1) })
export const containerSchema = z.object({ status: z.string(), error_message: z.string().nullish() })
const about = z.object({ id: z.string() }).nullish()
export const postSchema = z.object({
  id: z.string().min(1),
  text: z.string().nullish(),
  timestamp: z.coerce.date(),
  permalink: z.url().nullish(),
  username: z.string().nullish(),
  is_reply_owned_by_me: z.boolean().nullish(),
  replied_to: about,
})
export type Post = z.infer<typeof postSchema>
export const pageSchema = z.object({
  data: z.array(postSchema),
  paging: z.object({ cursors: z.object({ after: z.string().nullish() }).nullish(), next: z.string().nullish() }).nullish(),
})

type Speaking = Pick<Context, 'http' | 'at' | 'clock'>

export interface Call<T> {
  readonly token: string
  readonly asked?: { readonly [name: string]: string }
  readonly answer: z.ZodType<T>
  readonly visible?: boolean
}

/** Reading calls and deletions carry their parameters in the address, writing ones in the body; the token is one of them. */
export async function call<T>(
  ctx: Speaking,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  { token, asked, answer, visible }: Call<T>,
): Promise<T> {
  const fields = new URLSearchParams({ ...asked, access_token: token })
  const url = `${ctx.at(host)}/${manifest.apiVersion?.version}/${path}`
  const explain = graphExplain(manifest.name, ctx.clock, visible)
  const writing = { headers: { 'content-type': 'application/x-www-form-urlencoded' }, bytes: Buffer.from(fields.toString()) }
  const isWriting = method === 'POST'
  const { body } = await ctx.http.request(method, isWriting ? url : `${url}?${fields}`, {
    ...(isWriting && writing),
    answer,
    visible,
    explain,
  })
  return body
}

/** One post, container or person below the version, by its id. */
export const node = (id: string) => encodeURIComponent(id)

export const profileUrl = (ctx: Pick<Context, 'at'>, handle: string) => `${ctx.at(web)}/@${encodeURIComponent(handle)}`
