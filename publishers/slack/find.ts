/** Looks for a message whose answer was lost. */
import type { Published } from '../publisher.ts'
import { hasCode, permalink, type Context } from './api.ts'
import { read, type Message } from './history.ts'
import { eventType, markOf } from './mark.ts'
import { isGone, shared } from './film.ts'
import type { Staged } from './stage.ts'

const maxPages = 20
/** The planned instant and the message's are told by clocks that are a little apart. */
const toleranceMs = 60_000

/**
 * `absent` only if everything since the planned instant was read, and none of it carries the mark of this delivery. A message of ours without
 * any mark shows that marks are not told: then nothing is proved. Of a film whose file is gone, any message of ours with a file may be it.
 */
export async function find({ film, thread }: Staged, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  const found = film && (await findFilm(film.file, ctx))
  if (found && found !== 'gone') return found
  const mark = markOf(ctx.deliveryKey)
  const since = new Date(ctx.plannedAt.getTime() - toleranceMs)
  let cursor: string | null = null
  try {
    for (let page = 0; page < maxPages; page++) {
      const { messages, next } = await read(thread?.root ?? null, since, cursor, ctx)
      const ours = messages.find(({ metadata }) => metadata?.event_type === eventType && metadata.event_payload.key === mark)
      if (ours) return { remoteId: ours.ts, url: permalink(ctx, ours.ts) }
      if (messages.some((message) => message.user === ctx.credentials.botUserId && (film ? message.files : isUnmarked(message))))
        return 'unknown'
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

/** What holds a file is a film: those cannot carry a mark. */
const isUnmarked = ({ metadata, files }: Message) => !metadata && !files

/** That a film is shared is proof; that it is not may change at any moment, unless its file is gone. */
async function findFilm(file: string, ctx: Context): Promise<Published | 'gone' | 'unknown'> {
  try {
    return (await shared(file, ctx)) ?? 'unknown'
  } catch (error) {
    if (isGone(error)) return 'gone'
    if (hasCode(error, 'missing_scope')) return 'unknown'
    throw error
  }
}
