/** Everything that a picture tells of itself, gathered at once. */
import { probeImage } from '../probe.ts'
import { isGraphic } from './graphic.ts'
import { findLogos, type Logo } from './logo.ts'
import { metadataOf } from './metadata.ts'
import { flatnessOf, paletteOf } from './palette.ts'
import { perceptualHashOf } from './perceptual-hash.ts'
import { decode } from './pixels.ts'
import type { ReadImage } from './read-image.ts'
import { entropyOf, sharpnessOf } from './sharpness.ts'
import type { WordReader } from './words.ts'

export interface ImageAnalysisOptions {
  readonly logos: readonly Logo[]
  /** `null`: words are not read. */
  readonly words: Pick<WordReader, 'read'> | null
}

/**
 * Takes about a second for 12 megapixels, and longer for words in a photograph: call it in a worker thread. Where words cannot be read or
 * logos cannot be looked for, everything else is told.
 * @throws MediaRefusal as `probeImage` does.
 */
export async function analyseImage(bytes: Uint8Array, { logos, words }: ImageAnalysisOptions): Promise<ReadImage> {
  const probed = await probeImage(bytes)
  const pixels = await decode(bytes)
  const measured = { sharpness: await sharpnessOf(pixels), entropy: await entropyOf(pixels), flatness: flatnessOf(pixels) }
  return {
    mimeType: probed.mimeType,
    bytes: probed.bytes,
    width: probed.width,
    height: probed.height,
    frames: probed.pages,
    ...(await metadataOf(bytes, probed.hasGps)),
    ...measured,
    palette: await paletteOf(pixels),
    perceptualHash: await perceptualHashOf(pixels),
    logos: await findLogos(pixels, probed.width, logos).catch(() => null),
    words: words && (await words.read(pixels, isGraphic(measured)).catch(() => null)),
  }
}
