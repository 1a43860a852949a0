/** Reads a film: what it is by its bytes, what its container says, and what ffmpeg hears and sees, where it is installed. */
import { open, type FileHandle } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { MediaRefusal } from '../refusal.ts'
import { isWholeWebm, readBoxes, type ReadAt } from './video-boxes.ts'
import { readContainer, type Container } from './video-container.ts'
import { findFfmpeg, measure, nothingMeasured, type Measured } from './video-ffmpeg.ts'

export interface Film extends Container, Measured {
  /** One of `filmTypes`, by its bytes. */
  readonly mimeType: string
  readonly bytes: number
  /** The index comes first, so that it plays before it is loaded. */
  readonly fastStart: boolean
}

export const filmTypes = ['video/mp4', 'video/quicktime', 'video/webm'] as const
type FilmType = (typeof filmTypes)[number]

/** Width x height: a little more than 8K. */
export const maxFilmPixels = 36_000_000
export const maxFilmMs = 4 * 60 * 60_000
/** The index of an hour has about 4 MB. */
const maxIndexBytes = 16_000_000

/**
 * @param source path, or the bytes themselves; bytes are not given to ffmpeg
 * @param ffmpeg where it lies. `null`: nothing is measured. Default: it is looked for on the PATH, once.
 * @throws MediaRefusal `not-a-film`, `damaged-film`, `film-too-large`, `film-too-long`, `film-takes-too-long` (for now); the file system's error where there is no such file.
 */
export async function readVideo(source: string | Uint8Array, { ffmpeg }: { readonly ffmpeg?: string | null } = {}): Promise<Film> {
  const { mimeType, bytes, fastStart } = await outside(source)
  const container = await readContainer(source)
  if (container === 'no-video') throw refusals.notAFilm()
  if (container === 'late') throw refusals.late()
  if (container === null) throw refusals.damaged()
  if (container.width * container.height > maxFilmPixels) throw refusals.tooLarge(container)
  if (container.durationMs > maxFilmMs) throw refusals.tooLong()
  const program = typeof source === 'string' ? (ffmpeg === undefined ? await findFfmpeg() : ffmpeg) : null
  const measured =
    program === null || typeof source !== 'string'
      ? nothingMeasured
      : await measure(program, source, {
          demuxer: mimeType === 'video/webm' ? 'matroska' : 'mov',
          hasSound: container.audioCodec !== null,
          durationMs: container.durationMs,
        })
  return { mimeType, bytes, fastStart, ...container, ...measured }
}

/** Whether these bytes begin as a film does, of whatever kind: a picture does not. */
export const looksLikeFilm = async (bytes: Uint8Array): Promise<boolean> =>
  (await typeOf(Buffer.from(bytes.subarray(0, headBytes))))?.startsWith('video/') ?? false

const headBytes = 4100
const typeOf = async (head: Buffer) => (await fileTypeFromBuffer(head).catch(() => undefined))?.mime

/** What the first bytes and the outermost boxes tell. Nothing that is no film gets further than this. */
async function outside(source: string | Uint8Array): Promise<Pick<Film, 'mimeType' | 'bytes' | 'fastStart'>> {
  const file = typeof source === 'string' ? await open(source) : null
  try {
    const bytes = file ? (await file.stat()).size : (source as Uint8Array).length
    const read = file ? fromFile(file) : fromBytes(source as Uint8Array)
    const mimeType = await typeOf(await read(0, headBytes))
    if (!isFilmType(mimeType)) throw refusals.notAFilm()
    if (mimeType === 'video/webm') {
      if (!(await isWholeWebm(read, bytes))) throw refusals.damaged()
      // It plays while it loads; only jumping about needs its index.
      return { mimeType, bytes, fastStart: true }
    }
    const boxes = await readBoxes(read, bytes)
    if (boxes === null || boxes.indexBytes > maxIndexBytes) throw refusals.damaged()
    return { mimeType, bytes, fastStart: boxes.fastStart }
  } finally {
    await file?.close()
  }
}

const isFilmType = (type: string | undefined): type is FilmType => filmTypes.some((known) => known === type)
const fromBytes =
  (bytes: Uint8Array): ReadAt =>
  (at, length) =>
    Promise.resolve(Buffer.from(bytes.subarray(at, at + length)))
const fromFile =
  (file: FileHandle): ReadAt =>
  async (at, length) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
    return buffer.subarray(0, bytesRead)
  }

const refusals = {
  notAFilm: () =>
    new MediaRefusal('not-a-film', {
      de: 'Diese Datei ist kein Film, den wir lesen können. Laden Sie ihn als MP4, MOV oder WebM hoch.',
      en: 'This file is not a film that we can read. Upload it as MP4, MOV or WebM.',
    }),
  damaged: () =>
    new MediaRefusal('damaged-film', {
      de: 'Dieser Film ist unvollständig oder beschädigt. Laden Sie ihn noch einmal von der Quelle hoch.',
      en: 'This film is incomplete or damaged. Upload it again from its source.',
    }),
  tooLarge: ({ width, height }: Container) =>
    new MediaRefusal('film-too-large', {
      de: `Das Bild dieses Films ist ${width} × ${height} Pixel groß. Speichern Sie ihn in höchstens 3840 × 2160 Pixeln.`,
      en: `The picture of this film is ${width} × ${height} pixels large. Save it with at most 3840 × 2160 pixels.`,
    }),
  late: () =>
    new MediaRefusal('film-takes-too-long', {
      de: 'Diesen Film zu lesen dauert zu lange. Versuchen Sie es in ein paar Minuten noch einmal.',
      en: 'Reading this film takes too long. Try again in a few minutes.',
    }),
  tooLong: () =>
    new MediaRefusal('film-too-long', {
      de: `Dieser Film ist länger als ${maxFilmMs / 3_600_000} Stunden. Kürzen Sie ihn.`,
      en: `This film is longer than ${maxFilmMs / 3_600_000} hours. Shorten it.`,
    }),
}
