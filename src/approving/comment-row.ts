/** A comment as it is stored. */
import { z } from 'zod'
import type { Anchor, CommentPlace } from '../core/comments.ts'
import { languages } from '../core/story.ts'
import { id, text } from '../workflow/stored-post.ts'

const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null)

export const commentRow = z
  .object({
    id,
    post: z.string(),
    parent: text,
    channel: text,
    language: orNull(z.enum(languages)),
    field: text,
    quote: text,
    start: orNull(z.number()),
    end: orNull(z.number()),
    medium: text,
    x: orNull(z.number()),
    y: orNull(z.number()),
    hash: z.string(),
    text: z.string(),
    author: text,
    guestLink: text,
    authorName: z.string(),
    at: z.coerce.date(),
    resolvedAt: orNull(z.coerce.date()),
    resolvedByName: text,
  })
  .transform(({ channel, language, field, quote, start, end, medium, x, y, ...row }) => {
    const words: Anchor | null = quote && start !== null && end !== null ? { kind: 'words', quote, start, end } : null
    const point: Anchor | null = medium && x !== null && y !== null ? { kind: 'point', medium, x, y } : null
    const place: CommentPlace = { channel: channel || null, language, field: field || null, anchor: words ?? point }
    return { ...row, place }
  })
export type CommentRow = z.infer<typeof commentRow>

/** The columns of a place. */
export const placeColumns = ({ channel, language, field, anchor }: CommentPlace) => ({
  channel,
  language,
  field,
  ...(anchor?.kind === 'words' && { quote: anchor.quote, start: anchor.start, end: anchor.end }),
  ...(anchor?.kind === 'point' && { medium: anchor.medium, x: anchor.x, y: anchor.y }),
})
