import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import express from 'express'
import fc from 'fast-check'
import sharp from 'sharp'
import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MediaFiles } from '../media-files.ts'
import { acme, acmeSite, aPicture, aPublication, aText, testApi } from '../testing.ts'
import { openBrands } from '../visibility.ts'
import { cardAddress, type Card } from './card.ts'
import { cardColors } from './colors.ts'
import { drawCard } from './draw.ts'
import { keptCards } from './kept-cards.ts'
import { cardRoutes } from './routes.ts'
import { parted, setTitle } from './title.ts'

const base = '/api/content/v1'
const plain: Card = {
  title: 'Wie „große“ Glocken klingen',
  brand: 'Acme & Söhne',
  site: 'acme.example',
  colors: ['#0f766e', '#fbbf24'],
  picture: null,
}
const focus = { x: 100, y: 50 }
/** Red on the left, blue on the right. */
const halves = async () =>
  sharp({ create: { width: 1280, height: 720, channels: 3, background: '#ff0000' } })
    .composite([{ input: { create: { width: 640, height: 720, channels: 3, background: '#0000ff' } }, left: 640, top: 0 }])
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer()

async function pixel(png: Buffer, left: number, top: number) {
  const [r = 0, g = 0, b = 0] = await sharp(png).removeAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer()
  return [r, g, b]
}

let folder: string
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'cards-'))))
afterEach(() => rmSync(folder, { recursive: true }))

describe('a card', () => {
  it('is a PNG of 1200 x 630 in the brand’s colours, and says something', { timeout: 60_000 }, async () => {
    const png = await drawCard(plain, null)
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    expect(await pixel(png, 1190, 10)).toEqual([0x0f, 0x76, 0x6e])
    expect(await pixel(png, 100, 68)).toEqual([0xfb, 0xbf, 0x24])
    expect((await drawCard({ ...plain, title: 'Ganz anders' }, null)).equals(png)).toBe(false)
    expect((await drawCard(plain, null)).equals(png)).toBe(true)
  })

  it('shows the picture from its focal point, and does without one that is none', { timeout: 60_000 }, async () => {
    const card = { ...plain, picture: { id: 'm1', sha256: 'a'.repeat(64), focalPoint: focus } }
    const [r = 0, , b = 0] = await pixel(await drawCard(card, await halves()), 760, 300)
    expect(b).toBeGreaterThan(200)
    expect(r).toBeLessThan(60)
    const left = { ...card, picture: { ...card.picture, focalPoint: { x: 0, y: 50 } } }
    expect((await pixel(await drawCard(left, await halves()), 1180, 300))[0]).toBeGreaterThan(200)
    expect(await pixel(await drawCard(card, Buffer.from('no picture')), 1190, 300)).toEqual([0x0f, 0x76, 0x6e])
  })

  it('breaks on no text', { timeout: 120_000 }, async () => {
    const titles = ['', '😀', '日本語の見出し', 'שלום עולם', '\ud800', 'a'.repeat(5000), 'Wort '.repeat(2000), '<b>&amp;</b>']
    for (const title of titles)
      expect((await sharp(await drawCard({ ...plain, title, brand: title, colors: ['none'] }, null)).metadata()).width).toBe(1200)
  })
})

describe('a title', () => {
  const room = { width: 1072, height: 342 }
  it('is the larger the shorter it is, and leaves out what cannot be drawn', () => {
    expect(setTitle('Kurz 😀', room)).toMatchObject({ text: 'Kurz', size: 84 })
    expect(setTitle('Ein längerer Titel '.repeat(8), room).size).toBeLessThan(60)
    expect(setTitle('Mehr – für 5 €', room).text).toBe('Mehr\u00a0– für 5\u00a0€')
    expect(setTitle('😀', room).text).toBe('😀')
  })

  it('is parted between syllables', () => {
    expect(parted('Donaudampfschifffahrtsgesellschaft', 20)).toEqual(['Donaudampfschiff-', 'fahrtsgesellschaft'])
    expect(parted('Arbeits-Unfähigkeitsbescheinigung', 20)).toEqual(['Arbeits-Unfähig-', 'keitsbescheinigung'])
    expect(parted('Rechtsschutzversicherung', 12)).toEqual(['Rechts-', 'schutzversi-', 'cherung'])
    expect(parted('Glockengießereibesichtigung', 14)).toEqual(['Glockengieße-', 'reibesichti-', 'gung'])
    expect(parted('kurz', 20)).toEqual(['kurz'])
  })

  it('loses no letter, and no piece is longer than a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 4, max: 40 }), (word, most) => {
        const pieces = parted(word, most)
        expect(pieces.every((piece) => piece.length <= most)).toBe(true)
        expect(pieces.join('').replaceAll('-', '')).toBe(word.replaceAll('-', ''))
      }),
    )
  })
})

describe('colours', () => {
  it('can be read on any brand’s', () => {
    expect(cardColors(['#111827'])).toEqual({ background: '#111827', text: '#ffffff', accent: '#ffffff' })
    expect(cardColors(['#fde68a', '#fef3c7', '#be123c'])).toEqual({ background: '#fde68a', text: '#000000', accent: '#be123c' })
    expect(cardColors(['none']).background).toBe('#1f2937')
  })
})

describe('kept cards', () => {
  it('are drawn once: at the same time, afterwards, and by the next process', async () => {
    let drawn = 0
    const draw = async () => Buffer.from(`card ${++drawn}`)
    const cards = keptCards({ folder })
    const all = await Promise.all([cards.get('v1', draw), cards.get('v1', draw)])
    expect([...all, await cards.get('v1', draw), await keptCards({ folder }).get('v1', draw)].map(String)).toEqual(Array(4).fill('card 1'))
    expect(readdirSync(folder)).toEqual(['v1.png'])
  })

  it('are drawn two at a time, and one that fails keeps nobody from a turn', async () => {
    let now = 0
    let most = 0
    const cards = keptCards({ folder })
    const draw = (n: number) => async () => {
      most = Math.max(most, ++now)
      await new Promise((resolve) => setImmediate(resolve))
      now--
      if (n % 3 === 0) throw new Error('cannot be drawn')
      return Buffer.from(String(n))
    }
    const settled = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => cards.get(`v${n}`, draw(n))))
    expect(most).toBe(2)
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(4)
    expect(String(await cards.get('v0', draw(1)))).toBe('1')
  })

  it('forget in memory what was not asked for longest, not on disk', async () => {
    let drawn = 0
    const cards = keptCards({ folder, maxBytes: 10 })
    const draw = async () => Buffer.from(`12345${++drawn}`)
    for (const version of ['a', 'b', 'a']) await cards.get(version, draw)
    expect(drawn).toBe(2)
  })
})

describe('GET /posts/:id/card.png', () => {
  function api(access: 'open' | 'key' = 'open') {
    const brand = { ...acme, access }
    const stand = testApi({ sites: [{ ...acmeSite, brand }] })
    const { reading, publications } = stand
    const brands = () => reading.brands()
    let opened = 0
    const app = express()
    app.use(async (_req, _res, next) => {
      await reading.refresh()
      next()
    })
    const open: MediaFiles['open'] = async () => {
      opened++
      return { bytes: await halves(), mimeType: 'image/jpeg' }
    }
    const visibleTo = async () => openBrands(brands())
    app.use(
      base,
      cardRoutes({ publications, brands, visibleTo, media: { open }, cards: keptCards({ folder }), log: { error: () => undefined } }),
    )
    return { ...stand, app, brand, opened: () => opened }
  }
  const post = () =>
    aPublication('post-1', { texts: { de: aText('Glocken', 'glocken'), en: aText('Bells', 'bells') }, media: [aPicture('m1')] })

  it('is drawn once, and for ever where the version is named', { timeout: 60_000 }, async () => {
    const { app, publish, brand, opened } = api()
    const { stored } = await publish(post())
    const { pathname, search } = new URL(cardAddress(stored, brand, 'en', 'https://hub.example'))
    const named = await request(app)
      .get(pathname + search)
      .expect(200)
      .expect('Content-Type', 'image/png')
    expect(named.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'access-control-allow-origin': '*' })
    const english = await request(app)
      .get(`${base}/posts/post-1/card.png?language=en`)
      .expect('Cache-Control', /max-age=0/)
    expect(english.headers.etag).toBe(named.headers.etag)
    expect(opened()).toBe(1)
    await request(app)
      .get(pathname + search)
      .set('If-None-Match', String(named.headers.etag))
      .expect(304)
    const german = await request(app).get(`${base}/posts/post-1/card.png`).expect(200)
    expect(german.headers.etag).not.toBe(named.headers.etag)

    await publish({ ...post(), texts: { de: aText('Anders', 'anders'), en: aText('Other', 'other') } })
    const changed = await request(app)
      .get(pathname + search)
      .expect(200)
      .expect('Cache-Control', /max-age=0/)
    expect(changed.headers.etag).not.toBe(named.headers.etag)
  })

  it('is given to networks of a closed brand, by its version alone', { timeout: 60_000 }, async () => {
    const { app, publish, brand } = api('key')
    const { stored } = await publish(post())
    await request(app).get(`${base}/posts/post-1/card.png`).expect(404)
    await request(app)
      .get(`${base}/posts/post-1/card.png?v=${'0'.repeat(32)}`)
      .expect(404)
    const { pathname, search } = new URL(cardAddress(stored, brand, 'de', 'https://hub.example'))
    await request(app)
      .get(pathname + search)
      .expect(200)
  })

  it.each([
    ['post-2/card.png', 404, 'post-unknown'],
    ['post-1/card.png?size=2', 400, 'invalid-query'],
    ['post-1/card.png?v=1&v=2', 400, 'invalid-query'],
  ])('refuses %s', async (where, status, code) => {
    const { app, publish } = api()
    await publish(post())
    const { body } = await request(app).get(`${base}/posts/${where}`).expect(status)
    expect(body).toMatchObject({ code })
  })
})
