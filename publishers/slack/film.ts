/**
 * Sharing the file of a film is what writes its message, some moments later: files.info tells when it is there.
 * https://docs.slack.dev/reference/methods/files.completeUploadExternal, read 2026-11-30; github.com/slackapi/bolt-js/issues/2115.
 */
import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { Accepted, Published } from '../publisher.ts'
import { call, hasCode, permalink, tsSchema, type Context } from './api.ts'
import { richText } from './compose.ts'
import type { Staged } from './stage.ts'

const pauseMs = 3_000
export const acceptedSchema = z.object({ file: z.string().min(1) })
const taken = (file: string, { clock }: Context): Accepted => ({
  accepted: { file },
  checkAfter: new Date(clock.now().getTime() + pauseMs),
})

export async function share({ text, film, thread }: Staged & { film: NonNullable<Staged['film']> }, ctx: Context): Promise<Accepted> {
  const { token, channelId } = ctx.credentials
  const args = {
    files: JSON.stringify([{ id: film.file, title: film.title }]),
    channel_id: channelId,
    // A comment would be read as markup.
    ...(text && { blocks: JSON.stringify([richText(text)]) }),
    ...(thread && { thread_ts: thread.root }),
  }
  const method = { verb: 'POST', name: 'files.completeUploadExternal', args, visible: true } as const
  await call(ctx, token, method, z.object({ ok: z.literal(true) }))
  return taken(film.file, ctx)
}

const places = z.record(z.string(), z.array(z.object({ ts: tsSchema }))).default({})
const infoSchema = z.object({
  ok: z.literal(true),
  file: z.object({ shares: z.object({ public: places, private: places }).partial().default({}) }),
})

/** `null`: it is not there, or not yet. */
export async function shared(file: string, ctx: Context): Promise<Published | null> {
  const { token, channelId } = ctx.credentials
  const { shares } = (await call(ctx, token, { verb: 'GET', name: 'files.info', args: { file } }, infoSchema)).file
  const message = (shares.public ?? {})[channelId]?.[0] ?? (shares.private ?? {})[channelId]?.[0]
  return message ? { remoteId: message.ts, url: permalink(ctx, message.ts) } : null
}

export const isGone = (error: unknown) => hasCode(error, 'file_not_found', 'file_deleted')

export async function progressOf(file: string, ctx: Context): Promise<Published | Accepted> {
  try {
    return (await shared(file, ctx)) ?? taken(file, ctx)
  } catch (error) {
    if (!isGone(error)) throw error
    throw new PublisherError('rejected', 'Slack does not have the film any more: it was deleted before its message appeared.', {
      code: 'film-gone',
    })
  }
}
