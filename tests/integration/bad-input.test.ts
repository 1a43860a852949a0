/** A clumsy and a hostile person at the API: whatever they send is kept word for word or refused with a sentence, and the hub goes on. */
import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import sharp from 'sharp'
import supertest from 'supertest'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PostState } from '../../src/core/answers.ts'
import type { ConnectForm } from '../../src/core/connect-answers.ts'
import { fakes } from '../../publishers/fakes.gen.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { liveHub, password, richText, type LiveHub, type Person } from '../support/api.ts'
import { enterAppKeys } from '../support/connect.ts'
import { database } from '../support/databases.ts'
import { blackPixels, pngOf, refused } from '../support/refused.ts'

const unknown = '0190a0a0-0000-7000-8000-000000000000'
const evil = `<script>alert("1")</script><img src=x onerror="alert(2)"> & 'quotes' ]]> {{x}} %s ${'`'}`

describe(`bad input on ${database}`, () => {
  let hub: LiveHub
  let editor: Person
  let approver: Person
  let manager: Person
  let admin: Person
  let website: string
  let mastodon: string

  beforeAll(async () => {
    hub = await liveHub(database)
    editor = await hub.person('editor')
    approver = await hub.person('approver')
    manager = await hub.person('channel-manager')
    admin = await hub.person('administrator')
    website = await hub.channel('website')
    mastodon = await hub.channel('mastodon')
  })
  afterAll(() => hub?.stop())
  afterEach(async () => {
    expect((await write({ title: 'Nur ein Beitrag' })).title, 'a plain post can still be written').toBe('Nur ein Beitrag')
  })

  interface Written {
    readonly id: string
    readonly title: string
    readonly [field: string]: unknown
  }
  async function write(data: object, locale = 'de'): Promise<Written> {
    const made = await editor.post(`/api/posts?locale=${locale}&depth=0`, { brand: hub.brand, ...data }).expect(201)
    return (made.body as { doc: Written }).doc
  }
  const read = async (collection: string, id: string, who = admin) =>
    (await who.get(`/api/${collection}/${id}?locale=de&depth=0&draft=true`).expect(200)).body as Record<string, unknown>
  const onChannels = (...ids: string[]) => ids.map((channel) => ({ channel, when: 'with-post' }))

  describe('an upload', () => {
    let authorization: string
    beforeAll(async () => {
      const login = await supertest(hub.base).post('/api/users/login').send({ email: 'editor@example.com', password })
      authorization = `JWT ${(login.body as { token: string }).token}`
    })
    async function upload(bytes: Buffer, name: string, type = 'image/jpeg', payload = '{}') {
      const form = new FormData()
      form.set('_payload', payload)
      form.set('file', new File([new Uint8Array(bytes)], name, { type }))
      const answer = await fetch(`${hub.base}/api/media`, { method: 'POST', headers: { authorization }, body: form })
      return { status: answer.status, text: await answer.text() }
    }
    const kept = ({ status, text }: { status: number; text: string }) => {
      expect(status, text).toBe(201)
      return (JSON.parse(text) as { doc: { id: string; filename: string; mimeType: string; alt: string } }).doc
    }
    const picture = (format: 'jpeg' | 'png' | 'tiff' = 'jpeg') =>
      sharp({ create: { width: 200, height: 150, channels: 3, background: '#123456' } })
        .toFormat(format)
        .toBuffer()
    const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const program = Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(500)])

    it('that is no picture is refused, whatever it is called', async () => {
      expect(refused(await upload(Buffer.from('Just a text.'), 'a.jpg'), 400)).toContain('not a picture')
      refused(await upload(Buffer.alloc(0), 'empty.png', 'image/png'), 400)
      refused(await upload(program, 'holiday.jpg'), 400)
      refused(await upload(program, 'setup.exe', 'application/x-msdownload'), 400)
      refused(await upload(Buffer.from('<html><script>alert(1)</script></html>'), 'x.html', 'text/html'), 400)
      for (const [name, type] of [
        ['x.svg', 'image/svg+xml'],
        ['x.png', 'image/png'],
      ] as const)
        expect(refused(await upload(svg, name, type), 400)).toContain('SVG')
      expect(refused(await upload(await picture('tiff'), 'x.tiff', 'image/tiff'), 400)).toContain('JPEG')
      const jpeg = await picture()
      expect(refused(await upload(jpeg.subarray(0, jpeg.length - 200), 'cut.jpg'), 400)).toContain('damaged')
    })

    it('that is a picture gets the ending of what it is', async () => {
      const jpeg = await picture()
      expect(kept(await upload(jpeg, 'kite.exe', 'application/x-msdownload'))).toMatchObject({
        filename: 'kite.jpg',
        mimeType: 'image/jpeg',
      })
      expect(kept(await upload(await picture('png'), 'really-a-png.jpg'))).toMatchObject({
        filename: 'really-a-png.png',
        mimeType: 'image/png',
      })
      expect(kept(await upload(jpeg, '../../../etc/passwd.jpg')).filename).toBe('passwd.jpg')
      expect(kept(await upload(jpeg, `${'🪁'.repeat(300)}.jpeg`)).filename.length).toBeLessThan(120)
      expect(kept(await upload(jpeg, 'a.jpg', 'image/jpeg', JSON.stringify({ alt: evil }))).alt).toBe(evil)
    })

    it('that unpacks to more than memory is refused by its header', async () => {
      expect(refused(await upload(pngOf(30_000, 30_000, Buffer.from([0])), 'header.png', 'image/png'), 400)).toContain('900 megapixels')
      const bomb = pngOf(20_000, 20_000, await blackPixels(20_000, 20_000))
      expect(bomb.length).toBeLessThan(200_000)
      expect(refused(await upload(bomb, 'bomb.png', 'image/png'), 400)).toContain('400 megapixels')
    })

    it('that is broken as a form is refused', async () => {
      const send = async (type: string, body: string) => {
        const answer = await fetch(`${hub.base}/api/media`, { method: 'POST', headers: { authorization, 'content-type': type }, body })
        return { status: answer.status, text: await answer.text() }
      }
      refused(await send('multipart/form-data', 'x'), 400)
      refused(await send('multipart/form-data; boundary=b', 'no parts at all'), 400)
      refused(
        await send('multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhalf'),
        400,
      )
      refused(
        await send('multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"alt":\r\n--b--\r\n'),
        400,
      )
      refused(await send('text/plain', '{"alt":"x"}'), 415)
      refused(await upload(await picture(), 'a.jpg', 'image/jpeg', '{"alt":"a\\u0000b"}'), 400)
      const two = new FormData()
      for (const name of ['a.jpg', 'b.jpg']) two.append('file', new File([new Uint8Array(await picture())], name, { type: 'image/jpeg' }))
      const answer = await fetch(`${hub.base}/api/media`, { method: 'POST', headers: { authorization }, body: two })
      refused({ status: answer.status, text: await answer.text() }, 400)
      expect(refused(await editor.post('/api/media', { alt: 'No file' }), 400)).toContain('Choose one picture')
    })

    it('by address is not fetched', async () => {
      const trap = await listen(() => {})
      refused(await editor.post('/api/media', { filename: 'x.jpg', url: `${trap.origin}/x.jpg` }), 400)
      expect(trap.asked()).toBe(0)
      await trap.close()
    })

    const heads = {
      form: {
        type: 'multipart/form-data; boundary=b',
        head: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n',
        limit: '50 MB',
      },
      JSON: { type: 'application/json', head: '{"alt":"', limit: '8 MB' },
    }
    it.each([
      ['form', true, 0.1],
      ['form', false, 0.7],
      ['JSON', true, 0.1],
      ['JSON', false, 0.2],
    ] as const)('of 200 MB as %s is refused and not kept in memory (with its length: %s)', async (kind, withLength, share) => {
      const { type, head, limit } = heads[kind]
      const size = 200 * 1024 * 1024
      const held = () => process.memoryUsage().arrayBuffers
      const before = held()
      const length = withLength ? { 'content-length': head.length + size } : {}
      const headers = { authorization, 'content-type': type, ...length }
      const sent = httpRequest(`${hub.base}/api/media`, { method: 'POST', headers })
      const answered = once(sent, 'response') as Promise<[IncomingMessage]>
      let over = false
      void answered.then(() => (over = true))
      const part = Buffer.alloc(64 * 1024, 0x20)
      let most = 0
      sent.on('error', () => {})
      sent.write(head)
      for (let bytes = 0; bytes < size && !over && !sent.destroyed; bytes += part.length) {
        if (!sent.write(part)) await Promise.race([once(sent, 'drain'), answered, once(sent, 'close')])
        else await new Promise(setImmediate)
        most = Math.max(most, held() - before)
      }
      const [answer] = await answered
      let text = ''
      for await (const piece of answer.setEncoding('utf8')) {
        text += piece as string
        if (text.length === Number(answer.headers['content-length'])) break
      }
      sent.destroy()
      expect(refused({ status: answer.statusCode ?? 0, text }, 413)).toContain(limit)
      expect(most / size, 'share of it that was in memory').toBeLessThan(share)
    })

    it('too large as JSON is refused', async () => {
      expect(refused(await editor.post('/api/posts', { title: 'x', teaser: 'y'.repeat(9_000_000) }), 413)).toContain('8 MB')
    })
  })

  /** Each text that a person may write, in each collection. */
  const texts: Record<
    string,
    { readonly who: () => Person; readonly path: string; readonly body: (text: string) => object; readonly long: readonly string[] }
  > = {
    posts: {
      who: () => editor,
      path: '/api/posts',
      body: (text) => ({
        title: text,
        teaser: text,
        body: richText(text),
        seo: { title: text, description: text },
        variants: [{ channel: website, when: 'with-post', text }],
      }),
      long: ['teaser', 'body', 'seo.description', 'variants.0.text'],
    },
    campaigns: {
      who: () => editor,
      path: '/api/campaigns',
      body: (text) => ({ name: text, goal: text, brand: hub.brand }),
      long: [],
    },
    topics: { who: () => editor, path: '/api/topics', body: (text) => ({ name: text }), long: [] },
    channels: {
      who: () => manager,
      path: '/api/channels',
      body: (text) => ({ name: text, pausedReason: text, paused: true, platform: 'mastodon', language: 'de', brand: hub.brand }),
      long: [],
    },
    brands: {
      who: () => admin,
      path: '/api/brands',
      body: (text) => ({ name: text, timeZone: 'Europe/Berlin', languages: ['de'], forbiddenWords: [{ word: text, instead: text }] }),
      long: [],
    },
    users: {
      who: () => admin,
      path: '/api/users',
      body: (text) => ({ name: text, email: `${text.length}.${Date.now()}@example.com`, password, roles: ['analyst'] }),
      long: [],
    },
    freezes: {
      who: () => manager,
      path: '/api/freezes/start',
      body: (text) => ({ scope: 'channel', target: mastodon, reason: text }),
      long: [],
    },
  }
  const leaves = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(leaves) : []

  describe.each(Object.entries(texts))('a text in %s', (collection, { who, path, body, long }) => {
    const post = (data: object) => who().post(`${path}?locale=de&depth=0`, data)
    const idOf = (answer: supertest.Response) => {
      const made = answer.body as { doc?: { id: string }; freeze?: { id: string } }
      return (made.doc ?? made.freeze)?.id ?? ''
    }

    it('with HTML and script is kept word for word', async () => {
      const text = `${collection} ${evil}`
      const answer = await post(body(text))
      expect(answer.status, answer.text).toBeLessThan(300)
      const found = leaves(await read(collection, idOf(answer)))
      expect(found.filter((one) => one === text)).toHaveLength(leaves(body(text)).filter((one) => one === text).length)
      if (collection === 'freezes') await manager.post(`/api/freezes/${idOf(answer)}/lift`).expect(200)
    })

    it('with what cannot be stored is refused', async () => {
      expect(refused(await post(body('a\u0000b')), 400)).toContain('U+0000')
      expect(refused(await post(body('a\ud83eb')), 400)).toContain('half a character')
    })

    it('that is no text is refused', async () => {
      for (const wrong of [{ a: 1 }, ['x'], 5, true]) refused(await post({ ...body('x'), ...mapLeaves(body('x'), wrong) }), 400)
    })

    it('of a megabyte is kept or refused, and nothing else', async () => {
      const text = 'ä'.repeat(1_000_000)
      refused(await post(body(text)), 400, 413)
      if (long.length === 0) return
      const fitting = fill(body('short'), long, text)
      const answer = await post(fitting)
      expect(answer.status, answer.text.slice(0, 300)).toBe(201)
      expect(leaves(await read(collection, idOf(answer))).filter((one) => one === text)).toHaveLength(long.length)
    })
  })

  /** The same with each text of the form replaced. */
  function mapLeaves(data: object, wrong: unknown): object {
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, value === 'x' ? wrong : value]))
  }
  function fill(data: object, paths: readonly string[], text: string): object {
    const copy = structuredClone(data) as Record<string, never>
    for (const path of paths) {
      const steps = path.split('.')
      const last = steps.pop() ?? ''
      const inner = steps.reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, copy)
      inner[last] = last === 'body' ? richText(text) : text
    }
    return copy
  }

  it('lets HTML and script reach no reader as HTML', async () => {
    const { id } = await write({
      title: `Evil ${evil}`,
      teaser: evil,
      body: richText(evil),
      seo: { title: evil, description: evil },
      media: [await hub.picture({ de: evil, en: evil })],
      variants: onChannels(website),
    })
    await release(id)
    await hub.engine.drain()
    const api = await supertest(hub.base).get(`/api/content/v1/posts/${id}?language=de`).expect(200)
    const post = api.body as {
      title: string
      teaser: string
      body: { html: string; text: string }
      seo: { title: string }
      media: { alt: string }[]
    }
    expect(post).toMatchObject({ title: `Evil ${evil}`, teaser: evil, seo: { title: evil }, media: [{ alt: evil }] })
    expect(post.body.text).toBe(evil)
    expect(post.body.html).toContain('&lt;script&gt;')
    expect(post.body.html).not.toMatch(/<(?!\/?p>)/)
    const feed = await supertest(hub.base).get('/feeds/acme.rss?language=de').expect(200)
    // An item's title is text by RSS 2.0, and no HTML; what is HTML there is escaped once more than XML needs.
    expect(XMLValidator.validate(feed.text)).toBe(true)
    const parsed = new XMLParser({ isArray: (name) => name === 'item' }).parse(feed.text) as { rss: { channel: { item: object[] } } }
    const [item] = parsed.rss.channel.item.filter((one) => 'title' in one && String(one.title).startsWith('Evil'))
    const asHtml = Object.entries(item ?? {}).flatMap(([name, value]) =>
      /^(description|content:encoded)$/.test(name) ? [String(value)] : [],
    )
    expect(asHtml).toHaveLength(2)
    for (const html of asHtml) {
      expect(html).toContain('&lt;script&gt;')
      expect(html).not.toMatch(/<script|<img src=x/)
    }
    expect(feed.text).not.toMatch(/<script|<img/)
    const slug = (api.body as { slug: string }).slug
    for (const address of ['/site/acme?language=de', `/site/acme/${slug}?language=de`]) {
      const page = await supertest(hub.base).get(address).expect(200)
      expect(page.text).toContain('Evil &lt;script&gt;')
      expect(page.text).not.toMatch(/<script>alert|<img src=x/)
    }
  })

  it('keeps no rich text that the editor could not open', async () => {
    let deep: object = { type: 'paragraph', children: [] }
    for (let n = 0; n < 300; n++) deep = { type: 'paragraph', children: [deep] }
    const node = (child: unknown) => ({ root: { type: 'root', children: [child] } })
    for (const body of [
      'text',
      [],
      {},
      { root: {} },
      { root: { children: 'x' } },
      node('x'),
      node({}),
      node({ type: 'evil' }),
      node({ type: 'text' }),
      node(deep),
    ])
      refused(await editor.post('/api/posts', { title: 'x', body }), 400)
  })

  it('keeps what is localised when no language is named, and knows no other languages', async () => {
    const made = await editor.post('/api/posts', { title: 'Ohne Sprache' }).expect(201)
    const { id } = (made.body as { doc: { id: string } }).doc
    expect(await read('posts', id)).toMatchObject({ title: 'Ohne Sprache' })
    for (const locale of ['xx', 'de-DE', '', '../de']) {
      refused(await editor.patch(`/api/posts/${id}?locale=${locale}`, { title: 'Weg' }), 400)
      refused(await editor.get(`/api/posts/${id}?locale=${locale}`), 400)
    }
    for (const locale of ['all', '*'])
      refused(await editor.patch(`/api/posts/${id}?locale=${locale}`, { title: { de: 'Weg', en: 'Gone' } }), 400)
    expect(await read('posts', id)).toMatchObject({ title: 'Ohne Sprache' })
  })

  async function release(id: string): Promise<PostState> {
    const submitted = await editor.post(`/api/posts/${id}/submit`)
    expect(submitted.status, submitted.text).toBe(200)
    const { hash } = (submitted.body as PostState).review
    return (await approver.post(`/api/posts/${id}/approve`, { hash }).expect(200)).body as PostState
  }

  describe('a post', () => {
    const submit = async (data: object, locale = 'de') => editor.post(`/api/posts/${(await write(data, locale)).id}/submit`)

    it('without a text, a title or a channel is kept as a draft and not submitted', async () => {
      expect(refused(await submit({ variants: onChannels(website) }), 422)).toContain('Write a title.')
      expect(refused(await submit({ title: 'x' }), 422)).toContain('Choose at least one channel.')
      expect(refused(await submit({ title: '\u200b ', variants: onChannels(mastodon) }), 422)).toMatch(/title|nor media/)
      expect(refused(await submit({ title: 'x', brand: null, variants: onChannels(mastodon) }), 422)).toContain('Choose a brand.')
      expect(refused(await submit({ title: 'x'.repeat(201), teaser: 'x', variants: onChannels(website) }), 422)).toContain('201 characters')
      expect(refused(await submit({ title: 'Only English', variants: onChannels(mastodon) }, 'en'), 422)).toContain('speaks German')
    })

    it('without a text on the website is not submitted', async () => {
      expect(refused(await submit({ title: 'Nur ein Titel', variants: onChannels(website) }), 422)).toMatch(/text|teaser|empty/i)
    })

    it('with channels that it cannot have is refused', async () => {
      const other = await hub.payload.create({
        collection: 'brands',
        data: { name: 'Other', slug: 'other', languages: ['de'], timeZone: 'UTC' } as never,
      })
      const foreign = await manager
        .post('/api/channels', { name: 'Foreign', platform: 'mastodon', language: 'de', brand: String(other.id) })
        .expect(201)
      const foreignId = (foreign.body as { doc: { id: string } }).doc.id
      expect(refused(await submit({ title: 'x', variants: onChannels(foreignId) }), 422)).toContain('belongs to another brand')
      expect(refused(await submit({ title: 'x', variants: onChannels(mastodon, mastodon) }), 422)).toContain('chosen twice')
      await manager.patch(`/api/channels/${foreignId}`, { deletedAt: new Date().toISOString() }).expect(200)
      expect(refused(await submit({ title: 'x', variants: onChannels(foreignId) }), 422)).toContain('does not exist any more')
      for (const channel of [unknown, 'x', 5, {}, [], { id: 'x' }, website.slice(1)])
        expect(refused(await editor.post('/api/posts', { title: 'x', variants: [{ channel, when: 'with-post' }] }), 400)).toMatch(
          /Channel: |list of objects/,
        )
    })

    it('on a platform that this hub does not know is refused', async () => {
      const lost = await hub.payload.db.create({
        collection: 'channels',
        data: { name: 'Lost', platform: 'friendster', language: 'de', brand: hub.brand, status: 'connected' },
      })
      expect(refused(await submit({ title: 'x', variants: onChannels(String(lost.id)) }), 422)).toContain(
        'does not know the platform “friendster”',
      )
    })

    it('with values that do not fit is refused, and what was there stays', async () => {
      const { id } = await write({ title: 'Bleibt', variants: onChannels(mastodon, website) })
      for (const wrong of [
        { brand: unknown },
        { brand: [] },
        { campaign: 'x' },
        { topics: [unknown] },
        { topics: 'x' },
        { media: [{ id: unknown }] },
        { publishAt: 'tomorrow' },
        { publishAt: '2026-13-45T99:00:00Z' },
        { publishAt: '+275000-01-01T00:00:00Z' },
        { publishAt: 5 },
        { variants: 'x' },
        { variants: ['x'] },
        { variants: [{ channel: mastodon, when: 'never' }] },
        { variants: [{ channel: mastodon, when: 'at', dueAt: 'soon' }] },
        {
          variants: [
            { channel: mastodon, when: 'with-post' },
            { channel: unknown, when: 'with-post' },
          ],
        },
        { seo: 'x' },
        { slug: {} },
        { deletedAt: 'x' },
      ])
        refused(await editor.patch(`/api/posts/${id}?locale=de`, wrong), 400)
      const left = (await read('posts', id)) as { title: string; variants: unknown[] }
      expect(left.title).toBe('Bleibt')
      expect(left.variants).toHaveLength(2)
    })

    it('whose link leads nowhere, or inside, is not submitted', async () => {
      const inside = await listen((_, res) => res.end('secret'))
      const gone = `${hub.base}/there-is-no-such-page`
      const linked = (url: string) => ({ title: 'Link', teaser: `Mehr: ${url}`, variants: onChannels(mastodon) })
      expect(refused(await submit(linked(gone)), 422)).toContain(`nothing at ${gone}`)
      const private_ = [
        inside.origin,
        inside.origin.replace('127.0.0.1', 'localhost'),
        inside.origin.replace('127.0.0.1', '2130706433'),
        inside.origin.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
        'http://169.254.169.254/latest/meta-data',
        'http://10.0.0.1',
        'https://192.168.1.1',
      ]
      for (const url of private_) {
        expect(refused(await submit(linked(`${url}/x`)), 422)).toContain('private network')
        refused(await submit({ title: 'Link', teaser: 'x', variants: [{ channel: mastodon, when: 'with-post', link: `${url}/y` }] }), 422)
      }
      const link = {
        type: 'link',
        version: 3,
        fields: { linkType: 'custom', url: `${inside.origin}/body` },
        children: [{ type: 'text', text: 'hier' }],
      }
      const body = { root: { type: 'root', children: [{ type: 'paragraph', children: [link] }] } }
      expect(refused(await submit({ title: 'Link', teaser: 'x', body, variants: onChannels(website) }), 422)).toContain('private network')
      expect(inside.asked()).toBe(0)
      await inside.close()
    })
  })

  describe('a channel', () => {
    const created = async (platform: string) => {
      const made = await manager
        .post('/api/channels', { name: `Wrong ${platform}`, platform, language: 'de', brand: hub.brand })
        .expect(201)
      return (made.body as { doc: { id: string } }).doc.id
    }

    it.each(Object.keys(fakes).filter((platform) => manifests[platform]?.auth !== 'hub'))(
      'with wrong credentials for %s is not connected',
      async (platform) => {
        const definition = await fakes[platform]?.()
        await enterAppKeys(hub, manager, platform)
        const id = await created(platform)
        const { refused: input = {}, redirect } = definition?.connect(`${hub.base}/fakes/${platform}`) ?? {}
        if (Object.keys(input).length > 0) {
          const sentence = refused(await manager.post(`/api/channels/${id}/connect`, { input }), 422)
          for (const secret of Object.values(input).filter((value) => !value.startsWith('http') && value.length > 8))
            expect(sentence).not.toContain(secret)
        }
        if (redirect) {
          const { body } = await manager.post(`/api/channels/${id}/connect`, { input: redirect }).expect(200)
          const { searchParams } = new URL((body as { redirect: string }).redirect)
          const query = new URLSearchParams({ code: 'nobody-gave-it', state: searchParams.get('state') ?? '' })
          await manager.get(`/api/channels/connected?${query}`).expect(303)
          expect((await manager.get(`/api/channels/${id}/connect`).expect(200)).body).toMatchObject({
            problem: expect.stringMatching(/\S/) as string,
          })
        }
        expect(await read('channels', id)).toMatchObject({ status: 'not-connected' })
        const { fields } = (await manager.get(`/api/channels/${id}/connect`).expect(200)).body as ConnectForm
        if (fields.some(({ required }) => required)) refused(await manager.post(`/api/channels/${id}/connect`, { input: {} }), 422)
      },
    )

    it('is not asked for inside of our own network', async () => {
      const inside = await listen((_, res) => res.end('{}'))
      for (const [platform, load] of Object.entries(fakes)) {
        const { valid = {} } = (await load()).connect(inside.origin)
        if (!Object.values(valid).includes(inside.origin)) continue
        refused(await manager.post(`/api/channels/${await created(platform)}/connect`, { input: valid }), 422, 502)
      }
      expect(inside.asked()).toBe(0)
      await inside.close()
    })

    it('on a platform that does not exist is not made', async () => {
      for (const platform of ['myspace', '', 5, {}, ['mastodon'], null, 'MASTODON', '__proto__'])
        refused(await manager.post('/api/channels', { name: 'x', platform, language: 'de', brand: hub.brand }), 400)
    })
  })

  describe('the hub’s own endpoints', () => {
    const own = (id: string): [method: 'get' | 'post', path: string][] => [
      ['get', `/api/posts/${id}/state`],
      ['get', `/api/posts/${id}/numbers`],
      ['post', `/api/posts/${id}/submit`],
      ['post', `/api/posts/${id}/approve`],
      ['post', `/api/posts/${id}/request-changes`],
      ['post', `/api/posts/${id}/withdraw`],
      ['post', `/api/deliveries/${id}/resolve`],
      ['post', `/api/freezes/${id}/lift`],
      ['get', `/api/channels/${id}/connect`],
      ['post', `/api/channels/${id}/connect`],
    ]
    const good: Record<string, object> = {
      approve: { hash: 'x' },
      'request-changes': { comment: 'x' },
      resolve: { answer: 'drop' },
      connect: { input: {} },
    }
    const ask = (method: 'get' | 'post', path: string) =>
      method === 'get' ? admin.get(path) : admin.post(path, good[path.split('/').pop() ?? ''] ?? {})
    const strange = [
      'nothing',
      unknown,
      '0',
      '-1',
      '1e9',
      'null',
      '%5Bobject%20Object%5D',
      '%7B%22id%22%3A1%7D',
      '1,2',
      "'%20or%201=1--",
      '%00',
      '%E0%A4%A',
      '%F0%9F%AA%81',
      'x'.repeat(4_000),
      '..%2F..%2Fetc',
      '__proto__',
    ]

    it.each(strange)('know no document %s', async (id) => {
      for (const [method, path] of own(id)) refused(await ask(method, path), 404, 400)
      refused(await admin.get(`/api/channels/connected?state=${id}.x`), 404, 400, 409)
      refused(await supertest(hub.base).get(`/api/media/preview/${id}`), 401, 400)
      for (const collection of ['posts', 'media', 'deliveries', 'users']) {
        refused(await admin.get(`/api/${collection}/${id}`), 404, 400)
        refused(await admin.patch(`/api/${collection}/${id}`, { name: 'x' }), 404, 400, 403)
        refused(await admin.delete(`/api/${collection}/${id}`), 404, 400, 403)
      }
    })

    it('know no document of another kind', async () => {
      for (const [method, path] of own(hub.brand)) refused(await ask(method, path), 404)
    })

    it('refuse what is no JSON object, and what does not fit', async () => {
      const { id } = await write({ title: 'Endpunkte', variants: onChannels(mastodon) })
      const authorization = `JWT ${((await supertest(hub.base).post('/api/users/login').send({ email: 'administrator@example.com', password })).body as { token: string }).token}`
      const all = [
        ...own(id)
          .filter(([method]) => method === 'post')
          .map(([, path]) => path),
        '/api/posts/preview',
        '/api/freezes/start',
        '/api/posts',
        '/api/channels',
        '/api/users/login',
      ]
      for (const path of all)
        for (const body of [
          '{',
          '{"a":',
          'null',
          '5',
          '"x"',
          '[]',
          '[{}]',
          '\u0000',
          '{"comment":"a\\u0000"}',
          '{"a":"\\ud800"}',
          '<xml/>',
          `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`,
        ]) {
          const answer = await supertest(hub.base).post(path).set({ authorization, 'content-type': 'application/json' }).send(body)
          refused(answer, 400)
        }
      const wrong: [string, object][] = [
        [`/api/posts/${id}/approve`, {}],
        [`/api/posts/${id}/approve`, { hash: {} }],
        [`/api/posts/${id}/approve`, { hash: 'x', comment: 'y'.repeat(5_000) }],
        [`/api/posts/${id}/request-changes`, { comment: ' ' }],
        [`/api/posts/${id}/request-changes`, { comment: ['x'] }],
        [`/api/posts/${id}/withdraw`, { comment: 5 }],
        ['/api/posts/preview', { id: [] }],
        ['/api/posts/preview', { id: unknown }],
        ['/api/freezes/start', {}],
        ['/api/freezes/start', { scope: 'all' }],
        ['/api/freezes/start', { scope: 'galaxy', reason: 'x' }],
        ['/api/freezes/start', { scope: 'channel', reason: 'x' }],
        ['/api/freezes/start', { scope: 'channel', target: 'x', reason: 'x' }],
        ['/api/freezes/start', { scope: 'channel', target: unknown, reason: 'x' }],
        ['/api/freezes/start', { scope: 'channel', target: hub.brand, reason: 'x' }],
        ['/api/freezes/start', { scope: 'brand', target: mastodon, reason: 'x' }],
        ['/api/freezes/start', { scope: 'platform', target: 'toString', reason: 'x' }],
        [`/api/channels/${mastodon}/connect`, { input: [] }],
        [`/api/channels/${mastodon}/connect`, { input: { server: {} } }],
        [`/api/channels/${mastodon}/connect`, { input: { server: 'x'.repeat(20_000) } }],
      ]
      for (const [path, body] of wrong) refused(await admin.post(path, body), 400, 404, 422)
      expect((await admin.get('/api/freezes/active').expect(200)).body).toEqual({ freezes: [] })
    })

    it('preview whatever a half-filled form holds', async () => {
      for (const form of [
        {},
        { title: 5 },
        { variants: 'x' },
        { variants: [{ channel: 'x' }, { channel: unknown }, {}] },
        { brand: 'x' },
        { brand: unknown },
        { media: ['x'] },
        { body: 'x' },
        { topics: [5], campaign: unknown },
      ]) {
        const answer = await editor.post('/api/posts/preview?locale=de', form)
        if (answer.status !== 200) refused(answer, 400)
      }
    })

    it('answer questions about nothing with a sentence', async () => {
      for (const path of [
        '/api/nothing',
        '/api/posts/a/b/c',
        '/api/payload-migrations',
        '/api/posts?where=1',
        '/api/posts?where[nothing][equals]=1',
        '/api/posts?where[title][nothing]=1',
        '/api/posts?where[title][equals]=%00',
        '/api/posts?where[publishAt][greater_than]=soon',
        '/api/posts?where[variants.channel.brand.name][equals]=1',
        '/api/attempts?where[delivery.channel.nothing][equals]=1',
        '/api/attempts?sort=delivery.channel.nothing',
        '/api/posts?locale=xx',
      ]) {
        const answer = await admin.get(path)
        if (answer.status !== 200) refused(answer)
      }
      const instead = (type: string, body: string) =>
        admin.post('/api/posts').set({ 'X-Payload-HTTP-Method-Override': 'GET', 'content-type': type }).send(body)
      expect((await instead('application/x-www-form-urlencoded', 'limit=1')).body).toMatchObject({ limit: 1 })
      refused(await instead('application/x-www-form-urlencoded', 'where[nothing][equals]=1'), 400)
      refused(await instead('application/x-www-form-urlencoded', 'where=1&locale=%E0%A4%A'), 400)
    })
  })

  describe('several people at once', () => {
    it('lose nothing of what they save', async () => {
      const { id } = await write({ title: 'Zugleich' })
      const edits: [string, object][] = [
        ['de', { title: 'Titel' }],
        ['en', { title: 'Title' }],
        ['de', { teaser: 'Anreißer' }],
        ['en', { teaser: 'Teaser' }],
        ['de', { seo: { title: 'Suchtitel' } }],
        ['en', { seo: { description: 'Search' } }],
        ['de', { body: richText('Text') }],
        ['de', { variants: onChannels(mastodon) }],
      ]
      const answers = await Promise.all(
        edits.map(([locale, data], n) => (n % 2 ? admin : editor).patch(`/api/posts/${id}?locale=${locale}`, data)),
      )
      expect(answers.map(({ status }) => status)).toEqual(edits.map(() => 200))
      const now = (await admin.get(`/api/posts/${id}?locale=all&depth=0&draft=true`).expect(200)).body as object
      expect(now).toMatchObject({
        title: { de: 'Titel', en: 'Title' },
        teaser: { de: 'Anreißer', en: 'Teaser' },
        seo: { title: { de: 'Suchtitel' }, description: { en: 'Search' } },
        body: { de: { root: {} } },
        variants: [{ channel: mastodon }],
      })
    })

    it('save many posts without waiting for each other for ever', async () => {
      const ids = await Promise.all(Array.from({ length: 24 }, async (_, n) => (await write({ title: `Nummer ${n}` })).id))
      const answers = await Promise.all(ids.map((id) => admin.patch(`/api/posts/${id}?locale=de`, { teaser: 'Zugleich' })))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    })

    it('never have approved what the approver did not read', async () => {
      for (let round = 0; round < 6; round++) {
        const { id } = await write({
          title: `Runde ${round}`,
          teaser: 'Gelesen.',
          publishAt: new Date(Date.now() + 3_600_000).toISOString(),
          variants: onChannels(mastodon),
        })
        const submitted = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
        const approval = approver.post(`/api/posts/${id}/approve`, { hash: submitted.review.hash })
        const edit = editor.patch(`/api/posts/${id}?locale=de`, { teaser: 'Nicht gelesen.' })
        const [approved, edited] = round % 2 ? await Promise.all([approval, edit]) : (await Promise.all([edit, approval])).reverse()
        expect(edited?.status).toBe(200)
        if (approved && approved.status !== 200) expect(refused(approved, 409)).toContain('meanwhile')
        const state = (await editor.get(`/api/posts/${id}/state`).expect(200)).body as PostState
        expect(state.review.state).toBe('draft')
        const { ledger } = (await import('../../src/hub.ts')).hub(hub.payload)
        for (const { id: delivery } of state.deliveries) {
          const row = await ledger.get(delivery)
          expect(row?.story).not.toContain('Nicht gelesen')
          expect(row?.approvedHash).toBe('')
        }
        expect(await read('posts', id)).toMatchObject({ teaser: 'Nicht gelesen.' })
      }
    })

    it('decide once', async () => {
      const { id } = await write({
        title: 'Einmal',
        teaser: 'x',
        publishAt: new Date(Date.now() + 3_600_000).toISOString(),
        variants: onChannels(mastodon, website),
      })
      const { review } = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
      const second = await hub.person('approver', 'second-approver')
      const answers = await Promise.all(
        [approver, second, approver].map((who) => who.post(`/api/posts/${id}/approve`, { hash: review.hash })),
      )
      // Two who approve in the same moment have both approved it. Of each it counts once, and the post goes out once.
      expect(answers.filter(({ status }) => status === 200)).not.toHaveLength(0)
      for (const answer of answers) if (answer.status !== 200) refused(answer, 409)
      const state = (await editor.get(`/api/posts/${id}/state`).expect(200)).body as PostState
      expect(state.deliveries.map(({ channel }) => channel.id).sort()).toEqual([mastodon, website].sort())
      const people = state.decisions.map(({ by }) => by)
      expect(people).toEqual([...new Set(people)])
      expect(people).not.toHaveLength(0)
    })

    it('see a change in the media library as a change of the post', async () => {
      const picture = await hub.picture()
      const { id } = await write({
        title: 'Bild',
        teaser: 'x',
        media: [picture],
        publishAt: new Date(Date.now() + 3_600_000).toISOString(),
        variants: onChannels(mastodon),
      })
      const { review } = (await editor.post(`/api/posts/${id}/submit`).expect(200)).body as PostState
      await editor.patch(`/api/media/${picture}?locale=de`, { alt: 'Etwas anderes' }).expect(200)
      expect(refused(await approver.post(`/api/posts/${id}/approve`, { hash: review.hash }), 409)).toContain('meanwhile')
      await release(id)
      await editor.patch(`/api/media/${picture}?locale=de`, { alt: 'Noch etwas anderes' }).expect(200)
      const state = (await approver.get(`/api/posts/${id}/state`).expect(200)).body as PostState
      expect(state.review.state).toBe('draft')
      expect(state.deliveries.every(({ reason }) => reason?.includes('approved again'))).toBe(true)
      await release(id)
    })
  })
})

/** A server on this machine that counts how often it is asked. */
async function listen(handler: RequestListener) {
  let asked = 0
  const server = createServer((req, res) => {
    asked++
    handler(req, res)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
