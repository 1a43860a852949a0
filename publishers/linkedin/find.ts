/** Looks for a post of a page, or its first comment, whose answer was lost. A member's posts cannot be listed. */
import { z } from 'zod'
import type { Published } from '../publisher.ts'
import { addressOf, explain, isPage, pageOf, rest, restli, urnOf, versioned, type Context } from './api.ts'
import { commentAddress, commentsOf, pageSize } from './comments.ts'
import { lettersOf } from './little.ts'
import type { Staged } from './stage.ts'

const maxPages = 5
/** Our clock and LinkedIn's are never as far apart as that. LinkedIn takes nothing twice within ten minutes. */
const toleranceMs = 10 * 60_000

const idSchema = z.object({ id: z.string().optional() })
const postSchema = z.object({
  id: z.string().min(1),
  commentary: z.string().default(''),
  createdAt: z.number().optional(),
  publishedAt: z.number().optional(),
  lifecycleState: z.string().optional(),
  content: z
    .object({
      media: idSchema,
      multiImage: z.object({ images: z.array(idSchema) }),
      article: z.object({ source: z.string() }).partial(),
      poll: z.object({ question: z.string() }).partial(),
    })
    .partial()
    .nullish(),
})
type Post = z.infer<typeof postSchema>
type Found = Published | 'absent' | 'unknown'

export async function find(staged: Staged, ctx: Context): Promise<Found> {
  if (!isPage(ctx.credentials)) return 'unknown'
  return staged.commentOn === null ? findPost(staged, ctx) : findComment(staged, staged.commentOn, ctx)
}

/** `absent` only if everything since the planned instant was read and none of it is ours. */
async function findPost(staged: Staged, ctx: Context): Promise<Found> {
  const since = ctx.plannedAt.getTime() - toleranceMs
  const told = lettersOf(staged.text) !== '' || staged.content !== null
  for (let page = 0; page < maxPages; page++) {
    const query = `q=author&author=${restli(ctx.credentials.author)}&count=${pageSize}&start=${page * pageSize}&sortBy=CREATED`
    const { body } = await ctx.http.request('GET', rest(ctx, `posts?${query}`), {
      headers: versioned(ctx.credentials),
      answer: pageOf(postSchema),
      explain,
    })
    const recent = body.elements.filter((post) => bornAt(post) >= since)
    const ours = recent.find((post) => isOurs(post, staged))
    if (ours) return { remoteId: ours.id, url: addressOf(ctx, ours.id) }
    if (body.elements.length < pageSize || recent.length < body.elements.length) return told ? 'absent' : 'unknown'
  }
  return 'unknown'
}

/** What does not tell its age may be of today. */
const bornAt = ({ createdAt, publishedAt }: Post) => publishedAt ?? createdAt ?? Infinity

/** A file goes up for one post only, so its URN is proof. Without files, the words and what is below them must be the same. */
function isOurs({ commentary, content }: Post, staged: Staged): boolean {
  const files = [content?.media?.id, ...(content?.multiImage?.images.map(({ id }) => id) ?? [])].filter((id) => id !== undefined)
  if (staged.files.length > 0) return staged.files.every((file) => files.includes(file))
  const expected = postSchema.shape.content.parse(staged.content)
  return (
    files.length === 0 &&
    (lettersOf(staged.text) !== '' || staged.content !== null) &&
    lettersOf(commentary) === lettersOf(staged.text) &&
    content?.article?.source === expected?.article?.source &&
    content?.poll?.question === expected?.poll?.question
  )
}

async function findComment(staged: Staged, post: string, ctx: Context): Promise<Found> {
  const since = ctx.plannedAt.getTime() - toleranceMs
  for (let page = 0; page < maxPages; page++) {
    const comments = await commentsOf(post, page * pageSize, ctx)
    for (const comment of comments) {
      const urn = urnOf(comment)
      const isOurs = comment.actor === ctx.credentials.author && (comment.created?.time ?? since) >= since
      if (isOurs && urn && lettersOf(comment.message.text) === lettersOf(staged.text))
        return { remoteId: urn, url: commentAddress(ctx, post, urn) }
    }
    if (comments.length < pageSize) return lettersOf(staged.text) === '' ? 'unknown' : 'absent'
  }
  return 'unknown'
}
