/** Pictures that come with texts, on their way into the library: by the same door as every upload, and each once. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Payload, TypedUser, Where } from 'payload'
import type { Language } from '../core/story.ts'

export interface NewPicture {
  readonly name: string
  readonly bytes: Buffer
  readonly alt: string
  readonly language: Language
  readonly rightsHolder?: string
}

/** @returns the medium's id; that of the same file where the library has it. @throws what the library refuses, with its sentence. */
export async function takePicture(payload: Payload, user: TypedUser, picture: NewPicture): Promise<string> {
  const sha256 = createHash('sha256').update(picture.bytes).digest('hex')
  const where: Where = { and: [{ sha256: { equals: sha256 } }, { deletedAt: { exists: false } }] }
  const known: unknown = await payload.db.findOne({ collection: 'media', where })
  const id = (known as { id?: string | number } | null)?.id
  if (id !== undefined) return String(id)
  const made = await payload.create({
    collection: 'media',
    data: { ...(picture.alt && { alt: picture.alt }), ...(picture.rightsHolder && { rightsHolder: picture.rightsHolder }) },
    locale: picture.language,
    file: { name: path.basename(picture.name), data: picture.bytes, size: picture.bytes.length, mimetype: 'application/octet-stream' },
    user,
    overrideAccess: false,
    depth: 0,
  })
  return String(made.id)
}
