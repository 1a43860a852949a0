/** What the imitated server keeps, and what a client may post. */
import { z } from 'zod'
import { oauthStateSchema } from './fake-oauth.ts'

export const stateSchema = z.object({
  ...oauthStateSchema.shape,
  sequence: z.number(),
  media: z.array(
    z.object({
      id: z.string(),
      mimeType: z.string(),
      base64: z.string(),
      description: z.string(),
      stillProcessing: z.number(),
      status: z.string().nullable(),
    }),
  ),
  statuses: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      key: z.string().nullable(),
      text: z.string(),
      language: z.string().nullable(),
      /** Default none: what was kept before there were threads has none. */
      inReplyTo: z.string().nullable().default(null),
      favouritedBy: z.array(z.string()),
      boostedBy: z.array(z.string()),
      /** Default none: what was kept before there were polls has none. */
      poll: z
        .object({ options: z.array(z.string()), minutes: z.number(), multiple: z.boolean() })
        .nullable()
        .default(null),
      replies: z.array(
        // What was kept before replies could be answered has no id.
        z.object({ by: z.string(), text: z.string(), at: z.string(), id: z.string().default('') }),
      ),
    }),
  ),
  keys: z.record(z.string(), z.object({ status: z.string(), at: z.string() })),
  records: z.array(z.object({ at: z.string(), remoteId: z.string(), key: z.string().nullable() })),
})
export type State = z.infer<typeof stateSchema>
export type FakeStatus = State['statuses'][number]

export const statusInput = z.object({
  status: z.string().default(''),
  media_ids: z.array(z.string()).default([]),
  poll: z.object({ options: z.array(z.string()), expires_in: z.int(), multiple: z.boolean().default(false) }).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-.+)?$/)
    .optional(),
  in_reply_to_id: z.string().nullish(),
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']).default('public'),
})
