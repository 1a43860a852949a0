import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { animation, quarters } from '../testing.ts'
import { blackStartIn, frozenStartIn, loudnessIn } from './video-ffmpeg.ts'
import { readVideo } from './video.ts'

const fixture = (name: string) => new URL(`./video-fixtures/${name}`, import.meta.url).pathname
const mp4 = await readFile(fixture('film.mp4'))
const webm = await readFile(fixture('film.webm'))
const code = (bytes: Uint8Array) =>
  readVideo(bytes).then(
    () => 'read',
    (error: unknown) => (error as { code: string }).code,
  )

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'films-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The outermost boxes of an MP4, by name. */
function boxesOf(bytes: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at))
    found.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at, at + bytes.readUInt32BE(at)))
  return found
}
/** With a box inside the index changed; `change` gets it from its size on. */
function withBox(name: string, change: (box: Buffer) => void): Buffer {
  const changed = Buffer.from(mp4)
  change(changed.subarray(changed.indexOf(name, changed.indexOf('moov'), 'latin1') - 4))
  return changed
}

test('what containers say, from the file and from its bytes', async () => {
  const said = { width: 64, height: 48, framesPerSecond: 10, loudnessLufs: null, blackStartMs: null, frozenStartMs: null }
  const expected = {
    ...{ ...said, mimeType: 'video/mp4', bytes: mp4.length, durationMs: 1000, fastStart: true },
    ...{ videoCodec: 'avc1.64000a', audioCodec: 'mp4a.40.2' },
  }
  expect(await readVideo(fixture('film.mp4'), { ffmpeg: null })).toEqual(expected)
  expect(await readVideo(mp4)).toEqual(expected)
  expect(await readVideo(webm)).toEqual({
    ...{ ...said, mimeType: 'video/webm', bytes: webm.length, durationMs: 1007, fastStart: true },
    ...{ videoCodec: 'vp09.01.40.08.03.01.13.00.01', audioCodec: 'opus' },
  })
})

test('an index behind the pictures', async () => {
  const { ftyp, moov, ...others } = Object.fromEntries(boxesOf(mp4))
  expect(await readVideo(Buffer.concat([ftyp!, ...Object.values(others), moov!]))).toMatchObject({ fastStart: false, durationMs: 1000 })
})

test.each([
  ['a playlist', Buffer.from('#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n')],
  ['a list of files', Buffer.from("ffconcat version 1.0\nfile '/etc/passwd'\n")],
  ['a picture', await quarters(8, 8).jpeg().toBuffer()],
  ['an animation', await animation(3)],
  ['a page', Buffer.from('<!doctype html><video src="x"></video>')],
  ['nothing', Buffer.alloc(0)],
  ['sound alone', Buffer.concat([Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0M4A mp42', 'latin1'), mp4.subarray(32)])],
])('%s is no film, whatever it is called', async (_, bytes) => {
  expect(await code(bytes)).toBe('not-a-film')
  const file = path.join(folder, 'film.mp4')
  await writeFile(file, bytes)
  await expect(readVideo(file, { ffmpeg: '/nowhere/ffmpeg' })).rejects.toMatchObject({ code: 'not-a-film' })
})

test('a film that was cut off is damaged', async () => {
  for (const share of [0.3, 0.6, 0.9]) {
    expect(await code(mp4.subarray(0, mp4.length * share))).toBe('damaged-film')
    expect(await code(webm.subarray(0, webm.length * share))).toBe('damaged-film')
  }
})

test('one that promises days, or huge pictures, is refused', async () => {
  // stts: how often, and how long, in the film's own units.
  expect(await code(withBox('stts', (box) => box.writeUInt32BE(0x02000000, 20)))).toBe('film-too-long')
  expect(await code(withBox('avc1', (box) => (box.writeUInt16BE(60_000, 32), box.writeUInt16BE(60_000, 34))))).toBe('film-too-large')
})

test('an index that would fill the memory ends nothing but its own reading', async () => {
  // A compact table (stz2) of pictures of no size, four thousand million of them.
  const bomb = withBox('stsz', (box) => {
    box.write('stz2', 4, 'latin1')
    box.writeUInt32BE(0, 12)
    box.writeUInt32BE(0xfffffff0, 16)
  })
  expect(await code(bomb)).toBe('damaged-film')
}, 30_000)

test('any break in a real film is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(mp4, webm), fc.nat(2000), fc.nat(255), async (film, at, value) => {
      const broken = Buffer.from(film)
      broken[at] = value
      expect(await code(broken)).toMatch(/^(read|not-a-film|damaged-film|film-too-large|film-too-long)$/)
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('without the program nothing is measured, and nothing fails', async () => {
  expect(await readVideo(fixture('film.mp4'), { ffmpeg: '/nowhere/ffmpeg' })).toMatchObject({ loudnessLufs: null, blackStartMs: null })
})

test('what ffmpeg says', () => {
  const summary = 'Summary:\n\n  Integrated loudness:\n    I:         -21.8 LUFS\n    Threshold: -31.8 LUFS\n'
  expect(loudnessIn(`[x] I: -9.0 LUFS\n${summary}`)).toBe(-21.8)
  expect(loudnessIn('')).toBeNull()
  expect(blackStartIn('black_start:0 black_end:1.52 black_duration:1.52')).toBe(1520)
  expect(blackStartIn('black_start:3 black_end:4 black_duration:1')).toBe(0)
  expect(frozenStartIn('freeze_start: 0\nfreeze_duration: 2.4\nfreeze_end: 2.4\n', 10_000)).toBe(2400)
  expect(frozenStartIn('freeze_start: 0\n', 3000)).toBe(3000)
  expect(frozenStartIn('freeze_start: 4.2\nfreeze_end: 6\n', 10_000)).toBe(0)
})
