/** What the fake remembers, and who may do what. */
import { z } from 'zod'
import { formats } from '../../src/core/story.ts'
import { fileSchema, missing, paramsOf, permitted, signInSchema } from '../testing/fake-graph.ts'
import type { FakeCall, FakeReply } from '../testing/fake-server.ts'

export const page = { id: '134895793791914', name: 'Nordlicht Energie' }
export const app = { id: '990602627938098', secret: 'fake-facebook-app-secret-19fe' }
export const api = '/graph.facebook.com/v26.0'

const photoSchema = fileSchema.extend({ id: z.string(), isUsed: z.boolean() })
const filmSchema = z.object({
  id: z.string(),
  edge: z.enum(['videos', 'video_reels', 'video_stories']),
  session: z.string().nullable(),
  size: z.number(),
  received: z.number(),
  url: z.string(),
  description: z.string(),
  /** The post that it will be; `null`: nobody has published it. */
  post: z.string().nullable(),
  /** How often it will still be said that it is worked on. */
  working: z.number(),
  doomed: z.boolean(),
})
export type FakeFilm = z.infer<typeof filmSchema>
const commentSchema = z.object({ id: z.string(), by: z.string(), message: z.string(), at: z.string(), to: z.string().nullable() })
const postSchema = z.object({
  id: z.string(),
  at: z.string(),
  message: z.string(),
  link: z.string().nullable(),
  photos: z.array(z.string()),
  film: z.string().nullable(),
  format: z.enum(formats),
  likedBy: z.array(z.string()),
  /** What those gave who did not just like it, by name. */
  reacted: z.record(z.string(), z.string()).default({}),
  sharedBy: z.array(z.string()),
  /** Oldest first; `to`: the comment that it answers. */
  comments: z.array(commentSchema),
})
export type FakePagePost = z.infer<typeof postSchema>

export const stateSchema = z.object({
  signIn: signInSchema,
  /** Tokens of the page, and not of a person. */
  pageTokens: z.array(z.string()),
  sequence: z.number(),
  photos: z.array(photoSchema),
  films: z.array(filmSchema),
  /** Oldest first. */
  posts: z.array(postSchema),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
  nextIsDoomed: z.boolean(),
  /** Metrics of a post that are not known any more. */
  retired: z.array(z.string()).default([]),
})
export type State = z.infer<typeof stateSchema>

export type Params = { readonly [name: string]: unknown }
export type Answering = (params: Params, call: FakeCall) => FakeReply | Promise<FakeReply>

export const nextId = (state: State): string => String(122_100_000_000_000_000n + BigInt(++state.sequence))

export function newPost(over: Partial<FakePagePost> & Pick<FakePagePost, 'id' | 'at'>): FakePagePost {
  return { message: '', link: null, photos: [], film: null, format: 'post', likedBy: [], reacted: {}, sharedBy: [], comments: [], ...over }
}

/** A call by the page's own token that reaches as far as these permissions; `:page` can be no other. */
export const allowed =
  (state: () => State, needed: readonly string[], answer: Answering) =>
  async (call: FakeCall): Promise<FakeReply> => {
    const params = await paramsOf(call)
    const given = permitted(call, params, state().signIn, ...needed)
    const { page: named = page.id } = call.params
    if (named !== page.id || !state().pageTokens.includes(given)) missing(named)
    return answer(params, call)
  }
