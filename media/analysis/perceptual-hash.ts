/** A hash that stays alike when a picture is made smaller or saved anew. */
import phash from 'sharp-phash'
import { sharpOf, shrunk, type Pixels } from './pixels.ts'

/** 64 bits as `0` and `1`. A crop is another picture to it. */
export const perceptualHashOf = async (pixels: Pixels): Promise<string> =>
  phash(
    await sharpOf(await shrunk(pixels, 256))
      .png()
      .toBuffer(),
  )
