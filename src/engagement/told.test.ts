import { expect, it } from 'vitest'
import { saidOf, storable } from './hearing.ts'
import { toldOfPosts } from './told.ts'

const told = (values: unknown, kinds?: unknown) => toldOfPosts([{ remoteId: '7', values, ...(kinds !== undefined && { kinds }) }]).get('7')

it('takes a number as text for a number, and what is none for not told', () => {
  expect(told({ views: '1200', reactions: 3, shares: '1.5k', comments: -1, saves: null, clicks: Number.NaN, likes: 9 })?.values).toEqual({
    views: 1200,
    reactions: 3,
  })
  expect(told('gone')?.values).toBe('gone')
  expect(told({ reactions: 3 }, { heart: '2', fire: 1, '': 4, odd: 'x' })?.kinds).toEqual({ heart: 2, fire: 1 })
  expect(told({}, undefined)?.kinds).toEqual({})
})

it('finds in an answer what is said of one post', () => {
  const list = {
    url: 'https://a.example/statuses?id[]=7&id[]=8',
    method: 'GET',
    body: [
      { id: '7', likes: 1 },
      { id: 8, likes: 2 },
    ],
  }
  expect(saidOf([list], '8', ['7'])).toEqual({ id: 8, likes: 2 })
  expect(saidOf([list], '9', ['7', '8'])).toBeUndefined()
  const alone = { url: 'https://a.example/posts/urn%3Ali%3A7/insights', method: 'GET', body: { data: [] } }
  expect(saidOf([alone], 'urn:li:7', ['urn:li:8'])).toEqual({ data: [] })
  // A new token names no post.
  expect(saidOf([{ url: 'https://a.example/token', method: 'POST', body: { access_token: 'secret' } }], '7', [])).toBeUndefined()
})

it('stores no more than 64 KB, and no secret', () => {
  expect(Buffer.byteLength(storable({ text: 'ü'.repeat(60_000) }, (text) => text) ?? '')).toBeLessThanOrEqual(65_536)
  expect(storable({ a: 'my token\u0000' }, (text) => text.replaceAll('token', '…'))).toBe('{"a":"my …"}')
  expect(storable(undefined, (text) => text)).toBeNull()
})
