/** Hostile files, texts and links, at a running hub: each is refused or answered with a sentence, in bounded time, and nothing else suffers. */
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import supertest from 'supertest'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { FindingView, PostPreview } from '../../src/core/answers.ts'
import { liveHub, password, richText, type LiveHub, type Person } from '../support/api.ts'
import { database } from '../support/databases.ts'
import { blackPixels, pngOf, refused } from '../support/refused.ts'

/** Names that an attacker's server answers with addresses behind our wall: alone, among public ones, and written as IPv6. */
const names: Readonly<Record<string, readonly dns.LookupAddress[]>> = {
  'loopback.attacker.example': [{ address: '127.0.0.1', family: 4 }],
  'mixed.attacker.example': [
    { address: '93.184.215.14', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ],
  'mapped.attacker.example': [{ address: '::ffff:127.0.0.1', family: 6 }],
  'metadata.attacker.example': [{ address: '169.254.169.254', family: 4 }],
}

describe(`hostile content on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let mastodon: string
  let website: string
  /** Stands for a machine behind the wall: it counts who comes, and says nothing. */
  let trap: { readonly server: Server; readonly port: number; asked: number }
  const lookup = dns.lookup

  beforeAll(async () => {
    const pretend = (name: string, options: dns.LookupOptions, done: (error: Error | null, found: unknown, family?: number) => void) => {
      const found = names[name]
      if (!found) return lookup(name, options, done as never)
      if (options.all) done(null, found)
      else done(null, found[0]!.address, found[0]!.family)
    }
    dns.lookup = pretend as unknown as typeof dns.lookup
    syncBuiltinESMExports()
    hub = await liveHub(database)
    editor = await hub.person('editor')
    mastodon = await hub.channel('mastodon')
    website = await hub.channel('website')
    const server = createServer((socket) => {
      trap.asked++
      socket.destroy()
    })
    await new Promise<void>((resolve) => server.listen(0, resolve))
    trap = { server, port: (server.address() as AddressInfo).port, asked: 0 }
    // A server that we may ask, and that sends us on or keeps us waiting.
    Object.assign(hub.fakes.get('bluesky')!, {
      handler: (req: { url?: string }, res: { writeHead(status: number, headers?: object): { end(): void } }) => {
        const to = new URL(req.url ?? '', 'http://x').searchParams.get('to')
        if (to !== null) res.writeHead(302, { location: to }).end()
      },
    })
  })
  afterAll(async () => {
    dns.lookup = lookup
    syncBuiltinESMExports()
    trap?.server.close()
    await hub?.stop()
  })
  afterEach(async () => {
    const began = performance.now()
    const view = await preview({ text: 'Am Samstag öffnen wir die Werkstatt.' })
    expect([view.complete, view.variants.length], 'a plain post is still judged').toEqual([true, 2])
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  interface Written {
    readonly text?: string
    readonly link?: string
    readonly [field: string]: unknown
  }
  const documentOf = ({ text, link, ...post }: Written) => ({
    ...{ title: 'Tag der offenen Tür', teaser: 'Wir öffnen die Werkstatt.', brand: hub.brand, body: richText('Wir öffnen die Werkstatt.') },
    variants: [
      { channel: mastodon, when: 'with-post', text, ...(link !== undefined && { link }) },
      { channel: website, when: 'with-post' },
    ],
    ...post,
  })
  const send = (post: Written) => editor.post('/api/posts/preview?locale=de', documentOf(post))
  /** Answered with judgements, or refused with a sentence. */
  async function preview(post: Written): Promise<PostPreview> {
    const { status, text } = await send(post)
    expect(status, text.slice(0, 500)).toBe(200)
    expect(text).not.toMatch(/\[object |node_modules|\bat .+\.ts:\d+:\d+/)
    return JSON.parse(text) as PostPreview
  }
  const found = (view: PostPreview, check: string, at = 0): readonly FindingView[] =>
    view.variants[at]!.judgements.find((one) => one.check === check)?.findings ?? []
  const errored = (view: PostPreview) =>
    view.variants.flatMap(({ judgements }) => judgements.filter(({ verdict }) => verdict === 'errored').map(({ check }) => check))

  describe('a file', () => {
    let authorization: string
    beforeAll(async () => {
      const login = await supertest(hub.base).post('/api/users/login').send({ email: 'editor@example.com', password })
      authorization = `JWT ${(login.body as { token: string }).token}`
    })
    async function upload(bytes: Buffer, name: string, type: string) {
      const form = new FormData()
      form.set('_payload', '{}')
      form.set('file', new File([new Uint8Array(bytes)], name, { type }))
      const answer = await fetch(`${hub.base}/api/media`, { method: 'POST', headers: { authorization }, body: form })
      return { status: answer.status, text: await answer.text() }
    }
    const noise = () =>
      sharp({ create: { width: 400, height: 300, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })

    it('that unpacks to more than memory is refused by its header', async () => {
      expect(refused(await upload(pngOf(30_000, 30_000, Buffer.from([0])), 'header.png', 'image/png'), 400)).toContain('900 megapixels')
      refused(await upload(pngOf(20_000, 20_000, await blackPixels(20_000, 20_000)), 'bomb.png', 'image/png'), 400)
      refused(await upload(await gifOf(300, 4_000, 4_000), 'bomb.gif', 'image/gif'), 400)
    })

    it('that lies about its size in the header is refused', async () => {
      const jpeg = await noise().jpeg().toBuffer()
      const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
      const large = Buffer.from(jpeg)
      large.writeUInt16BE(65_000, frame + 5)
      large.writeUInt16BE(65_000, frame + 7)
      expect(refused(await upload(large, 'large.jpg', 'image/jpeg'), 400)).toMatch(/megapixels/)
      const webp = await noise().webp({ lossless: true }).toBuffer()
      const wide = Buffer.from(webp)
      // The first bits behind the signature of a lossless WebP are its width and height.
      wide.writeUInt32LE(0x0fffffff, wide.indexOf('VP8L') + 9)
      refused(await upload(wide, 'wide.webp', 'image/webp'), 400)
    })

    it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
      'that is a %s cut off anywhere is refused, or is whole',
      async (format) => {
        const whole = await noise().toFormat(format).toBuffer()
        for (const share of [0.02, 0.2, 0.6, 0.95]) {
          const answer = await upload(whole.subarray(0, Math.floor(whole.length * share)), `cut.${format}`, `image/${format}`)
          refused(answer, 400)
        }
      },
      120_000,
    )

    it('that is a drawing with a program in it is refused', async () => {
      const svg =
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script><image href="http://127.0.0.1/"/></svg>'
      for (const bytes of [svg, `\ufeff<!-- x --><!DOCTYPE svg [<!ENTITY a "${'b'.repeat(1000)}">]>${svg}`])
        for (const [name, type] of [
          ['a.svg', 'image/svg+xml'],
          ['a.jpg', 'image/jpeg'],
        ] as const)
          refused(await upload(Buffer.from(bytes), name, type), 400)
    })

    it('that is a film which claims two gigabytes, days or nothing is refused, or taken for what it is', async () => {
      for (const film of films()) {
        const began = performance.now()
        const answer = await upload(film, 'film.mp4', 'video/mp4')
        expect(performance.now() - began).toBeLessThan(15_000)
        refused(answer, 400, 413, 415)
      }
      expect(process.memoryUsage().rss).toBeLessThan(2_500_000_000)
    }, 60_000)
  })

  const baits: Record<string, string> = {
    letters: 'a',
    'spaces and a word': ' \u00a0a',
    'opening brackets': '([{„',
    'half addresses': 'https://',
    'half mail addresses': 'a.a@a.',
    hashtags: '#Aa ',
    mentions: '@a@a.',
    digits: '49 0 ',
    dots: 'z.B. ...',
    emoji: '👩‍👩‍👧‍👦',
    marks: 'a\u0301\u0323',
    'right to left': '\u202eשלום ',
    'words of the brand': 'billig billigbillig ',
    prose: 'Am Samstag öffnen wir die Werkstatt, und Sie sehen, wie unsere Glocken entstehen. ',
  }
  it.each(Object.entries(baits))(
    'a hundred kilobytes of %s in every field are answered',
    async (_, bait) => {
      const long = bait.repeat(Math.ceil(100_000 / bait.length))
      const began = performance.now()
      const view = await preview({
        ...{
          title: long,
          teaser: long,
          slug: long,
          body: richText(long, long),
          text: long,
          link: `https://127.0.0.1/${encodeURIComponent(long.toWellFormed())}`,
        },
        seo: { title: long, description: long },
        declared: { sponsorship: 'sponsored', sponsor: long, focusKeyword: long, canonical: long, consents: [{ name: long }] },
      })
      expect(performance.now() - began).toBeLessThan(60_000)
      expect(errored(view)).toEqual([])
    },
    120_000,
  )

  it('half a character is refused with a sentence', async () => {
    const { status, text } = await send({ text: '\ud83d'.repeat(100_000) })
    refused({ status, text }, 400)
  })

  it('ten thousand links are answered in time, those that wait included', async () => {
    const slow = Array.from({ length: 10_000 }, (_, at) => `${hub.base}/fakes/bluesky/wait/${at}`).join(' ')
    const began = performance.now()
    const view = await preview({ text: slow })
    // Nobody waits for each of them.
    expect(performance.now() - began).toBeLessThan(60_000)
    const told = found(view, 'seo/links')
    expect(told.length).toBeGreaterThan(20)
    expect(told.length).toBeLessThan(500)
    expect(errored(view)).toEqual([])
  }, 200_000)

  describe('a link to a machine behind the wall', () => {
    const local = (port: number) =>
      [
        ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0x7f.0.0.0x1', '127.000.000.001', '0.0.0.0', '0'],
        ...['localhost', 'LOCALHOST', '[::1]', '[0:0:0:0:0:0:0:1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]'],
        ...['①②⑦.⓪.⓪.①', '127。0。0。1', 'user:word@127.0.0.1', 'acme.example@127.0.0.1'],
        ...Object.keys(names),
      ].flatMap((host) => [`https://${host}:${port}/geheim`, `http://${host}:${port}/geheim`])
    const elsewhere = [
      ...['10.0.0.1', '192.168.178.1', '172.16.0.1', '100.64.0.1', '169.254.169.254', '[fd00::1]', '[fe80::1]', '[64:ff9b::7f00:1]'],
    ].map((host) => `https://${host}/latest/meta-data/`)

    it('is refused in every notation', async () => {
      const before = trap.asked
      for (const link of [...local(trap.port), ...elsewhere]) {
        const view = await preview({ text: 'Mehr dazu:', link })
        expect(
          found(view, 'seo/links').map(({ text }) => text.en),
          link,
        ).toEqual([expect.stringMatching(/leads into a private network/)])
        expect(view.variants[0]!.mayGoOut, link).toBe(false)
      }
      expect(trap.asked).toBe(before)
    }, 300_000)

    it('is refused where a redirect leads there', async () => {
      const before = trap.asked
      // A header holds no other signs.
      for (const target of local(trap.port).filter((one) => /^[ -~]+$/.test(one))) {
        const view = await preview({ text: 'Mehr dazu:', link: `${hub.base}/fakes/bluesky/away?to=${encodeURIComponent(target)}` })
        expect(
          found(view, 'seo/links').map(({ text }) => text.en),
          target,
        ).toEqual([expect.stringMatching(/leads into a private network/)])
      }
      expect(trap.asked).toBe(before)
    }, 300_000)

    it('is no way to other protocols', async () => {
      const before = trap.asked
      for (const target of [
        'file:///etc/passwd',
        `gopher://127.0.0.1:${trap.port}/`,
        `ftp://127.0.0.1:${trap.port}/`,
        'javascript:alert(1)',
      ]) {
        const view = await preview({ text: 'Mehr dazu:', link: `${hub.base}/fakes/bluesky/away?to=${encodeURIComponent(target)}` })
        expect(found(view, 'seo/links'), target).toHaveLength(1)
      }
      expect(trap.asked).toBe(before)
    })
  })

  it.each([null, 0, 'x', [], { root: 1 }, { variants: 'x' }, { variants: [{ channel: {}, text: [] }] }, { brand: {}, variants: [null] }])(
    'a preview of %j is refused with a sentence, or answered',
    async (body) => {
      const { status, text } = await editor.post('/api/posts/preview?locale=de', body as object)
      if (status !== 200) refused({ status, text })
    },
  )
})

/** An animation of many black frames: a kilobyte for each. */
async function gifOf(frames: number, width: number, height: number): Promise<Buffer> {
  const frame = await sharp({ create: { width, height, channels: 3, background: '#000' } })
    .gif()
    .toBuffer()
  const start = frame.indexOf(Buffer.from([0x2c, 0, 0, 0, 0]))
  const image = frame.subarray(start, frame.length - 1)
  return Buffer.concat([frame.subarray(0, start), ...Array.from({ length: frames }, () => image), Buffer.from([0x3b])])
}

/** Boxes of ISO 14496-12 that say what is not so. */
function films(): Buffer[] {
  const box = (type: string, data: Buffer, size = data.length + 8) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(size)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, data])
  }
  const ftyp = box('ftyp', Buffer.from('isom\u0000\u0000\u0002\u0000isomiso2avc1mp41', 'latin1'))
  const mvhd = (scale: number, duration: number) => {
    const data = Buffer.alloc(100)
    data.writeUInt32BE(scale, 12)
    data.writeUInt32BE(duration, 16)
    return box('mvhd', data)
  }
  const nested = (depth: number): Buffer => Array.from({ length: depth }).reduce<Buffer>((inner) => box('moov', inner), Buffer.alloc(0))
  return [
    // Two gigabytes of pictures that are not there.
    Buffer.concat([ftyp, box('moov', mvhd(1000, 60_000)), box('mdat', Buffer.alloc(16), 0x7fffffff)]),
    // Fifty days.
    Buffer.concat([ftyp, box('moov', mvhd(1, 0xffffffff)), box('mdat', Buffer.alloc(16))]),
    Buffer.concat([ftyp, box('moov', mvhd(0, 1))]),
    Buffer.concat([ftyp, box('moov', Buffer.alloc(0), 0xffffffff)]),
    Buffer.concat([ftyp, nested(20_000)]),
    Buffer.concat([ftyp, ...Array.from({ length: 200_000 }, () => box('free', Buffer.alloc(0)))]),
    ftyp,
  ]
}
