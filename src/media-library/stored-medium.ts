/** A medium as the database has it, in all its languages. */
import { z } from 'zod'
import { kindOfType, type MediumTile } from '../core/media-library.ts'
import { languages } from '../core/story.ts'
import { id, instant, perLanguage, reference, text } from '../workflow/stored-post.ts'
import { concernsOf } from './concerns.ts'
import type { UsageOfOne } from './usage.payload.ts'

const day = instant.transform((at) => at?.toISOString() ?? null)
const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null)

export const storedMedium = z.object({
  id,
  filename: text,
  mimeType: text,
  filesize: number,
  width: number,
  height: number,
  durationMs: number,
  pages: number,
  focalX: number,
  focalY: number,
  sha256: text,
  alt: perLanguage(z.string().nullish()),
  folder: reference.nullish(),
  tags: z
    .array(z.string())
    .nullish()
    .transform((list) => list ?? []),
  credit: text,
  rightsHolder: text,
  licence: text,
  expiresAt: day,
  persons: text,
  consent: text,
  consentUntil: day,
  looksLike: reference.nullish(),
  poster: reference.nullish(),
  sizes: z.object({ thumbnail: z.object({ filename: z.string().nullish() }).nullish() }).nullish(),
  createdAt: instant,
})
export type StoredMedium = z.infer<typeof storedMedium>

export const fileAddress = (filename: string): string => `/api/media/file/${encodeURIComponent(filename)}`

const thumbnailOf = ({ id: own, mimeType, poster, sizes, filename }: StoredMedium): string | null => {
  if (poster) return `/api/media/preview/${poster}`
  if (kindOfType(mimeType) !== 'image') return null
  return fileAddress(sizes?.thumbnail?.filename || filename || own)
}

/** What the library shows of it. `others`: names of those that it looks like. */
export function tileOf(medium: StoredMedium, usage: UsageOfOne, others: ReadonlyMap<string, string>, now: Date): MediumTile {
  const kind = kindOfType(medium.mimeType)
  const alt = { de: medium.alt.de?.trim() || null, en: medium.alt.en?.trim() || null }
  const altMissingIn =
    kind === 'document' ? [] : languages.filter((language) => usage.languages.includes(language) && alt[language] === null)
  const like = medium.looksLike ? others.get(medium.looksLike) : undefined
  return {
    id: medium.id,
    filename: medium.filename,
    kind,
    mimeType: medium.mimeType,
    thumbnail: thumbnailOf(medium),
    alt,
    width: medium.width,
    height: medium.height,
    bytes: medium.filesize ?? 0,
    durationMs: medium.durationMs,
    pages: medium.pages,
    folder: medium.folder ?? null,
    tags: medium.tags,
    credit: medium.credit || null,
    rightsHolder: medium.rightsHolder || null,
    expiresOn: medium.expiresAt?.slice(0, 10) ?? null,
    createdAt: medium.createdAt?.toISOString() ?? '',
    concerns: concernsOf(medium, altMissingIn, now),
    altMissingIn,
    usage: { posts: usage.posts, live: usage.live },
    looksLike: medium.looksLike && like !== undefined ? { id: medium.looksLike, filename: like } : null,
  }
}
