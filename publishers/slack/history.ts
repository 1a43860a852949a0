/** What stands in the channel, and below its messages. */
import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { call, tsSchema, type Context } from './api.ts'

const messageSchema = z.object({
  ts: tsSchema,
  user: z.string().optional(),
  text: z.string().default(''),
  files: z.array(z.unknown()).optional(),
  metadata: z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
})
export type Message = z.infer<typeof messageSchema>

const pageSchema = z.object({
  ok: z.literal(true),
  messages: z.array(messageSchema),
  // Left out, it would not prove that this was all.
  has_more: z.boolean(),
  response_metadata: z.object({ next_cursor: z.string().default('') }).optional(),
})

/** Apps that are sold to nobody get 15 messages a call: https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps. */
const pageSize = 15

/** Since then; below `thread`, or in the channel itself. `next`: the cursor of what comes next, `null` where that was all. */
export async function read(
  thread: string | null,
  since: Date,
  cursor: string | null,
  ctx: Context,
): Promise<{ readonly messages: readonly Message[]; readonly next: string | null }> {
  const { token, channelId } = ctx.credentials
  const args = {
    channel: channelId,
    oldest: (since.getTime() / 1000).toFixed(6),
    limit: String(pageSize),
    include_all_metadata: 'true',
    ...(thread && { ts: thread }),
    ...(cursor && { cursor }),
  }
  const name = thread ? 'conversations.replies' : 'conversations.history'
  const { messages, has_more, response_metadata } = await call(ctx, token, { verb: 'GET', name, args }, pageSchema)
  const next = response_metadata?.next_cursor || null
  // More, and no way to it: nobody may think that this was all.
  if (has_more && !next)
    throw new PublisherError('bug', 'Slack tells of more messages, and not how to get them.', { code: 'answer-unreadable' })
  return { messages, next }
}
