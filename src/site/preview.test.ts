import express from 'express'
import supertest from 'supertest'
import { beforeEach, expect, it } from 'vitest'
import { postView } from '../content-api/post-view.ts'
import { acme, aPublication, aText, publicUrl } from '../content-api/testing.ts'
import { previewPages } from './preview.ts'
import type { SiteReader } from './reader.ts'

let answers: Awaited<ReturnType<SiteReader['preview']>>
let asked: (string | null)[]
const app = express().use(
  previewPages({
    posts: async () => ({ items: [], nextCursor: null }),
    post: async () => null,
    head: async () => null,
    preview: async (token, language) => {
      asked.push(token, language)
      return answers
    },
  }),
)
const publication = aPublication('wind', { texts: { de: aText('Wind & <Wetter>', 'wind'), en: aText('Wind', 'wind-en') } })
const stored = {
  id: 'preview',
  key: 'preview',
  channel: 'preview',
  brand: acme.id,
  publication,
  addresses: { de: `${publicUrl}/site/acme/wind`, en: `${publicUrl}/site/acme/wind-en` },
  firstPublishedAt: new Date('2026-11-22T08:00:00.000Z'),
  changedAt: new Date('2026-11-22T08:00:00.000Z'),
}
beforeEach(() => {
  asked = []
  answers = { ...postView(stored, null, 'de', publicUrl), preview: true }
})

it('shows the draft below a notice that it is one', async () => {
  const { text, headers } = await supertest(app).get('/site/acme/preview/a.b?language=de').expect(200)
  expect(asked).toEqual(['a.b', 'de'])
  expect(text).toContain('<h1>Wind &amp; &lt;Wetter&gt;</h1>')
  expect(text.indexOf('Vorschau – nicht veröffentlicht')).toBeGreaterThan(0)
  expect(text.indexOf('Vorschau – nicht veröffentlicht')).toBeLessThan(text.indexOf('<h1>'))
  expect(headers).toMatchObject({
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
  })
})

it('leads on to the draft’s other language, and nowhere as if it were published', async () => {
  const { text } = await supertest(app).get('/site/acme/preview/a.b').expect(200)
  expect(text).toContain('href="/site/acme/preview/a.b?language=en"')
  expect(text).not.toMatch(/canonical|hreflang="en"\s+href="https|og:url|wind-en/)
})

it('is not shown as another brand’s', async () => {
  const { text } = await supertest(app).get('/site/umbrella/preview/a.b').expect(404)
  expect(text).not.toContain('Wetter')
})

it.each([
  ['gone', 404, 'Diese Vorschau gibt es nicht'],
  ['expired', 410, 'Der Link ist abgelaufen'],
  ['unready', 409, 'Der Beitrag lässt sich noch nicht zeigen'],
] as const)('says so where it is %s', async (refusal, status, title) => {
  answers = refusal
  const { text } = await supertest(app).get('/site/acme/preview/a.b').set('accept-language', 'de').expect(status)
  expect(text).toContain(`<h1>${title}</h1>`)
  const english = await supertest(app).get('/site/acme/preview/a.b').set('accept-language', 'en').expect(status)
  expect(english.text).toContain('<html lang="en">')
})
