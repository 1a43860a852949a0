import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fileHeaders } from './media-files.ts'
import { payloadMediaFiles } from './media-files.payload.ts'

let folder: string
let libraryDir: string
let keptDir: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'media-files-'))
  libraryDir = path.join(folder, 'library')
  keptDir = path.join(folder, 'kept')
  await mkdir(libraryDir)
})
afterEach(() => rm(folder, { recursive: true }))

/** The media collection, as far as files are concerned: filenames by id. */
const library = (names: { readonly [id: string]: string }) =>
  payloadMediaFiles(
    {
      db: {
        findOne: async ({ where }: { where: { id: { equals: string } } }) => {
          const filename = names[where.id.equals]
          return filename === undefined ? null : { id: where.id.equals, filename }
        },
      },
    } as unknown as Payload,
    { libraryDir, keptDir },
  )

/** Left half red, right half blue, with an EXIF that tells where it was taken. */
async function aFile(width = 1600, height = 800) {
  const half = { create: { width: width / 2, height, channels: 3 as const, background: '#00f' } }
  return sharp({ create: { width, height, channels: 3, background: '#f00' } })
    .composite([{ input: await sharp(half).png().toBuffer(), left: width / 2, top: 0 }])
    .withExif({ IFD0: { Artist: 'Erika' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' } })
    .jpeg()
    .toBuffer()
}
const pictureOf = (bytes: Buffer, focalPoint = { x: 50, y: 50 }) => ({
  id: 'm1',
  sha256: createHash('sha256').update(bytes).digest('hex'),
  focalPoint,
})

it('gives each variant in its size, without EXIF', async () => {
  const bytes = await aFile()
  await writeFile(path.join(libraryDir, 'a.jpg'), bytes)
  const files = library({ m1: 'a.jpg' })
  const expected = {
    original: [1600, 800],
    w320: [320, 160],
    w960: [960, 480],
    w1920: [1600, 800],
    'original.webp': [1600, 800],
    'w640.webp': [640, 320],
    card: [1200, 630],
    thumbnail: [400, 300],
  } as const
  for (const [variant, [width, height]] of Object.entries(expected)) {
    const opened = await files.open(pictureOf(bytes), variant as keyof typeof expected)
    const header = await sharp(opened?.bytes).metadata()
    expect([header.width, header.height].map((n, i) => Math.abs(n - (i === 0 ? width : height)) <= 1)).toEqual([true, true])
    const type = variant.endsWith('.webp') ? 'webp' : 'jpeg'
    expect([opened?.mimeType, header.format, header.exif]).toEqual([`image/${type}`, type, undefined])
  }
})

it('gives an AVIF as WebP, with what shines through it', async () => {
  const bytes = await sharp({ create: { width: 400, height: 200, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } } })
    .avif()
    .toBuffer()
  await writeFile(path.join(libraryDir, 'a.avif'), bytes)
  const files = library({ m1: 'a.avif' })
  for (const variant of ['original', 'w320'] as const) {
    const opened = await files.open(pictureOf(bytes), variant)
    expect([opened?.mimeType, (await sharp(opened?.bytes).metadata()).hasAlpha]).toEqual(['image/webp', true])
  }
})

it('knows what stands in the place of the approved file, and of no other', async () => {
  const bytes = await aFile()
  await writeFile(path.join(libraryDir, 'a.jpg'), bytes)
  const files = library({ m1: 'a.jpg' })
  expect(await files.placeholder(pictureOf(bytes))).toMatchObject({ color: expect.stringMatching(/^#[78]/) as string })
  expect(await files.placeholder({ ...pictureOf(bytes), sha256: 'b'.repeat(64) })).toBeNull()
  expect(await files.placeholder({ ...pictureOf(bytes), id: 'm2' })).toBeNull()
})

it('cuts around the focal point', async () => {
  const bytes = await aFile()
  await writeFile(path.join(libraryDir, 'a.jpg'), bytes)
  const files = library({ m1: 'a.jpg' })
  const colour = async (x: number) => {
    const opened = await files.open(pictureOf(bytes, { x, y: 50 }), 'thumbnail')
    const { dominant } = await sharp(opened?.bytes).stats()
    return dominant.r > dominant.b ? 'red' : 'blue'
  }
  expect([await colour(0), await colour(100)]).toEqual(['red', 'blue'])
})

it('never enlarges', async () => {
  const bytes = await aFile(200, 100)
  await writeFile(path.join(libraryDir, 'a.jpg'), bytes)
  const header = await sharp((await library({ m1: 'a.jpg' }).open(pictureOf(bytes), 'w1280'))?.bytes).metadata()
  expect([header.width, header.height]).toEqual([200, 100])
})

it('gives the approved file or none, and what was kept outlives the library', async () => {
  const [approved, other] = [await aFile(), await aFile(800, 800)]
  await writeFile(path.join(libraryDir, 'a.jpg'), approved)
  const files = library({ m1: 'a.jpg' })
  await files.keep(pictureOf(approved))
  await writeFile(path.join(libraryDir, 'a.jpg'), other)
  const card = await files.open(pictureOf(approved), 'w640')
  expect((await sharp(card?.bytes).metadata()).height).toBe(320)
  // Emptied: now nobody has the approved file any more.
  await rm(keptDir, { recursive: true })
  expect(await files.open(pictureOf(approved), 'original')).toBeNull()
  await expect(files.keep(pictureOf(approved))).resolves.toBeUndefined()
})

it.each([
  ['is unknown', {}],
  ['has no file', { m1: 'gone.jpg' }],
  ['is no picture', { m1: 'a.txt' }],
  ['lies elsewhere', { m1: '../secret.jpg' }],
])('gives nothing where it %s', async (_, names) => {
  const bytes = await aFile(16, 16)
  await writeFile(path.join(libraryDir, 'a.txt'), 'no picture')
  await writeFile(path.join(folder, 'secret.jpg'), bytes)
  expect(await library(names as { readonly [id: string]: string }).open(pictureOf(bytes), 'card')).toBeNull()
})

it('makes a variant once, whoever asks at the same time, and leaves nothing unfinished', async () => {
  const bytes = await aFile(64, 64)
  await writeFile(path.join(libraryDir, 'a.jpg'), bytes)
  const files = library({ m1: 'a.jpg' })
  const all = await Promise.all(Array.from({ length: 5 }, () => files.open(pictureOf(bytes), 'card')))
  expect(new Set(all).size).toBe(1)
  expect(await readdir(keptDir)).toHaveLength(1)
})

it('gives a document as it was approved, and nothing else of it', async () => {
  const bytes = Buffer.from('%PDF-1.7\n%%EOF\n')
  await writeFile(path.join(libraryDir, 'a.pdf'), bytes)
  const files = library({ m1: 'a.pdf' })
  await files.keep(pictureOf(bytes))
  expect([await files.open(pictureOf(bytes), 'card'), await files.placeholder(pictureOf(bytes))]).toEqual([null, null])
  await rm(path.join(libraryDir, 'a.pdf'))
  expect(await files.open(pictureOf(bytes), 'original')).toEqual({ bytes, mimeType: 'application/pdf' })
  expect(fileHeaders('application/pdf')).toContainEqual(['Content-Disposition', 'attachment'])
  expect(fileHeaders('image/png')).toEqual([['Content-Security-Policy', "default-src 'none'; sandbox"]])
})
