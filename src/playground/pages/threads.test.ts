import { expect, it } from 'vitest'
import type { FakePost } from '../../../publishers/testing/fake.ts'
import { threadsOf } from './threads.ts'

const post = (remoteId: string, parent: string | null = null): FakePost => ({
  remoteId,
  url: `https://play.example/${remoteId}`,
  author: 'acme',
  text: remoteId,
  at: '2026-11-22T10:00:00.000Z',
  images: [],
  card: null,
  likes: 0,
  shares: 0,
  replies: [],
  replyTo: parent === null ? null : { root: 'a', parent },
})
const ids = (...oldestFirst: FakePost[]) =>
  threadsOf(oldestFirst.toReversed()).map((thread) => thread.map(({ remoteId }) => remoteId).join(' '))

it('puts threads newest first, and reads each from its beginning', () => {
  expect(ids(post('a'), post('b'), post('a1', 'a'), post('b1', 'b'), post('a2', 'a1'))).toEqual(['b b1', 'a a1 a2'])
})

it('lets what follows a deleted post begin anew', () => {
  expect(ids(post('a1', 'a'), post('a2', 'a1'), post('c', 'gone'))).toEqual(['c', 'a1 a2'])
})

it('does not go round in circles with a post that answers itself', () => {
  expect(ids(post('a', 'a'))).toEqual(['a'])
})
