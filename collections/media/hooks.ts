import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { APIError, type CollectionAfterChangeHook, type CollectionBeforeOperationHook, type PayloadRequest } from 'payload'
import { looksLikeFilm, readVideo } from '../../media/analysis/video.ts'
import { looksLikeDocument, probeDocument } from '../../media/document.ts'
import { MediaRefusal } from '../../media/refusal.ts'
import { probeImage } from '../../media/probe.ts'
import { likenessOf, nearestTo } from '../../src/media-library/likeness.payload.ts'
import { sentence } from '../sentence.ts'
import { mediaDir } from './library-hooks.ts'

/** The endings that a file of this type may have; the first where it had another. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'image/gif': ['.gif'],
  'image/avif': ['.avif'],
  'video/mp4': ['.mp4', '.m4v'],
  'video/quicktime': ['.mov', '.qt'],
  'video/webm': ['.webm'],
  'application/pdf': ['.pdf'],
}
/** Characters: with a size and a number behind them, file systems still take the name. */
const longestName = 50

/** Looks into every uploaded file before anything decodes or stores it: what is no usable picture, film or document is refused with a sentence. */
export const examineUpload: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { file } = req
  if (!file) {
    // Nor is a file fetched from an address: it would come in unexamined. A copy has the examined file of its original.
    if (operation === 'create' && (args as { duplicateFromID?: unknown }).duplicateFromID === undefined)
      throw refusal(req, 'no-file', {
        de: 'Es ist keine Datei dabei. Wählen Sie ein Bild, einen Film oder ein PDF aus.',
        en: 'There is no file in this. Choose one picture, film or PDF.',
      })
    return args
  }
  const found = await examine(file.data).catch((error: unknown) => {
    throw error instanceof MediaRefusal ? refusal(req, error.code, error.sentence) : error
  })
  const { mimeType, shape, called } = found
  const known = endings[mimeType]
  if (!known)
    throw refusal(req, 'type-not-accepted', {
      de: `Bilder der Art ${mimeType} werden nicht angenommen. Speichern Sie es als JPEG, PNG oder WebP.`,
      en: `Pictures of type ${mimeType} are not accepted. Save it as JPEG, PNG or WebP.`,
    })
  file.mimetype = mimeType
  // The name is the sender's word; what it ends with must not contradict what the file is.
  const { name, ext } = path.parse(file.name.replaceAll('\\', '/').replace(/\p{Cc}/gu, ''))
  const ending = known.includes(ext.toLowerCase()) ? ext.toLowerCase() : known[0]
  file.name = `${[...name.toWellFormed()].slice(0, longestName).join('') || called}${ending}`
  const { data } = args as { data?: object }
  return { ...args, data: { ...data, ...shape } }
}

/** @returns `shape`: what is noted of it beyond what Payload measures itself. `called`: where it has no name of its own. */
async function examine(bytes: Buffer): Promise<{ readonly mimeType: string; readonly shape: object; readonly called: string }> {
  if (await looksLikeFilm(bytes)) {
    const { mimeType, width, height, durationMs } = await readVideo(bytes)
    return { mimeType, shape: { width, height, durationMs, pages: null, ...unsmaller }, called: 'film' }
  }
  if (looksLikeDocument(bytes)) {
    const { mimeType, pages } = await probeDocument(bytes)
    return { mimeType, shape: { width: null, height: null, durationMs: null, pages, ...unsmaller }, called: 'document' }
  }
  return { mimeType: (await probeImage(bytes)).mimeType, shape: { durationMs: null, pages: null }, called: 'picture' }
}

/** Payload measures pictures, and makes smaller ones of them. Those of a picture that a film or document takes the place of are none of its own. */
const noFile = { url: null, width: null, height: null, mimeType: null, filesize: null, filename: null }
const unsmaller = { sizes: { thumbnail: noFile, card: noFile } }

const refusal = (req: PayloadRequest, code: string, said: { readonly de: string; readonly en: string }) =>
  new APIError(sentence({ req }, said), 400, { code }, true)

/**
 * Notes the fingerprint of the file as it lies in the folder, after cropping and re-encoding: approvals are bound to it, and
 * nothing else is ever sent. Of a file that is new here it is noted, too, what it looks like.
 */
export const fingerprint: CollectionAfterChangeHook = async ({ doc, req }) => {
  const { id, filename, mimeType, sha256 } = doc as {
    id: string
    filename?: string | null
    mimeType?: string | null
    sha256?: string | null
  }
  if (!filename) return doc as object
  const bytes = await readFile(path.join(mediaDir(), path.basename(filename)))
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found === sha256) return doc as object
  const likeness = await likenessOf(bytes, mimeType ?? '')
  const looksLike = await nearestTo(req.payload, { id, sha256: found, likeness }, req)
  await req.payload.db.updateOne({ collection: 'media', id, data: { sha256: found, likeness, looksLike }, req })
  return { ...(doc as object), sha256: found, looksLike }
}
