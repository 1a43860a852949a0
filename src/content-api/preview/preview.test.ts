import express from 'express'
import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '../../core/problem.ts'
import { readsWith, type KeyReader } from '../keys/reader.ts'
import { acme, aPicture, aPublication, aText, memoryMediaFiles, publicUrl, secret } from '../testing.ts'
import type { Draft } from './drafts.ts'
import { previewApi } from './preview.ts'
import { previewSchema, type Preview } from './schemas.ts'
import { issuePreviewToken } from './token.ts'

const base = '/api/content/v1/preview'
const bytes = Buffer.from('a picture')

let now: Date
let key: KeyReader | undefined
let drafts: Map<string, Draft>
let app: express.Express
beforeEach(() => {
  now = new Date('2026-11-22T08:00:00.000Z')
  drafts = new Map()
  const picture = aPicture('m1')
  for (const post of ['one', 'other']) {
    const texts = {
      de: { ...aText(`Entwurf ${post}`, `entwurf-${post}`), body: withPicture(`m-${post}`) },
      en: aText(`Draft ${post}`, `draft-${post}`),
    }
    const media = [{ ...picture, id: `m-${post}` }]
    drafts.set(post, { publication: aPublication(post, { texts, media }), brand: acme, changedAt: now })
  }
  key = undefined
  app = express()
  app.use((req, _res, next) => {
    if (key) readsWith(req, key)
    next()
  })
  app.use(
    base,
    previewApi({
      drafts: {
        async current(post) {
          const draft = drafts.get(post)
          if (!draft) throw new Problem(404, 'post-unknown', 'There is none.')
          return draft
        },
      },
      media: memoryMediaFiles({ 'm-one': { bytes, mimeType: 'image/jpeg' }, 'm-other': { bytes, mimeType: 'image/jpeg' } }),
      publicUrl,
      secret,
      clock: { now: () => now },
      log: { error: () => {} },
    }),
  )
})

const withPicture = (id: string) => ({
  root: { type: 'root', children: [{ type: 'upload', relationTo: 'media', value: id, fields: null }] },
})
const tokenOf = (post: string) => issuePreviewToken(secret, post, 24, now).token
const codeOf = (answer: request.Response) => (JSON.parse(answer.text) as { code: string }).code

describe('GET /preview/:token', () => {
  it('answers the draft in the shape of a published post, and says that it is none', async () => {
    const answer = await request(app).get(`${base}/${tokenOf('one')}`)
    expect(answer.status).toBe(200)
    const preview = previewSchema.strict().parse(answer.body)
    expect(preview).toMatchObject({
      preview: true,
      id: 'one',
      title: 'Entwurf one',
      language: 'de',
      url: `${publicUrl}/site/acme/entwurf-one`,
    })
  })

  it('is for nobody’s cache and no search engine', async () => {
    const token = tokenOf('one')
    for (const path of [token, `${token}/media/m-one`, `${token}x`]) {
      const { headers } = await request(app).get(`${base}/${path}`)
      expect(headers['cache-control']).toMatch(/no-store/)
      expect(headers['cache-control']).not.toMatch(/public/)
      expect(headers).toMatchObject({ 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' })
    }
  })

  it('shows the draft as it is now, not as it was when the link was made', async () => {
    const token = tokenOf('one')
    const changed = aPublication('one', { texts: { de: aText('Anders', 'anders') } })
    drafts.set('one', { publication: changed, brand: acme, changedAt: now })
    expect((await request(app).get(`${base}/${token}`)).body).toMatchObject({ title: 'Anders' })
  })

  it('takes the language that is asked for, and says where there is none', async () => {
    const token = tokenOf('one')
    const english = await request(app).get(`${base}/${token}?language=en`)
    expect([english.body, english.headers['content-language']]).toMatchObject([{ title: 'Draft one', requestedLanguage: 'en' }, 'en'])
    drafts.set('one', { publication: aPublication('one'), brand: acme, changedAt: now })
    expect((await request(app).get(`${base}/${token}?language=en`)).body).toMatchObject({ requestedLanguage: 'en', language: 'de' })
    for (const query of ['language=fr', 'x=1']) expect((await request(app).get(`${base}/${token}?${query}`)).status).toBe(400)
  })

  it('ends when it expires', async () => {
    const token = tokenOf('one')
    now = new Date(now.getTime() + 24 * 3_600_000)
    for (const path of [token, `${token}/media/m-one`]) {
      const answer = await request(app).get(`${base}/${path}`)
      expect([answer.status, codeOf(answer)]).toEqual([410, 'preview-expired'])
      expect(answer.text).not.toMatch(/Entwurf/)
    }
  })

  it('ends with its post', async () => {
    const token = tokenOf('one')
    drafts.delete('one')
    for (const path of [token, `${token}/media/m-one`]) expect((await request(app).get(`${base}/${path}`)).status).toBe(404)
  })

  it.each(['one', 'x', '..', '%00', '%', 'one.1.x.y', `${'a'.repeat(400)}`, '%2e%2e%2fposts'])('%s opens nothing', async (token) => {
    const answer = await request(app).get(`${base}/${token}`)
    expect([400, 404]).toContain(answer.status)
    expect(answer.text).not.toMatch(/Entwurf/)
  })

  it('cannot be turned into another post’s', async () => {
    const answer = await request(app).get(`${base}/${tokenOf('one').replace(/^one/, 'other')}`)
    expect([answer.status, codeOf(answer)]).toEqual([404, 'preview-unknown'])
  })

  it('is read only', async () => {
    const answer = await request(app).post(`${base}/${tokenOf('one')}`)
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect((await request(app).head(`${base}/${tokenOf('one')}`)).status).toBe(200)
  })
})

describe('pictures of a draft', () => {
  it('are pictures: a film is not even opened', async () => {
    const film = { ...aPicture('m-one'), kind: 'video' as const, mimeType: 'video/mp4' }
    drafts.set('one', { publication: aPublication('one', { media: [film] }), brand: acme, changedAt: now })
    expect((await request(app).get(`${base}/${tokenOf('one')}/media/m-one`)).status).toBe(404)
  })

  it('lie behind the same token, wherever the preview names them', async () => {
    const { body } = await request(app).get(`${base}/${tokenOf('one')}`)
    const preview = body as Preview
    const named = JSON.stringify(preview).match(/https:\/\/hub\.example\/api\/[^" ,\\]+/g) ?? []
    expect(named.length).toBeGreaterThan(10)
    expect(preview.body.html).toContain(`${base}/`)
    for (const address of new Set(named)) {
      expect(address).toContain(`${base}/`)
      const answer = await request(app).get(address.replace(publicUrl, '')).buffer(true)
      expect([answer.status, Buffer.from(answer.body as Buffer)]).toEqual([200, bytes])
      expect(answer.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    }
  })

  it.each(['m-other', 'm-none', 'm-one/huge', '..%2fm-one'])('%s is none of it', async (path) => {
    const answer = await request(app).get(`${base}/${tokenOf('one')}/media/${path}`)
    expect([answer.status, codeOf(answer)]).toEqual([404, 'media-unknown'])
  })
})

describe('a key', () => {
  const may: KeyReader = { kind: 'key', id: 'k1', brands: new Set([acme.id]), scopes: new Set(['preview']), ratePerMinute: 10 }
  it('with the scope shows drafts of its brands by their ids, and their pictures', async () => {
    key = may
    const answer = await request(app).get(`${base}/one`)
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'private, no-store'])
    const { title, media } = previewSchema.parse(answer.body)
    expect(title).toBe('Entwurf one')
    expect((await request(app).get((media[0]?.src ?? '').replace(publicUrl, ''))).status).toBe(200)
    expect((await request(app).get(`${base}/nothing`)).status).toBe(404)
  })
  it.each<[string, KeyReader | undefined, number, string]>([
    ['no key', undefined, 404, 'preview-unknown'],
    ['one for reading', { ...may, scopes: new Set(['read']) }, 403, 'scope-missing'],
    ['one of another brand', { ...may, brands: new Set(['other']) }, 404, 'post-unknown'],
  ])('is needed: %s shows nothing', async (_, given, status, code) => {
    key = given
    for (const path of ['/one', '/one/media/m-one']) {
      const answer = await request(app).get(base + path)
      expect([answer.status, JSON.parse(answer.text)]).toMatchObject([status, { code }])
    }
  })
  it('does not stand in the way of a token', async () => {
    key = { ...may, scopes: new Set(['read']) }
    expect((await request(app).get(`${base}/${issuePreviewToken(secret, 'one', 1, now).token}`)).status).toBe(200)
  })
})
