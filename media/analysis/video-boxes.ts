/** How the outermost boxes of a film lie, read from their headers alone. */

/** Reads `length` bytes at `at`, fewer at the end of the file. */
export type ReadAt = (at: number, length: number) => Promise<Buffer>
export interface Boxes {
  /** The index comes before the pictures. */
  readonly fastStart: boolean
  /** Bytes of the index. */
  readonly indexBytes: number
}

/** Real files have about ten, fragmented ones two a fragment. */
const maxBoxes = 20_000

/** Of an ISO base media file (MP4, QuickTime; ISO/IEC 14496-12, 4.2). `null`: it is cut off, has no index, or is none. */
export async function readBoxes(read: ReadAt, bytes: number): Promise<Boxes | null> {
  let fastStart: boolean | null = null
  let indexBytes = 0
  let at = 0
  for (let count = 0; at < bytes; count++) {
    const header = await read(at, 16)
    if (count === maxBoxes || header.length < 8) return null
    const short = header.readUInt32BE(0)
    if (short === 1 && header.length < 16) return null
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? bytes - at : short
    if (size < 8 || at + size > bytes) return null
    const type = header.toString('latin1', 4, 8)
    if (type === 'mdat') fastStart ??= false
    if (type === 'moov') {
      fastStart ??= true
      indexBytes += size
    }
    at += size
  }
  return fastStart === null || indexBytes === 0 ? null : { fastStart, indexBytes }
}

/** Whether a Matroska or WebM file ends where its segment says (RFC 8794): one that was cut off does not. `true` where it does not say. */
export async function isWholeWebm(read: ReadAt, bytes: number): Promise<boolean> {
  const start = await read(0, 4096)
  const head = sizeAt(start, 4)
  if (head === null || head.value === null) return false
  const segment = 4 + head.width + head.value
  if (start.length < segment + 5 || start.readUInt32BE(segment) !== 0x18538067) return false
  const size = sizeAt(start, segment + 4)
  return size !== null && (size.value === null || segment + 4 + size.width + size.value <= bytes)
}

/** A number of one to eight bytes; how many, its leading zeros tell. All ones: unknown, as while it is still being recorded. */
function sizeAt(data: Buffer, at: number): { readonly width: number; readonly value: number | null } | null {
  const first = data[at]
  if (first === undefined || first === 0) return null
  const width = Math.clz32(first) - 23
  if (at + width > data.length) return null
  let value = first & (0xff >> width)
  let ones = value === 0xff >> width
  for (let i = 1; i < width; i++) {
    value = value * 256 + data[at + i]!
    ones &&= data[at + i] === 0xff
  }
  return { width, value: ones ? null : value }
}
