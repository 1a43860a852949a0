/** What people say of the location. Posts cannot be answered on Google: reviews belong to the profile, and to no post. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import type { Interaction, InteractionPage, Published } from '../publisher.ts'
import { call, type Context } from './api.ts'

/** https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews, read 2026-11-30. */
const reviewSchema = z.object({
  name: z.string().regex(/^accounts\/\d+\/locations\/\d+\/reviews\/[\w=-]+$/),
  reviewer: z.object({ displayName: z.string().optional() }).optional(),
  starRating: z.string().optional(),
  comment: z.string().optional(),
  updateTime: z.coerce.date(),
  reviewReply: z.object({ comment: z.string().optional() }).nullish(),
})
type Review = z.infer<typeof reviewSchema>
const pageSchema = z.object({ reviews: z.array(reviewSchema).default([]), nextPageToken: z.string().optional() })

/** What changed last comes first. */
export async function interactions(
  { since, cursor }: { readonly since: Date; readonly cursor: Json },
  ctx: Context,
): Promise<InteractionPage> {
  const pageToken = z.string().nullable().parse(cursor)
  const query = new URLSearchParams({ pageSize: '50', orderBy: 'updateTime desc', ...(pageToken && { pageToken }) })
  const { reviews, nextPageToken } = (await call(ctx, 'GET', `${ctx.credentials.location}/reviews?${query}`, { answer: pageSchema })).body
  const recent = reviews.filter(({ updateTime }) => updateTime >= since)
  const goesOn = nextPageToken && reviews.length > 0 && recent.length === reviews.length
  return { items: recent.map(toInteraction), next: goesOn ? nextPageToken : null }
}

function toInteraction({ name, reviewer, starRating, comment = '', updateTime }: Review): Interaction {
  const author = reviewer?.displayName?.trim() || 'Google'
  return {
    remoteId: name,
    kind: 'mention',
    post: null,
    parent: null,
    // Google tells no id of a person; everybody has one review of a place.
    author: { id: name, name: author, handle: author, url: null },
    text: [stars(starRating), comment.trim()].filter((part) => part !== '').join('\n'),
    at: updateTime,
    url: null,
  }
}

/** Empty: not told. */
function stars(rating = ''): string {
  const count = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'].indexOf(rating) + 1
  return count > 0 ? '★'.repeat(count) + '☆'.repeat(5 - count) : ''
}

/** https://developers.google.com/my-business/reference/rest/v4/accounts.locations.reviews#ReviewReply, read 2026-11-30. */
const maxReplyBytes = 4096

/** A review has one reply, and another one would take its place: what somebody has answered already is left alone. */
export async function reply({ remoteId }: Pick<Interaction, 'remoteId'>, text: string, ctx: Context): Promise<Published> {
  const refused = (code: string, message: string) => new PublisherError('rejected', message, { code })
  const name = reviewSchema.shape.name.parse(remoteId)
  const comment = text.toWellFormed()
  if (Buffer.byteLength(comment) > maxReplyBytes)
    throw refused('text-too-long', `Google takes at most ${maxReplyBytes} bytes in the reply to a review.`)
  const gone = (status: number) =>
    status === 404
      ? ({ kind: 'rejected', code: 'reply-target-gone', message: 'The review is not on Google any more.' } as const)
      : undefined
  const standing = (await call(ctx, 'GET', name, { answer: reviewSchema, explain: gone })).body.reviewReply?.comment
  if (standing && standing !== comment)
    throw refused('already-answered', 'This review has been answered already. Google keeps one reply: change it on the Business Profile.')
  await call(ctx, 'PUT', `${name}/reply`, {
    json: { comment },
    answer: z.object({ comment: z.string().optional() }),
    visible: true,
    explain: gone,
  })
  return { remoteId: `${name}/reply`, url: ctx.credentials.mapsUrl }
}
