/** What dev.to answers, as far as it is needed, and how it says no. https://developers.forem.com/api/v1, read 2026-11-29. */
import { z } from 'zod'
import { countTold } from '../kit/told.ts'
import type { Explanation, PublishContext } from '../publisher.ts'

export const credentialsSchema = z.object({ apiKey: z.string().min(1), userId: z.number().int(), username: z.string().min(1) })
export type Credentials = z.infer<typeof credentialsSchema>

export const apiOf = (ctx: Pick<PublishContext<unknown>, 'at'>): string => `${ctx.at('https://dev.to')}/api`

/** Without this version the older API answers. */
export const headersOf = ({ apiKey }: Pick<Credentials, 'apiKey'>) => ({
  'api-key': apiKey,
  accept: 'application/vnd.forem.api-v1+json',
})

export const articleSchema = z.object({ id: z.number().int(), url: z.url() })

const count = countTold
/** As the lists of one's own articles tell it. */
export const ownSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  body_markdown: z.string().nullish(),
  canonical_url: z.string().nullish(),
  page_views_count: count.nullish(),
  public_reactions_count: count.nullish(),
  comments_count: count.nullish(),
})

const errorSchema = z.object({ error: z.string() })

export function explain(status: number, body: unknown): Explanation | undefined {
  const told = errorSchema.safeParse(body).data
  return told && { message: `dev.to answered ${status}: ${told.error}` }
}
