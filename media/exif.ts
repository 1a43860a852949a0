/** Reads the two facts that we need of EXIF. Total: bytes that are not EXIF hold neither. */

export interface ExifFacts {
  /** The Copyright tag of IFD0, as text. `null`: there is none. */
  readonly copyright: string | null
  /** Whether it tells a place. A GPS block that holds only its version does not. */
  readonly hasGps: boolean
}

// Exif 2.32, 4.6: tag numbers.
const copyrightTag = 0x8298
const gpsTag = 0x8825
const latitudeTag = 2
const longitudeTag = 4

/** `bytes` begin with `Exif\0\0` or with the TIFF header. A whole TIFF file is of the same shape. */
export function readExif(bytes: Uint8Array): ExifFacts {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const tiff = data.toString('latin1', 0, 4) === 'Exif' ? data.subarray(6) : data
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return { copyright: null, hasGps: false }
  const little = order === 'II'
  const first = entries(tiff, read32(tiff, 4, little), little)
  const gps = first.get(gpsTag)
  const place = gps === undefined ? new Map<number, number>() : entries(tiff, read32(tiff, gps + 8, little), little)
  return { copyright: textAt(tiff, first.get(copyrightTag), little), hasGps: place.has(latitudeTag) || place.has(longitudeTag) }
}

/** Where each tag's entry of 12 bytes stands: tag, type, count, and the value or where it lies. */
function entries(tiff: Buffer, at: number, little: boolean): Map<number, number> {
  const found = new Map<number, number>()
  if (at + 2 > tiff.length) return found
  const count = read16(tiff, at, little)
  for (let i = 0, entry = at + 2; i < count && entry + 12 <= tiff.length; i++, entry += 12) found.set(read16(tiff, entry, little), entry)
  return found
}

function textAt(tiff: Buffer, entry: number | undefined, little: boolean): string | null {
  if (entry === undefined) return null
  const length = read32(tiff, entry + 4, little)
  const from = length <= 4 ? entry + 8 : read32(tiff, entry + 8, little)
  const bytes = tiff.subarray(from, from + length)
  const utf8 = bytes.toString('utf8')
  // The standard says ASCII; cameras write UTF-8 or Latin-1. Photographer and editor stand apart by a zero byte.
  const text = utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8
  const parts = text
    .split('\0')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.join(', ') || null
}

const read16 = (data: Buffer, at: number, little: boolean) => (little ? data.readUInt16LE(at) : data.readUInt16BE(at))
const read32 = (data: Buffer, at: number, little: boolean) => (little ? data.readUInt32LE(at) : data.readUInt32BE(at))
