import express from 'express'
import QRCode from 'qrcode'
import sharp from 'sharp'
import supertest from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Language } from '../../core/story.ts'
import type { Visit } from '../../links/clicks/visit.ts'
import { codeOf } from '../../links/codes.ts'
import type { LinkSettings, ShortLink } from '../../links/short-links.ts'
import { counting, memoryLinks, phone, type MemoryLinks } from '../../links/testing.ts'
import type { Addresses } from '../publications.ts'
import { linkDoor, links } from './links.ts'
import { createTargets, type Targets } from './targets.ts'

const codeFor = (name: string) => codeOf('secret', name)
const row = (name: string, rest: Partial<ShortLink> = {}): ShortLink => ({
  ...{ id: name, code: codeFor(name), post: name, channel: 'c1', purpose: 'channel', brand: 'b1', language: 'de', platform: 'elbnetz' },
  ...{ target: `https://acme.example/${name}?utm_source=elbnetz`, utm: 'utm_source=elbnetz', gone: false },
  ...rest,
})

let store: MemoryLinks
let settings: LinkSettings
let places: Map<string, { main: Language; addresses: Addresses }>
let now = 0
let asked = 0
let fails = false
let visits: Visit[]
let errors: unknown[]
let targets: Targets
let app: express.Express

beforeEach(() => {
  store = memoryLinks([row('p1'), row('p2', { post: 'p2' }), row('print', { target: '', channel: '', purpose: 'print' })])
  settings = counting
  places = new Map([['p1', { main: 'de', addresses: { de: 'https://acme.example/p1' } }]])
  now = 0
  asked = 0
  fails = false
  visits = []
  errors = []
  targets = createTargets({
    store: {
      ...store,
      async byCode(code) {
        asked++
        if (fails) throw new Error('The database does not answer.')
        return store.byCode(code)
      },
    },
    settings: async () => settings,
    addresses: async (post) => places.get(post) ?? null,
    now: () => now,
    failed: (error) => errors.push(error),
  })
  app = express().set('trust proxy', 1)
  app.use(
    '/l',
    links({
      targets,
      counter: { count: (visit) => visits.push(visit) },
      publicUrl: 'https://hub.example',
      log: { error: (fields) => errors.push(fields) },
    }),
  )
})
const follow = (name: string) =>
  supertest(app)
    .get(`/l/${codeFor(name)}`)
    .set('User-Agent', phone)

describe('a short link', () => {
  it('sends readers on, and says so to nobody else', async () => {
    const answer = await follow('p1').expect(302).expect('Location', 'https://acme.example/p1?utm_source=elbnetz')
    expect(answer.headers).toMatchObject({
      ...{ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex', 'content-length': '0' },
      'x-request-id': expect.any(String) as string,
    })
    expect(answer.headers).not.toHaveProperty('set-cookie')
    await supertest(app)
      .head(`/l/${codeFor('p1')}`)
      .expect(302)
      .expect('Location', 'https://acme.example/p1?utm_source=elbnetz')
    await supertest(app)
      .get(`/l/${codeFor('p1').toUpperCase()}/`)
      .expect(302)
  })

  it('is followed at the door with the same headers, and everything else passes it by', async () => {
    const counted: unknown[] = []
    const counter = { count: (visit: unknown) => void counted.push(visit) }
    const always = ['X-Content-Type-Options', 'nosniff', 'Referrer-Policy', 'same-origin', 'X-Frame-Options', 'DENY']
    const fronted = express().use(linkDoor({ targets, counter, always }), (_req, res) => void res.send('behind'))
    const at = `/l/${codeFor('p1')}`
    expect((await supertest(fronted).get(at)).text).toBe('behind')
    const routed = await follow('p1').expect(302)
    const there = await supertest(fronted).get(at).set('User-Agent', phone).expect(302)
    const told = ({ date: _, 'x-request-id': id, ...headers }: Record<string, string>) => ({ ...headers, id: typeof id })
    expect(told(there.headers as Record<string, string>)).toEqual({
      ...told(routed.headers as Record<string, string>),
      'x-frame-options': 'DENY',
    })
    expect(counted).toMatchObject([{ link: 'p1', userAgent: phone, method: 'GET' }])
    for (const path of [`${at}/qr.svg`, `${at}?a=1`, '/l/nobody', '/l/', '/'])
      expect((await supertest(fronted).get(path)).text).toBe('behind')
    expect((await supertest(fronted).post(at)).text).toBe('behind')
  })

  it('is counted after the answer, with what the proxy says of the reader', async () => {
    await follow('p1').set('X-Forwarded-For', '203.0.113.7').set('Sec-Purpose', 'prefetch').set('Purpose', 'preview')
    await supertest(app)
      .head(`/l/${codeFor('p1')}`)
      .set('User-Agent', phone)
    expect(visits).toMatchObject([
      { link: 'p1', ip: '203.0.113.7', userAgent: phone, method: 'GET', purpose: 'prefetch preview' },
      { link: 'p1', method: 'HEAD' },
    ])
  })

  it('is not counted for a brand that does not want it, nor where it leads nowhere', async () => {
    settings = { ...counting, countsClicks: false }
    await follow('p1').expect(302)
    await follow('p2').expect(410)
    await follow('nobody').expect(404)
    expect(visits).toEqual([])
  })

  it('asks the database once, however many follow it, and not again', async () => {
    await Promise.all([1, 2, 3].map(() => follow('p1').expect(302)))
    fails = true
    await follow('p1').expect(302)
    expect(asked).toBe(1)
  })

  it('leads where it led while the database does not answer, and is looked up again afterwards', async () => {
    await follow('p1').expect(302)
    fails = true
    now += 31_000
    await follow('p1').expect(302)
    await targets.settled()
    expect(errors).toHaveLength(1)
    fails = false
    places.set('p1', { main: 'de', addresses: { de: 'https://acme.example/moved' } })
    now += 31_000
    await follow('p1').expect('Location', 'https://acme.example/p1?utm_source=elbnetz')
    await targets.settled()
    await follow('p1').expect('Location', 'https://acme.example/moved?utm_source=elbnetz')
  })

  it('follows the post to another address at once, and stores it', async () => {
    await follow('p1').expect(302)
    places.set('p1', { main: 'de', addresses: { de: 'https://acme.example/other?x=1#there' } })
    targets.touch('p1')
    await targets.settled()
    await follow('p1').expect('Location', 'https://acme.example/other?x=1&utm_source=elbnetz#there')
    expect(store.rows[0]?.target).toBe('https://acme.example/other?x=1&utm_source=elbnetz#there')
  })

  it('leads to the post’s own language where its own is not there any more', async () => {
    places.set('p1', { main: 'en', addresses: { en: 'https://acme.example/en/p1' } })
    await follow('p1').expect('Location', 'https://acme.example/en/p1?utm_source=elbnetz')
  })

  it('says that a post was withdrawn, and leads there again when it is back', async () => {
    await follow('p1').expect(302)
    places.delete('p1')
    targets.touch('p1')
    await targets.settled()
    const answer = await follow('p1').set('Accept-Language', 'de').expect(410).expect('Content-Type', /html/)
    expect(answer.text).toContain('Dieser Beitrag ist nicht mehr da')
    expect(answer.headers).not.toHaveProperty('location')
    expect(store.rows[0]).toMatchObject({ gone: true, target: 'https://acme.example/p1?utm_source=elbnetz' })
    places.set('p1', { main: 'de', addresses: { de: 'https://acme.example/p1' } })
    targets.touch('p1')
    await targets.settled()
    await follow('p1').expect(302)
    expect(store.rows[0]).toMatchObject({ gone: false })
  })

  it('says that a post is still to come, and leads there once it is public', async () => {
    const answer = await follow('print').set('Accept-Language', 'en').expect(404)
    expect(answer.text).toContain('This post is not there yet')
    places.set('print', { main: 'de', addresses: { de: 'https://acme.example/new' } })
    targets.touch('print')
    await targets.settled()
    await follow('print').expect(302).expect('Location', 'https://acme.example/new?utm_source=elbnetz')
  })

  it('never leads anywhere that is not stored', async () => {
    const code = codeFor('p1')
    for (const path of [`/l/${code}?url=https://evil.example`, `/l/${code}?utm_source=evil`])
      await supertest(app).get(path).expect('Location', 'https://acme.example/p1?utm_source=elbnetz')
    for (const path of [
      '/l/',
      '/l/https:%2F%2Fevil.example',
      '/l//evil.example',
      `/l/${code}/evil.example`,
      '/l/%2e%2e',
      '/l/bcdfghjk',
      `/l/${'b'.repeat(5000)}`,
    ]) {
      const answer = await supertest(app).get(path).set('Accept-Language', 'de').expect(404).expect('Content-Type', /html/)
      expect(answer.headers).not.toHaveProperty('location')
      expect(answer.text).toContain('Diesen Link gibt es nicht')
    }
    // Only what can be a code is asked for.
    expect(asked).toBe(2)
    places.set('p1', { main: 'de', addresses: { de: 'javascript:alert(1)' } })
    targets.touch('p1')
    await targets.settled()
    await follow('p1').expect('Location', 'https://acme.example/p1?utm_source=elbnetz')
  })

  it('refuses other methods, unreadable addresses, and what it cannot know, with a sentence', async () => {
    const refused = await supertest(app)
      .post(`/l/${codeFor('p1')}`)
      .expect(405)
    expect(refused.headers.allow).toBe('GET, HEAD, OPTIONS')
    await supertest(app)
      .options(`/l/${codeFor('p1')}`)
      .expect(204)
    await supertest(app)
      .get('/l/%E0%A4%A')
      .expect(400)
      .expect('Content-Type', /problem\+json/)
    fails = true
    await follow('p1')
      .expect(500)
      .expect('Content-Type', /problem\+json/)
    fails = false
    await follow('p1').expect(302)
  })
})

describe('the QR code of a short link', () => {
  const address = `https://hub.example/l/${codeFor('p1')}`

  it('is a drawing with its quiet zone', async () => {
    const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
    const answer = await supertest(app)
      .get(`/l/${codeFor('p1')}/qr.svg`)
      .expect(200)
      .expect('Content-Type', /^image\/svg\+xml/)
    const svg = (answer.body as Buffer).toString()
    expect(svg).toContain(`viewBox="0 0 ${modules.size + 8} ${modules.size + 8}"`)
    expect(svg).not.toMatch(/<script|href|on\w+=/)
  })

  it.each([128, 512, 777, 2048])('is a picture of %i pixels that says exactly the address', async (size) => {
    const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
    const answer = await supertest(app)
      .get(`/l/${codeFor('p1')}/qr.png?size=${size}`)
      .expect(200)
      .expect('Content-Type', 'image/png')
    const { data, info } = await sharp(answer.body as Buffer)
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([info.width, info.height, info.channels]).toEqual([size, size, 1])
    const scale = Math.floor(size / (modules.size + 8))
    const first = Math.floor((size - modules.size * scale) / 2)
    expect(first).toBeGreaterThanOrEqual(4 * scale)
    const isDark = (x: number, y: number) => (data[y * size + x] ?? 255) < 128
    const middle = (module: number) => first + module * scale + Math.floor(scale / 2)
    const read = Array.from({ length: modules.size ** 2 }, (_, at) =>
      isDark(middle(at % modules.size), middle(Math.floor(at / modules.size))) ? 1 : 0,
    )
    expect(read).toEqual([...modules.data].map((dark) => (dark ? 1 : 0)))
    for (let at = 0; at < size; at++)
      expect([isDark(at, 0), isDark(0, at), isDark(at, size - 1), isDark(size - 1, at)]).toEqual([false, false, false, false])
  })

  it('is there before the post is, and not for what is no link', async () => {
    await supertest(app)
      .get(`/l/${codeFor('print')}/qr.png`)
      .expect(200)
    for (const kind of ['svg', 'png'])
      await supertest(app)
        .get(`/l/${codeFor('nobody')}/qr.${kind}`)
        .expect(404)
        .expect('Content-Type', /problem\+json/)
    await supertest(app)
      .get(`/l/${codeFor('p1')}/qr.gif`)
      .expect(404)
    expect(visits).toEqual([])
  })

  it.each(['127', '2049', '300.5', 'large', '-1', '1e9'])('has no size of %s', async (size) => {
    const answer = await supertest(app)
      .get(`/l/${codeFor('p1')}/qr.png?size=${size}`)
      .expect(400)
    expect((answer.body as { detail: string }).detail).toMatch(/size: must be/)
  })
})
