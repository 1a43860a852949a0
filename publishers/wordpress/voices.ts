/** Comments below our articles, as far as the site has approved them, and our answers. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { htmlToText } from '../kit/html-text.ts'
import type { Interaction, InteractionPage, PublishContext, Published } from '../publisher.ts'
import { basic, commentSchema, endpoint, explain, type Credentials } from './api.ts'

type Context = PublishContext<Credentials>
const pageSize = 100

export async function interactions(
  { posts, since, cursor }: { readonly posts: readonly Published[]; readonly since: Date; readonly cursor: Json },
  ctx: Context,
): Promise<InteractionPage> {
  if (posts.length === 0) return { items: [], next: null }
  const page = cursor === null ? 1 : z.number().int().parse(cursor)
  const url = endpoint(ctx.credentials.api, 'comments', {
    post: posts.map(({ remoteId }) => remoteId).join(','),
    after: since.toISOString(),
    order: 'asc',
    per_page: String(pageSize),
    page: String(page),
  })
  const { body } = await ctx.http.request('GET', url, { headers: basic(ctx.credentials), answer: z.array(commentSchema), explain })
  const theirs = body.filter(({ author }) => author !== ctx.credentials.userId).map(interactionOf)
  return { items: theirs.filter(({ at }) => at > since), next: body.length < pageSize ? null : page + 1 }
}

function interactionOf(comment: z.infer<typeof commentSchema>): Interaction {
  const { id, post, parent, author, author_name: name, author_url: url, date_gmt: at, content, link } = comment
  const who = name.trim() || 'Anonymous'
  return {
    remoteId: String(id),
    kind: 'comment',
    post: String(post),
    parent: parent === 0 ? String(post) : String(parent),
    // Most have no account: their name is all that is known of them.
    author: { id: author === 0 ? who : String(author), name: who, handle: who, url: url && URL.canParse(url) ? url : null },
    text: htmlToText(content.rendered),
    at: new Date(`${at}Z`),
    url: link,
  }
}

/** Comments are HTML: what is typed here is text. */
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export async function reply({ remoteId, post }: Pick<Interaction, 'remoteId' | 'post'>, text: string, ctx: Context): Promise<Published> {
  const { body } = await ctx.http.request('POST', endpoint(ctx.credentials.api, 'comments'), {
    headers: basic(ctx.credentials),
    json: { post: Number(post), parent: Number(remoteId), content: { raw: escape(text.toWellFormed()) } },
    answer: commentSchema.pick({ id: true, link: true }),
    visible: true,
    explain,
  })
  return { remoteId: String(body.id), url: body.link }
}
