/** The files that a medium had before: kept when another takes their place, given back when somebody wants them, and deleted after a year. */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, mkdir, readFile, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import type { EarlierFile } from '../core/media-library.ts'
import { Problem } from '../core/problem.ts'
import type { Actor } from '../workflow/audit.payload.ts'
import { id, instant } from '../workflow/stored-post.ts'
import type { StoredMedium } from './stored-medium.ts'

/** Long enough to notice, short enough that a picture somebody had removed is really gone. */
export const keptDays = 365
const dayMs = 86_400_000

const number = z.number().nullish()
const stored = z.object({
  id,
  medium: z.string(),
  filename: z.string(),
  mimeType: z.string(),
  filesize: z.number(),
  width: number,
  height: number,
  sha256: z.string(),
  focalX: number,
  focalY: number,
  replacedByName: z.string(),
  createdAt: instant,
})
export type KeptFile = z.infer<typeof stored>

const historyIn = (mediaDir: string) => path.join(mediaDir, 'history')
/** Named by its content: the same file is kept once, however often it is put back and replaced. */
const placeOf = (mediaDir: string, file: { readonly sha256: string; readonly filename: string }) =>
  path.join(historyIn(mediaDir), `${file.sha256}${path.extname(file.filename).toLowerCase()}`)

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Puts the present file aside, before anything takes its place. @returns its fingerprint; `null`: there is no file. */
export async function putAside(mediaDir: string, filename: string): Promise<string | null> {
  const at = path.join(mediaDir, path.basename(filename))
  const bytes = await readFile(at).catch(() => null)
  if (!bytes) return null
  const sha256 = hashOf(bytes)
  await mkdir(historyIn(mediaDir), { recursive: true })
  await copyFile(at, placeOf(mediaDir, { sha256, filename }), constants.COPYFILE_FICLONE)
  return sha256
}

/** Notes who put another file in its place. Written before the medium itself: a file without a note would be lost. */
export async function noteEarlier(
  payload: Payload,
  { medium, sha256, by }: { readonly medium: StoredMedium; readonly sha256: string; readonly by: Actor },
  req: PayloadRequest,
): Promise<void> {
  const { id: own, filename, mimeType, filesize, width, height, focalX, focalY } = medium
  const data = { medium: own, filename, mimeType, filesize: filesize ?? 0, width, height, focalX, focalY, sha256 }
  await payload.db.create({ collection: 'earlier-files', data: { ...data, replacedBy: by.id, replacedByName: by.name }, req })
}

const keptUntil = ({ createdAt }: KeptFile) => new Date((createdAt ?? new Date(0)).getTime() + keptDays * dayMs)

/** The newest first. A replacement that was noted and then failed is none: its file is the one that is still there. */
export async function historyOf(payload: Payload, medium: Pick<StoredMedium, 'id' | 'sha256'>): Promise<EarlierFile[]> {
  const { docs } = await payload.db.find({
    collection: 'earlier-files',
    where: { medium: { equals: medium.id } },
    sort: '-createdAt',
    pagination: false,
    limit: 100,
  })
  return docs
    .map((doc) => stored.parse(doc))
    .filter(({ sha256 }) => sha256 !== medium.sha256)
    .map((file) => ({
      id: file.id,
      filename: file.filename,
      mimeType: file.mimeType,
      bytes: file.filesize,
      width: file.width ?? null,
      height: file.height ?? null,
      sha256: file.sha256,
      replacedAt: file.createdAt?.toISOString() ?? '',
      replacedBy: file.replacedByName,
      keptUntil: keptUntil(file).toISOString(),
    }))
}

/** @throws Problem 404 where this medium had no such file, 410 where it is not kept any more. */
export async function earlierFile(
  payload: Payload,
  mediaDir: string,
  medium: string,
  file: string,
): Promise<KeptFile & { readonly bytes: Buffer }> {
  const found = stored.safeParse(
    await payload.db.findOne({ collection: 'earlier-files', where: { and: [{ id: { equals: file } }, { medium: { equals: medium } }] } }),
  )
  if (!found.success)
    throw new Problem(404, 'not-found', { de: 'Diese Datei hatte das Medium nie.', en: 'This medium never had that file.' })
  const bytes = await readFile(placeOf(mediaDir, found.data)).catch(() => null)
  if (!bytes || hashOf(bytes) !== found.data.sha256)
    throw new Problem(410, 'file-gone', { de: 'Diese Datei wird nicht mehr aufbewahrt.', en: 'That file is not kept any more.' })
  return { ...found.data, bytes }
}

/** Deletes what was kept long enough: first the notes, then the files that no note names. */
export async function forgetEarlier(payload: Payload, mediaDir: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * dayMs)
  await payload.db.deleteMany({ collection: 'earlier-files', where: { createdAt: { less_than: before.toISOString() } } })
  for (const name of await readdir(historyIn(mediaDir)).catch(() => [])) {
    const at = path.join(historyIn(mediaDir), name)
    const known = await stat(at).catch(() => null)
    // Somebody may just be replacing it.
    if (!known || now.getTime() - known.ctimeMs < dayMs) continue
    const { totalDocs } = await payload.db.count({ collection: 'earlier-files', where: { sha256: { equals: path.parse(name).name } } })
    if (totalDocs === 0) await rm(at, { force: true })
  }
}
