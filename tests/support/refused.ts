/** What an answer to a clumsy or hostile request must look like, and files to be hostile with. */
import { createDeflate, crc32 } from 'node:zlib'
import { expect } from 'vitest'

export interface Answer {
  readonly status: number
  readonly text: string
}

/**
 * Expects a refusal that a person can act on: one of these statuses (any 4xx by default), and a sentence without a trace of
 * what lies behind it.
 * @returns the sentence.
 */
export function refused({ status, text }: Answer, ...statuses: readonly number[]): string {
  const shown = `${status} ${text.slice(0, 500)}`
  if (statuses.length > 0) expect(statuses, shown).toContain(status)
  expect(Math.floor(status / 100), shown).toBe(4)
  expect(text).not.toMatch(/\[object |Something went wrong|\bat .+:\d+:\d+|node_modules|SQLITE|constraint|"stack"|undefined/i)
  const body = JSON.parse(text) as { detail?: string; errors?: { message?: unknown }[] }
  const sentence = body.errors?.[0]?.message ?? body.detail
  expect(sentence, shown).toEqual(expect.stringMatching(/^.{3,}\s.+/su))
  return sentence as string
}

const chunk = (type: string, data: Buffer) => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** A PNG that says that it is so large, with whatever it is given as its pixels. */
export function pngOf(width: number, height: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1 // bit for each pixel, of grey
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The pixels of a black picture, packed: a few kilobytes for hundreds of megapixels. */
export async function blackPixels(width: number, height: number): Promise<Buffer> {
  const deflate = createDeflate({ level: 9 })
  const packed: Buffer[] = []
  deflate.on('data', (part: Buffer) => packed.push(part))
  const row = Buffer.alloc(1 + Math.ceil(width / 8))
  for (let y = 0; y < height; y++) if (!deflate.write(row)) await new Promise((resolve) => deflate.once('drain', resolve))
  deflate.end()
  await new Promise((resolve) => deflate.once('end', resolve))
  return Buffer.concat(packed)
}
