/** What people say below our articles. It cannot be answered by the API. */
import { z } from 'zod'
import { htmlToText } from '../kit/html-text.ts'
import type { Interaction, InteractionPage, PublishContext, Published } from '../publisher.ts'
import { apiOf, explain, headersOf, type Credentials } from './api.ts'

type Context = PublishContext<Credentials>

/** A comment that was deleted has no author, but may have answers. */
const commentSchema = z.object({
  id_code: z.string().min(1),
  created_at: z.coerce.date(),
  body_html: z.string(),
  user: z.object({ user_id: z.number().int(), name: z.string(), username: z.string().min(1) }).or(z.object({})),
  get children() {
    return z.array(commentSchema).optional()
  },
})
type Comment = z.infer<typeof commentSchema>

/** All comments of an article come in one answer. */
export async function interactions(
  { posts, since }: { readonly posts: readonly Published[]; readonly since: Date },
  ctx: Context,
): Promise<InteractionPage> {
  const items: Interaction[] = []
  for (const { remoteId } of posts) {
    const { status, body } = await ctx.http.request('GET', `${apiOf(ctx)}/comments?a_id=${encodeURIComponent(remoteId)}`, {
      headers: headersOf(ctx.credentials),
      answer: z.array(commentSchema).or(z.unknown()),
      accept: [404],
      explain,
    })
    const comments = status === 404 ? [] : z.array(commentSchema).parse(body)
    items.push(...heard(comments, remoteId, remoteId, ctx).filter(({ at }) => at > since))
  }
  return { items, next: null }
}

function heard(comments: readonly Comment[], post: string, parent: string, ctx: Context): Interaction[] {
  return comments.flatMap(({ id_code: remoteId, created_at: at, body_html: html, user, children = [] }) => {
    const below = heard(children, post, remoteId, ctx)
    if (!('username' in user) || user.user_id === ctx.credentials.userId) return below
    const home = `${ctx.at('https://dev.to')}/${user.username}`
    const author = { id: String(user.user_id), name: user.name || user.username, handle: user.username, url: home }
    const own: Interaction = {
      remoteId,
      kind: 'comment',
      post,
      parent,
      author,
      text: htmlToText(html),
      at,
      url: `${home}/comment/${remoteId}`,
    }
    return [own, ...below]
  })
}
