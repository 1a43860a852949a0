import { describe, expect, it } from 'vitest'
import type { CommentPlace } from '../core/comments.ts'
import { commentViews, whereNow } from './comment-views.ts'
import { commentRow } from './comment-row.ts'
import type { Commented } from './places.ts'

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })
const content: Commented = {
  article: {
    texts: {
      de: {
        ...{ title: 'Wind', slug: 'wind', teaser: 'Kurz', seo: { title: '', description: '' }, alt: {} },
        body: {
          root: {
            children: [paragraph('Eins.'), { type: 'list', children: [{ type: 'listitem', children: [{ type: 'text', text: 'Zwei' }] }] }],
          },
        },
      },
    },
  },
  channels: [{ channel: 'c', name: 'Acme', title: '', text: 'Frischer Wind', parts: ['mehr Wind'] }],
  pictures: ['p'],
}
const at = (place: Partial<CommentPlace>): CommentPlace => ({ channel: null, language: null, field: null, anchor: null, ...place })
const words = (quote: string, start = 0) => ({ kind: 'words' as const, quote, start, end: start + quote.length })

describe('where a comment points', () => {
  it.each([
    [at({ channel: 'c', field: 'text', anchor: words('Wind') }), { now: { start: 9, end: 13 }, isLost: false }],
    [at({ channel: 'c', field: 'parts.0.text', anchor: words('Wind') }), { now: { start: 5, end: 9 }, isLost: false }],
    [at({ language: 'de', field: 'article.body', anchor: words('Eins.\nZwei') }), { now: { start: 0, end: 10 }, isLost: false }],
    [at({ channel: 'c', field: 'text', anchor: words('Sturm') }), { now: null, isLost: true }],
    [at({ channel: 'c', field: 'parts.1.text' }), { now: null, isLost: true }],
    [at({ channel: 'gone' }), { now: null, isLost: true }],
    [at({ language: 'en', field: 'article.title' }), { now: null, isLost: true }],
    [at({ field: 'media', anchor: { kind: 'point', medium: 'p', x: 1, y: 2 } }), { now: null, isLost: false }],
    [at({ field: 'media', anchor: { kind: 'point', medium: 'q', x: 1, y: 2 } }), { now: null, isLost: true }],
    [at({}), { now: null, isLost: false }],
  ])('%j', (place, expected) => expect(whereNow(place, content)).toEqual(expected))
})

describe('who reads what', () => {
  const minute = 60_000
  const now = new Date('2026-11-30T12:00:00Z')
  const row = (id: string, differs: object) =>
    commentRow.parse({ id, post: 'x', hash: 'h', text: id, authorName: 'A', at: new Date(now.getTime() - minute), ...differs })
  const rows = [
    row('1', { author: 'u' }),
    row('2', { guestLink: 'g', authorName: 'Dr. M' }),
    row('3', { parent: '2', author: 'u' }),
    row('4', { author: 'u', at: new Date(now.getTime() - 16 * minute) }),
    row('5', { parent: 'gone', guestLink: 'g' }),
  ]
  it('is everything for people of the hub; of their own they may take away what is new and not answered', () => {
    const seen = commentViews(rows, content, { user: 'u' }, now)
    expect(seen.map(({ id, mayDelete }) => [id, mayDelete])).toEqual([['1', true], ['2', false], ['4', false], ['5', false]]) // prettier-ignore
    expect(seen[1]).toMatchObject({ isGuest: true, replies: [{ id: '3', mayDelete: true }] })
  })
  it('is their own for guests, with what was answered', () => {
    const seen = commentViews(rows, content, { guestLink: 'g' }, now)
    expect(seen.map(({ id }) => id)).toEqual(['2', '5'])
    expect(seen[0]!.replies.map(({ id }) => id)).toEqual(['3'])
    expect(commentViews(rows, content, { guestLink: 'other' }, now)).toEqual([])
  })
})
