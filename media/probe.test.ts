import { createHash } from 'node:crypto'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { probeImage } from './probe.ts'
import { MediaRefusal } from './refusal.ts'
import { animation, gifPromising, noise, place, pngPromising, quarters, tiffWithPlace, withPngChunk } from './testing.ts'

const refusal = (bytes: Uint8Array) =>
  probeImage(bytes).then(
    () => 'accepted',
    (error: unknown) => (error instanceof MediaRefusal ? error.code : error),
  )

describe('a picture', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const)('%s is known by its bytes', async (format) => {
    const bytes = await quarters(40, 30).toFormat(format).toBuffer()
    expect(await probeImage(bytes)).toEqual({
      mimeType: `image/${format}`,
      width: 40,
      height: 30,
      pages: 1,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      hasGps: false,
    })
  })

  test('has the size that it is seen in', async () => {
    const bytes = await quarters(40, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect(await probeImage(bytes)).toMatchObject({ width: 30, height: 40 })
  })

  test.each([1, 2, 200])('an animation of %i frames', async (frames) => {
    expect(await probeImage(await animation(frames))).toMatchObject({ mimeType: 'image/gif', pages: frames, width: 16, height: 16 })
  })

  test('an animated PNG is a PNG of several frames', async () => {
    const png = await quarters(8, 8).png().toBuffer()
    expect(await probeImage(withPngChunk(png, 'acTL', Buffer.from([0, 0, 0, 3, 0, 0, 0, 0])))).toMatchObject({
      mimeType: 'image/png',
      pages: 3,
    })
  })
})

describe('where it was taken is noticed', () => {
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('in the EXIF of %s', async (format) => {
    const made = quarters(8, 8).toFormat(format)
    expect(await probeImage(await made.clone().withExif({ IFD3: place }).toBuffer())).toMatchObject({ hasGps: true })
    expect(
      await probeImage(
        await made
          .clone()
          .withExif({ IFD0: { Copyright: 'Acme' } })
          .toBuffer(),
      ),
    ).toMatchObject({ hasGps: false })
  })

  test('in TIFF, which is itself of the shape of EXIF', async () => {
    expect(await probeImage(tiffWithPlace())).toMatchObject({ mimeType: 'image/tiff', hasGps: true })
  })

  test('in XMP', async () => {
    const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><a exif:GPSLatitude="51,30N"/></x:xmpmeta>'
    expect(await probeImage(await quarters(8, 8).jpeg().withXmp(xmp).toBuffer())).toMatchObject({ hasGps: true })
  })
})

describe('refused is', () => {
  test.each([
    ['nothing', ''],
    ['a text', 'PNG is a format for pictures'],
    ['a page', '<!doctype html><html><body>svgs</body></html>'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj'],
    ['a script', '#!/bin/sh\nrm -rf /'],
  ])('%s, which is no image', async (_, text) => {
    expect(await refusal(Buffer.from(text))).toBe('not-an-image')
  })

  test.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '\ufeff<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" ""><svg/>',
    '  <s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
  ])('SVG: %s', async (text) => {
    expect(await refusal(Buffer.from(text))).toBe('svg')
  })

  test('a type that we cannot decode', async () => {
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1')
    expect(await refusal(heic)).toBe('type-not-accepted')
    expect(await refusal(Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)]))).toBe('type-not-accepted')
  })

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('a %s that breaks off', async (format) => {
    const whole = await noise(200, 200).toFormat(format).toBuffer()
    for (const part of [0.1, 0.5, 0.9]) expect([part, await refusal(whole.subarray(0, whole.length * part))]).toEqual([part, 'damaged'])
  })

  test('a decompression bomb, by what its header promises', async () => {
    expect(await refusal(pngPromising(10_000, 5_001))).toBe('too-many-pixels')
    expect(await refusal(pngPromising(60_000, 60_000))).toBe('too-many-pixels')
    expect(await refusal(gifPromising(8_000, 6_300, 1))).toBe('too-many-pixels')
    // Within the limit it is decoded, and found to be empty.
    expect(await refusal(pngPromising(10_000, 5_000))).toBe('damaged')
  })

  test('an endless animation, and a huge one, by what their headers promise', async () => {
    expect(await refusal(gifPromising(4, 4, 201))).toBe('too-many-frames')
    expect(await refusal(gifPromising(1600, 1600, 101))).toBe('animation-too-large')
  })

  test('whatever else, in words and never otherwise', async () => {
    const jpeg = await quarters(16, 16).jpeg().toBuffer()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(jpeg.length), async (bytes, at) => {
        const broken = Buffer.concat([jpeg.subarray(0, at), bytes, jpeg.subarray(at + bytes.length)])
        for (const file of [bytes, broken]) expect(typeof (await refusal(file))).toBe('string')
      }),
    )
  })

  test('with a sentence in both languages', async () => {
    const error = await probeImage(pngPromising(10_000, 6_000)).catch((error: unknown) => error)
    expect(error).toMatchObject({
      message: 'This picture has 60 megapixels, at most 50 are allowed. Make it smaller.',
      sentence: { de: 'Dieses Bild hat 60 Megapixel, höchstens 50 sind erlaubt. Verkleinern Sie es.' },
    })
  })
})

test('the bytes of a larger buffer are not mixed up with their neighbours', async () => {
  const png = await sharp(await animation(2))
    .png()
    .toBuffer()
  const pool = Buffer.concat([Buffer.alloc(7, 1), png, Buffer.alloc(9, 1)])
  expect(await probeImage(pool.subarray(7, 7 + png.length))).toEqual(await probeImage(png))
})
