import type { ClientField } from 'payload'
import { describe, expect, it } from 'vitest'
import { formPlace, oncePerPlace, tabOf, type PostForm } from './form-place.ts'

const form = (values: Readonly<Record<string, unknown>>, locale = 'de'): PostForm => ({ locale, valueOf: (path) => values[path] })
const second = { row: 1, language: 'de' } as const

describe('the place of a finding in the form', () => {
  it('is the variant’s own text, or else what it says in its stead', () => {
    expect(formPlace('text', second, form({ 'variants.1.text': 'Hallo', teaser: 'T' }))).toEqual({ kind: 'field', path: 'variants.1.text' })
    expect(formPlace('text', second, form({ 'variants.1.text': ' ', teaser: 'T', title: 'X' }))).toEqual({ kind: 'field', path: 'teaser' })
    expect(formPlace('text', second, form({ teaser: ' ', title: 'X' }))).toEqual({ kind: 'field', path: 'title' })
    expect(formPlace('text', second, form({}))).toEqual({ kind: 'field', path: 'teaser' })
  })
  it('is in another language where the form does not show the channel’s', () => {
    const english = form({ teaser: 'T' }, 'en')
    expect(formPlace('text', second, english)).toEqual({ kind: 'language', language: 'de' })
    expect(formPlace('article.seo.title', second, english)).toEqual({ kind: 'language', language: 'de' })
    expect(formPlace('text', second, form({ 'variants.1.text': 'Hallo' }, 'en'))).toEqual({ kind: 'field', path: 'variants.1.text' })
    expect(formPlace('article.declared', second, english)).toEqual({ kind: 'field', path: 'declared' })
  })
  it('is a field of the post', () => {
    expect(formPlace('article.body', second, form({}))).toEqual({ kind: 'field', path: 'body' })
    expect(formPlace('article.seo.description', second, form({}))).toEqual({ kind: 'field', path: 'seo.description' })
  })
  it('is the time that counts', () => {
    const path = (when: string) => formPlace('when', second, form({ 'variants.1.when': when }))
    expect(path('slot')).toEqual({ kind: 'field', path: 'variants.1.when' })
    expect(path('at')).toEqual({ kind: 'field', path: 'variants.1.dueAt' })
    expect(path('with-post')).toEqual({ kind: 'field', path: 'publishAt' })
  })
  it('is a picture of the variant, or else of the post', () => {
    const pictures = form({ media: ['a', { id: 'b' }], 'variants.1.media': [] })
    expect(formPlace('media.1.alt', second, pictures)).toEqual({ kind: 'medium', id: 'b' })
    expect(formPlace('media.0', second, form({ media: ['a'], 'variants.1.media': ['c'] }))).toEqual({ kind: 'medium', id: 'c' })
    expect(formPlace('media', second, pictures)).toEqual({ kind: 'field', path: 'media' })
    expect(formPlace('media.7', second, form({ 'variants.1.media': ['c'] }))).toEqual({ kind: 'field', path: 'variants.1.media' })
    expect(formPlace('media.1.alt', second, { ...pictures, locale: 'en' })).toEqual({ kind: 'language', language: 'de' })
    expect(formPlace('media.1', second, { ...pictures, locale: 'en' })).toEqual({ kind: 'medium', id: 'b' })
  })
  it('counts only the parts that say something', () => {
    const thread = form({
      'variants.1.parts': 3,
      'variants.1.parts.0.text': '',
      'variants.1.parts.1.text': 'a',
      'variants.1.parts.2.text': 'b',
    })
    expect(formPlace('parts.1.text', second, thread)).toEqual({ kind: 'field', path: 'variants.1.parts.2.text' })
    expect(formPlace('parts.5.text', second, thread)).toEqual({ kind: 'field', path: 'variants.1.parts' })
  })
  it('is the kind of post, its poll, or one of the options that say something', () => {
    const poll = form({ 'variants.1.poll.options': 2, 'variants.1.poll.options.0.text': ' ', 'variants.1.poll.options.1.text': 'a' })
    expect(formPlace('format', second, poll)).toEqual({ kind: 'field', path: 'variants.1.format' })
    expect(formPlace('poll', second, poll)).toEqual({ kind: 'field', path: 'variants.1.poll.options' })
    expect(formPlace('poll.options.0', second, poll)).toEqual({ kind: 'field', path: 'variants.1.poll.options.1.text' })
    expect(formPlace('poll.options.1', second, poll)).toEqual({ kind: 'field', path: 'variants.1.poll.options' })
  })
  it('is nowhere for what no form has', () => {
    expect(formPlace('article.elsewhere', second, form({}))).toEqual({ kind: 'nowhere' })
  })
})

it('knows on which tab a field lies', () => {
  const text = (name: string) => ({ type: 'text', name }) as ClientField
  const fields = [
    text('slug'),
    {
      type: 'tabs',
      tabs: [
        { fields: [text('title'), { type: 'row', fields: [text('teaser')] }] },
        { fields: [{ type: 'group', name: 'seo', fields: [text('title')] }] },
        { name: 'declared', fields: [text('sponsor')] },
      ],
    },
  ] as ClientField[]
  expect([tabOf(fields, 'teaser'), tabOf(fields, 'seo.title'), tabOf(fields, 'declared.sponsor'), tabOf(fields, 'slug')]).toEqual([
    0,
    1,
    2,
    null,
  ])
})

it('shows once what is found twice at one place', () => {
  const finding = (field: string, start: number) => ({ text: { de: 'F', en: 'F' }, field, start, end: start + 1 })
  const all = [finding('text', 0), finding('article.teaser', 0), finding('article.teaser', 5), finding('article.title', 0)]
  const once = oncePerPlace(all, ({ field }) => formPlace(field, second, form({ teaser: 'T' })))
  expect(once).toEqual([all[0], all[2], all[3]])
})
