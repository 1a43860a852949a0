/** Looks for a message whose answer was lost. */
import type { Published } from '../publisher.ts'
import { hasCode, permalink, type Context } from './api.ts'
import { read } from './history.ts'
import { eventType, markOf } from './mark.ts'
import type { Staged } from './stage.ts'

const maxPages = 20
/** The planned instant and the message's are told by clocks that are a little apart. */
const toleranceMs = 60_000

/**
 * `absent` only if everything since the planned instant was read, and none of it carries the mark of this delivery. A message of ours without
 * any mark shows that marks are not told: then nothing is proved.
 */
export async function find({ thread }: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const mark = markOf(ctx.deliveryKey)
  const since = new Date(ctx.plannedAt.getTime() - toleranceMs)
  let cursor: string | null = null
  try {
    for (let page = 0; page < maxPages; page++) {
      const { messages, next } = await read(thread?.root ?? null, since, cursor, ctx)
      const ours = messages.find(({ metadata }) => metadata?.event_type === eventType && metadata.event_payload.key === mark)
      if (ours) return { remoteId: ours.ts, url: permalink(ctx, ours.ts) }
      if (messages.some(({ user, metadata }) => user === ctx.credentials.botUserId && !metadata)) return 'unknown'
      if (next === null) return 'absent'
      cursor = next
    }
    return 'unknown'
  } catch (error) {
    // The thread is gone, or the bot may write and not read.
    if (hasCode(error, 'thread_not_found', 'message_not_found', 'missing_scope')) return 'unknown'
    throw error
  }
}
