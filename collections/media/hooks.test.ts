import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { quarters } from '../../media/testing.ts'
import { examineUpload } from './hooks.ts'

const fixture = (name: string) => readFile(new URL(`../../media/analysis/video-fixtures/${name}`, import.meta.url))

/** What becomes of a file that somebody sends, and of its document. */
async function upload(data: Buffer, name: string) {
  const file = { data, name, mimetype: 'application/octet-stream', size: data.length }
  const req = { file, i18n: { language: 'en' } }
  const args = (await examineUpload({ args: { data: { alt: 'Words' } }, operation: 'create', req } as never)) as { data: object }
  return { file, data: args.data }
}

test('a film is named, typed and measured by its bytes, and has no smaller pictures', async () => {
  const { file, data } = await upload(await fixture('film.mp4'), '../Werkstatt.jpg')
  expect(file).toMatchObject({ mimetype: 'video/mp4', name: 'Werkstatt.mp4' })
  expect(data).toMatchObject({
    alt: 'Words',
    width: 64,
    height: 48,
    durationMs: 1000,
    sizes: { thumbnail: { filename: null }, card: { url: null } },
  })
  expect((await upload(await fixture('film.webm'), 'a.WEBM')).file).toMatchObject({ mimetype: 'video/webm', name: 'a.webm' })
})

test('a picture is measured by Payload, and is no film any more', async () => {
  const { file, data } = await upload(await quarters(8, 8).png().toBuffer(), 'a.mp4')
  expect(file).toMatchObject({ mimetype: 'image/png', name: 'a.png' })
  expect(data).toEqual({ alt: 'Words', durationMs: null, pages: null })
})

test('a document is named and typed by its bytes, and has neither size nor smaller pictures', async () => {
  const { file, data } = await upload(Buffer.from('%PDF-1.7\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'), 'Bericht 2026.jpg')
  expect(file).toMatchObject({ mimetype: 'application/pdf', name: 'Bericht 2026.pdf' })
  expect(data).toMatchObject({ alt: 'Words', width: null, height: null, durationMs: null, sizes: { thumbnail: { filename: null } } })
  await expect(upload(Buffer.from('%PDF-1.7\n<< /S /JavaScript >>\nstartxref\n0\n%%EOF\n'), 'a.pdf')).rejects.toMatchObject({
    status: 400,
    data: { code: 'active-document' },
  })
})

test('what is neither, and what is broken, is refused with a sentence', async () => {
  const film = await fixture('film.mp4')
  await expect(upload(film.subarray(0, 3000), 'a.mp4')).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('incomplete') as string,
  })
  await expect(upload(Buffer.from('#EXTM3U\n'), 'a.mp4')).rejects.toMatchObject({ status: 400, data: { code: 'not-an-image' } })
})
