/** A decoded picture: upright, sRGB, without transparency. Each analysis takes it from here, so that the file is decoded once. */
import sharp, { type Sharp } from 'sharp'
import { maxPixels } from '../probe.ts'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** 3 in colour, 1 in grey. */
  readonly channels: 1 | 3
  /** Row by row from the top left. */
  readonly data: Buffer
}

/** The longer side at which words are read and logos are looked for. */
export const workingEdge = 1600

/** The first frame, at most `workingEdge` on its longer side. Transparency becomes white. Rejects where it cannot be decoded. */
export async function decode(bytes: Uint8Array): Promise<Pixels> {
  const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'truncated' })
    .autoOrient()
    .resize({ width: workingEdge, height: workingEdge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
  return rawOf(picture)
}

// sharp's `stats` and `metadata` look at the input and not at the pipeline: what is measured goes through raw pixels first.
export const sharpOf = ({ data, width, height, channels }: Pixels): Sharp => sharp(data, { raw: { width, height, channels } })

/** Never larger than it is. */
export const shrunk = (pixels: Pixels, edge: number): Promise<Pixels> =>
  rawOf(sharpOf(pixels).resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true }))

export const greyOf = (pixels: Pixels): Promise<Pixels> => rawOf(sharpOf(pixels).greyscale().toColourspace('b-w'))

async function rawOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  if (info.channels === 3 || info.channels === 1) return { data, width: info.width, height: info.height, channels: info.channels }
  // Grey with transparency, or a fourth channel that flattening left.
  const rgb = await sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: rgb.data, width: rgb.info.width, height: rgb.info.height, channels: rgb.info.channels === 1 ? 1 : 3 }
}
