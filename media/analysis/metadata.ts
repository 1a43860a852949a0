/** What a file tells beside its pixels: EXIF, IPTC, XMP and the colour profile. */
import ExifReader from 'exifreader'
import sharp, { type Metadata } from 'sharp'
import type { ReadImage } from './read-image.ts'

type Told = Pick<ReadImage, 'metadata' | 'colourSpace' | 'hasAlpha'>

// IPTC NewsCodes, digital source type, https://cv.iptc.org/newscodes/digitalsourcetype/ (believed, not read again).
const generated = /(?:trainedAlgorithmicMedia|compositeWithTrainedAlgorithmicMedia)\s*$/i
/** Names beyond it, and characters of one, are not kept. */
const most = 20
const longest = 200

/** `hasGps` is what `probeImage` found. Never throws: what cannot be read is not told. */
export async function metadataOf(bytes: Uint8Array, hasGps: boolean): Promise<Told> {
  const header = await sharp(bytes).metadata()
  const { exif, iptc, xmp, gps } = tagsOf(bytes)
  const copyright = [exif.Copyright, iptc['Copyright Notice'], xmp.rights, xmp.Rights].map(textOf).find((text) => text !== '')
  return {
    colourSpace: colourSpaceOf(header),
    hasAlpha: header.hasAlpha,
    metadata: {
      hasGps: hasGps || gps.Latitude !== undefined || gps.Longitude !== undefined || xmp.GPSLatitude !== undefined,
      copyright: copyright ?? null,
      isGenerated: [xmp.DigitalSourceType, iptc.DigitalSourceType].some((tag) => generated.test(textOf(tag))),
      persons: [...new Set(textsOf(xmp.PersonInImage))].slice(0, most),
      hasSerialNumber: [
        exif.BodySerialNumber,
        exif.CameraSerialNumber,
        exif.LensSerialNumber,
        xmp.SerialNumber,
        xmp.BodySerialNumber,
        xmp.LensSerialNumber,
      ].some((tag) => textOf(tag) !== ''),
    },
  }
}

type Tags = Readonly<Record<string, unknown>>
const none: { readonly exif: Tags; readonly iptc: Tags; readonly xmp: Tags; readonly gps: Tags } = { exif: {}, iptc: {}, xmp: {}, gps: {} }

function tagsOf(bytes: Uint8Array): typeof none {
  try {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
    return { ...none, ...(ExifReader.load(buffer, { expanded: true, includeUnknown: false }) as Partial<typeof none>) }
  } catch {
    // No metadata, or a kind of file that it does not read.
    return none
  }
}

/** A tag's text. Bags and alternatives of XMP hold several. */
function textsOf(tag: unknown): string[] {
  if (typeof tag !== 'object' || tag === null) return []
  const { value, description } = tag as { value?: unknown; description?: unknown }
  const inner = Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null).flatMap(textsOf) : []
  const texts = inner.length > 0 ? inner : typeof value === 'string' && value.trim() !== '' ? [value] : [description]
  return texts.filter((text) => typeof text === 'string').flatMap((text) => text.replaceAll('\0', '').trim().slice(0, longest) || [])
}
const textOf = (tag: unknown) => textsOf(tag)[0] ?? ''

const profiles: readonly (readonly [RegExp, Told['colourSpace']])[] = [
  // sP3C: the small one that sharp writes.
  [/display p3|dci[- ]p3|sP3C/i, 'display-p3'],
  [/adobe ?rgb/i, 'adobe-rgb'],
  [/srgb|iec ?61966/i, 'srgb'],
]
/** By the description in its profile; without one it is sRGB, as browsers have it. */
function colourSpaceOf({ space, icc }: Metadata): Told['colourSpace'] {
  if (space === 'cmyk') return 'cmyk'
  if (space === 'b-w' || space === 'grey16') return 'grey'
  if (space !== 'srgb' && space !== 'rgb' && space !== 'rgb16') return 'other'
  if (!icc) return 'srgb'
  // The description is ASCII in profiles of version 2 and UTF-16 in those of version 4; the first kilobytes hold it.
  const text = icc.toString('latin1', 0, 4096).replaceAll('\0', '')
  return profiles.find(([named]) => named.test(text))?.[1] ?? 'other'
}
