import { z } from 'zod'
import { definePublisher, type Measured, type PublishContext, type Published } from '../publisher.ts'
import { apiOf, credentialsSchema, explain, headersOf, ownSchema, type Credentials } from './api.ts'
import { interactions } from './comments.ts'
import { compose, preview, type Draft } from './compose.ts'
import { find, publish, stage, type Staged } from './drafts.ts'
import { manifest } from './manifest.ts'

type Context = PublishContext<Credentials>

const pageSize = 100
const maxPages = 20

/** Views are told in the list of one's own articles alone. What is nowhere in the whole list is gone. */
async function measure(posts: readonly Published[], ctx: Context): Promise<readonly Measured[]> {
  const found = new Map<string, Measured>()
  let whole = false
  for (let page = 1; !whole && page <= maxPages && found.size < posts.length; page++) {
    const url = `${apiOf(ctx)}/articles/me/published?page=${page}&per_page=${pageSize}`
    const { body } = await ctx.http.request('GET', url, { headers: headersOf(ctx.credentials), answer: z.array(ownSchema), explain })
    for (const article of body) {
      const remoteId = String(article.id)
      if (posts.some((post) => post.remoteId === remoteId)) found.set(remoteId, { remoteId, values: valuesOf(article) })
    }
    whole = body.length < pageSize
  }
  return posts.map(({ remoteId }) => found.get(remoteId) ?? { remoteId, values: whole ? 'gone' : {} })
}

function valuesOf({ page_views_count: views, public_reactions_count: reactions, comments_count: comments }: z.infer<typeof ownSchema>) {
  const told = Object.entries({ views, reactions, comments }).filter(([, value]) => typeof value === 'number')
  return Object.fromEntries(told)
}

/** It becomes a draft again, out of everybody's sight: authors cannot delete by the API. */
async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  await ctx.http.request('PUT', `${apiOf(ctx)}/articles/${encodeURIComponent(remoteId)}`, {
    headers: headersOf(ctx.credentials),
    json: { article: { published: false } },
    answer: z.unknown(),
    accept: [404],
    explain,
  })
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish,
  find,
  measure,
  interactions,
  remove,
})
