/**
 * Takes out of a file everything that is not the picture, without touching a pixel: EXIF, XMP, IPTC, comments, thumbnails,
 * films that phones hide behind a photo. Only what is known to be harmless stays.
 */

/** `null`: the file is built in a way that is not understood here, or of another type. The result may be the file itself. */
export function strip(bytes: Uint8Array, mimeType: string): Uint8Array | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    const kept = strippers[mimeType]?.(data)
    return kept ? Buffer.concat(kept) : null
  } catch (error) {
    // Read beyond the end.
    if (error instanceof RangeError) return null
    throw error
  }
}

const strippers: Readonly<Record<string, (data: Buffer) => Buffer[] | null>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  'image/gif': stripGif,
}

/** ITU-T T.81, B.1.1.3: markers. */
function stripJpeg(data: Buffer): Buffer[] | null {
  const kept = [data.subarray(0, 2)]
  let at = 2
  for (;;) {
    if (data.readUInt8(at) !== 0xff) return null
    const marker = data.readUInt8(at + 1)
    const end = at + 2 + data.readUInt16BE(at + 2)
    const segment = data.subarray(at, end)
    const says = (name: string) => segment.toString('latin1', 4, 4 + name.length) === name
    const application = marker >= 0xe0 && marker <= 0xef
    const harmless = (marker === 0xe0 && says('JFIF\0')) || (marker === 0xe2 && says('ICC_PROFILE\0')) || (marker === 0xee && says('Adobe'))
    const comment = marker === 0xfe
    if (!comment && (!application || harmless)) kept.push(segment)
    at = end
    if (marker === 0xda) break
  }
  // Inside the picture's data 0xff 0xd9 cannot occur: what follows it is something else.
  const end = data.indexOf(Buffer.from([0xff, 0xd9]), at)
  return end < 0 ? null : [...kept, data.subarray(at, end + 2)]
}

const pngChunks = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD hIST pHYs acTL fcTL fdAT'.split(' '))
function stripPng(data: Buffer): Buffer[] {
  const kept = [data.subarray(0, 8)]
  for (let at = 8, type = ''; type !== 'IEND';) {
    const end = at + 12 + data.readUInt32BE(at)
    type = data.toString('latin1', at + 4, at + 8)
    if (pngChunks.has(type)) kept.push(data.subarray(at, end))
    at = end
  }
  return kept
}

const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** RFC 9649, 2.7: the flags of VP8X say whether EXIF (8) and XMP (4) follow. */
function stripWebp(data: Buffer): Buffer[] {
  const kept: Buffer[] = []
  const all = Math.min(data.length, 8 + data.readUInt32LE(4))
  for (let at = 12; at < all;) {
    const type = data.toString('latin1', at, at + 4)
    const size = data.readUInt32LE(at + 4)
    const chunk = Buffer.from(data.subarray(at, at + 8 + size + (size % 2)))
    if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~0x0c, 8)
    if (webpChunks.has(type)) kept.push(chunk)
    at += 8 + size + (size % 2)
  }
  const header = Buffer.from(data.subarray(0, 12))
  header.writeUInt32LE(4 + kept.reduce((sum, chunk) => sum + chunk.length, 0), 4)
  return [header, ...kept]
}

/** GIF89a, 17 to 27: an extension is 0x21, a picture 0x2c, the end 0x3b; sub-blocks end with an empty one. */
function stripGif(data: Buffer): Buffer[] | null {
  const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  const afterBlocks = (from: number) => {
    let at = from
    while (data.readUInt8(at) !== 0) at += 1 + data.readUInt8(at)
    return at + 1
  }
  let at = 13 + colours(data.readUInt8(10))
  const kept = [data.subarray(0, at)]
  for (;;) {
    const kind = data.readUInt8(at)
    if (kind === 0x3b) return [...kept, data.subarray(at, at + 1)]
    if (kind === 0x2c) {
      const end = afterBlocks(at + 11 + colours(data.readUInt8(at + 9)))
      kept.push(data.subarray(at, end))
      at = end
    } else if (kind === 0x21) {
      const label = data.readUInt8(at + 1)
      const end = afterBlocks(at + 2)
      const loops = label === 0xff && /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(data.toString('latin1', at + 3, at + 14))
      if (label === 0xf9 || loops) kept.push(data.subarray(at, end))
      at = end
    } else return null
  }
}
