import { expect, it } from 'vitest'
import type { ReviewSheet } from '../../core/review-sheet.ts'
import { movedBetween } from './moved.ts'

const sheet = (title: string, channels: Record<string, string>, hash = 'h') =>
  ({
    title,
    state: { review: { hash } },
    article: [{ language: 'de', title, teaser: '', html: '', slug: '', seo: {} }],
    channels: Object.entries(channels).map(([name, hash]) => ({ view: { channel: { id: name, name }, hash } })),
  }) as unknown as ReviewSheet

it('names what differs between two states of a post', () => {
  const before = sheet('Wind', { a: '1', b: '1', c: '1' })
  expect(movedBetween(before, before)).toEqual([])
  expect(movedBetween(before, sheet('Wind', { a: '1', b: '2', d: '1' }))).toEqual(['b', 'd', 'c'])
  expect(movedBetween(before, sheet('Sturm', { a: '1', b: '1', c: '1' }))).toEqual(['Sturm'])
  expect(movedBetween(before, sheet('Wind', { a: '1', b: '1', c: '1' }, 'other'))).toEqual(['Wind'])
})
