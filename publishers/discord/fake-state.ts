/** What the imitated Discord keeps, and what may be posted. https://discord.com/developers/docs/resources/message, read 2026-08. */
import { createHash } from 'node:crypto'
import { z } from 'zod'

export const stateSchema = z.object({
  sequence: z.number(),
  /** Of everybody in the channel, oldest first. */
  messages: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      /** `bot`, `webhook`, or the name of a visitor. */
      by: z.string(),
      content: z.string(),
      suppressed: z.boolean(),
      everyone: z.boolean(),
      poll: z.object({ question: z.string(), options: z.array(z.string()), hours: z.number(), multiple: z.boolean() }).nullable(),
      files: z.array(
        z.object({ id: z.string(), filename: z.string(), mimeType: z.string(), base64: z.string(), description: z.string().nullable() }),
      ),
      reference: z.string().nullable(),
      nonce: z.string().nullable(),
      likedBy: z.array(z.string()),
      /** With other emojis than a thumb: one of the platform's, or a custom one, which has an id, and loses its name when it is deleted. */
      reacted: z.array(z.object({ by: z.string(), id: z.string().nullable(), name: z.string().nullable() })).default([]),
      sharedBy: z.array(z.string()),
    }),
  ),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
export type State = z.infer<typeof stateSchema>
export type FakeMessage = State['messages'][number]

/** In code points, as a JSON schema counts. */
const upTo = (max: number) => z.string().refine((text) => [...text].length <= max, `Must be ${max} or fewer in length.`)

/** MessageCreateRequest and IncomingWebhookRequest in the official description; 2,000 for bots by the page. */
export const messageInput = z.object({
  content: upTo(2000).default(''),
  flags: z.int().default(0),
  allowed_mentions: z.object({ parse: z.array(z.enum(['everyone', 'roles', 'users'])).optional() }).optional(),
  attachments: z
    .array(z.object({ id: z.string(), filename: z.string().min(1), description: upTo(1024).nullish() }))
    .max(10)
    .default([]),
  // A question has 300 characters, an answer 55: …/resources/poll, general knowledge.
  poll: z
    .object({
      question: z.object({ text: upTo(300).min(1) }),
      answers: z
        .array(z.object({ poll_media: z.object({ text: upTo(55).min(1) }) }))
        .min(1)
        .max(10),
      allow_multiselect: z.boolean().default(false),
      duration: z.int().min(1).max(768).default(24),
    })
    .nullish(),
})
/** A webhook has neither: what it does not know, it ignores. */
export const botInput = messageInput.extend({
  nonce: upTo(25).optional(),
  enforce_nonce: z.boolean().default(false),
  message_reference: z.object({ message_id: z.string(), fail_if_not_exists: z.boolean().default(true) }).optional(),
})

/** Ids hold the time: …/reference#snowflakes. */
export const snowflake = (at: Date, sequence: number) => String((BigInt(at.getTime() - 1_420_070_400_000) << 22n) + BigInt(sequence))

/** The same for the same name. */
export const userId = (name: string) => String(BigInt(`0x1${createHash('sha256').update(name).digest('hex').slice(0, 12)}`))

/** As clients read it, written down apart from what the publisher does: a backslash takes the meaning from what follows. */
export const readable = (content: string) => content.replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
