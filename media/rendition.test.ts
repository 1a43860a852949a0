import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Limits } from '../publishers/publisher.ts'
import { readExif } from './exif.ts'
import { renderFor } from './rendition.ts'
import { animation, noise, place, quarters } from './testing.ts'

type ImageLimits = Limits['images']
const limits = (differs: Partial<ImageLimits> = {}): ImageLimits => ({
  max: 4,
  bytes: 10_000_000,
  mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
  altMax: null,
  pixels: null,
  source: 'https://acme.example',
  checked: '2026-11-22',
  ...differs,
})
const metadata = (bytes: Uint8Array) => sharp(bytes).metadata()
/** The colour at a place, given in parts of width and height. */
const colourAt = async (bytes: Uint8Array, x: number, y: number) => {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  const [r, g, b] = data.subarray(at, at + 3)
  return r! > 150 ? (g! > 150 ? (b! > 150 ? 'white' : 'yellow') : 'red') : g! > 150 ? 'green' : b! > 150 ? 'blue' : 'black'
}
const corners = async (bytes: Uint8Array) => Promise.all([0.1, 0.9].flatMap((y) => [0.1, 0.9].map((x) => colourAt(bytes, x, y))))

describe('what fits', () => {
  test.each(['jpeg', 'png', 'webp', 'gif'] as const)('a bare %s stays byte for byte', async (format) => {
    const bytes = await quarters(40, 30).toFormat(format).toBuffer()
    const made = await renderFor(bytes, limits({ bytes: bytes.length, pixels: 1200, aspect: { min: 1, max: 1.5 } }))
    expect({ ...made, bytes: Buffer.from(made.bytes).equals(bytes) }).toEqual({
      bytes: true,
      mimeType: `image/${format}`,
      extension: format === 'jpeg' ? '.jpg' : `.${format}`,
      width: 40,
      height: 30,
    })
  })

  test.each(['jpeg', 'png', 'webp'] as const)('%s loses its place, and not a pixel', async (format) => {
    const bytes = await quarters(40, 30).toFormat(format).withExif({ IFD3: place }).toBuffer()
    const made = await renderFor(bytes, limits())
    expect((await metadata(made.bytes)).exif).toBeUndefined()
    expect(await sharp(made.bytes).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer())
  })

  test.each(['jpeg', 'png', 'webp'] as const)('%s keeps its copyright notice and nothing beside', async (format) => {
    const exif = { IFD0: { Copyright: 'Acme 2026', Make: 'Camera', Artist: 'Ada' }, IFD3: place }
    const made = await renderFor(await quarters(40, 30).toFormat(format).withExif(exif).toBuffer(), limits())
    const { exif: left } = await metadata(made.bytes)
    expect(readExif(left!)).toEqual({ copyright: 'Acme 2026', hasGps: false })
    expect(left!.toString('latin1')).not.toMatch(/Camera|Ada/)
  })

  test('an animation goes on moving', async () => {
    const bytes = await animation(5)
    expect((await metadata((await renderFor(bytes, limits())).bytes)).pages).toBe(5)
  })
})

describe('what does not fit', () => {
  test('a turned picture is put upright', async () => {
    const bytes = await quarters(40, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const made = await renderFor(bytes, limits())
    const { width, height, orientation } = await metadata(made.bytes)
    expect([width, height, made.width, made.height]).toEqual([30, 40, 30, 40])
    expect(orientation ?? 1).toBe(1)
    expect(await corners(made.bytes)).toEqual(['blue', 'red', 'yellow', 'green'])
  })

  test('too many bytes: in lower quality, then smaller', async () => {
    const bytes = await noise(1200, 800).jpeg({ quality: 100 }).toBuffer()
    for (const most of [bytes.length - 1, 300_000, 60_000, 8_000]) {
      const made = await renderFor(bytes, limits({ bytes: most }))
      expect(made.bytes.length).toBeLessThanOrEqual(most)
      // It uses what it may have.
      expect(made.bytes.length).toBeGreaterThan(most * 0.3)
      expect(made.width / made.height).toBeCloseTo(1.5, 1)
      expect(await metadata(made.bytes)).toMatchObject({ width: made.width, height: made.height, format: 'jpeg' })
    }
  })

  test('a photo that is a PNG becomes a JPEG rather than a small PNG', async () => {
    const bytes = await noise(600, 400).png().toBuffer()
    expect(await renderFor(bytes, limits({ bytes: 200_000 }))).toMatchObject({
      mimeType: 'image/jpeg',
      extension: '.jpg',
      width: 600,
      height: 400,
    })
    const png = await renderFor(bytes, limits({ bytes: 200_000, mimeTypes: ['image/png'] }))
    expect([png.mimeType, png.width < 600, png.bytes.length <= 200_000]).toEqual(['image/png', true, true])
  })

  test('too many pixels', async () => {
    const made = await renderFor(await quarters(400, 200).png().toBuffer(), limits({ pixels: 20_000 }))
    expect([made.mimeType, made.width, made.height]).toEqual(['image/png', 200, 100])
    expect(await corners(made.bytes)).toEqual(['red', 'green', 'blue', 'yellow'])
  })

  test.each([
    [{ x: 10, y: 50 }, ['red', 'red', 'blue', 'blue']],
    [{ x: 90, y: 50 }, ['green', 'green', 'yellow', 'yellow']],
  ])('too wide: cropped round the focal point %j', async (focalPoint, seen) => {
    const made = await renderFor(await quarters(400, 100).jpeg().toBuffer(), limits({ aspect: { min: 0.8, max: 1.91 } }), focalPoint)
    expect([made.width, made.height]).toEqual([191, 100])
    expect(await corners(made.bytes)).toEqual(seen)
  })

  test('the focal point is that of the picture as it is seen', async () => {
    const turned = await quarters(100, 400).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const made = await renderFor(turned, limits({ aspect: { min: 1, max: 1 } }), { x: 100, y: 50 })
    expect([made.width, made.height]).toEqual([100, 100])
    expect(await corners(made.bytes)).toEqual(['red', 'red', 'green', 'green'])
  })

  test.each(['avif', 'tiff', 'webp', 'gif'] as const)('%s where only JPEG is taken', async (format) => {
    const made = await renderFor(await quarters(40, 30).toFormat(format).toBuffer(), limits({ mimeTypes: ['image/jpeg'] }))
    expect([made.mimeType, (await metadata(made.bytes)).format, await corners(made.bytes)]).toEqual([
      'image/jpeg',
      'jpeg',
      ['red', 'green', 'blue', 'yellow'],
    ])
  })

  test('transparency stays where there is a type for it, and becomes white where there is none', async () => {
    const bytes = await sharp({ create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .webp()
      .toBuffer()
    const png = await renderFor(bytes, limits({ mimeTypes: ['image/jpeg', 'image/png'] }))
    expect([png.mimeType, (await sharp(png.bytes).stats()).isOpaque]).toEqual(['image/png', false])
    const jpeg = await renderFor(bytes, limits({ mimeTypes: ['image/jpeg'] }))
    expect([jpeg.mimeType, await colourAt(jpeg.bytes, 0.5, 0.5)]).toEqual(['image/jpeg', 'white'])
  })

  test('transparency that is not used is none', async () => {
    const bytes = await noise(300, 300).ensureAlpha().png().toBuffer()
    const limit = limits({ bytes: 100_000, mimeTypes: ['image/jpeg', 'image/png'] })
    expect(await renderFor(bytes, limit)).toMatchObject({ mimeType: 'image/jpeg', width: 300 })
  })

  test('an animation becomes its first frame', async () => {
    const made = await renderFor(await animation(3, 64, 64), limits({ mimeTypes: ['image/jpeg'] }))
    expect(await metadata(made.bytes)).toMatchObject({ format: 'jpeg', width: 64, height: 64 })
  })

  test('colours for print become colours for screens', async () => {
    const bytes = await quarters(40, 30).jpeg().withIccProfile('cmyk').toBuffer()
    const made = await renderFor(bytes, limits())
    expect([(await metadata(bytes)).space, (await metadata(made.bytes)).space, await colourAt(made.bytes, 0.1, 0.1)]).toEqual([
      'cmyk',
      'srgb',
      'red',
    ])
  })

  test('a notice beyond ASCII is spelt in ASCII', async () => {
    const jpeg = await quarters(8, 8)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'PLACEHOLDER1' } })
      .toBuffer()
    jpeg.write('\xa9 \xc4rzte GmbH', jpeg.indexOf('PLACEHOLDER1'), 'latin1')
    const made = await renderFor(jpeg, limits())
    expect(readExif((await metadata(made.bytes)).exif!).copyright).toBe('(c) Aerzte GmbH')
  })
})

describe('refused is', () => {
  test.each([
    ['a platform without a type that we make', { mimeTypes: ['image/bmp'] }, 'no-accepted-type'],
    ['a platform that takes none', { mimeTypes: [] }, 'no-accepted-type'],
    ['a size that no picture has', { bytes: 100 }, 'does-not-fit'],
  ])('%s', async (_, differs, code) => {
    await expect(renderFor(await noise(60, 60).png().toBuffer(), limits(differs))).rejects.toMatchObject({ name: 'MediaRefusal', code })
  })

  test('what is no picture', async () => {
    await expect(renderFor(Buffer.from('text'), limits())).rejects.toMatchObject({ code: 'not-an-image' })
  })
})
