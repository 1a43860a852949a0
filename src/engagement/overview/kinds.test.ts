import { expect, it } from 'vitest'
import type { MediaRef, Story } from '../../core/story.ts'
import { kindOf } from './kinds.ts'

const medium = (kind: MediaRef['kind']) => ({ kind }) as MediaRef
const kind = (story: Partial<Story>) => kindOf({ media: [], link: null, ...story }, false)

it('tells kinds of posts apart by what sets them apart most', () => {
  expect(kind({})).toBe('text')
  expect(kind({ link: 'https://example.com' })).toBe('link')
  expect(kind({ link: 'https://example.com', media: [medium('image')] })).toBe('picture')
  expect(kind({ media: [medium('image'), medium('image')] })).toBe('pictures')
  expect(kind({ media: [medium('image'), medium('video')] })).toBe('film')
  expect(kind({ media: [medium('document')] })).toBe('document')
  expect(kind({ format: 'reel', media: [medium('video')] })).toBe('reel')
  expect(kind({ poll: { options: ['a', 'b'], minutes: 60, multiple: false } })).toBe('poll')
  expect(kindOf({ media: [medium('image')], link: null }, true)).toBe('article')
})
