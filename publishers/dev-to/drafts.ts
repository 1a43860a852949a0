/** The article is written down as a draft, which nobody sees; publishing it and looking for it go by its id. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { PublishContext, Published, Staging } from '../publisher.ts'
import { apiOf, articleSchema, explain, headersOf, ownSchema, type Credentials } from './api.ts'
import type { Draft } from './compose.ts'
import { manifest } from './manifest.ts'

type Context = PublishContext<Credentials>
/** `article` once more when it is published: what was approved goes out. */
export type Staged = { readonly id: number; readonly article: { readonly [field: string]: Json } }

export async function stage(draft: Draft, ctx: Context): Promise<Staging<Staged>> {
  const { title, markdown, description, tags, canonical, images } = draft
  if (images.length > manifest.limits.images.max)
    throw new PublisherError('rejected', 'An article on dev.to gets one picture, its cover.', { code: 'too-many-images' })
  const cover = images[0] && (await ctx.media.address(images[0], manifest.limits.images))
  const article = {
    title,
    body_markdown: markdown,
    ...(description && { description }),
    ...(tags.length > 0 && { tags: tags.join(', ') }),
    ...(canonical && { canonical_url: canonical }),
    ...(cover && { main_image: cover }),
  }
  const id = (await earlier(draft, ctx)) ?? (await create(article, ctx))
  return { ready: true, staged: { id, article } }
}

async function create(article: Staged['article'], ctx: Context): Promise<number> {
  const { body } = await ctx.http.request('POST', `${apiOf(ctx)}/articles`, {
    headers: headersOf(ctx.credentials),
    json: { article: { ...article, published: false } },
    answer: articleSchema,
    explain,
  })
  return body.id
}

/** A draft whose answer was lost would be in the way: an original is named by one article only (app/models/article.rb in Forem's code). */
async function earlier({ title, markdown, canonical }: Draft, ctx: Context): Promise<number | null> {
  const isOurs = (draft: z.infer<typeof ownSchema>) =>
    draft.title === title && (canonical ? draft.canonical_url === canonical : draft.body_markdown === markdown)
  return (await unpublished(ctx)).find(isOurs)?.id ?? null
}

/** The latest drafts, newest first. */
async function unpublished(ctx: Context): Promise<z.infer<typeof ownSchema>[]> {
  const url = `${apiOf(ctx)}/articles/me/unpublished?per_page=100`
  return (await ctx.http.request('GET', url, { headers: headersOf(ctx.credentials), answer: z.array(ownSchema), explain })).body
}

const publishedOf = ({ id, url }: z.infer<typeof articleSchema>): Published => ({ remoteId: String(id), url })

export async function publish({ id, article }: Staged, ctx: Context): Promise<Published> {
  const { body } = await ctx.http.request('PUT', `${apiOf(ctx)}/articles/${id}`, {
    headers: headersOf(ctx.credentials),
    json: { article: { ...article, published: true } },
    answer: articleSchema,
    visible: true,
    explain: (status, answer) =>
      status === 404
        ? { kind: 'rejected', code: 'draft-gone', message: 'The draft of this article was deleted on dev.to before it was published.' }
        : explain(status, answer),
  })
  return publishedOf(body)
}

/** Among the drafts: not published. Everybody can read it: published. Neither: somebody has deleted it, or there are very many drafts. */
export async function find({ id }: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const { status, body } = await ctx.http.request('GET', `${apiOf(ctx)}/articles/${id}`, {
    headers: headersOf(ctx.credentials),
    answer: z.union([articleSchema, z.unknown()]),
    accept: [404],
    explain,
  })
  const article = articleSchema.safeParse(body).data
  if (status !== 404) return article ? publishedOf(article) : 'unknown'
  return (await unpublished(ctx)).some((draft) => draft.id === id) ? 'absent' : 'unknown'
}
