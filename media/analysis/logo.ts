/** Looks for logos in a picture by template matching at many sizes. */
import sharp from 'sharp'
import { probeImage } from '../probe.ts'
import { clearSpaceOf, groundOf } from './logo-surroundings.ts'
import { openCv, type Cv } from './opencv.ts'
import { greyOf, sharpOf, shrunk, type Pixels } from './pixels.ts'
import type { Box, ReadImage } from './read-image.ts'

export interface Logo {
  readonly id: string
  /** A picture as it lies in the library: PNG with transparency at best. */
  readonly bytes: Uint8Array
}
type Found = NonNullable<ReadImage['logos']>

/** Mean edge (root of the area) at which all sizes are tried, and that at which the best are measured. */
const coarse = 480
const fine = 960
/** Width of the logo as shares of the picture's width, each a tenth above the last: 5 to 80 percent. */
const shares = Array.from({ length: 30 }, (_, step) => 0.05 * 1.1 ** step).filter((share) => share <= 0.8)
const fineScales = [0.94, 0.96, 0.98, 1, 1.02, 1.04, 1.06]
/** A size that is a twentieth off still correlates so much. */
const promising = 0.5
const enough = 0.8
/** Pixels at the coarse size: below it there is nothing left of a logo to compare. */
const least = { width: 14, height: 6 }
/** Levels of 255 by which red, green and blue may differ together. Thin strokes of a small logo mix with their ground. */
const mostOff = 110
/** Of grey levels: a template that is flatter correlates with anything. */
const leastDeviation = 8

/**
 * The best match of each logo, where its correlation is at least 0.8. Colours do not count, light and dark do: the white variant is not the
 * black one. `null`: a logo could not be looked for, and none was found. Rejects where OpenCV cannot be loaded.
 */
export async function findLogos(pixels: Pixels, seenWidth: number, logos: readonly Logo[]): Promise<ReadImage['logos']> {
  if (logos.length === 0) return []
  const { cv } = await openCv()
  const small = await greyAt(pixels, coarse)
  const large = await greyAt(pixels, fine)
  const found: Found[number][] = []
  let blind = false
  for (const { id, bytes } of logos) {
    const drawn = await drawingOf(bytes).catch(() => null)
    if (!drawn || drawn.templates.length === 0) blind = true
    const matches: { score: number; box: Box }[] = []
    for (const template of drawn?.templates ?? []) {
      const match = await bestMatch(cv, small, large, template)
      if (match && match.score >= enough) matches.push(match)
    }
    const best = matches.toSorted((a, b) => b.score - a.score)[0]
    if (!drawn || !best || (await colourOff(pixels, best.box, drawn)) > mostOff) continue
    found.push({
      logo: id,
      score: Math.round(best.score * 1000) / 1000,
      box: best.box,
      clearSpace: clearSpaceOf(pixels, best.box),
      widthPx: Math.round(best.box.width * seenWidth),
      ground: groundOf(pixels, best.box),
    })
  }
  return found.length === 0 && blind ? null : found
}

async function greyAt(pixels: Pixels, mean: number): Promise<Pixels> {
  const scale = mean / Math.sqrt(pixels.width * pixels.height)
  return greyOf(await shrunk(pixels, Math.max(1, Math.round(Math.max(pixels.width, pixels.height) * scale))))
}

interface Drawing {
  /** Without its empty rims, red, green, blue and opacity. */
  readonly data: Buffer
  readonly width: number
  readonly height: number
  /** In grey, on grounds on which it is seen. */
  readonly templates: readonly Pixels[]
}

/**
 * The logo on white and on black: correlation does not mind how light a ground is, but whether it is lighter than the logo. It is not
 * looked for on a ground on which it would hardly be seen.
 */
async function drawingOf(bytes: Uint8Array): Promise<Drawing> {
  await probeImage(bytes)
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .resize({ width: 600, height: 600, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const logo = sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } })
  const opaque = (await logo.clone().stats()).isOpaque
  const trimmed = await logo.trim({ threshold: 10 }).raw().toBuffer({ resolveWithObject: true })
  const size = { width: trimmed.info.width, height: trimmed.info.height }
  const templates = await Promise.all(
    (opaque ? ['#fff'] : ['#fff', '#000']).map((background) =>
      greyOfRaw(
        sharp(trimmed.data, { raw: { ...size, channels: 4 } })
          .flatten({ background })
          .greyscale(),
      ),
    ),
  )
  const deviations = templates.map((template) => deviationOf(template.data))
  const seen = templates.filter((_, at) => deviations[at]! >= Math.max(leastDeviation, Math.max(...deviations) / 2))
  return { data: trimmed.data, ...size, templates: seen }
}

/** How far the colour of the match is from the logo's, in levels of 255: correlation takes a white logo for a grey one. */
async function colourOff({ data, width, height, channels }: Pixels, box: Box, drawing: Drawing): Promise<number> {
  const left = Math.max(0, Math.round(box.x * width))
  const top = Math.max(0, Math.round(box.y * height))
  const size = {
    width: Math.max(1, Math.min(width - left, Math.round(box.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(box.height * height))),
  }
  const logo = await sharp(drawing.data, { raw: { width: drawing.width, height: drawing.height, channels: 4 } })
    .resize({ ...size, fit: 'fill' })
    .raw()
    .toBuffer()
  const off = [0, 0, 0]
  let count = 0
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const at = (y * size.width + x) * 4
      if (logo[at + 3]! < 250) continue
      const there = ((top + y) * width + left + x) * channels
      for (let c = 0; c < 3; c++) off[c]! += data[there + (channels === 1 ? 0 : c)]! - logo[at + c]!
      count++
    }
  }
  // Nothing of it is wholly opaque: it is made to let the ground through, and has no colour to compare.
  return count === 0 ? 0 : Math.hypot(...off.map((sum) => sum / count))
}

function deviationOf(data: Buffer): number {
  let sum = 0
  let squares = 0
  for (const value of data) {
    sum += value
    squares += value * value
  }
  return Math.sqrt(Math.max(0, squares / data.length - (sum / data.length) ** 2))
}

interface Match {
  readonly score: number
  /** Pixels of the picture that was searched. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** All sizes on the small picture; then the three best round about where they were, on the large one. */
async function bestMatch(cv: Cv, small: Pixels, large: Pixels, template: Pixels): Promise<{ score: number; box: Box } | null> {
  const aspect = template.height / template.width
  const candidates: Match[] = []
  for (const share of shares) {
    const width = Math.round(share * small.width)
    const height = Math.round(width * aspect)
    if (width < least.width || height < least.height || height > small.height) continue
    const match = matchAt(cv, small, await resized(template, width, height), { left: 0, top: 0, width: small.width, height: small.height })
    if (match.score >= promising) candidates.push(match)
  }
  const up = large.width / small.width
  let best: Match | null = null
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score).slice(0, 3)) {
    const rim = 4 + Math.round(0.08 * candidate.width)
    const left = Math.max(0, Math.floor((candidate.left - rim) * up))
    const top = Math.max(0, Math.floor((candidate.top - rim) * up))
    const area = {
      left,
      top,
      width: Math.min(large.width, Math.ceil((candidate.left + candidate.width + rim) * up)) - left,
      height: Math.min(large.height, Math.ceil((candidate.top + candidate.height + rim) * up)) - top,
    }
    for (const scale of fineScales) {
      const width = Math.round(candidate.width * up * scale)
      const height = Math.round(width * aspect)
      if (height < 1 || width > area.width || height > area.height) continue
      const match = matchAt(cv, large, await resized(template, width, height), area)
      if (match.score > (best?.score ?? 0)) best = match
    }
  }
  if (!best) return null
  const { score, left, top, width, height } = best
  const box = { x: left / large.width, y: top / large.height, width: width / large.width, height: height / large.height }
  return { score: Math.min(1, score), box }
}

const resized = (template: Pixels, width: number, height: number): Promise<Pixels> =>
  greyOfRaw(sharpOf(template).resize({ width, height, fit: 'fill' }))
async function greyOfRaw(picture: ReturnType<typeof sharpOf>): Promise<Pixels> {
  const { data, info } = await picture.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: 1 }
}

/** What OpenCV makes lies outside the collector's reach: everything is given back, whatever happens. */
function matchAt(cv: Cv, picture: Pixels, template: Pixels, area: Omit<Match, 'score'>): Match {
  const mats: { delete(): void }[] = []
  const keep = <T extends { delete(): void }>(mat: T): T => {
    mats.push(mat)
    return mat
  }
  try {
    const whole = keep(new cv.Mat(picture.height, picture.width, cv.CV_8UC1))
    whole.data.set(picture.data)
    const searched = keep(whole.roi(new cv.Rect(area.left, area.top, area.width, area.height)))
    const pattern = keep(new cv.Mat(template.height, template.width, cv.CV_8UC1))
    pattern.data.set(template.data)
    const result = keep(new cv.Mat())
    cv.matchTemplate(searched, pattern, result, cv.TM_CCOEFF_NORMED as number)
    const { width, height } = template
    let [score, at] = [0, 0]
    // Where a picture is of one colour it divides by nothing: Infinity and NaN are no match.
    for (const [index, value] of result.data32F.entries()) if (value > score && value <= 1.001) [score, at] = [value, index]
    const columns = area.width - width + 1
    return { score, left: area.left + (at % columns), top: area.top + Math.floor(at / columns), width, height }
  } finally {
    for (const mat of mats) mat.delete()
  }
}
