/** What people say below our posts, and our answers. */
import { z } from 'zod'
import { plainToMarkdown } from '../kit/markdown.ts'
import type { Interaction, InteractionPage, PublishContext, Published } from '../publisher.ts'
import { bearer, commentViewSchema, explainAt, type Credentials } from './api.ts'

type Context = PublishContext<Credentials>
const pageSize = 50
const maxPages = 20

/** Newest first, until what was known before. */
export async function interactions(
  { posts, since }: { readonly posts: readonly Published[]; readonly since: Date },
  ctx: Context,
): Promise<InteractionPage> {
  const items: Interaction[] = []
  for (const { remoteId } of posts)
    for (let page = 1; page <= maxPages; page++) {
      const all = await commentsOf(remoteId, page, ctx)
      items.push(...all.filter((view) => isTheirs(view, ctx)).map((view) => interactionOf(view, remoteId, ctx)))
      const oldest = all.at(-1)
      if (!oldest || all.length < pageSize || oldest.comment.published <= since) break
    }
  return { items: items.filter(({ at }) => at > since), next: null }
}

type View = z.infer<typeof commentViewSchema>
const isTheirs = ({ comment, creator }: View, { credentials }: Context) =>
  creator.id !== credentials.personId && !comment.deleted && !comment.removed

async function commentsOf(post: string, page: number, ctx: Context): Promise<View[]> {
  const query = new URLSearchParams({ post_id: post, type_: 'All', sort: 'New', limit: String(pageSize), page: String(page) })
  const { body } = await ctx.http.request('GET', `${ctx.credentials.server}/api/v3/comment/list?${query}`, {
    headers: bearer(ctx.credentials.jwt),
    answer: z.object({ comments: z.array(commentViewSchema) }),
    explain: explainAt(ctx.clock.now()),
  })
  return body.comments
}

function interactionOf({ comment, creator }: View, post: string, { credentials }: Context): Interaction {
  const parent = comment.path.split('.').at(-2)
  return {
    remoteId: String(comment.id),
    kind: 'comment',
    post,
    parent: parent && parent !== '0' ? parent : post,
    author: {
      id: creator.actor_id,
      name: creator.display_name?.trim() || creator.name,
      handle: `@${creator.name}@${new URL(creator.actor_id).host}`,
      url: creator.actor_id,
    },
    // Markdown reads well enough as it is.
    text: comment.content,
    at: comment.published,
    url: `${credentials.server}/comment/${comment.id}`,
  }
}

export async function reply({ remoteId, post }: Pick<Interaction, 'remoteId' | 'post'>, text: string, ctx: Context): Promise<Published> {
  const { body } = await ctx.http.request('POST', `${ctx.credentials.server}/api/v3/comment`, {
    headers: bearer(ctx.credentials.jwt),
    json: { post_id: Number(post), parent_id: Number(remoteId), content: plainToMarkdown(text.toWellFormed()) },
    answer: z.object({ comment_view: z.object({ comment: z.object({ id: z.number().int() }) }) }),
    visible: true,
    explain: explainAt(ctx.clock.now()),
  })
  const { id } = body.comment_view.comment
  return { remoteId: String(id), url: `${ctx.credentials.server}/comment/${id}` }
}
