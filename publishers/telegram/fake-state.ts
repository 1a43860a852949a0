/** What the imitated Telegram keeps, and what its methods take. https://core.telegram.org/bots/api, Bot API 10.1, read 2026-06-18. */
import { z } from 'zod'

const fileSchema = z.object({ id: z.string(), kind: z.enum(['photo', 'video']), mimeType: z.string(), base64: z.string() })

export const stateSchema = z.object({
  lastId: z.number(),
  /** Oldest first. The pictures of an album are one post here, with an id for each. */
  posts: z.array(
    z.object({
      ids: z.array(z.number()),
      at: z.string(),
      text: z.string(),
      files: z.array(fileSchema),
      poll: z.object({ options: z.array(z.string()), minutes: z.number(), multiple: z.boolean() }).nullable(),
      previewed: z.string().nullable(),
      replyTo: z.number().nullable(),
      likedBy: z.array(z.string()),
      sharedBy: z.array(z.string()),
      replies: z.array(z.object({ by: z.string(), text: z.string(), at: z.string() })),
    }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.null() })),
})
export type State = z.infer<typeof stateSchema>
export type FakePostState = State['posts'][number]
export type FakeFile = z.infer<typeof fileSchema>

const inForm = <T>(schema: z.ZodType<T>) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue('no JSON')
        return z.NEVER
      }
    })
    .pipe(schema)

/** In UTF-16 units, as the API counts; zod's own `max` counts code points. */
const upTo = (max: number) => z.string().refine((text) => text.length <= max)
const caption = upTo(1024).default('')
const reply = z.object({ message_id: z.int().positive() })
const target = { chat_id: z.string() }

export const messageInput = z.object({
  ...target,
  text: upTo(4096).refine((text) => text.trim() !== ''),
  link_preview_options: z.object({ is_disabled: z.boolean().optional(), url: z.url().optional() }).optional(),
  reply_parameters: reply.optional(),
})
export const pollInput = z.object({
  ...target,
  question: upTo(300).refine((text) => text.trim() !== ''),
  description: upTo(1024).default(''),
  // The reference says 1 to 12 options; each has 1 to 100 characters: …#inputpolloption.
  options: z
    .array(z.object({ text: upTo(100).min(1) }))
    .min(1)
    .max(12),
  allows_multiple_answers: z.boolean().default(false),
  open_period: z.int().min(5).max(2_628_000).optional(),
  reply_parameters: reply.optional(),
})
export const photoInput = z.object({ ...target, caption, reply_parameters: inForm(reply).optional() })
export const albumInput = z.object({
  ...target,
  media: inForm(
    z
      .array(z.object({ type: z.enum(['photo', 'video']), media: z.string().startsWith('attach://'), caption }))
      .min(2)
      .max(10),
  ),
  reply_parameters: inForm(reply).optional(),
})
