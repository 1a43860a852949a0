import { expect, it } from 'vitest'
import type { PostState } from '../../core/answers.ts'
import type { ReviewSheet } from '../../core/review-sheet.ts'
import { movedBetween, timesBetween } from './moved.ts'

const state = (times: Record<string, string | null>, hash = 'h', review = 'in-review') =>
  ({
    review: { hash, state: review },
    planned: Object.entries(times).map(([name, at]) => ({ channel: { id: name, name }, at })),
  }) as unknown as PostState
const sheet = (title: string, channels: Record<string, string>, hash = 'h') =>
  ({
    title,
    state: state({}, hash),
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

it('names the channels that a post in review goes to at another time', () => {
  const read = state({ a: '2026-12-15T09:00:00.000Z', b: null })
  expect(timesBetween(read, read)).toEqual([])
  expect(timesBetween(read, state({ a: null, b: null }))).toEqual(['a'])
  expect(timesBetween(read, state({ a: '2026-12-15T09:00:00.000Z', b: '2026-12-16T09:00:00.000Z', c: null }))).toEqual(['b'])
  // Once it is decided, it has deliveries and nothing planned.
  expect(timesBetween(read, state({}, 'h', 'approved'))).toEqual([])
  const [before, after] = [read, state({ a: null, b: null })].map((state) => ({ ...sheet('Wind', { a: '1', b: '1' }), state }))
  expect(movedBetween(before!, after!)).toEqual(['a'])
})
