/** The files of a post as publishers may have them: nothing that was exchanged after the approval, and nothing that tells where it was taken. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Payload } from 'payload'
import { z } from 'zod'
import { languages, type MediaRef } from '../core/story.ts'
import { sha256 as hashOfText } from '../workflow/content-hash.ts'
import { captionsAs } from '../../media/analysis/captions-text.ts'
import { MediaRefusal } from '../../media/refusal.ts'
import { renderFor } from '../../media/rendition.ts'
import { PublisherError } from '../../publishers/errors.ts'
import type { Limits, MediaFile, PublishContext, UploadedFile } from '../../publishers/publisher.ts'
import type { Outgoing } from './outgoing.ts'

const storedFile = z.object({ filename: z.string(), mimeType: z.string() })
const storedCaptions = z.object({ captions: z.string(), captionsLanguage: z.enum(languages) })

const gone = () =>
  new PublisherError('rejected', 'A picture, film or document of this post does not exist any more. Choose another.', {
    code: 'media-gone',
  })
const exchanged = () =>
  new PublisherError('rejected', 'A picture, film or document was exchanged after the post was approved. Approve the post again.', {
    code: 'media-changed',
  })
const captionsChanged = () =>
  new PublisherError('rejected', 'The captions of a film were changed after the post was approved. Approve the post again.', {
    code: 'captions-changed',
  })
const unreadable = (cause: unknown) =>
  new PublisherError('retry', 'The file of a picture, film or document cannot be read from the media folder.', {
    code: 'media-unreadable',
    cause,
  })

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

export function payloadMedia(payload: Payload, mediaDir: string, outgoing: Outgoing): PublishContext<unknown>['media'] {
  const fileOf = async (ref: MediaRef) => {
    const found = storedFile.safeParse(await payload.db.findOne({ collection: 'media', where: { id: { equals: ref.id } } }))
    if (!found.success) throw gone()
    const name = path.basename(found.data.filename)
    return { name, mimeType: found.data.mimeType, at: path.join(mediaDir, name) }
  }

  async function openPicture(ref: MediaRef, limits: Limits['images']): Promise<MediaFile> {
    const { name, at } = await fileOf(ref)
    const bytes = await readFile(at).catch((cause: unknown) => {
      throw unreadable(cause)
    })
    if (ref.sha256 && createHash('sha256').update(bytes).digest('hex') !== ref.sha256) throw exchanged()
    try {
      const { extension, ...rendered } = await renderFor(bytes, limits, ref.focalPoint)
      return { ...rendered, filename: `${path.parse(name).name}${extension}` }
    } catch (error) {
      if (!(error instanceof MediaRefusal)) throw error
      throw new PublisherError('rejected', error.message, { code: error.code, cause: error })
    }
  }

  /** As it is on the disk: read whole once, to see that it is what was approved. */
  async function uploaded(ref: MediaRef) {
    const { name, mimeType, at } = await fileOf(ref)
    const [{ size, mtimeMs }, sha256] = await Promise.all([stat(at), hashOf(at)]).catch((cause: unknown) => {
      throw unreadable(cause)
    })
    if (ref.sha256 && sha256 !== ref.sha256) throw exchanged()
    return { name, mimeType, at, sha256, bytes: size, mtimeMs }
  }

  async function inPieces(ref: MediaRef): Promise<UploadedFile> {
    const { name, mimeType, at, bytes, mtimeMs } = await uploaded(ref)
    return {
      bytes,
      mimeType,
      filename: name,
      async read(start, end) {
        const file = await open(at).catch((cause: unknown) => {
          throw unreadable(cause)
        })
        try {
          // Pieces of two files would make a third.
          const now = await file.stat()
          if (now.size !== bytes || now.mtimeMs !== mtimeMs) throw exchanged()
          const buffer = Buffer.alloc(Math.max(0, Math.min(end, bytes) - start))
          const { bytesRead } = await file.read(buffer, 0, buffer.length, start)
          return new Uint8Array(buffer.subarray(0, bytesRead))
        } finally {
          await file.close()
        }
      },
    }
  }

  return {
    open: openPicture,
    film: async (ref) => ({ ...(await inPieces(ref)), width: ref.width, height: ref.height }),
    document: inPieces,
    async captions({ id, captions: approved = [] }, format) {
      const stored = storedCaptions.safeParse(await payload.db.findOne({ collection: 'media', where: { id: { equals: id } } })).data
      return approved.map(({ language, sha256 }) => {
        if (stored?.captionsLanguage !== language || hashOfText(stored.captions) !== sha256) throw captionsChanged()
        return { language, text: captionsAs(format, stored.captions) }
      })
    },
    async address(ref, limits) {
      if (ref.kind !== 'image') {
        const { name, at, sha256 } = await uploaded(ref)
        return outgoing.copy(at, `${sha256}${path.extname(name).toLowerCase()}`)
      }
      const { bytes, filename } = await openPicture(ref, limits)
      const name = `${createHash('sha256').update(bytes).digest('hex')}${path.extname(filename)}`
      return outgoing.write(bytes, name)
    },
  }
}
