import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { readExif } from './exif.ts'
import { place, quarters } from './testing.ts'

const exifOf = async (exif: Parameters<Sharp['withExif']>[0]) =>
  (await sharp(await quarters(8, 8).jpeg().withExif(exif).toBuffer()).metadata()).exif!

/** EXIF with a copyright of any bytes, as cameras write it, in either byte order. */
function handmade(copyright: Buffer, little: boolean, more: [tag: number, type: number, count: number, value: number][] = []): Buffer {
  const out = Buffer.alloc(8 + 2 + 12 * (1 + more.length) + 4 + copyright.length)
  const put16 = (at: number, value: number) => (little ? out.writeUInt16LE(value, at) : out.writeUInt16BE(value, at))
  const put32 = (at: number, value: number) => (little ? out.writeUInt32LE(value, at) : out.writeUInt32BE(value, at))
  out.write(little ? 'II' : 'MM', 'latin1')
  put16(2, 42)
  put32(4, 8)
  put16(8, 1 + more.length)
  const entries = [[0x8298, 2, copyright.length, out.length - copyright.length] as const, ...more]
  entries.forEach(([tag, type, count, value], i) => {
    put16(10 + 12 * i, tag)
    put16(12 + 12 * i, type)
    put32(14 + 12 * i, count)
    put32(18 + 12 * i, value)
  })
  copyright.copy(out, out.length - copyright.length)
  return out
}

test('the copyright notice and the place, as libexif writes them', async () => {
  expect(readExif(await exifOf({ IFD0: { Copyright: 'Acme 2026' } }))).toEqual({ copyright: 'Acme 2026', hasGps: false })
  expect(readExif(await exifOf({ IFD3: place }))).toEqual({ copyright: null, hasGps: true })
})

test.each([true, false])('a copyright notice in UTF-8, Latin-1 and two parts; little endian: %s', (little) => {
  expect(readExif(handmade(Buffer.from('© Ärzte\0'), little)).copyright).toBe('© Ärzte')
  expect(readExif(handmade(Buffer.from('© Ärzte\0', 'latin1'), little)).copyright).toBe('© Ärzte')
  expect(readExif(handmade(Buffer.from('Ada \0Acme\0'), little)).copyright).toBe('Ada, Acme')
  expect(readExif(handmade(Buffer.from('  \0  \0'), little)).copyright).toBeNull()
})

test('a GPS block that tells only its version is no place', () => {
  const bytes = handmade(Buffer.from('Acme\0'), true, [[0x8825, 4, 1, 8]])
  expect(readExif(bytes)).toEqual({ copyright: 'Acme', hasGps: false })
})

test('any bytes, and any break in real ones, are read without failing', async () => {
  const real = await exifOf({ IFD0: { Copyright: 'Acme' }, IFD3: place })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(real.length), fc.nat(255), (bytes, at, value) => {
      const broken = Buffer.from(real)
      broken[at] = value
      for (const exif of [bytes, real.subarray(0, at), broken, Buffer.concat([Buffer.from('MM\0*\0\0\0\b'), bytes])]) readExif(exif)
    }),
    { numRuns: 1000 },
  )
})
