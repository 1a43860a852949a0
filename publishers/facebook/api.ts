/** How a Facebook Page is spoken to, and what it answers, as far as it is needed. */
import { z } from 'zod'
import { graphExplain } from '../kit/graph-error.ts'
import type { PublishContext } from '../publisher.ts'
import { manifest } from './manifest.ts'

export const graph = 'https://graph.facebook.com'
/** Films go to a host of their own. */
export const graphVideo = 'https://graph-video.facebook.com'
export const web = 'https://www.facebook.com'
export const version = manifest.apiVersion?.version ?? ''

export const credentialsSchema = z.object({
  pageId: z.string().min(1),
  name: z.string().min(1),
  /** The page's own. */
  token: z.string().min(1),
  /** Whether insights and what visitors wrote may be read. */
  reads: z.boolean(),
})
export type Credentials = z.infer<typeof credentialsSchema>
export type Context = PublishContext<Credentials>

export const idSchema = z.object({ id: z.string().min(1) })
const paging = z.object({ cursors: z.object({ after: z.string().nullish() }).nullish(), next: z.string().nullish() }).nullish()
const commentSchema = z.object({
  id: z.string().min(1),
  message: z.string().nullish(),
  created_time: z.coerce.date(),
  permalink_url: z.url().nullish(),
  parent: z.object({ id: z.string() }).nullish(),
  /** Told with the permission for it only, and not of everybody. */
  from: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
})
export type Comment = z.infer<typeof commentSchema>
export const commentsSchema = z.object({ data: z.array(commentSchema), paging })
const phase = z.object({ status: z.string().nullish() }).nullish()
export const videoSchema = z.object({
  status: z.object({ video_status: z.string(), uploading_phase: phase, processing_phase: phase, publishing_phase: phase }),
  post_id: z.string().nullish(),
})

export interface Call<T> {
  readonly token: string
  readonly host?: string
  /** Of a GET: in the address. Of a POST: as JSON. */
  readonly asked?: { readonly [name: string]: unknown }
  readonly form?: FormData
  readonly answer: z.ZodType<T>
  readonly visible?: boolean
}

export async function call<T>(
  ctx: Pick<Context, 'http' | 'at' | 'clock'>,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  { token, host = graph, asked = {}, form, answer, visible }: Call<T>,
): Promise<T> {
  const query = method === 'GET' ? `?${new URLSearchParams(asked as { [name: string]: string })}` : ''
  const { body } = await ctx.http.request(method, `${ctx.at(host)}/${version}/${path}${query}`, {
    headers: { authorization: `Bearer ${token}` },
    ...(method === 'POST' && (form ? { form } : { json: asked })),
    answer,
    visible,
    explain: graphExplain(manifest.name, ctx.clock, visible),
  })
  return body
}

export const node = (id: string) => encodeURIComponent(id)
/** An edge of the page itself. */
export const ofPage = (ctx: Context, edge: string) => `${node(ctx.credentials.pageId)}/${edge}`

export const pageUrl = (ctx: Pick<Context, 'at'>, path: string) => `${ctx.at(web)}/${path}`
/** A comment's own id stands behind that of its post. */
export const commentUrl = (post: string, id: string) => `${post}?comment_id=${encodeURIComponent(id.slice(id.lastIndexOf('_') + 1))}`
