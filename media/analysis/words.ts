/** The words in a picture, and how well they stand out. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Worker } from 'tesseract.js'
import { contrastOf, luminanceOf } from './colour.ts'
import { sharpOf, shrunk, workingEdge, type Pixels } from './pixels.ts'
import type { Box, ReadImage } from './read-image.ts'

type Words = NonNullable<ReadImage['words']>
export interface WordReader {
  /**
   * Rejects where the words cannot be read: the reader's data is missing, it broke off, or took longer than `limitMs`. One picture at a
   * time. `isGraphic`: in a drawing words stand in lines and are looked for as such, five times as fast; in a photograph they lie about.
   */
  read(pixels: Pixels, isGraphic: boolean): Promise<Words>
  end(): Promise<void>
}

const mostWords = 500
/**
 * Least confidence, in percent, and characters: below it the reader is guessing, and sees words in leaves and circuit boards. Measured on
 * photographs without words, 2026-11-29: up to 83 % for runs of three characters.
 */
const inDrawing = { confidence: 70, characters: 2, edge: workingEdge }
const inPhotograph = { confidence: 85, characters: 3, edge: 1000 }

/** German and English, offline. The reader starts with the first picture, and ends after `idleMs` without one. */
export function createWordReader({ idleMs = 60_000, limitMs = 12_000 } = {}): WordReader {
  let started: Promise<Worker> | undefined
  let idle: NodeJS.Timeout | undefined
  const end = async () => {
    clearTimeout(idle)
    const ending = started
    started = undefined
    await ending?.then(
      (worker) => worker.terminate(),
      () => undefined,
    )
  }

  const recognise = async (pixels: Pixels, isGraphic: boolean): Promise<Words> => {
    const { PSM } = await import('tesseract.js')
    const worker = await (started ??= start())
    const least = isGraphic ? inDrawing : inPhotograph
    const small = await shrunk(pixels, least.edge)
    await worker.setParameters({ tessedit_pageseg_mode: isGraphic ? PSM.AUTO : PSM.SPARSE_TEXT })
    const { data } = await worker.recognize(await forReading(small), {}, { text: false, blocks: true })
    return (data.blocks ?? [])
      .flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines.flatMap(({ words }) => words)))
      .filter(({ text, confidence }) => confidence >= least.confidence && charactersIn(text) >= least.characters)
      .slice(0, mostWords)
      .map(({ text, bbox }) => ({ text, box: boxOf(bbox, small) }))
      .map((word) => ({ ...word, contrast: contrastIn(pixels, word.box) }))
  }

  return {
    async read(pixels, isGraphic) {
      clearTimeout(idle)
      let limit: NodeJS.Timeout | undefined
      try {
        const late = new Promise<never>((_, reject) => {
          limit = setTimeout(() => reject(new Error('reading took too long')), limitMs)
        })
        return await Promise.race([recognise(pixels, isGraphic), late])
      } catch (error) {
        // It may hang for good, or never have started: the next picture gets a new one.
        void end()
        throw error
      } finally {
        clearTimeout(limit)
        idle = setTimeout(() => void end(), idleMs)
        idle.unref()
      }
    },
    end,
  }
}

const charactersIn = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

async function start(): Promise<Worker> {
  const { createWorker } = await import('tesseract.js')
  // English alone reads ö as o and ß as 3. The two lists lie in two packages, and tesseract looks into one folder.
  const folder = await mkdtemp(path.join(tmpdir(), 'funkhaus-words-'))
  try {
    await Promise.all(['deu', 'eng'].map((code) => copyFile(listOf(code), path.join(folder, `${code}.traineddata.gz`))))
    const worker = await createWorker(['deu', 'eng'], undefined, {
      langPath: folder,
      cacheMethod: 'none',
      // Without one it throws what it also rejects with.
      errorHandler: () => undefined,
    })
    // It would write to standard error what it makes of each picture.
    await worker.setParameters({ user_defined_dpi: '150', debug_file: '/dev/null' })
    return worker
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const listOf = (code: string) =>
  path.join(
    path.dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${code}/package.json`)),
    '4.0.0_best_int',
    `${code}.traineddata.gz`,
  )

const forReading = (pixels: Pixels) => sharpOf(pixels).greyscale().normalise().png({ compressionLevel: 1 }).toBuffer()

interface Corners {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}
const boxOf = ({ x0, y0, x1, y1 }: Corners, { width, height }: Pixels): Box => ({
  x: x0 / width,
  y: y0 / height,
  width: (x1 - x0) / width,
  height: (y1 - y0) / height,
})

/**
 * WCAG 2 ratio. Letters and ground are told apart where the luminances of the box differ most (Otsu). The ground is the median of its
 * side; the letters are the quarter of theirs that is farthest from it, for the rims of letters are mixed with the ground.
 */
export function contrastIn({ data, width, height, channels }: Pixels, box: Box): number {
  const [x0, y0] = [Math.max(0, Math.floor(box.x * width)), Math.max(0, Math.floor(box.y * height))]
  const [x1, y1] = [Math.min(width, Math.ceil((box.x + box.width) * width)), Math.min(height, Math.ceil((box.y + box.height) * height))]
  const luminances: number[] = []
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const at = (y * width + x) * channels
      luminances.push(luminanceOf(data[at]!, data[at + (channels === 1 ? 0 : 1)]!, data[at + (channels === 1 ? 0 : 2)]!))
    }
  }
  if (luminances.length === 0) return 1
  const sorted = Float64Array.from(luminances).sort()
  // Perceived lightness: on the linear scale all that is dark would be one.
  const split = otsu(sorted.map(Math.cbrt))
  const dark = sorted.subarray(0, split)
  const light = sorted.subarray(split)
  if (dark.length === 0 || light.length === 0) return 1
  const at = (side: Float64Array, share: number) => side[Math.min(side.length - 1, Math.floor(side.length * share))]!
  const darkLetters = dark.length <= light.length
  const ratio = darkLetters ? contrastOf(at(dark, 0.25), at(light, 0.5)) : contrastOf(at(light, 0.75), at(dark, 0.5))
  return Math.round(ratio * 10) / 10
}

/** Index at which sorted values fall into two groups that differ most between and least within. */
function otsu(sorted: Float64Array): number {
  const total = sorted.reduce((sum, value) => sum + value, 0)
  let below = 0
  let best = 0
  let most = 0
  for (let at = 1; at < sorted.length; at++) {
    below += sorted[at - 1]!
    const apart = below / at - (total - below) / (sorted.length - at)
    const between = at * (sorted.length - at) * apart * apart
    if (between > most) [best, most] = [at, between]
  }
  return best
}
