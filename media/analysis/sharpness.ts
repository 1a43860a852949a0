/** How sharp a picture is, and how much there is in it that could be. */
import { greyOf, sharpOf, shrunk, type Pixels } from './pixels.ts'

const edge = 1024

/** Variance of the Laplacian at 1,024 px on the longer side: 265 for a sharp photograph, about 1 for a blurred one, 0 for one colour. */
export async function sharpnessOf(pixels: Pixels): Promise<number> {
  const { data, width, height } = await greyOf(await shrunk(pixels, edge))
  let sum = 0
  let squares = 0
  let count = 0
  for (let y = 1; y < height - 1; y++) {
    for (let at = y * width + 1, end = (y + 1) * width - 1; at < end; at++) {
      const value = 4 * data[at]! - data[at - 1]! - data[at + 1]! - data[at - width]! - data[at + width]!
      sum += value
      squares += value * value
      count++
    }
  }
  if (count === 0) return 0
  return Math.round((squares / count - (sum / count) ** 2) * 10) / 10
}

/** Of the grey picture's histogram, 0 to 8 bit. */
export async function entropyOf(pixels: Pixels): Promise<number> {
  const { entropy } = await sharpOf(await greyOf(pixels)).stats()
  return Math.round(entropy * 100) / 100
}
