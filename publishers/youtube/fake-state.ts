/** What the imitated YouTube keeps, and what a client may send. */
import { z } from 'zod'
import { languages } from '../../src/core/story.ts'
import { fakeOAuthState } from '../testing/fake-oauth2.ts'

const snippet = z.object({ title: z.string(), description: z.string(), tags: z.array(z.string()), defaultLanguage: z.string().nullable() })
const comment = z.object({
  id: z.string(),
  by: z.string(),
  ours: z.boolean(),
  text: z.string(),
  at: z.string(),
  parent: z.string().nullable(),
})

export const stateSchema = z.object({
  ...fakeOAuthState.shape,
  sequence: z.number(),
  sessions: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      snippet,
      privacy: z.string(),
      bytes: z.number(),
      received: z.number(),
      video: z.string().nullable(),
    }),
  ),
  videos: z.array(
    z.object({
      id: z.string(),
      /** When it was made public. */
      at: z.string().nullable(),
      snippet,
      privacy: z.string(),
      bytes: z.number(),
      /** How often it will still be said that it is worked on. */
      left: z.number(),
      captions: z.array(z.object({ language: z.enum(languages), name: z.string() })).default([]),
      thumbnail: z.object({ mimeType: z.string(), base64: z.string() }).nullable(),
      views: z.number(),
      likedBy: z.array(z.string()),
      sharedBy: z.array(z.string()),
      /** Oldest first; the parent of an answer is a comment. */
      comments: z.array(comment),
    }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
export type State = z.infer<typeof stateSchema>
export type FakeVideo = State['videos'][number]
export type FakeComment = z.infer<typeof comment>

/** https://developers.google.com/youtube/v3/docs/videos#properties, read 2026-09. */
export const videoInput = z.object({
  snippet: z.object({
    title: z.string().min(1),
    description: z.string().default(''),
    tags: z.array(z.string()).default([]),
    defaultLanguage: z.string().optional(),
  }),
  status: z.object({ privacyStatus: z.enum(['public', 'unlisted', 'private']) }),
})
/** https://developers.google.com/youtube/v3/docs/captions/insert#request-body, read 2026-11-30. */
export const captionsInput = z.object({
  snippet: z.object({ videoId: z.string(), language: z.enum(languages), name: z.string().min(1).max(150) }),
})
export const updateInput = z.object({ id: z.string(), status: videoInput.shape.status })
export const threadInput = z.object({
  snippet: z.object({
    channelId: z.string(),
    videoId: z.string(),
    topLevelComment: z.object({ snippet: z.object({ textOriginal: z.string().min(1) }) }),
  }),
})
export const answerInput = z.object({ snippet: z.object({ parentId: z.string(), textOriginal: z.string().min(1) }) })

/** What is wrong with the words of a film. https://developers.google.com/youtube/v3/docs/videos/insert#errors, read 2026-09. */
export function wrongWords({ title, description, tags }: z.infer<typeof videoInput>['snippet']): string | null {
  if ([...title].length > 100 || /[<>]/.test(title)) return 'invalidTitle'
  if (Buffer.byteLength(description) > 5_000 || /[<>]/.test(description)) return 'invalidDescription'
  const room = tags.map((tag) => tag.length + (tag.includes(' ') ? 2 : 0)).reduce((sum, each) => sum + each + 1, -1)
  return room > 500 || tags.some((tag) => /[<>,]/.test(tag)) ? 'invalidTags' : null
}
