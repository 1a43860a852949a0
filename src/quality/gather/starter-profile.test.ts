import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardedDispatcher } from '../../../publishers/kit/guard.ts'
import { Problem } from '../../core/problem.ts'
import { starterProfile } from './starter-profile.ts'
import { readWebsitePage } from './website-page.ts'

type Reply = RequestListener
const page =
  (html: string, type = 'text/html; charset=utf-8'): Reply =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': type }).end(html)
const replies: Record<string, Reply> = {}
let base = ''
let elsewhere = ''
const servers: Server[] = []
const listen = (listener: RequestListener) =>
  new Promise<string>((ready) => {
    const one = createServer(listener)
    servers.push(one)
    one.listen(0, '127.0.0.1', () => ready(`http://127.0.0.1:${(one.address() as AddressInfo).port}`))
  })

beforeAll(async () => {
  base = await listen((request, response) => (replies[request.url ?? ''] ?? ((_, r) => void r.writeHead(404).end()))(request, response))
  elsewhere = await listen((_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Geheim</title>'))
})
afterAll(() => {
  for (const one of servers) one.close()
})

const read = (path: string, timeoutMs = 3000) =>
  starterProfile(`${base}${path}`, { dispatcher: guardedDispatcher({ allowPrivateOrigins: [base] }), language: 'de', timeoutMs })
const refusal = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: unknown) => (error instanceof Problem ? error.code : error),
  )
const bars = (...colours: string[]) =>
  sharp({ create: { width: 40 * colours.length, height: 40, channels: 4, background: '#ffffff00' } })
    .composite(
      colours.map((background, at) => ({
        input: { create: { width: 40, height: 40, channels: 4 as const, background } },
        left: 40 * at,
        top: 0,
      })),
    )
    .png()
    .toBuffer()
const file =
  (bytes: Buffer | string, type: string): Reply =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': type }).end(bytes)

describe('a brand’s start from its website', () => {
  it('reads name, language and colours', async () => {
    replies['/logo.png'] = file(await bars('#0f766e', '#c8102e', '#000000', '#808080', '#0f766e'), 'image/png')
    replies['/'] = page(`<!doctype html><html lang="de-DE"><head><title>Startseite</title>
      <meta name="theme-color" content="#FFB000"><meta property="og:site_name" content="Acme Glocken">
      <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Seite"},
        {"@type":["Organization"],"name":"Acme Glocken GmbH &amp; Co. KG","logo":{"@type":"ImageObject","url":"/logo.png"}}]}</script></head>`)
    expect(await read('/')).toEqual({
      name: 'Acme Glocken GmbH & Co. KG',
      language: 'de',
      logo: `${base}/logo.png`,
      colors: [
        { name: 'Farbe der Website', hex: '#ffb000' },
        { name: 'Farbe 1 aus dem Logo', hex: '#0f766e' },
        { name: 'Farbe 2 aus dem Logo', hex: '#c8102e' },
      ],
    })
  })
  it('goes on to the next picture where one cannot be read, and reads of an SVG nothing but its colours', async () => {
    replies['/icon.svg'] = file(
      `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>fetch('${elsewhere}')</script>
        <path fill="#0f766e"/><path style="fill:#0f766e"/><path fill="#C81"/><path fill="#0f776f"/><path stroke="#123456" fill="none"/><rect fill="#fff"/></svg>`,
      'image/svg+xml',
    )
    replies['/touch.png'] = file('<html>', 'image/png')
    replies['/svg'] = page('<link rel="icon" href="icon.svg"><link rel="apple-touch-icon" href="/touch.png"><title>Acme</title>')
    expect(await read('/svg')).toEqual({
      name: 'Acme',
      language: null,
      logo: `${base}/icon.svg`,
      colors: [
        { name: 'Farbe 1 aus dem Logo', hex: '#0f766e' },
        { name: 'Farbe 2 aus dem Logo', hex: '#cc8811' },
      ],
    })
  })
  it('never opens a picture in a private network, and reads the page all the same', async () => {
    replies['/spy'] = page(`<html lang=en><title>Acme</title><meta property="og:image" content="${elsewhere}/metadata.png">`)
    expect(await read('/spy')).toEqual({ name: 'Acme', language: 'en', logo: null, colors: [] })
  })
  it('follows redirects, but none into a private network and none for ever', async () => {
    replies['/old'] = (_, response) => void response.writeHead(301, { location: '/new' }).end()
    replies['/new'] = page('<title>Acme</title>')
    replies['/away'] = (_, response) => void response.writeHead(302, { location: elsewhere }).end()
    replies['/file'] = (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end()
    replies['/loop'] = (_, response) => void response.writeHead(302, { location: '/loop' }).end()
    expect((await read('/old')).name).toBe('Acme')
    expect(await refusal(read('/away'))).toBe('private-address')
    expect(await refusal(read('/file'))).toBe('refused')
    expect(await refusal(read('/loop'))).toBe('refused')
  })
  it.each([
    'http://127.0.0.1:8081/',
    'http://2130706433/',
    'http://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://10.0.0.1',
    'localhost',
  ])('refuses %s', async (website) => {
    expect(await refusal(starterProfile(website, { dispatcher: guardedDispatcher(), language: 'en' }))).toBe('private-address')
  })
  it.each(['', ' ', 'acme', 'file:///etc/passwd', 'javascript:alert(1)', 'https://', 'ftp://acme.example', '\ud800'])(
    'asks for an address instead of %j',
    async (website) => {
      expect(await refusal(starterProfile(website, { dispatcher: guardedDispatcher(), language: 'en' }))).toBe('no-address')
    },
  )
  it('refuses what is no page, what is missing, and what is too large however small it was packed', async () => {
    replies['/pdf'] = page('%PDF', 'application/pdf')
    replies['/bomb'] = (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')))
    let sent = 0
    replies['/endless'] = (request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, '<'))) sent++
      }
      response.on('drain', more)
      more()
    }
    expect(await refusal(read('/pdf'))).toBe('no-page')
    expect(await refusal(read('/missing'))).toBe('refused')
    expect(await refusal(read('/bomb'))).toBe('too-large')
    expect(await refusal(read('/endless'))).toBe('too-large')
    expect(sent).toBeLessThan(1000)
  })
  it('waits no longer than it says, for the beginning and for the end', async () => {
    replies['/silent'] = () => {}
    replies['/slow'] = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    }
    const before = Date.now()
    expect(await refusal(read('/silent', 200))).toBe('no-answer')
    expect(await refusal(read('/slow', 200))).toBe('no-answer')
    expect(Date.now() - before).toBeLessThan(2500)
  })
  it('says what is wrong in both languages', async () => {
    const said = {
      de: 'Unter dieser Adresse liegt keine Webseite. Schreiben Sie die Adresse der Startseite.',
      en: 'There is no web page at this address. Write the address of the home page.',
    }
    await expect(read('/pdf')).rejects.toMatchObject({ code: 'no-page', message: said.en, said })
  })
  it('reads pages that are not in UTF-8', async () => {
    replies['/latin'] = file(Buffer.from('<meta charset="iso-8859-1"><title>Gl\u00f6ckner</title>', 'latin1'), 'text/html')
    expect((await read('/latin')).name).toBe('Glöckner')
  })
})

describe('a page', () => {
  const at = new URL('https://www.acme-glocken.example/de/')
  const name = (html: string) => readWebsitePage(html, at).name
  it('is called what its address says too', () => {
    expect(name('<title>Startseite | Acme Glocken</title>')).toBe('Acme Glocken')
    expect(name('<TITLE\n>Acme Glocken &ndash; Gl&ouml;cken seit 1871</TITLE>')).toBe('Acme Glocken')
    expect(name('<title>Ganz anders</title>')).toBe('Ganz anders')
    expect(name(`<title>${'lang '.repeat(40)}</title>`)).toBeNull()
  })
  it('tells pictures by how likely they are the logo, and only those of the web', () => {
    const html = `<link rel="shortcut icon" href="i.png"><meta property=og:image content=/og.jpg><link rel='apple-touch-icon' href='//cdn.example/t.png'>
      <link rel="icon" href="data:image/png;base64,AA"><link rel="icon" href="javascript:1">`
    expect(readWebsitePage(html, at).logos).toEqual([
      'https://cdn.example/t.png',
      'https://www.acme-glocken.example/og.jpg',
      'https://www.acme-glocken.example/de/i.png',
    ])
  })
  it.each([
    ['tags that never end', '<meta name='.repeat(200_000)],
    ['attributes without values', `<meta ${'a '.repeat(1_000_000)}>`],
    ['one long attribute', `<meta ${'a'.repeat(2_000_000)}>`],
    ['quotes that never end', `<meta a="${"'".repeat(2_000_000)}`],
    ['scripts that never end', '<script type="application/ld+json">'.repeat(60_000)],
    ['titles that never end', '<title'.repeat(300_000)],
    ['deep data', `<script type="application/ld+json">${'['.repeat(1_000_000)}</script>`],
    ['wide data', `<script type="application/ld+json">[${'{},'.repeat(500_000)}{}]</script>`],
    ['entities', `<title>${'&'.repeat(1_000_000)}</title>`],
  ])('is read in little time where it is bait: %s', (_, html) => {
    const before = performance.now()
    readWebsitePage(html, at)
    expect(performance.now() - before).toBeLessThan(1500)
  })
})
