import { expect, it } from 'vitest'
import { articleChoices, placeOf } from './places.ts'
import { words } from './words.ts'

const body = {
  root: { children: ['Eins und eins.', '', 'Zwei.'].map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] })) },
}
const text = { title: 'Wind', slug: '', teaser: '', body, seo: { title: '', description: '' }, alt: {} }
const article = { texts: { de: text } }

it('offers every paragraph that says something, and finds it again', () => {
  const choices = articleChoices({ language: 'de' } as never, body, words.en)
  expect(choices.map(({ label }) => label)).toEqual([
    'Everything here',
    'Title',
    'Teaser',
    'Paragraph 1: “Eins und eins.”',
    'Paragraph 2: “Zwei.”',
  ])
  expect(placeOf(choices.at(-1)!.value, article)).toEqual({
    ...{ channel: null, language: 'de', field: 'article.body' },
    anchor: { kind: 'words', quote: 'Zwei.', start: 16, end: 21 },
  })
  expect(placeOf(choices[1]!.value, article)).toMatchObject({ language: 'de', field: 'article.title', anchor: null })
})

it('takes what it does not know for the whole post', () => {
  const nowhere = { channel: null, language: null, field: null, anchor: null }
  for (const value of ['', 'article:fr', '../..', 'channel:', `channel:${'x'.repeat(99)}`]) expect(placeOf(value, article)).toEqual(nowhere)
  expect(placeOf('channel:c:parts.0.text', article)).toEqual({ ...nowhere, channel: 'c', field: 'parts.0.text' })
  expect(placeOf('article:de:body:99', article)).toMatchObject({ field: 'article.body', anchor: null })
})
