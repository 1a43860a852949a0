import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { keepSiteSettings } from '../../src/content-api/sites.payload.ts'

/** The content API reads settings of brands without Payload. */
export const keepForReaders: CollectionAfterChangeHook = async ({ doc, req }) => {
  await keepSiteSettings(req.payload, (doc as { id: string }).id, req)
}

export const forgetForReaders: CollectionAfterDeleteHook = async ({ id, req }) => {
  await keepSiteSettings(req.payload, String(id), req)
}
