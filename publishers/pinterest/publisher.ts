import { z } from 'zod'
import type { MediaRef } from '../../src/core/story.ts'
import { definePublisher, type Published } from '../publisher.ts'
import { call, credentialsSchema, pinSchema, pinUrl, type Context, type Credentials } from './api.ts'
import { compose, preview, type Draft } from './compose.ts'
import { find } from './find.ts'
import { manifest } from './manifest.ts'
import { measure, measureAccount } from './measure.ts'
import { stage, type Staged } from './stage.ts'

async function publish(staged: Staged, ctx: Context): Promise<Published> {
  const { title, description, link, alt } = staged
  const { body } = await call(ctx, 'POST', '/pins', {
    json: {
      board_id: ctx.credentials.boardId,
      media_source: await sourceOf(staged, ctx),
      ...(title !== '' && { title }),
      ...(description !== '' && { description }),
      ...(link !== null && { link }),
      ...(alt !== null && { alt_text: alt }),
    },
    answer: pinSchema.pick({ id: true }),
    visible: true,
    explain: (status) =>
      status === 404
        ? { kind: 'unsupported', code: 'board-gone', message: 'The board is not on Pinterest any more. Connect the channel again.' }
        : undefined,
  })
  return { remoteId: body.id, url: pinUrl(ctx, body.id) }
}

/** As Base64: Pinterest need not reach the hub. */
async function sourceOf({ film, images }: Staged, ctx: Context): Promise<object> {
  const items: { content_type: string; data: string }[] = []
  for (const image of images) items.push(await encoded(image, ctx))
  const [first, ...more] = items
  if (film !== null) {
    // Without a picture of its own, the film's first second is its cover.
    const cover = first ? { cover_image_content_type: first.content_type, cover_image_data: first.data } : { cover_image_key_frame_time: 1 }
    return { source_type: 'video_id', media_id: film, ...cover }
  }
  return more.length > 0 ? { source_type: 'multiple_image_base64', items } : { source_type: 'image_base64', ...first }
}

async function encoded(image: Pick<MediaRef, keyof MediaRef>, ctx: Context) {
  const { bytes, mimeType } = await ctx.media.open(image, manifest.limits.images)
  return { content_type: mimeType, data: Buffer.from(bytes).toString('base64') }
}

async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  await call(ctx, 'DELETE', `/pins/${encodeURIComponent(remoteId)}`, { answer: z.unknown(), accept: [404] })
}

export default definePublisher<Credentials, Draft, Staged>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  stage,
  publish,
  find,
  measure,
  measureAccount,
  remove,
})
