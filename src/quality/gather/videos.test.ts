import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plainImage } from '../testing.ts'
import { createVideoReader } from './videos.ts'

const fixture = new URL('../../../media/analysis/video-fixtures/film.mp4', import.meta.url)
const film = { ...plainImage, id: 'film-1', kind: 'video', mimeType: 'video/mp4' } as const
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'films-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a film is read once for each file, its captions each time', async () => {
  const file = path.join(folder, 'once.mp4')
  await copyFile(fixture, file)
  let text = '00:01.000 --> 00:02.000\nA'
  const read = createVideoReader({ ffmpeg: null, open: () => Promise.resolve({ file, captions: { text, language: 'de' } }) })
  expect(await read(film)).toMatchObject({
    ...{ id: 'film-1', mimeType: 'video/mp4', width: 64, durationMs: 1000, loudnessLufs: null },
    captions: { language: 'de', cues: [{ lines: ['A'] }] },
  })
  await writeFile(file, 'no film any more')
  text = '00:01.000 --> 00:02.000\nB'
  expect(await read(film)).toMatchObject({ width: 64, captions: { cues: [{ lines: ['B'] }] } })
  expect(await read({ ...film, sha256: '1'.repeat(64) })).toMatchObject({ unread: { en: expect.stringContaining('not a film') as string } })
})

test('a file that cannot be read is a fact, and read again the next time', async () => {
  const file = path.join(folder, 'late.mp4')
  const read = createVideoReader({ ffmpeg: null, open: () => Promise.resolve({ file, captions: null }) })
  expect(await read(film)).toMatchObject({ id: 'film-1', unread: { en: expect.stringContaining('could not be read') as string } })
  await copyFile(fixture, file)
  expect(await read(film)).toMatchObject({ id: 'film-1', width: 64, captions: null })
})

test('nothing is thrown, and nobody waits for ever', async () => {
  const said = async (open: Parameters<typeof createVideoReader>[0]['open']) => {
    const facts = await createVideoReader({ open, timeoutMs: 50 })(film)
    return facts.unread?.en
  }
  expect(await said(() => Promise.resolve(null))).toContain('no longer in the library')
  expect(await said(() => Promise.reject(new Error('the database')))).toContain('could not be read')
  expect(await said(() => new Promise(() => undefined))).toContain('takes too long')
})
