/** What stands in a picture's place until it is there. */
import sharp from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { maxPixels } from '../../media/probe.ts'
import type { Placeholder } from './media-files.ts'

/** A ThumbHash is made from at most 100 x 100 pixels. */
const longestEdge = 100

/**
 * From a picture that was probed. Of an animation: its first frame. Where it is transparent, the colour is what shines through nothing:
 * that of what can be seen.
 */
export async function placeholderOf(bytes: Uint8Array): Promise<Placeholder> {
  const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels })
    .autoOrient()
    .resize({ width: longestEdge, height: longestEdge, fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { thumbhash: Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64'), color: averageOf(data) }
}

/** Of its pixels, each as far as it can be seen. Black where nothing can. */
function averageOf(rgba: Uint8Array): string {
  const sum = [0, 0, 0]
  let seen = 0
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0
    seen += alpha
    for (let channel = 0; channel < 3; channel++) sum[channel] = (sum[channel] ?? 0) + (rgba[at + channel] ?? 0) * alpha
  }
  const hex = sum.map((total) => Math.round(seen === 0 ? 0 : total / seen).toString(16))
  return `#${hex.map((digits) => digits.padStart(2, '0')).join('')}`
}
