import { expect, test } from 'vitest'
import { judge } from './judge.ts'
import { checks } from './registry.gen.ts'
import { readText } from './gather/text.ts'
import { article, brandOf, plainArtifacts, plainImage, preview, subjectOf } from './testing.ts'
import type { Example } from './check.ts'
import type { Artifacts } from './facts.ts'

/** Where the findings of one check point. */
const fields = (id: string, facts: Partial<Artifacts>, differs: Pick<Example<never>, 'story' | 'platform'> = {}) => {
  const subject = subjectOf(differs)
  const artifacts = { ...plainArtifacts, ...facts }
  const text = readText(artifacts.preview, subject)
  return judge({ checks: checks.filter((check) => check.id === id), subject, artifacts: { ...artifacts, text } })
    .flatMap(({ findings }) => findings)
    .map(({ at }) => at)
}
const brand = brandOf({ forbiddenWords: [{ word: 'billig' }] })
const body = { root: { children: [{ type: 'paragraph', children: [{ type: 'text', text: 'Billig!' }] }] } }
const bad = article({ title: 'Sehr billig', teaser: 'billig', body, seo: { title: 'billig', description: 'a billig' } })
const image = { ...plainImage, alt: 'So billig' }

test('a word that was typed is found where it was typed, wherever the publisher puts the text', () => {
  const seen = preview({ text: 'Neu:\nGanz billig!\n#billig' })
  expect(fields('brand/forbidden-word', { preview: seen, brand }, { story: { text: 'Ganz billig!' } })).toEqual([
    { field: 'text', start: 5, end: 11 },
    { field: 'text' },
  ])
})

test('a text that the publisher changed is searched as it will be seen', () => {
  expect(fields('brand/forbidden-word', { preview: preview({ text: 'billig' }), brand }, { story: { text: 'b-i-l-l-i-g' } })).toEqual([
    { field: 'text' },
  ])
})

test('offsets are those of the text as typed, so one that had to be normalised gets none', () => {
  const forbidden = brandOf({ forbiddenWords: [{ word: 'günstig' }] })
  const text = 'ä gu\u0308nstig'
  expect(fields('brand/forbidden-word', { preview: preview({ text }), brand: forbidden }, { story: { text } })).toEqual([{ field: 'text' }])
})

test('a network shows of the post what its card shows', () => {
  const card = { url: 'https://acme.example', title: 'Sehr billig', description: 'Kurz: billig' }
  expect(
    fields('brand/forbidden-word', { preview: preview({ card, media: [image] }), brand }, { story: { article: bad, media: [image] } }),
  ).toEqual([{ field: 'article.title', start: 5, end: 11 }, { field: 'article.teaser' }, { field: 'media.0.alt', start: 3, end: 9 }])
})

test('a title that the card changes is searched as it will be seen', () => {
  const card = { url: 'https://acme.example', title: 'Neu: sehr billig', description: '' }
  expect(fields('brand/forbidden-word', { preview: preview({ card }), brand }, { story: { article: bad } })).toEqual([
    { field: 'article.title' },
  ])
})

test('an owned medium shows the whole post', () => {
  const differs = { story: { article: bad, text: 'billig' }, platform: { role: 'owned' } } as const
  expect(fields('brand/forbidden-word', { brand }, differs).map(({ field }) => field)).toEqual([
    'text',
    'article.title',
    'article.teaser',
    'article.body',
    'article.seo.title',
    'article.seo.description',
  ])
})

test('a picture is named by its place in the variant', () => {
  const shown = [
    { ...plainImage, id: 'b', alt: null },
    { ...plainImage, id: 'other', alt: null },
  ]
  expect(fields('accessibility/image-alt', { preview: preview({ media: shown }) }, { story: { media: [plainImage, shown[0]!] } })).toEqual([
    { field: 'media.1.alt' },
    { field: 'media' },
  ])
})

test('a link is shown where it stands', () => {
  const [a, b, c, d] = ['https://a.example', 'https://b.example', 'https://c.example', 'https://d.example'] as const
  const links = [a, b, c, d].map((url) => ({ url, answer: 404 }))
  const linked = { root: { children: [{ type: 'link', fields: { url: c }, children: [] }] } }
  expect(fields('seo/links', { links }, { story: { link: a, text: `Mehr: ${b}.`, article: article({ body: linked }) } })).toEqual([
    { field: 'link' },
    { field: 'text', start: 6, end: 6 + b.length },
    { field: 'article.body' },
    { field: 'text' },
  ])
})
