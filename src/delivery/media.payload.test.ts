import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Payload } from 'payload'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MediaRef } from '../core/story.ts'
import { documentOf, filmOf, imageOf } from '../../publishers/testing/stories.ts'
import type { PublishContext } from '../../publishers/publisher.ts'
import { payloadMedia } from './media.payload.ts'
import { createOutgoing, type Outgoing } from './outgoing.ts'

const publicUrl = 'https://hub.example'
const limits = {
  max: 1,
  bytes: 1e6,
  mimeTypes: ['image/jpeg'],
  altMax: null,
  pixels: null,
  source: 'https://a.example',
  checked: '2026-11-29',
} as const
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const srt = '1\n00:00:01,000 --> 00:00:02,000\nGuten Tag!\n'
const content = Buffer.from(Array.from({ length: 10_000 }, (_, at) => at % 251))

let folder: string
let outgoing: Outgoing
let media: PublishContext<unknown>['media']
let film: MediaRef

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'media-'))
  outgoing = createOutgoing({ folder: path.join(folder, 'outgoing'), publicUrl, secret: 'x', clock: { now: () => new Date() } })
  const docs: Record<string, object> = {
    film: { filename: 'Film.MP4', mimeType: 'video/mp4', captions: srt, captionsLanguage: 'de' },
    document: { filename: 'Bericht.pdf', mimeType: 'application/pdf' },
    picture: { filename: 'picture.png', mimeType: 'image/png' },
    outside: { filename: '../outside.mp4', mimeType: 'video/mp4' },
  }
  const findOne = ({ where }: { where: { id: { equals: string } } }) => Promise.resolve(docs[where.id.equals] ?? null)
  media = payloadMedia({ db: { findOne } } as unknown as Payload, folder, outgoing)
  writeFileSync(path.join(folder, 'Film.MP4'), content)
  film = filmOf('film', { sha256: sha256(content) })
})
afterEach(() => rmSync(folder, { recursive: true }))

const behind = async (address: string) => readFileSync((await outgoing.find(address.slice(`${publicUrl}/outgoing/`.length))) ?? '')

describe('a film', () => {
  it('is read in pieces, which make it whole', async () => {
    const { read, ...told } = await media.film(film)
    expect(told).toEqual({ bytes: 10_000, mimeType: 'video/mp4', filename: 'Film.MP4', width: film.width, height: film.height })
    const pieces: Uint8Array[] = []
    for (let start = 0; start < told.bytes; start += 4_096) pieces.push(await read(start, start + 4_096))
    expect(pieces.map(({ length }) => length)).toEqual([4_096, 4_096, 1_808])
    expect(Buffer.concat(pieces).equals(content)).toBe(true)
    expect([(await read(10_000, 20_000)).length, (await read(50, 50)).length]).toEqual([0, 0])
  })

  it('that was exchanged after the approval is refused, also between two pieces', async () => {
    const { read } = await media.film(film)
    writeFileSync(path.join(folder, 'Film.MP4'), Buffer.from(content).reverse())
    const refusal = { kind: 'rejected', code: 'media-changed' }
    await expect(read(0, 10)).rejects.toMatchObject(refusal)
    await expect(media.film(film)).rejects.toMatchObject(refusal)
    await expect(media.address(film, limits)).rejects.toMatchObject(refusal)
  })

  it('that is gone, or lies elsewhere, is not sent', async () => {
    await expect(media.film({ ...film, id: 'nowhere' })).rejects.toMatchObject({ kind: 'rejected', code: 'media-gone' })
    await expect(media.film({ ...film, id: 'outside' })).rejects.toMatchObject({ kind: 'retry', code: 'media-unreadable' })
    rmSync(path.join(folder, 'Film.MP4'))
    await expect(media.film(film)).rejects.toMatchObject({ kind: 'retry', code: 'media-unreadable' })
  })

  it('has an address, by what it holds', async () => {
    const address = await media.address(film, limits)
    expect(address).toContain(`/${sha256(content)}.mp4`)
    expect((await behind(address)).equals(content)).toBe(true)
    expect(await media.address({ ...film, sha256: '' }, limits)).toContain(`/${sha256(content)}.mp4`)
  })
})

it('a picture’s address leads to the picture as the platform takes it', async () => {
  const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#b41930' } })
    .png()
    .toBuffer()
  writeFileSync(path.join(folder, 'picture.png'), png)
  const picture = imageOf('picture', { sha256: sha256(png), width: 60, height: 40 })
  const address = await media.address(picture, limits)
  expect(address).toMatch(/\.jpe?g$/)
  expect(await sharp(await behind(address)).metadata()).toMatchObject({ format: 'jpeg', width: 60, height: 40 })
  await expect(media.address({ ...picture, sha256: sha256(content) }, limits)).rejects.toMatchObject({ code: 'media-changed' })
})

it('a document is read as a film is, and is no picture', async () => {
  writeFileSync(path.join(folder, 'Bericht.pdf'), content)
  const report = documentOf('document', { sha256: sha256(content) })
  const { read, ...told } = await media.document(report)
  expect(told).toEqual({ bytes: 10_000, mimeType: 'application/pdf', filename: 'Bericht.pdf' })
  expect(Buffer.from(await read(0, 20_000)).equals(content)).toBe(true)
  expect(await media.address(report, limits)).toContain(`/${sha256(content)}.pdf`)
  await expect(media.open(report, limits)).rejects.toMatchObject({ kind: 'rejected' })
  await expect(media.document({ ...report, sha256: sha256(Buffer.from('x')) })).rejects.toMatchObject({ code: 'media-changed' })
})

it('captions are those that were approved, in the format that is asked for', async () => {
  const approved = { language: 'de', sha256: sha256(Buffer.from(srt)) } as const
  expect(await media.captions(film, 'srt')).toEqual([])
  expect(await media.captions({ ...film, captions: [approved] }, 'srt')).toEqual([{ language: 'de', text: srt }])
  const [vtt] = await media.captions({ ...film, captions: [approved] }, 'vtt')
  expect(vtt?.text).toMatch(/^WEBVTT\n\n00:00:01\.000 --> /)
  const refusal = { kind: 'rejected', code: 'captions-changed' }
  await expect(media.captions({ ...film, captions: [{ ...approved, sha256: 'a'.repeat(64) }] }, 'srt')).rejects.toMatchObject(refusal)
  await expect(media.captions({ ...film, captions: [{ ...approved, language: 'en' }] }, 'srt')).rejects.toMatchObject(refusal)
  await expect(media.captions({ ...film, id: 'picture', captions: [approved] }, 'srt')).rejects.toMatchObject(refusal)
})
