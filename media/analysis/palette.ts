/** The colours that a picture consists of, and whether it is drawn or photographed. */
import quantize from 'quantize'
import { hexOf, type Rgb } from './colour.ts'
import { shrunk, type Pixels } from './pixels.ts'
import type { ReadImage } from './read-image.ts'

const edge = 200
const most = 8
/** Of 8 bits: shades within it are one colour for a count, and are told apart by their mean. */
const binBits = 4
/** Two levels of 255 apart are the same to a JPEG. */
const sameLevel = 2

/**
 * A drawing has a few colours with many pixels each: those are told as they are. What is left is joined by median cut.
 * Largest share first. A colour below half a percent is not told.
 */
export async function paletteOf(pixels: Pixels): Promise<ReadImage['palette']> {
  const { data } = await shrunk(pixels, edge)
  const count = data.length / 3
  const centres = centresOf(data)
  const sums = centres.map(() => [0, 0, 0, 0] as [number, number, number, number])
  for (let at = 0; at < data.length; at += 3) {
    const sum = sums[nearest(centres, data[at]!, data[at + 1]!, data[at + 2]!)]!
    sum[0] += data[at]!
    sum[1] += data[at + 1]!
    sum[2] += data[at + 2]!
    sum[3]++
  }
  return centres
    .map((centre, at) => ({ hex: hexOf(centre), share: Math.round((sums[at]![3] / count) * 1000) / 1000 }))
    .filter(({ share }) => share >= 0.005)
    .toSorted((a, b) => b.share - a.share)
}

/** What fills two percent and more in one bin; beside them what median cut makes of the rest. */
function centresOf(data: Buffer): Rgb[] {
  const bins = new Map<number, number[]>()
  const shift = 8 - binBits
  for (let at = 0; at < data.length; at += 3) {
    const key = ((data[at]! >> shift) << (2 * binBits)) | ((data[at + 1]! >> shift) << binBits) | (data[at + 2]! >> shift)
    const bin = bins.get(key)
    if (bin) bin.push(at)
    else bins.set(key, [at])
  }
  const full = [...bins.values()].filter((bin) => bin.length >= (data.length / 3) * 0.02).toSorted((a, b) => b.length - a.length)
  const drawn: Rgb[] = []
  for (const bin of full) {
    const colour = median(data, bin)
    // Bins have borders: one colour may lie on both sides of one.
    if (drawn.length < most && drawn.every((other) => distance(other, ...colour) > 24 ** 2)) drawn.push(colour)
  }
  if (drawn.length === most) return drawn
  const rest: [number, number, number][] = []
  for (let at = 0; at < data.length; at += 3) {
    const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!]
    if (drawn.every((colour) => distance(colour, red, green, blue) > 32 ** 2)) rest.push([red, green, blue])
  }
  // quantize answers `false` or nothing for fewer pixels than colours.
  const room = most - drawn.length
  const joined = room > 1 && rest.length > room ? ((quantize(rest, room) || undefined)?.palette() ?? []) : rest.slice(0, room)
  const all = [...drawn, ...joined].slice(0, most)
  return all.length > 0 ? all : [[data[0] ?? 255, data[1] ?? 255, data[2] ?? 255]]
}

const middle = (levels: number[]) => levels.toSorted((a, b) => a - b)[levels.length >> 1]!
const median = (data: Buffer, bin: readonly number[]): Rgb => [
  middle(bin.map((at) => data[at]!)),
  middle(bin.map((at) => data[at + 1]!)),
  middle(bin.map((at) => data[at + 2]!)),
]
const distance = ([r, g, b]: Rgb, red: number, green: number, blue: number) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2
function nearest(centres: readonly Rgb[], red: number, green: number, blue: number): number {
  let best = 0
  let least = Infinity
  for (const [at, centre] of centres.entries()) {
    const far = distance(centre, red, green, blue)
    if (far < least) [best, least] = [at, far]
  }
  return best
}

/** Share of pixels that do not differ from their right neighbour. Taken before anything is made smaller: that would smooth the grain. */
export function flatnessOf({ data, width, height, channels }: Pixels): number {
  let same = 0
  let pairs = 0
  // Every third row tells as much as all.
  for (let y = 0; y < height; y += 3) {
    for (let at = y * width * channels, end = at + (width - 1) * channels; at < end; at += channels) {
      pairs++
      let alike = true
      for (let c = 0; c < channels; c++) alike &&= Math.abs(data[at + c]! - data[at + channels + c]!) <= sameLevel
      if (alike) same++
    }
  }
  return pairs === 0 ? 1 : Math.round((same / pairs) * 1000) / 1000
}
