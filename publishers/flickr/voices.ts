/** What people say below our photos, which is a flat list, and what we answer. */
import { z } from 'zod'
import { htmlToText } from '../kit/html-text.ts'
import { countTold } from '../kit/told.ts'
import type { Interaction, InteractionPage, Publisher, Published } from '../publisher.ts'
import { call, nullWhereGone, photoNotFound, photoUrl, type Context, type Credentials } from './api.ts'
import { escaped, type Draft } from './compose.ts'
import type { Staged } from './stage.ts'

type Named = Required<Publisher<Credentials, Draft, Staged>>

const commentSchema = z.object({
  id: z.string().min(1),
  author: z.string().min(1),
  authorname: z.string().optional(),
  realname: z.string().optional().catch(undefined),
  datecreate: countTold,
  permalink: z.url().nullish().catch(null),
  _content: z.string(),
})
type Comment = z.infer<typeof commentSchema>
// A photo without comments has no list of them.
const commentsSchema = z.object({ comments: z.object({ comment: z.array(commentSchema).default([]) }) })

/** All of a photo's comments come at once: https://www.flickr.com/services/api/flickr.photos.comments.getList.html. */
export async function interactions({ posts, since }: Parameters<Named['interactions']>[0], ctx: Context): Promise<InteractionPage> {
  const items: Interaction[] = []
  for (const { remoteId } of posts) {
    const method = { verb: 'GET', name: 'flickr.photos.comments.getList', args: { photo_id: remoteId } } as const
    const told = await call(ctx, method, commentsSchema).catch(nullWhereGone)
    for (const comment of told?.comments.comment ?? [])
      if (comment.author !== ctx.credentials.nsid && isSince(comment, since)) items.push(interactionOf(comment, remoteId, ctx))
  }
  return { items, next: null }
}

/** Its time is told in whole seconds: what was said in the same one may come again. */
const isSince = ({ datecreate }: Comment, since: Date) => (datecreate + 1) * 1000 > since.getTime()

function interactionOf(
  { id, author, authorname, realname, datecreate, permalink, _content }: Comment,
  post: string,
  ctx: Context,
): Interaction {
  const handle = authorname || author
  return {
    remoteId: id,
    kind: 'comment',
    post,
    parent: post,
    author: { id: author, name: realname || handle, handle, url: `${ctx.at('https://www.flickr.com')}/people/${author}/` },
    text: htmlToText(_content.replaceAll('\n', '<br>')),
    at: new Date(datecreate * 1000),
    url: permalink ?? null,
  }
}

const addedSchema = z.object({ comment: z.object({ id: z.string().min(1), permalink: z.url().optional().catch(undefined) }) })

/** Below the photo, like all that is said there: Flickr does not know which comment is answered. */
export async function reply({ remoteId, post }: Parameters<Named['reply']>[0], text: string, ctx: Context): Promise<Published> {
  // A comment's id holds its photo's: `6065-109722179-72057594077818641`.
  const photo = post ?? remoteId.split('-')[1] ?? ''
  const args = { photo_id: photo, comment_text: escaped(text.toWellFormed()) }
  const kinds = { [photoNotFound]: 'rejected', 9: 'wait' } as const
  const method = { verb: 'POST', name: 'flickr.photos.comments.addComment', args, kinds, visible: true } as const
  const { comment } = await call(ctx, method, addedSchema)
  return { remoteId: comment.id, url: comment.permalink ?? photoUrl(ctx, photo) }
}
