import { inflateSync } from 'node:zlib'
import express from 'express'
import fc from 'fast-check'
import sharp from 'sharp'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import type { Publication } from '../publications.ts'
import { acme, acmeSite, aPicture, aPublication, aText, testApi } from '../testing.ts'
import { openBrands } from '../visibility.ts'
import { postPdf } from './document.ts'
import { pdfRoutes } from './routes.ts'
import { inFonts, runsOf } from './runs.ts'

const base = '/api/content/v1'
const said = (text: string, format = 0) => ({ type: 'text', text, format })
const paragraph = (...children: readonly object[]) => ({ type: 'paragraph', children })
const item = (...children: readonly object[]) => ({ type: 'listitem', children })
const bells = {
  root: {
    type: 'root',
    children: [
      paragraph(said('Größe „L“ – 5 € '), { type: 'link', fields: { url: '/team', linkType: 'custom' }, children: [said('Łukasz')] }),
      { type: 'heading', tag: 'h2', children: [said('Klang')] },
      {
        type: 'list',
        listType: 'bullet',
        children: [item(said('Bronze')), item({ type: 'list', listType: 'number', children: [item(said('innen'))] })],
      },
      { type: 'quote', children: [said('Ruhe')] },
    ],
  },
}
type Text = NonNullable<Publication['texts']['de']>
const post = (changes: Partial<Text> = {}) =>
  aPublication('post-1', {
    texts: {
      de: { ...aText('Wie „große“ Glocken klingen', 'glocken'), body: bells as Text['body'], alt: { m1: 'Eine Glocke' }, ...changes },
    },
    media: [aPicture('m1'), aPicture('m2')],
  })
const at = new Date('2026-11-22T08:00:00.000Z')
const stored = (publication: Publication) => ({
  id: 'row-1',
  key: 'key-1',
  channel: acmeSite.channel,
  brand: acme.id,
  publication,
  addresses: { de: 'https://acme.example/neues/glocken' },
  firstPublishedAt: at,
  changedAt: at,
})
const picture = sharp({ create: { width: 64, height: 36, channels: 3, background: '#b45309' } })
  .webp()
  .toBuffer()
const open = async () => ({ bytes: await picture, mimeType: 'image/webp' })

/** Everything in the file that is not a picture or a font, unpacked; texts of its dictionaries in UTF-16 are read as such. */
function insides(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const streams = [...raw.matchAll(/\/FlateDecode[^]*?stream\n([^]*?)\nendstream/g)].map(([, packed = '']) => {
    try {
      return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [raw, ...streams].join('\n')
}
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1')

describe('a post as PDF', () => {
  it('is tagged, says its language, title and author, and the structure of its text', { timeout: 60_000 }, async () => {
    const text = insides(await postPdf(stored(post()), 'de', { open }))
    expect(text).toMatch(/^%PDF-1\.7/)
    expect(text).toMatch(/\/Lang \(de\)/)
    expect(text).toContain('/Marked true')
    expect(text).toContain('/DisplayDocTitle true')
    expect(text).toContain(utf16('Wie „große“ Glocken klingen'))
    for (const type of ['Document', 'H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'BlockQuote', 'Link', 'Figure'])
      expect(text).toContain(`/S /${type}\n`)
    expect(text).toContain('/Alt (Eine Glocke)')
    expect(text).toContain('/URI (https://acme.example/team)')
    expect(text).toContain('/URI (https://acme.example/neues/glocken)')
  })

  it('puts the typeface into itself, so that every letter is there and can be copied', { timeout: 60_000 }, async () => {
    const text = insides(await postPdf(stored(post()), 'de', { open }))
    expect(text).toMatch(/\/BaseFont \/[A-Z]{6}\+Inter/)
    expect(text).not.toMatch(/Helvetica/)
    for (const letter of 'ß„“–€öŁ') expect(text).toContain(`<${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}>`)
  })

  it('is the same for the same content', { timeout: 60_000 }, async () => {
    const [one, other, changed] = await Promise.all(
      [post(), post(), post({ teaser: 'anders' })].map((each) => postPdf(stored(each), 'de', { open })),
    )
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true)
    expect(one?.equals(changed ?? Buffer.alloc(0))).toBe(false)
  })

  it('does without pictures that are gone or none', { timeout: 60_000 }, async () => {
    for (const bytes of [null, Buffer.from('no picture')])
      expect(insides(await postPdf(stored(post()), 'de', { open: async () => bytes && { bytes, mimeType: 'image/png' } }))).not.toContain(
        '/S /Figure',
      )
  })

  it('breaks on no text', { timeout: 60_000 }, async () => {
    const nested = (depth: number): object =>
      item(depth === 0 ? said('tief') : { type: 'list', listType: 'check', children: [nested(depth - 1)] })
    const odd = [
      { root: { type: 'root', children: [{ type: 'list', listType: 'bullet', children: [nested(12)] }] } },
      null,
      { root: { children: [paragraph(said('\u0000\ud800 😀 日本語 שלום'), { type: 'linebreak' }, said('a'.repeat(3000)))] } },
    ]
    for (const body of odd)
      expect((await postPdf(stored(post({ body: body as Text['body'], teaser: '' })), 'de', { open })).length).toBeGreaterThan(1000)
  })
})

describe('runs', () => {
  it('lead nowhere but to http, https and mail', () => {
    const link = (url: string) =>
      runsOf(
        [{ kind: 'link', target: { url }, newTab: false, children: [{ kind: 'text', text: 'x', formats: [] }] }],
        'https://acme.example/a',
      )[0]?.link
    expect([link('javascript:alert(1)'), link('b'), link('mailto:a@acme.example')]).toEqual([
      null,
      'https://acme.example/b',
      'mailto:a@acme.example',
    ])
  })

  it('say all of the text but emoji and control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(
          inFonts(text)
            .map((run) => run.text)
            .join(''),
        ).toBe(text)
      }),
    )
    expect(inFonts('Łódź 😀').map(({ text, font }) => [text, font])).toEqual([
      ['Ł', 'Inter latin-ext'],
      ['ód', 'Inter latin'],
      ['ź ', 'Inter latin-ext'],
    ])
  })
})

describe('GET /posts/:id/pdf', () => {
  const stand = testApi({ sites: [acmeSite] })
  const { reading, publications, answers, publish } = stand
  let opened = 0
  const app = express()
  app.use(async (_req, _res, next) => {
    await reading.refresh()
    next()
  })
  const counted = async () => {
    opened++
    return open()
  }
  const brands = () => reading.brands()
  const visibleTo = async () => openBrands(brands())
  app.use(base, pdfRoutes({ publications, answers, brands, visibleTo, media: { open: counted }, log: { error: () => undefined } }))

  it('is made once, and anew when the post has changed', { timeout: 60_000 }, async () => {
    await publish(post())
    const first = await request(app).get(`${base}/posts/post-1/pdf`).expect(200).expect('Content-Type', 'application/pdf')
    expect(first.headers).toMatchObject({
      'content-language': 'de',
      'content-disposition': 'inline; filename="glocken.pdf"',
      link: '<https://hub.example/site/acme/glocken>; rel="canonical"',
    })
    const before = opened
    await request(app).get(`${base}/posts/post-1/pdf?language=de`).set('If-None-Match', String(first.headers.etag)).expect(304)
    expect(opened).toBe(before)
    await publish(post({ teaser: 'Anders' }))
    expect((await request(app).get(`${base}/posts/post-1/pdf`).expect(200)).headers.etag).not.toBe(first.headers.etag)
    const { body } = await request(app).get(`${base}/posts/post-2/pdf`).expect(404)
    expect(body).toMatchObject({ code: 'post-unknown' })
    await request(app).get(`${base}/posts/post-1/pdf?page=1`).expect(400)
    await request(app).delete(`${base}/posts/post-1/pdf`).expect(405)
  })
})
