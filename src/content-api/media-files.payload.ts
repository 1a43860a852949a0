/** Published pictures and documents: made from the media library's files, then kept in a folder of their own. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { z } from 'zod'
import { looksLikeDocument } from '../../media/document.ts'
import { probeImage } from '../../media/probe.ts'
import { MediaRefusal } from '../../media/refusal.ts'
import { renderFor } from '../../media/rendition.ts'
import { versionOf, type MediaFiles, type MediaVariant, type OpenedFile, type Picture } from './media-files.ts'
import { limitsOf, typeOf } from './media-sizes.ts'
import { placeholderOf } from './placeholder.ts'

const pictures = { '.jpg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp', '.gif': 'image/gif' } as const
const types: Readonly<Record<string, string>> = { ...pictures, '.pdf': 'application/pdf' }
const ours = {
  max: 1,
  bytes: 20_000_000,
  mimeTypes: Object.values(pictures),
  altMax: null,
  source: 'urn:funkhaus:src/content-api/media-files.ts',
  checked: '2026-11-22',
} as const

const stored = z.object({ filename: z.string().min(1) })

/**
 * @param libraryDir where Payload keeps uploads. @param keptDir where published pictures are kept, under names that tell their content;
 * it is made when it is missing, and may be emptied at any time as long as the library still has the approved files.
 */
export function payloadMediaFiles(payload: Payload, { libraryDir, keptDir }: { libraryDir: string; keptDir: string }): MediaFiles {
  /** The library's file, if it is still the one that was approved. */
  const fromLibrary = async ({ id, sha256 }: Picture): Promise<Uint8Array | null> => {
    const doc = stored.safeParse(await payload.db.findOne({ collection: 'media', where: { id: { equals: id } } }))
    if (!doc.success) return null
    const bytes = await readIfThere(path.join(libraryDir, path.basename(doc.data.filename)))
    return bytes && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null
  }

  const kept = async (name: string): Promise<OpenedFile | null> => {
    for (const [extension, mimeType] of Object.entries(types)) {
      const bytes = await readIfThere(path.join(keptDir, name + extension))
      if (bytes) return { bytes, mimeType }
    }
    return null
  }

  const make = async (picture: Picture, variant: MediaVariant, name: string): Promise<OpenedFile | null> => {
    const source = (await fromLibrary(picture)) ?? (variant === 'original' ? null : (await kept(nameOf(picture, 'original')))?.bytes)
    if (!source) return null
    const made = looksLikeDocument(source) ? documentAs(variant, source) : await pictureAs(variant, source, picture)
    if (!made) return null
    await mkdir(keptDir, { recursive: true })
    const unfinished = path.join(keptDir, `${randomUUID()}.part`)
    await writeFile(unfinished, made.bytes)
    await rename(unfinished, path.join(keptDir, name + made.extension))
    return { bytes: Buffer.from(made.bytes), mimeType: made.mimeType }
  }

  const making = new Map<string, Promise<OpenedFile | null>>()
  const open = async (picture: Picture, variant: MediaVariant): Promise<OpenedFile | null> => {
    const name = nameOf(picture, variant)
    const there = await kept(name)
    if (there) return there
    let made = making.get(name)
    if (!made) {
      made = make(picture, variant, name)
        .catch(unusable)
        .finally(() => making.delete(name))
      making.set(name, made)
    }
    return made
  }

  return {
    open,
    async placeholder(picture) {
      const source = await fromLibrary(picture)
      if (!source) return null
      return probeImage(source)
        .then(() => placeholderOf(source))
        .catch(unusable)
    },
    async keep(picture) {
      await open(picture, 'original')
    },
  }
}

async function pictureAs(variant: MediaVariant, source: Uint8Array, { focalPoint }: Picture) {
  const probed = await probeImage(source)
  const own = typeOf(variant, probed.mimeType)
  const mimeTypes = own === probed.mimeType ? ours.mimeTypes : [own]
  return renderFor(source, { ...ours, mimeTypes, ...limitsOf(variant, probed) }, focalPoint)
}

const documentAs = (variant: MediaVariant, bytes: Uint8Array) =>
  variant === 'original' ? { bytes, mimeType: 'application/pdf', extension: '.pdf' } : null

/** A file that is no picture (any more) is no picture to show. */
function unusable(error: unknown): null {
  if (error instanceof MediaRefusal) return null
  throw error
}

const nameOf = (picture: Picture, variant: MediaVariant) =>
  `${picture.sha256.slice(0, 16)}-${versionOf(picture)}-${variant.replace('.', '-')}`

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
