import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { APIError, type CollectionAfterChangeHook, type CollectionBeforeOperationHook } from 'payload'
import { MediaRefusal } from '../../media/refusal.ts'
import { probeImage } from '../../media/probe.ts'
import { env } from '../../src/config/env.ts'

/** Looks into every uploaded file before anything decodes or stores it: what is no usable picture is refused with a sentence. */
export const examineUpload: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const file = req.file
  if (!file || (operation !== 'create' && operation !== 'update')) return args
  try {
    file.mimetype = (await probeImage(file.data)).mimeType
    return args
  } catch (error) {
    if (!(error instanceof MediaRefusal)) throw error
    throw new APIError(error.sentence[req.i18n?.language === 'de' ? 'de' : 'en'], 400, { code: error.code }, true)
  }
}

/**
 * Notes the fingerprint of the file as it lies in the folder, after cropping and re-encoding: approvals are bound to it, and
 * nothing else is ever sent.
 */
export const fingerprint: CollectionAfterChangeHook = async ({ doc, req }) => {
  const { id, filename, sha256 } = doc as { id: string; filename?: string | null; sha256?: string | null }
  if (!filename) return doc as object
  const found = createHash('sha256').update(await readFile(path.join(env().dataDir, 'media', path.basename(filename)))).digest('hex')
  if (found !== sha256) await req.payload.db.updateOne({ collection: 'media', id, data: { sha256: found }, req })
  return { ...(doc as object), sha256: found }
}
