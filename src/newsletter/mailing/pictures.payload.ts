/** The pictures of mailings: made once from the media library, then kept in a folder for as long as the browser version is there. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import type { MediaRef } from '../../core/story.ts'
import { payloadMedia } from '../../delivery/media.payload.ts'
import { env } from '../../config/env.ts'
import { hub } from '../../hub.ts'

/** Mail programs show these, and few others: Outlook knows no WebP. Twice the column's width, in any shape. */
const limits = {
  max: 1,
  bytes: 1_000_000,
  mimeTypes: ['image/jpeg', 'image/png', 'image/gif'],
  altMax: null,
  pixels: 1_200 * 1_200,
  animated: true,
  source: 'urn:funkhaus:src/newsletter/mailing/pictures.payload.ts',
  checked: '2026-11-30',
} as const
const types: Readonly<Record<string, string>> = { jpg: 'image/jpeg', png: 'image/png', gif: 'image/gif' }

const folderOf = (secretName: string) => path.join(env().dataDir, 'newsletter-pictures', secretName)

/** Of `secretName`s that we made: they are names of folders. */
const isOurs = (secretName: string) => /^[0-9a-f]{32}$/.test(secretName)

/** @throws PublisherError `rejected` where one is gone, or was exchanged after the approval. */
export async function keepPictures(payload: Payload, secretName: string, images: readonly MediaRef[]): Promise<void> {
  const { mediaDir, outgoing } = hub(payload).settings
  const media = payloadMedia(payload, mediaDir, outgoing)
  const folder = folderOf(secretName)
  if (images.length > 0) await mkdir(folder, { recursive: true })
  for (const [at, image] of images.entries()) {
    const { bytes, mimeType } = await media.open(image, limits)
    const extension = Object.keys(types).find((one) => types[one] === mimeType) ?? 'jpg'
    const unfinished = path.join(folder, `${at}.part`)
    await writeFile(unfinished, bytes)
    await rename(unfinished, path.join(folder, `${at}.${extension}`))
  }
}

export async function openPicture(secretName: string, at: string): Promise<{ readonly bytes: Buffer; readonly mimeType: string } | null> {
  if (!isOurs(secretName) || !/^\d{1,2}$/.test(at)) return null
  for (const [extension, mimeType] of Object.entries(types)) {
    const bytes = await readFile(path.join(folderOf(secretName), `${at}.${extension}`)).catch(() => null)
    if (bytes) return { bytes, mimeType }
  }
  return null
}

export async function forgetPictures(secretName: string): Promise<void> {
  if (isOurs(secretName)) await rm(folderOf(secretName), { recursive: true, force: true })
}
