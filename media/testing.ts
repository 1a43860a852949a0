/** Pictures for tests, made on the spot. */
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** A picture that no encoder can make small. */
export const noise = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 60 } } })

/** Four quarters: red, green, blue, yellow, from the top left in reading order. */
export const quarters = (width: number, height: number): Sharp => {
  const data = Buffer.alloc(width * height * 3)
  const colours = [
    [220, 0, 0],
    [0, 200, 0],
    [0, 0, 220],
    [230, 230, 0],
  ]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set(colours[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)]!, (y * width + x) * 3)
  return sharp(data, { raw: { width, height, channels: 3 } })
}

export const place = { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '7/1 0/1 0/1' }

/** An animated GIF. Its frames differ, for the encoder joins those that do not. */
export async function animation(frames: number, width = 16, height = 16): Promise<Buffer> {
  const data = Buffer.alloc(width * height * frames * 3)
  for (let frame = 0; frame < frames; frame++)
    data.fill(frame % 2 === 0 ? 0 : 255, frame * width * height * 3, (frame + 1) * width * height * 3)
  return sharp(data, { raw: { width, height: height * frames, channels: 3, pageHeight: height } })
    .gif({ loop: 3 })
    .toBuffer()
}

/** One chunk of a PNG. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG whose header promises `width` x `height`, and whose data is empty: it would fail if it were decoded. */
export function pngPromising(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(0))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A GIF whose frames promise `width` x `height` each, and hold one pixel. */
export function gifPromising(width: number, height: number, frames: number): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt16LE(width, 0)
  size.writeUInt16LE(height, 2)
  const screen = Buffer.concat([Buffer.from('GIF89a'), size, Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255])])
  const control = Buffer.from([0x21, 0xf9, 4, 0, 10, 0, 0, 0])
  const frame = Buffer.concat([control, Buffer.from([0x2c, 0, 0, 0, 0]), size, Buffer.from([0, 2, 2, 0x44, 1, 0])])
  return Buffer.concat([screen, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])])
}

/** Puts a chunk right behind the header of a PNG. */
export const withPngChunk = (png: Buffer, type: string, data: Uint8Array): Buffer =>
  Buffer.concat([png.subarray(0, 33), pngChunk(type, data), png.subarray(33)])

/** A TIFF of one grey pixel that tells a latitude: sharp writes no EXIF into a TIFF. */
export function tiffWithPlace(): Buffer {
  const entry = (tag: number, type: number, count: number, value: number) => {
    const out = Buffer.alloc(12)
    out.writeUInt16LE(tag, 0)
    out.writeUInt16LE(type, 2)
    out.writeUInt32LE(count, 4)
    out.writeUInt32LE(value, 8)
    return out
  }
  const directory = (...entries: Buffer[]) => Buffer.concat([Buffer.from([entries.length, 0]), ...entries, Buffer.alloc(4)])
  const at = 8 + 2 + 9 * 12 + 4
  const picture = [entry(256, 3, 1, 1), entry(257, 3, 1, 1), entry(258, 3, 1, 8), entry(259, 3, 1, 1), entry(262, 3, 1, 1)]
  const strip = [entry(273, 4, 1, 4), entry(278, 3, 1, 1), entry(279, 4, 1, 1), entry(0x8825, 4, 1, at)]
  return Buffer.concat([Buffer.from('II*\0\b\0\0\0', 'latin1'), directory(...picture, ...strip), directory(entry(2, 5, 3, 8))])
}
