/** What lies round a logo: whether it is free, and how light it is. */
import { luminanceOf } from './colour.ts'
import type { Pixels } from './pixels.ts'
import type { Box } from './read-image.ts'

/** Heights of the logo beyond which nobody asks. */
const farthest = 2
/** Levels of 255 between neighbours in any channel: a border of something. Blurred grounds and gradients stay below. */
const border = 24
/** Share of a strip's pixels. One pixel of a strip is dust. */
const disturbed = 0.01
/** Share of the logo's height: its own rims, and the match being a pixel off. */
const rim = 0.06

interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
const areaOf = ({ width, height }: Pixels, box: Box): Area => ({
  left: Math.round(box.x * width),
  top: Math.round(box.y * height),
  right: Math.round((box.x + box.width) * width),
  bottom: Math.round((box.y + box.height) * height),
})

/** In heights of the logo: how far frames round it can grow until they meet something, or the edge of the picture. At most 2. */
export function clearSpaceOf(pixels: Pixels, box: Box): number {
  const logo = areaOf(pixels, box)
  const tall = Math.max(1, logo.bottom - logo.top)
  const first = Math.max(2, Math.ceil(rim * tall))
  for (let gap = first; gap <= farthest * tall; gap++) {
    const frame = { left: logo.left - gap, top: logo.top - gap, right: logo.right + gap, bottom: logo.bottom + gap }
    if (frame.left < 0 || frame.top < 0 || frame.right > pixels.width || frame.bottom > pixels.height || isDisturbed(pixels, frame))
      return Math.round(((gap === first ? 0 : gap - 1) / tall) * 100) / 100
  }
  return farthest
}

function isDisturbed(pixels: Pixels, { left, top, right, bottom }: Area): boolean {
  let count = 0
  let borders = 0
  const look = (x: number, y: number) => {
    count++
    if (differs(pixels, x, y, 1, 0) || differs(pixels, x, y, 0, 1)) borders++
  }
  for (let x = left; x < right; x++) {
    look(x, top)
    look(x, bottom - 1)
  }
  for (let y = top; y < bottom; y++) {
    look(left, y)
    look(right - 1, y)
  }
  return borders > Math.max(1, count * disturbed)
}

function differs({ data, width, height, channels }: Pixels, x: number, y: number, right: number, down: number): boolean {
  if (x + right >= width || y + down >= height) return false
  const at = (y * width + x) * channels
  const other = at + (down * width + right) * channels
  for (let c = 0; c < channels; c++) if (Math.abs(data[at + c]! - data[other + c]!) > border) return true
  return false
}

/** Relative luminance of a thin frame round it: the median, 0 to 1. */
export function groundOf({ data, width, height, channels }: Pixels, box: Box): number {
  const logo = areaOf({ data, width, height, channels }, box)
  const gap = Math.max(2, Math.ceil(rim * (logo.bottom - logo.top)))
  const [left, right] = [Math.max(0, logo.left - gap), Math.min(width - 1, logo.right + gap)]
  const [top, bottom] = [Math.max(0, logo.top - gap), Math.min(height - 1, logo.bottom + gap)]
  const luminances: number[] = []
  const look = (x: number, y: number) => {
    const at = (y * width + x) * channels
    luminances.push(luminanceOf(data[at]!, data[at + (channels === 1 ? 0 : 1)]!, data[at + (channels === 1 ? 0 : 2)]!))
  }
  for (let x = left; x <= right; x++) {
    look(x, top)
    look(x, bottom)
  }
  for (let y = top; y <= bottom; y++) {
    look(left, y)
    look(right, y)
  }
  return Math.round(luminances.toSorted((a, b) => a - b)[luminances.length >> 1]! * 1000) / 1000
}
