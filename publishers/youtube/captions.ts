/** What is said in a film, beside it. https://developers.google.com/youtube/v3/docs/captions/insert, read 2026-11-30. */
import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { MediaCaptions } from '../publisher.ts'
import { call, type Context } from './api.ts'

/** What people choose in the player. */
const names = { de: 'Deutsch', en: 'English' } as const
const trackSchema = z.object({ snippet: z.object({ status: z.string(), failureReason: z.string() }).partial().optional() })

/** While the film is private: nobody sees it without them. Sent twice, the first stays: a film has one track of a language and a name. */
export async function addCaptions(videoId: string, { language, text }: MediaCaptions, ctx: Context): Promise<void> {
  // No line of any captions begins like this. At most 70 characters: RFC 2046, 5.1.1.
  const boundary = ctx.deliveryKey
  const snippet = { videoId, language, name: names[language] }
  const { status, body } = await call(
    ctx,
    'POST',
    '/upload/youtube/v3/captions',
    { uploadType: 'multipart', part: 'snippet' },
    {
      headers: { 'content-type': `multipart/related; boundary=${boundary}` },
      bytes: Buffer.from(
        [
          `--${boundary}`,
          'content-type: application/json; charset=utf-8',
          '',
          JSON.stringify({ snippet }),
          `--${boundary}`,
          'content-type: application/octet-stream',
          '',
          text,
          `--${boundary}--`,
          '',
        ].join('\r\n'),
      ),
      accept: [409],
      answer: z.union([trackSchema, z.unknown()]),
    },
  )
  const track = status === 409 ? undefined : trackSchema.safeParse(body).data?.snippet
  if (track?.status !== 'failed') return
  throw new PublisherError('rejected', `YouTube cannot use the captions of this film (${track.failureReason ?? 'no reason told'}).`, {
    code: 'captions-failed',
  })
}
