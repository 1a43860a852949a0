/** A picture as a platform may have it. */
import sharp, { type Sharp } from 'sharp'
import type { Limits } from '../publishers/publisher.ts'
import type { MediaRef } from '../src/core/story.ts'
import { readExif } from './exif.ts'
import { cropTo } from '../src/core/crop.ts'
import { shrinkTo, longestEdge } from './geometry.ts'
import { maxPixels, probeImage } from './probe.ts'
import { MediaRefusal } from './refusal.ts'
import { strip } from './strip.ts'

export interface Rendition {
  readonly bytes: Uint8Array
  readonly mimeType: string
  /** With its dot: `.jpg`. */
  readonly extension: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** Below this it is no longer the same picture. */
const shortestEdge = 16
const qualities = [88, 80, 72, 64]
const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'image/avif': '.avif',
}
type Encoded = 'image/jpeg' | 'image/png' | 'image/webp'

/**
 * The picture within a platform's bytes, pixels, shapes and types, upright, without EXIF, GPS and XMP, but with its
 * copyright notice (in ASCII, as the standard has it). What fits is left as it is but for its metadata. What does not is
 * encoded anew: first in lower quality, then smaller; what sticks out of the platform's shapes is cropped off round the
 * focal point. Transparency stays where the platform has a type for it, and becomes white elsewhere. An animation that
 * does not fit becomes its first frame.
 * @throws MediaRefusal what `probeImage` throws; `no-accepted-type`, `does-not-fit`.
 */
export async function renderFor(
  bytes: Uint8Array,
  limits: Limits['images'],
  focalPoint: MediaRef['focalPoint'] = { x: 50, y: 50 },
): Promise<Rendition> {
  const probed = await probeImage(bytes)
  const header = await sharp(bytes).metadata()
  const area = cropTo(probed, limits.aspect, focalPoint)
  const whole = area.width === probed.width && area.height === probed.height
  const small = limits.pixels === null || probed.width * probed.height <= limits.pixels
  const copyright = copyrightOf(header.exif)

  const upright = (header.orientation ?? 1) === 1
  const plainColours = header.space === 'srgb' || header.space === 'b-w'
  if (limits.mimeTypes.includes(probed.mimeType) && whole && small && upright && plainColours && copyright === null) {
    const stripped = strip(bytes, probed.mimeType)
    if (stripped && stripped.length <= limits.bytes) return rendition(stripped, probed.mimeType, probed)
  }

  const input = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'truncated' })
  const opaque = !header.hasAlpha || (await input.clone().stats()).isOpaque
  const types = typesFor(probed.mimeType, opaque, limits.mimeTypes)
  if (types.length === 0) throw noAcceptedType(limits.mimeTypes)

  let size = shrinkTo(area, { pixels: limits.pixels, longestEdge }, limits.aspect)
  const turned = input
    .autoOrient()
    .extract(area)
    .resize({ ...size, fit: 'fill' })
    .toColourspace('srgb')
  const { data, info } = await turned.raw().toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  for (;;) {
    let smallest = Infinity
    for (const attempt of attemptsFor(types)) {
      const picture = sharp(data, { raw }).resize({ ...size, fit: 'fill' })
      if (copyright !== null) picture.withExif({ IFD0: { Copyright: copyright } })
      const encoded = await attempt.encode(picture).toBuffer()
      if (encoded.length <= limits.bytes) return rendition(encoded, attempt.mimeType, size)
      smallest = Math.min(smallest, encoded.length)
    }
    const pixels = size.width * size.height * Math.min(0.75, limits.bytes / smallest)
    size = shrinkTo(size, { pixels, longestEdge }, limits.aspect)
    if (Math.min(size.width, size.height) < shortestEdge) throw doesNotFit(limits.bytes)
  }
}

const rendition = (bytes: Uint8Array, mimeType: string, { width, height }: { width: number; height: number }): Rendition => {
  return { bytes, mimeType, extension: extensions[mimeType] ?? '', width, height }
}

/** Its own type first, so that a drawing stays a PNG. Transparency is given up only where nothing else is taken. */
function typesFor(own: string, opaque: boolean, taken: readonly string[]): Encoded[] {
  const order: readonly Encoded[] = opaque ? ['image/jpeg', 'image/webp', 'image/png'] : ['image/png', 'image/webp']
  const first = order.filter((type) => type === own || (own === 'image/gif' && type === 'image/png'))
  const types = [...new Set([...first, ...order])].filter((type) => taken.includes(type))
  return types.length === 0 && !opaque && taken.includes('image/jpeg') ? ['image/jpeg'] : types
}

interface Attempt {
  readonly mimeType: Encoded
  encode(picture: Sharp): Sharp
}

/** Lossless once; otherwise down the qualities. */
const attemptsFor = (types: readonly Encoded[]): Attempt[] => types.flatMap((type) => attempts[type])
const attempts: Readonly<Record<Encoded, readonly Attempt[]>> = {
  'image/png': [{ mimeType: 'image/png', encode: (picture) => picture.png() }],
  'image/webp': qualities.map((quality) => ({ mimeType: 'image/webp', encode: (picture) => picture.webp({ quality }) })),
  'image/jpeg': qualities.map((quality) => ({
    mimeType: 'image/jpeg',
    encode: (picture) => picture.flatten({ background: '#fff' }).jpeg({ quality }),
  })),
}

const inAscii: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss', '©': '(c)' }
const copyrightOf = (exif: Buffer | undefined) => {
  const text = exif ? readExif(exif).copyright : null
  return text === null ? null : text.normalize('NFC').replace(/[äöüÄÖÜß©]/g, (character) => inAscii[character] ?? '')
}

const noAcceptedType = (types: readonly string[]) =>
  new MediaRefusal('no-accepted-type', {
    de: `Die Plattform nimmt keine Bilder, die wir herstellen können (nur: ${types.join(', ') || 'gar keine'}). Entfernen Sie das Bild aus dem Beitrag.`,
    en: `The platform takes no pictures that we can make (only: ${types.join(', ') || 'none at all'}). Remove the picture from the post.`,
  })
const doesNotFit = (bytes: number) =>
  new MediaRefusal('does-not-fit', {
    de: `Das Bild lässt sich nicht auf ${bytes.toLocaleString('de')} Byte verkleinern. Nehmen Sie ein anderes.`,
    en: `The picture cannot be made to fit into ${bytes.toLocaleString('en')} bytes. Take another one.`,
  })
