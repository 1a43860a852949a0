import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import express, { type Express } from 'express'
import supertest from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { misbehaviours } from '../../../publishers/testing/fake.ts'
import { openNetworks, type Networks } from '../networks.ts'
import { people } from '../seed/company.ts'
import type { SiteReader } from '../../site/reader.ts'
import { pages } from './index.ts'
import { linked } from './post.ts'

const publicUrl = 'https://play.example'
const reader: SiteReader = {
  posts: async () => ({ items: [], nextCursor: null }),
  post: async () => null,
  head: async () => null,
  preview: async () => 'gone',
}
let dataDir: string
let networks: Networks
let app: Express
let visited: string[]

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'pages-'))
  const log = { warn: () => {}, error: () => {} } as never
  networks = await openNetworks({ dataDir, publicUrl, log, fresh: true })
  visited = []
  app = express().use(pages(networks, reader, async (remoteId) => void visited.push(remoteId)))
})
afterEach(async () => {
  await networks.stop()
  rmSync(dataDir, { recursive: true })
})

const mastodon = () => networks.find('mastodon') ?? expect.fail('There is no such network.')
const onlyPost = () => mastodon().fake.timeline()[0] ?? expect.fail('Nothing stands there.')

/** @returns its id on the network */
async function publish(text: string, answers?: string): Promise<string> {
  const { body } = await supertest(app)
    .post('/playground/networks/mastodon/api/v1/statuses')
    .set('authorization', `Bearer ${mastodon().input.token}`)
    .send({ status: text, in_reply_to_id: answers })
    .expect(200)
  return (body as { id: string }).id
}
const act = (fields: object) => supertest(app).post('/playground/mastodon/visit').type('form').send(fields)

describe('the first page', () => {
  it('says who may sign in, and leads to every network', async () => {
    const { text, headers } = await supertest(app).get('/playground').expect(200)
    for (const { email } of people) expect(text).toContain(email)
    for (const { manifest } of networks.all) expect(text).toContain(`<a href="/playground/${manifest.id}">${manifest.name}</a>`)
    expect(text).toContain('href="/admin"')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(text).not.toMatch(/\sstyle=|<script|\son\w+=/)
  })

  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de', 'Spielwiese'],
    ['en', 'en', 'Playground'],
    ['fr', 'en', 'Playground'],
  ])('speaks the language of the browser: %s', async (accepted, language, title) => {
    const { text } = await supertest(app).get('/playground').set('accept-language', accepted).expect(200)
    expect(text).toContain(`<html lang="${language}">`)
    expect(text).toContain(`<title>${title} – Funkhaus</title>`)
  })

  it('names the colours of all networks in its style sheet', async () => {
    const { text } = await supertest(app).get('/playground/style.css').expect('content-type', /css/).expect(200)
    for (const { manifest } of networks.all) expect(text).toContain(`.of-${manifest.id}{--accent:${manifest.color}}`)
  })
})

describe('a network', () => {
  it('says how it is filled while it is empty', async () => {
    const { text } = await supertest(app).get('/playground/mastodon').set('accept-language', 'en').expect(200)
    expect(text).toContain('Approve a post in the admin')
  })

  it('shows posts with their links, and nothing that is hidden in them', async () => {
    await publish('Hallo <script>alert(1)</script> https://acme.example/a?b=1&c=2 #Wind')
    const { text } = await supertest(app).get('/playground/mastodon').expect(200)
    expect(text).toContain(
      '<div class="text">Hallo &lt;script&gt;alert(1)&lt;/script&gt; <a href="https://acme.example/a?b=1&amp;c=2" rel="nofollow">acme.example/a?b=1&amp;c=2</a> <span class="tag">#Wind</span></div>',
    )
    expect(text).not.toContain('<script')
  })

  it('takes likes, shares and answers of people who are somebody else each time', async () => {
    await publish('Hallo')
    const { remoteId } = onlyPost()
    for (let n = 0; n < 20; n++) await act({ post: remoteId, kind: 'like' }).expect(303)
    await act({ post: remoteId, kind: 'share' }).expect(303)
    const answered = await act({ post: remoteId, kind: 'reply', text: ' Schön! ' }).expect(303)
    expect(onlyPost()).toMatchObject({ likes: 20, shares: 1, replies: [{ text: 'Schön!' }] })
    expect(visited).toEqual(Array.from({ length: 22 }, () => remoteId))
    const anchor = /#(post-\w+)$/.exec(answered.headers.location ?? '')?.[1]
    expect((await supertest(app).get('/playground/mastodon')).text).toContain(`id="${anchor}"`)
  })

  it('shows a post at its own address, and leads back there', async () => {
    await publish('Hallo')
    const address = new URL(onlyPost().url).pathname
    const { text } = await supertest(app).get(address).expect(200).expect('content-type', /html/)
    expect(text).toContain('<div class="text">Hallo</div>')
    await act({ post: onlyPost().remoteId, kind: 'like', alone: 'yes' }).expect(303).expect('location', address)
  })

  it('shows a thread below its first post, in the order in which it is read, on each of its addresses', async () => {
    const root = await publish('Erstens')
    const second = await publish('Zweitens', root)
    await publish('Dazwischen')
    await publish('Drittens', second)
    const textsAt = async (address: string) => {
      const { text } = await supertest(app).get(address).set('accept-language', 'en').expect(200)
      const found = text.match(/<section class="thread"|<div class="text">\w+|<\/section>/g) ?? []
      return found.map((tag) => (tag.startsWith('<section') ? '[' : tag === '</section>' ? ']' : tag.replace(/.*>/, ''))).join(' ')
    }
    expect(await textsAt('/playground/mastodon')).toBe('Dazwischen [ Erstens Zweitens Drittens ]')
    for (const { text, url } of mastodon().fake.timeline())
      expect(await textsAt(new URL(url).pathname)).toBe(text === 'Dazwischen' ? text : '[ Erstens Zweitens Drittens ]')
    const { text } = await supertest(app).get('/playground/mastodon').set('accept-language', 'de')
    expect(text).toContain('aria-label="Thread, 3 Beiträge"')
    expect(text.match(/\d Antwort(en)?(?=<)/g)).toEqual(['0 Antworten', '1 Antwort', '1 Antwort', '0 Antworten'])
  })

  it.each([
    { kind: 'reply', text: '  ' },
    { kind: 'reply', text: 'x'.repeat(501) },
    { kind: 'burn' },
    { kind: 'like', post: 'nothing' },
    {},
  ])('refuses %o', async (fields) => {
    await publish('Hallo')
    await act({ post: onlyPost().remoteId, ...fields }).expect(400)
    expect(onlyPost()).toMatchObject({ likes: 0, replies: [] })
  })

  it('fails as it is told, once', async () => {
    const { text } = await supertest(app).get('/playground/mastodon').expect(200)
    for (const kind of misbehaviours) expect(text).toContain(`<option value="${kind}">`)
    const armed = await supertest(app).post('/playground/mastodon/misbehave').type('form').send({ kind: 'refuse-500' }).expect(303)
    expect(
      (
        await supertest(app)
          .get(armed.headers.location ?? '')
          .set('accept-language', 'en')
      ).text,
    ).toContain('Refuse with server error 500</strong>')
    const status = () =>
      supertest(app)
        .post('/playground/networks/mastodon/api/v1/statuses')
        .set('authorization', `Bearer ${mastodon().input.token}`)
        .send({ status: 'Hallo' })
    await status().expect(500)
    await status().expect(200)
    await supertest(app).post('/playground/mastodon/misbehave').type('form').send({ kind: 'explode' }).expect(400)
  })

  it.each(['/playground/nowhere', '/playground/website', '/playground/mastodon/else'])(
    'answers %s with a page that says so',
    async (address) => {
      const { text } = await supertest(app).get(address).expect(404)
      expect(text).toContain('<h1>')
    },
  )
})

describe('a text', () => {
  it('shortens long links, and takes no number for a hashtag', () => {
    expect(linked('https://www.acme.example/a-very-long-path-that-nobody-reads').text).toBe(
      '<a href="https://www.acme.example/a-very-long-path-that-nobody-reads" rel="nofollow">acme.example/a-very-long-path-th…</a>',
    )
    expect(linked('#1 #2wei a#b').text).toBe('#1 <span class="tag">#2wei</span> a#b')
  })
})
