/** What Pinterest answers, as far as it is needed, and how it says no. */
import { z } from 'zod'
import { countTold } from '../kit/told.ts'
import type { Explanation, HttpRequest, PublishContext } from '../publisher.ts'

export const credentialsSchema = z.object({
  access: z.string().min(1),
  refresh: z.string().min(1),
  /** The board that was chosen. */
  boardId: z.string().regex(/^\d+$/),
  board: z.string(),
  username: z.string().min(1),
})
export type Credentials = z.infer<typeof credentialsSchema>
export type Context = PublishContext<Credentials>

export const pinUrl = (ctx: { at(origin: string): string }, id: string) => `${ctx.at('https://www.pinterest.com')}/pin/${id}/`

export const boardSchema = z.object({
  id: z.string().regex(/^\d+$/),
  name: z.string(),
  privacy: z.string().optional(),
  owner: z.object({ username: z.string() }).partial().optional(),
})

/** No number where none was told: what Pinterest leaves out or cannot tell yet is not zero. */
const count = countTold.optional().catch(undefined)
export const pinSchema = z.object({
  id: z.string().regex(/^\d+$/),
  created_at: z.string().optional(),
  title: z.string().nullish(),
  description: z.string().nullish(),
  link: z.string().nullish(),
  is_owner: z.boolean().optional(),
  pin_metrics: z
    .object({
      lifetime_metrics: z.object({ impression: count, clickthrough: count, reaction: count, comment: count }).optional(),
    })
    .nullish()
    .catch(null),
})
export type Pin = z.infer<typeof pinSchema>

export interface Page<T> {
  readonly items: readonly T[]
  /** For the next one. */
  readonly bookmark?: string | null
}
export const pageOf = <T>(item: z.ZodType<T>): z.ZodType<Page<T>> =>
  z.object({ items: z.array(item).default([]), bookmark: z.string().nullish() })

type Method = 'GET' | 'POST' | 'DELETE'
/** One call, with the account's key to it and the platform's own words for a failure. */
export function call<T>(
  ctx: Pick<Context, 'http' | 'at'> & { readonly credentials: Pick<Credentials, 'access'> },
  method: Method,
  path: string,
  request: HttpRequest<T>,
) {
  return ctx.http.request(method, `${ctx.at('https://api.pinterest.com')}/v5${path}`, {
    ...request,
    headers: { authorization: `Bearer ${ctx.credentials.access}`, ...request.headers },
    explain: (status, body, headers) => request.explain?.(status, body, headers) ?? explain(status, body),
  })
}

/** https://developers.pinterest.com/docs/api/v5/, read 2025-12: the codes are not listed, so that the status says what it means. */
export function explain(status: number, body: unknown): Explanation | undefined {
  const told = z.object({ code: z.number(), message: z.string().default('') }).safeParse(body).data
  return told && { code: `pinterest-${told.code}`, message: `Pinterest answered ${status}: ${told.message.trim() || 'no reason told'}` }
}
