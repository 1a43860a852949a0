/** Pictures and films beside a post, as the library would know them. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Language, MediaRef } from '../../core/story.ts'
import type { Localised } from '../../quality/check.ts'
import type { MediumFacts } from '../../quality/facts.ts'
import type { OpenedFilm } from '../../quality/gather/videos.ts'
import { fileBeside, readTextFile } from './files.ts'
import type { FrontMedium } from './front-matter.ts'

const mostImageBytes = 100 * 1024 * 1024
const mostCaptionBytes = 1024 * 1024
const isFilm = (file: string) => /\.(?:mp4|m4v|mov|webm)$/i.test(file)

export interface LocalMedium {
  readonly ref: MediaRef
  readonly facts: MediumFacts
  /** Where it lies. */
  readonly file: string
  readonly captions: OpenedFilm['captions']
}
export type ReadMedium = LocalMedium | { readonly unread: Localised }

/** What a post says of a medium that it shows in its text and nowhere else. */
export const plainMedium = (file: string, alt: string): FrontMedium => ({
  ...{ file, alt, credit: '', rightsHolder: '', licence: '', expiresOn: null, persons: 'unknown', consent: 'unknown' },
  ...{ consentUntil: null, isGenerated: false, fonts: [], captions: '' },
})

/**
 * Never throws.
 * @param id it is known by: the same for the same file in one post
 */
export async function readMedium(
  said: FrontMedium,
  {
    post,
    id,
    language,
    roots,
  }: { readonly post: string; readonly id: string; readonly language: Language; readonly roots: readonly string[] },
): Promise<ReadMedium> {
  const beside = await fileBeside(post, said.file, roots)
  if ('unread' in beside) return beside
  const { file } = beside
  try {
    const { size } = await stat(file)
    const film = isFilm(file)
    if (!film && size > mostImageBytes) return { unread: tooLarge(said.file) }
    const shape = film ? await shapeOfFilm(file) : await shapeOfImage(file)
    const captions = said.captions === '' ? null : await readCaptionFile(said.captions, post, language, roots)
    if (captions && 'unread' in captions) return captions
    const kind = film ? ('video' as const) : ('image' as const)
    const { file: _file, alt, captions: _captions, ...facts } = said
    return {
      ref: { id, kind, alt: alt || null, bytes: size, focalPoint: { x: 50, y: 50 }, ...shape },
      facts: { id, kind, filename: path.basename(file), ...facts },
      file,
      captions,
    }
  } catch (error) {
    return { unread: inFile(said.file, sentenceOf(error)) }
  }
}

async function shapeOfImage(file: string) {
  const { probeImage } = await import('../../../media/probe.ts')
  const { mimeType, width, height, sha256 } = await probeImage(await readFile(file))
  return { mimeType, width, height, sha256 }
}

async function shapeOfFilm(file: string) {
  const { readVideo } = await import('../../../media/analysis/video.ts')
  const { mimeType, width, height } = await readVideo(file, { ffmpeg: null })
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return { mimeType, width, height, sha256: hash.digest('hex') }
}

async function readCaptionFile(named: string, post: string, language: Language, roots: readonly string[]) {
  const beside = await fileBeside(post, named, roots)
  if ('unread' in beside) return beside
  const read = await readTextFile(beside.file, mostCaptionBytes)
  return 'unread' in read ? { unread: inFile(named, read.unread) } : { text: read.text, language }
}

const sentenceOf = (error: unknown): Localised => {
  const { sentence } = error as { sentence?: Localised }
  return error instanceof Error && error.name === 'MediaRefusal' && sentence
    ? sentence
    : { de: 'Sie lässt sich nicht lesen.', en: 'It cannot be read.' }
}
const inFile = (file: string, { de, en }: Localised): Localised => ({ de: `${file}: ${de}`, en: `${file}: ${en}` })
const tooLarge = (file: string): Localised => ({
  de: `Das Bild ${file} ist größer als 100 MB. Verkleinern Sie es.`,
  en: `The picture ${file} is larger than 100 MB. Make it smaller.`,
})
