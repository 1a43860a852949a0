/** What the fake remembers, and what it takes. */
import { z } from 'zod'
import { fetched, fileSchema, refuseGraph, signInSchema } from '../testing/fake-graph.ts'

const pollSchema = z.object({ options: z.array(z.string()) })
const containerSchema = z.object({
  id: z.string(),
  at: z.string(),
  text: z.string(),
  files: z.array(fileSchema),
  isItem: z.boolean(),
  card: z.string().nullable(),
  poll: pollSchema.nullable(),
  replyTo: z.string().nullable(),
  /** How often it will still be said that it is worked on. */
  working: z.number(),
  published: z.boolean(),
})
export type FakeContainer = z.infer<typeof containerSchema>
const said = z.object({ id: z.string(), by: z.string(), text: z.string(), at: z.string() })
const postSchema = containerSchema.pick({ id: true, at: true, text: true, files: true, card: true, poll: true, replyTo: true }).extend({
  likedBy: z.array(z.string()),
  sharedBy: z.array(z.string()),
  replies: z.array(said),
  answers: z.array(said.omit({ by: true }).extend({ to: z.string() })),
})
export type FakeThreadsPost = z.infer<typeof postSchema>

export const stateSchema = z.object({
  signIn: signInSchema,
  sequence: z.number(),
  containers: z.array(containerSchema),
  /** Oldest first. */
  posts: z.array(postSchema),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string() })),
  deletedAt: z.array(z.string()),
  /** Metrics of a post that are not known any more. */
  retired: z.array(z.string()).default([]),
})
export type State = z.infer<typeof stateSchema>

/** "Text posts are limited to 500 characters. Emojis are counted as the number of UTF-8 bytes": …/documentation/threads/posts, read 2026-04-14. */
export function lengthOf(text: string): number {
  const isEmoji = (cluster: string) => /\p{Emoji_Presentation}|\ufe0f|\u20e3/u.test(cluster)
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)]
    .map(({ segment }) => (isEmoji(segment) ? Buffer.byteLength(segment) : Array.from(segment).length))
    .reduce((sum, length) => sum + length, 0)
}

const inputSchema = z.object({
  media_type: z.enum(['TEXT', 'IMAGE', 'VIDEO', 'CAROUSEL']),
  text: z.string().default(''),
  image_url: z.string().optional(),
  video_url: z.string().optional(),
  alt_text: z.string().default(''),
  is_carousel_item: z.enum(['true', 'false']).default('false'),
  children: z.string().default(''),
  link_attachment: z.url().optional(),
  poll_attachment: z.string().optional(),
  reply_to_id: z.string().optional(),
})
/** …/documentation/threads/create-posts/polls, read 2026-07-02: two to four, each of 1 to 25 characters. */
const option = z
  .string()
  .min(1)
  .refine((text) => Array.from(text).length <= 25)
const pollInput = z.strictObject({ option_a: option, option_b: option, option_c: option.optional(), option_d: option.optional() })

/** One container as it was ordered; everything that …/documentation/threads/posts forbids is refused. */
export async function ordered(params: object, state: State): Promise<Omit<FakeContainer, 'id' | 'at' | 'published'>> {
  const input = inputSchema.safeParse(params).data ?? refuseGraph(100, 'Invalid parameter')
  const { media_type: type, text, alt_text: alt } = input
  if (lengthOf(text) > 500) refuseGraph(100, 'Param text must be at most 500 characters long.')
  // …/documentation/threads/create-posts/text-attachments, read 2026-07-02.
  const links = new Set([...(text.match(/https?:\/\/\S+/g) ?? []), ...(input.link_attachment ? [input.link_attachment] : [])])
  if (links.size > 5) refuseGraph(100, 'THREADS_API__LINK_LIMIT_EXCEEDED')
  if (Array.from(alt).length > 1_000) refuseGraph(100, 'Param alt_text must be at most 1000 characters long.')
  if (type !== 'TEXT' && (input.link_attachment || input.poll_attachment))
    refuseGraph(100, 'Links and polls can be attached to text posts only.')
  if (input.link_attachment && input.poll_attachment) refuseGraph(100, 'A post has a link or a poll, not both.')
  if (type === 'TEXT' && text.trim() === '' && !input.link_attachment) refuseGraph(100, 'The parameter text is required.')
  const isItem = input.is_carousel_item === 'true'
  const files = type === 'TEXT' ? [] : type === 'CAROUSEL' ? carousel(input.children.split(','), state) : [{ ...(await file(input)), alt }]
  const poll = input.poll_attachment === undefined ? null : pollOf(input.poll_attachment)
  const working = type === 'VIDEO' ? 1 : 0
  return { text, files, isItem, card: input.link_attachment ?? null, poll, replyTo: input.reply_to_id ?? null, working }
}

/** JPEG and PNG up to 8 MB, MP4 and MOV up to 1 GB: …/documentation/threads/posts. */
const file = ({ media_type: type, image_url: image, video_url: film }: z.infer<typeof inputSchema>) =>
  type === 'IMAGE'
    ? fetched(image, 'image', ['image/jpeg', 'image/png'], 8_000_000)
    : fetched(film, 'video', ['video/mp4', 'video/quicktime'], 1_000_000_000)

function carousel(ids: readonly string[], { containers }: State) {
  if (ids.length < 2 || ids.length > 20) refuseGraph(100, 'A carousel has 2 to 20 items.')
  return ids.flatMap((id) => {
    const item = containers.find((known) => known.id === id && known.isItem && !known.published)
    if (!item || item.working > 0) return refuseGraph(100, `The carousel item ${id} does not exist or is not finished.`)
    return item.files
  })
}

function pollOf(json: string): z.infer<typeof pollSchema> {
  try {
    return { options: Object.values(pollInput.parse(JSON.parse(json))) }
  } catch {
    return refuseGraph(100, 'The poll_attachment is not valid.')
  }
}
