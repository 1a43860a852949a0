/** Pictures, films and documents of one post, for its guest. */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { z } from 'zod'
import type { MediaRef } from '../core/story.ts'
import { payloadMedia } from '../delivery/media.payload.ts'
import { hub } from '../hub.ts'
import type { Reviewed } from '../workflow/review.payload.ts'
import type { Limits } from '../../publishers/publisher.ts'

/** In memory, or on the disk where it may be too large for that. */
export type GuestFile = { readonly mimeType: string } & ({ readonly bytes: Uint8Array } | { readonly at: string })

/** Of the article: whole, but without what tells where it was taken. */
const whole: Limits['images'] = {
  ...{ max: 1, bytes: 20_000_000, mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], pixels: 4_000_000, altMax: null },
  ...{ source: 'urn:funkhaus:src/guests/files.payload.ts', checked: '2026-11-30' },
}

/** A picture exactly as the channel will have it. @returns `null`: the post shows no such file there. */
export async function guestFile(payload: Payload, { variants }: Reviewed, channel: string, medium: string): Promise<GuestFile | null> {
  const isWhole = channel === 'article'
  const shown = variants.filter((variant) => isWhole || variant.channel.id === channel)
  const ref = shown.flatMap(({ story }) => story.media).find(({ id }) => id === medium)
  if (!ref) return null
  const { composer, settings } = hub(payload)
  if (ref.kind !== 'image') return onDisk(payload, settings.mediaDir, ref)
  const [composed] = isWhole ? [] : await composer.compose(shown, () => null)
  const media = payloadMedia(payload, settings.mediaDir, settings.outgoing)
  const file = await media.open(ref, composed?.limits.images ?? whole).catch(() => null)
  return file && { mimeType: file.mimeType, bytes: file.bytes }
}

const stored = z.object({ filename: z.string(), mimeType: z.string() })

async function onDisk(payload: Payload, folder: string, { id }: MediaRef): Promise<GuestFile | null> {
  const found = stored.safeParse(await payload.db.findOne({ collection: 'media', where: { id: { equals: id } } })).data
  if (!found) return null
  const at = path.join(folder, path.basename(found.filename))
  const isThere = await stat(at).then(
    (file) => file.isFile(),
    () => false,
  )
  return isThere ? { mimeType: found.mimeType, at } : null
}
