/** What the fake remembers, and what it takes. */
import { z } from 'zod'
import { formats } from '../../src/core/story.ts'
import { fetched, fileSchema, refuseGraph, signInSchema, type FakeFile } from '../testing/fake-graph.ts'

const containerSchema = z.object({
  id: z.string(),
  at: z.string(),
  caption: z.string(),
  files: z.array(fileSchema),
  isItem: z.boolean(),
  format: z.enum(formats),
  /** How often it will still be said that it is worked on. */
  working: z.number(),
  published: z.boolean(),
})
export type FakeContainer = z.infer<typeof containerSchema>
const commentSchema = z.object({ id: z.string(), by: z.string(), text: z.string(), at: z.string(), to: z.string().nullable() })
const mediaSchema = containerSchema.pick({ id: true, at: true, caption: true, files: true, format: true }).extend({
  likedBy: z.array(z.string()),
  sharedBy: z.array(z.string()),
  /** Oldest first; `to`: the comment that it answers. */
  comments: z.array(commentSchema),
})
export type FakeMedia = z.infer<typeof mediaSchema>

export const stateSchema = z.object({
  signIn: signInSchema,
  /** Tokens of the page, and not of the person. */
  pageTokens: z.array(z.string()),
  sequence: z.number(),
  /** Whether it knows the metric `profile_views`, whose end was announced. */
  tellsVisits: z.boolean().default(true),
  /** Metrics of a post that are not known any more. */
  retired: z.array(z.string()).default([]),
  /** How many have seen a story. */
  storyViewers: z.number().default(30),
  containers: z.array(containerSchema),
  /** Oldest first. */
  media: z.array(mediaSchema),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
export type State = z.infer<typeof stateSchema>

const inputSchema = z.strictObject({
  media_type: z.enum(['VIDEO', 'REELS', 'STORIES', 'CAROUSEL']).optional(),
  caption: z.string().default(''),
  image_url: z.string().optional(),
  video_url: z.string().optional(),
  alt_text: z.string().default(''),
  is_carousel_item: z.boolean().default(false),
  children: z.array(z.string()).optional(),
  share_to_feed: z.boolean().optional(),
})
type Input = z.infer<typeof inputSchema>

/** One container as it was ordered. Rules: …/docs/instagram-platform/instagram-graph-api/reference/ig-user/media, read 2026-09. */
export async function ordered(params: object, state: State): Promise<Omit<FakeContainer, 'id' | 'at' | 'published'>> {
  const input = inputSchema.safeParse(params).data ?? refuseGraph(100, 'Invalid parameter')
  const { media_type: type, caption, alt_text: alt } = input
  if (caption.length > 2_200) refuseGraph(100, 'The caption was too long, it has to be at most 2,200 characters', 2207010)
  if ((caption.match(/#[\p{L}\p{N}_]+/gu) ?? []).length > 30) refuseGraph(100, 'The caption has too many hashtags', 2207040)
  if ((caption.match(/(?<!\S)@[\w.]+/gu) ?? []).length > 20) refuseGraph(100, 'The caption has too many tags', 2207040)
  if (Array.from(alt).length > 1_000) refuseGraph(100, 'The alt_text has to be at most 1,000 characters')
  if (alt !== '' && (type !== undefined || input.image_url === undefined)) refuseGraph(100, 'alt_text is for image posts only')
  const files = type === 'CAROUSEL' ? carousel(input.children ?? [], state) : [{ ...(await file(input)), alt }]
  const format = type === 'STORIES' ? 'story' : type === 'REELS' ? 'reel' : 'post'
  const working = type !== 'CAROUSEL' && files.some(({ kind }) => kind === 'video') ? 2 : 0
  return { caption: format === 'story' ? '' : caption, files, isItem: input.is_carousel_item, format, working }
}

/** JPEG alone, 8 MB; films of 300 MB, in a story of 100. */
function file({ media_type: type, image_url: image, video_url: film, is_carousel_item: isItem }: Input): Promise<FakeFile> {
  if (image !== undefined && (type === undefined || type === 'STORIES')) return fetched(image, 'image', ['image/jpeg'], 8_000_000)
  // "All single feed videos are shared as reels": VIDEO is for carousels alone.
  if (film === undefined || type === undefined || (type === 'VIDEO' && !isItem))
    return refuseGraph(100, 'The parameter image_url or video_url is required', 2207009)
  return fetched(film, 'video', ['video/mp4', 'video/quicktime'], type === 'STORIES' ? 100_000_000 : 300_000_000)
}

function carousel(ids: readonly string[], { containers }: State): FakeFile[] {
  if (ids.length < 2 || ids.length > 10) refuseGraph(100, 'A carousel has 2 to 10 items', 2207041)
  return ids.flatMap((id) => {
    const item = containers.find((known) => known.id === id && known.isItem)
    if (!item || item.working > 0) return refuseGraph(9007, `The carousel item ${id} is not there or not finished`, 2207027)
    return item.files
  })
}
