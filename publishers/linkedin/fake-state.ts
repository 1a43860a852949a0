/** What the imitated LinkedIn keeps, and what a client may send. Shapes: the pages of each API at learn.microsoft.com, read 2026-09. */
import { z } from 'zod'
import { fakeOAuthState } from '../testing/fake-oauth2.ts'

export const stateSchema = z.object({
  ...fakeOAuthState.shape,
  sequence: z.number(),
  files: z.array(
    z.object({
      urn: z.string(),
      kind: z.enum(['image', 'video', 'document']),
      owner: z.string(),
      mimeType: z.string(),
      /** What was announced, or came. */
      totalBytes: z.number().nullable(),
      token: z.string(),
      /** Base64, by part; a picture has one. */
      parts: z.array(z.string().nullable()),
      status: z.enum(['WAITING_UPLOAD', 'PROCESSING', 'AVAILABLE']),
    }),
  ),
  /** Newest first. */
  posts: z.array(
    z.object({
      urn: z.string(),
      at: z.string(),
      author: z.string(),
      commentary: z.string(),
      content: z.json(),
      likedBy: z.array(z.string()),
      sharedBy: z.array(z.string()),
    }),
  ),
  /** Newest first; visitors' and our own. */
  comments: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      post: z.string(),
      parent: z.string().nullable(),
      actor: z.string(),
      text: z.string(),
      /** What a visitor is called; `null`: it is ours. */
      by: z.string().nullable(),
    }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.null() })),
})
export type State = z.infer<typeof stateSchema>
export type FakeLinkedInPost = State['posts'][number]
export type FakeComment = State['comments'][number]
export type FakeFile = State['files'][number]

const medium = z.strictObject({ id: z.string(), altText: z.string().max(4_086).optional() })
/** Posts API, media: a document has a title. */
const document = z.strictObject({ id: z.string().startsWith('urn:li:document:'), title: z.string().min(1) })
const notDocument = medium.refine(({ id }) => !id.startsWith('urn:li:document:'))
export const contentInput = z.union([
  z.strictObject({ media: document }),
  z.strictObject({ media: notDocument }),
  z.strictObject({ multiImage: z.strictObject({ images: z.array(notDocument).min(2).max(20) }) }),
  z.strictObject({
    article: z.strictObject({
      source: z.url(),
      title: z.string().min(1).max(400),
      description: z.string().max(4_086).optional(),
      thumbnail: z.string().optional(),
    }),
  }),
  z.strictObject({
    poll: z.strictObject({
      question: z.string().min(1).max(140),
      options: z
        .array(z.strictObject({ text: z.string().min(1).max(30) }))
        .min(2)
        .max(4),
      settings: z.strictObject({ duration: z.enum(['ONE_DAY', 'THREE_DAYS', 'SEVEN_DAYS', 'FOURTEEN_DAYS']) }),
    }),
  }),
])
export type Content = z.infer<typeof contentInput>

export const postInput = z.strictObject({
  author: z.string(),
  commentary: z.string(),
  visibility: z.literal('PUBLIC'),
  distribution: z.strictObject({
    feedDistribution: z.literal('MAIN_FEED'),
    targetEntities: z.array(z.never()),
    thirdPartyDistributionChannels: z.array(z.never()),
  }),
  content: contentInput.optional(),
  lifecycleState: z.literal('PUBLISHED'),
  isReshareDisabledByAuthor: z.boolean(),
})

export const commentInput = z.strictObject({
  actor: z.string(),
  object: z.string(),
  message: z.strictObject({ text: z.string().min(1).max(1_250) }),
  parentComment: z.string().optional(),
})

/** What of little text a reader sees: an unescaped reserved sign cuts the rest off without a word, as users of the API report. */
export function readerSees(commentary: string): string {
  let text = ''
  for (let at = 0; at < commentary.length; at++) {
    const sign = commentary.charAt(at)
    if (sign === '\\') text += commentary.charAt(++at)
    else if (sign === '{') {
      const [whole, tag = ''] = /^\{hashtag\|\\#\|((?:[^\\|{}]|\\.)+)\}/.exec(commentary.slice(at)) ?? []
      if (!whole) return text
      text += `#${tag.replace(/\\(.)/g, '$1')}`
      at += whole.length - 1
    } else if (/[|}@[\]()<>#*_~]/.test(sign)) return text
    else text += sign
  }
  return text
}
