import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { strip } from './strip.ts'
import { animation, place, quarters, withPngChunk } from './testing.ts'

const pixels = async (bytes: Uint8Array) => sharp(bytes, { animated: true }).raw().toBuffer()
const secretive = { IFD0: { Copyright: 'SECRET' }, IFD3: place }
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><a b="SECRET"/></x:xmpmeta>'

/** A comment as GIF has it, put behind the colours. */
function withGifComment(gif: Buffer): Buffer {
  const at = 13 + (gif[10]! & 0x80 ? 3 * 2 ** ((gif[10]! & 7) + 1) : 0)
  return Buffer.concat([gif.subarray(0, at), Buffer.from('\x21\xfe\x06SECRET\0', 'latin1'), gif.subarray(at)])
}

const film = Buffer.from('SECRET film with a place')
const jpegComment = Buffer.from('\xff\xfe\0\x08SECRET', 'latin1')
const made = {
  jpeg: async () => {
    const jpeg = await quarters(32, 32).jpeg().withExif(secretive).withXmp(xmp).withIccProfile('p3').toBuffer()
    return Buffer.concat([jpeg.subarray(0, 2), jpegComment, jpeg.subarray(2), film])
  },
  progressive: async () => quarters(32, 32).jpeg({ progressive: true }).withExif(secretive).toBuffer(),
  png: async () => {
    const png = await quarters(32, 32).png().withExif(secretive).withXmp(xmp).withIccProfile('p3').toBuffer()
    return Buffer.concat([withPngChunk(png, 'tEXt', Buffer.from('Author\0SECRET')), film])
  },
  webp: async () => Buffer.concat([await quarters(32, 32).webp().withExif(secretive).withXmp(xmp).withIccProfile('p3').toBuffer(), film]),
  'animated webp': async () =>
    sharp(await animation(3), { animated: true })
      .webp()
      .withExif(secretive)
      .toBuffer(),
  gif: async () => Buffer.concat([withGifComment(await animation(3)), film]),
}
const typeOf = (name: string) => `image/${name === 'progressive' ? 'jpeg' : name.replace('animated ', '')}`

test.each(Object.entries(made))('of %s the picture is left, and nothing else', async (name, make) => {
  const bytes = await make()
  const bare = strip(bytes, typeOf(name))!
  expect(bytes.includes('SECRET')).toBe(true)
  expect(Buffer.from(bare).includes('SECRET')).toBe(false)
  const { exif, xmp: left, comments, pages, loop, hasProfile } = await sharp(bare).metadata()
  const before = await sharp(bytes).metadata()
  expect({ exif, left, comments }).toEqual({})
  expect({ pages, loop, hasProfile }).toEqual({ pages: before.pages, loop: before.loop, hasProfile: before.hasProfile })
  expect((await pixels(bare)).equals(await pixels(bytes))).toBe(true)
})

test.each(Object.entries(made))('%s is stripped once and for all', async (name, make) => {
  const bare = strip(await make(), typeOf(name))!
  expect(Buffer.from(strip(bare, typeOf(name))!).equals(bare)).toBe(true)
})

test('a WebP says no longer that metadata follow', async () => {
  const flags = (bytes: Uint8Array) => bytes[Buffer.from(bytes).indexOf('VP8X') + 8]! & 0x0c
  const bytes = await made.webp()
  expect([flags(bytes), flags(strip(bytes, 'image/webp')!)]).toEqual([0x0c, 0])
})

test('other types, and what is not built as it should be, are left to others', async () => {
  expect(strip(await quarters(8, 8).tiff().toBuffer(), 'image/tiff')).toBeNull()
  for (const type of ['image/jpeg', 'image/png', 'image/webp', 'image/gif']) {
    expect(strip(Buffer.alloc(0), type)).toBeNull()
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void strip(bytes, type)))
  }
  for (const [name, make] of Object.entries(made)) {
    const bytes = await make()
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const broken = Buffer.from(bytes)
        broken[at] = value
        strip(broken, typeOf(name))
        strip(bytes.subarray(0, at), typeOf(name))
      }),
    )
  }
})
