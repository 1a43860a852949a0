/** What a file is, said by its bytes and not by its name. */
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Metadata } from 'sharp'
import { readExif } from './exif.ts'
import { MediaRefusal } from './refusal.ts'

export interface ProbedImage {
  readonly mimeType: string
  /** Pixels, as it is seen: with its orientation applied. */
  readonly width: number
  readonly height: number
  /** Frames of an animation; 1 for a still picture. */
  readonly pages: number
  /** Of the file as it is, in hexadecimal. */
  readonly sha256: string
  readonly bytes: number
  /** Whether it tells where it was taken, in EXIF or XMP. */
  readonly hasGps: boolean
}

/** Width x height of one picture. */
export const maxPixels = 50_000_000
export const maxFrames = 200
/** Of all frames of an animation together: they are decoded together. sharp itself stops at 268 million. */
export const maxAnimationPixels = 250_000_000

// HEIC, PSD, BMP, JPEG XL and others cannot be decoded by what we ship.
const accepted = new Map([
  ['image/jpeg', 'image/jpeg'],
  ['image/png', 'image/png'],
  ['image/apng', 'image/png'],
  ['image/webp', 'image/webp'],
  ['image/gif', 'image/gif'],
  ['image/avif', 'image/avif'],
  ['image/tiff', 'image/tiff'],
])

/**
 * Size is judged by the header alone: a file that would unpack to more is never decoded. Then the picture is decoded once,
 * to prove that it is whole.
 * @throws MediaRefusal `not-an-image`, `svg`, `type-not-accepted`, `damaged`, `too-many-pixels`, `too-many-frames`, `animation-too-large`.
 */
export async function probeImage(bytes: Uint8Array): Promise<ProbedImage> {
  if (isSvg(bytes)) throw refusals.svg()
  const found = (await fileTypeFromBuffer(bytes))?.mime
  if (!found?.startsWith('image/')) throw refusals.notAnImage()
  const mimeType = accepted.get(found)
  if (!mimeType) throw refusals.typeNotAccepted(found)

  const header = await sharp(bytes, { limitInputPixels: false }).metadata().catch(refusals.damaged)
  const pages = found === 'image/apng' ? apngFrames(bytes) : (header.pages ?? 1)
  const pixels = header.width * header.height
  if (pixels > maxPixels) throw refusals.tooManyPixels(pixels)
  if (pages > maxFrames) throw refusals.tooManyFrames(pages)
  if (pages > 1 && pixels * pages > maxAnimationPixels) throw refusals.animationTooLarge()
  await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'truncated' }).resize(16).raw().toBuffer().catch(refusals.damaged)

  return {
    mimeType,
    width: header.autoOrient.width,
    height: header.autoOrient.height,
    pages,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    hasGps: tellsPlace(bytes, mimeType, header),
  }
}

/** Looks past a byte order mark, comments and a doctype. */
function isSvg(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4096))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  return start.startsWith('<') && /<(?:!doctype\s+)?(?:\w+:)?svg[\s>]/i.test(start)
}

function tellsPlace(bytes: Uint8Array, mimeType: string, { exif, xmp }: Metadata): boolean {
  const blocks = [exif, mimeType === 'image/tiff' ? bytes : undefined].filter((block) => block !== undefined)
  return blocks.some((block) => readExif(block).hasGps) || (xmp?.includes('GPSLatitude') ?? false)
}

/** sharp reads an animated PNG as its first frame. The chunk acTL, which stands before the first picture, counts them. */
function apngFrames(bytes: Uint8Array): number {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const at = data.indexOf('acTL', 8, 'latin1')
  return at > 0 && at + 8 <= data.length ? Math.max(1, data.readUInt32BE(at + 4)) : 1
}

const million = (pixels: number, language: string) => (pixels / 1_000_000).toLocaleString(language, { maximumFractionDigits: 1 })
const refusals = {
  notAnImage: () =>
    new MediaRefusal('not-an-image', {
      de: 'Diese Datei ist kein Bild. Laden Sie ein JPEG, PNG, WebP, GIF oder AVIF hoch.',
      en: 'This file is not a picture. Upload a JPEG, PNG, WebP, GIF or AVIF.',
    }),
  svg: () =>
    new MediaRefusal('svg', {
      de: 'SVG kann Programme enthalten und wird nicht angenommen. Speichern Sie das Bild als PNG.',
      en: 'SVG can hold programs and is not accepted. Save the picture as PNG.',
    }),
  typeNotAccepted: (type: string) =>
    new MediaRefusal('type-not-accepted', {
      de: `Bilder der Art ${type} werden nicht angenommen. Speichern Sie es als JPEG, PNG oder WebP.`,
      en: `Pictures of type ${type} are not accepted. Save it as JPEG, PNG or WebP.`,
    }),
  damaged: (cause: unknown): never => {
    throw new MediaRefusal(
      'damaged',
      {
        de: 'Dieses Bild ist unvollständig oder beschädigt. Laden Sie es noch einmal von der Quelle hoch.',
        en: 'This picture is incomplete or damaged. Upload it again from its source.',
      },
      cause,
    )
  },
  tooManyPixels: (pixels: number) =>
    new MediaRefusal('too-many-pixels', {
      de: `Dieses Bild hat ${million(pixels, 'de')} Megapixel, höchstens ${million(maxPixels, 'de')} sind erlaubt. Verkleinern Sie es.`,
      en: `This picture has ${million(pixels, 'en')} megapixels, at most ${million(maxPixels, 'en')} are allowed. Make it smaller.`,
    }),
  tooManyFrames: (frames: number) =>
    new MediaRefusal('too-many-frames', {
      de: `Diese Animation hat ${frames.toLocaleString('de')} Bilder, höchstens ${maxFrames} sind erlaubt. Kürzen Sie sie oder laden Sie sie als Film hoch.`,
      en: `This animation has ${frames.toLocaleString('en')} frames, at most ${maxFrames} are allowed. Shorten it or upload it as a film.`,
    }),
  animationTooLarge: () =>
    new MediaRefusal('animation-too-large', {
      de: `Alle Bilder dieser Animation haben zusammen mehr als ${million(maxAnimationPixels, 'de')} Megapixel. Verkleinern oder kürzen Sie sie.`,
      en: `All frames of this animation together have more than ${million(maxAnimationPixels, 'en')} megapixels. Make it smaller or shorter.`,
    }),
}
