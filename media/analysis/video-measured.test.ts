import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { describeWith, needs } from '../../tests/support/needs.ts'
import { readVideo } from './video.ts'

describeWith(needs.ffmpeg, 'what ffmpeg hears and sees', (ffmpeg) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'films-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const inputs = (...sources: string[]) => sources.flatMap((source) => ['-f', 'lavfi', '-i', source])
  /** A film of what lavfi makes. */
  const made = (name: string, ...args: string[]) => {
    const file = path.join(folder, name)
    execFileSync(ffmpeg, ['-v', 'error', '-y', ...args, '-pix_fmt', 'yuv420p', file])
    return file
  }
  const size = 's=320x180:r=25'

  test('a tone and a moving picture', async () => {
    const film = await readVideo(made('a.mp4', ...inputs(`testsrc2=${size}:d=3`, 'sine=1000:d=3')), { ffmpeg })
    // The sine of lavfi has an amplitude of 1/8, which is -21.07 dB RMS; at 1 kHz, EBU R 128 weighs nothing.
    expect(film.loudnessLufs).toBeCloseTo(-21.1, 0)
    expect(film).toMatchObject({ blackStartMs: 0, frozenStartMs: 0 })
  })

  test('a black beginning, in WebM too', async () => {
    for (const name of ['black.mp4', 'black.webm']) {
      const concat = ['-filter_complex', '[0][1]concat=n=2']
      const film = await readVideo(made(name, ...inputs(`color=black:${size}:d=2`, `testsrc2=${size}:d=1`), ...concat), { ffmpeg })
      expect(film.blackStartMs).toBeGreaterThan(1900)
      expect(film.blackStartMs).toBeLessThan(2100)
      expect(film).toMatchObject({ loudnessLufs: null, audioCodec: null })
    }
  })

  test('a still picture, and silence', async () => {
    const film = await readVideo(made('still.mov', ...inputs(`color=red:${size}:d=3`, 'anullsrc=d=3'), '-shortest'), { ffmpeg })
    expect(film).toMatchObject({ mimeType: 'video/quicktime', blackStartMs: 0, loudnessLufs: -70 })
    expect(film.frozenStartMs).toBeGreaterThan(2900)
  })

  test('a film that names another file is not followed there', async () => {
    const list = path.join(folder, 'list.mp4')
    writeFileSync(list, `ffconcat version 1.0\nfile '${made('b.mp4', ...inputs(`testsrc2=${size}:d=1`))}'\n`)
    await expect(readVideo(list, { ffmpeg })).rejects.toMatchObject({ code: 'not-a-film' })
  })
})
