import { describe, expect, it } from 'vitest'
import type { DeliveryView, PostState } from '../../core/answers.ts'
import type { DeliveryState } from '../../core/delivery.ts'
import type { ReviewState } from '../../core/review.ts'
import { inView, isPending, isStale, nextShown } from './shown.ts'

const delivery = (state: DeliveryState): DeliveryView => ({
  id: state,
  post: 'p',
  postTitle: 'P',
  channel: { id: 'c', name: 'C', platform: 'fake', handle: '@c' },
  state,
  reason: null,
  dueAt: '2026-11-23T08:00:00.000Z',
  timeZone: 'Europe/Berlin',
  publishedAt: null,
  url: null,
  attempts: 0,
})
const state = (hash: string, review: ReviewState = 'in-review', deliveries: readonly DeliveryState[] = []): PostState => ({
  review: {
    ...{ state: review, hash, submittedBy: null, submittedAt: null, decidedBy: null, decidedAt: null, comment: null },
    ...{ round: 1, fast: null, needsReason: false },
  },
  may: { submit: false, submitFast: false, approve: true, requestChanges: true, refuse: true, withdraw: false, except: false },
  steps: [],
  stepsChanged: false,
  planned: [],
  deliveries: deliveries.map(delivery),
  decisions: [],
  exceptions: [],
})

describe('what was shown', () => {
  const first = nextShown(null, { version: 'v1', state: state('h1') })
  it('keeps the hash that came with the content', () => {
    expect(first).toEqual({ version: 'v1', hash: 'h1' })
    const later = { version: 'v1', state: state('h2') }
    expect(nextShown(first, later)).toBe(first)
    expect(isStale(first, later)).toBe(true)
  })
  it('takes the new hash when the form shows a new version', () => {
    const saved = { version: 'v2', state: state('h2') }
    expect(nextShown(first, saved)).toEqual({ version: 'v2', hash: 'h2' })
    expect(isStale(nextShown(first, saved), saved)).toBe(false)
  })
  it('is not stale while the same is told', () => {
    expect(isStale(first, { version: 'v1', state: state('h1') })).toBe(false)
  })
})

describe('pending', () => {
  it('is a review that waits, and a delivery that is not done', () => {
    expect(isPending(state('h'))).toBe(true)
    expect(isPending(state('h', 'approved', ['published', 'scheduled']))).toBe(true)
    expect(isPending(state('h', 'approved', ['unknown']))).toBe(true)
  })
  it('is nothing that has ended', () => {
    expect(isPending(state('h', 'approved', ['published', 'failed', 'skipped']))).toBe(false)
    expect(isPending(state('h', 'draft'))).toBe(false)
  })
})

describe('in view', () => {
  const some = (count: number, state: DeliveryState, from = 0) =>
    Array.from({ length: count }, (_, n) => ({
      ...delivery(state),
      id: `${state}${n}`,
      dueAt: new Date(Date.UTC(2026, 10, 23 + from + n)).toISOString(),
    }))
  it('is everything while that is little, in order', () => {
    const [first, second] = some(2, 'scheduled')
    expect(inView([second!, first!])).toEqual({ near: [first, second], far: [] })
  })
  it('is what went last and what comes next where a post is repeated', () => {
    const ended = some(10, 'published')
    const open = some(20, 'scheduled', 10)
    const { near, far } = inView([...open, ...ended])
    expect(near).toEqual([...ended.slice(6), ...open.slice(0, 8)])
    expect(far).toEqual([...ended.slice(0, 6), ...open.slice(8)])
  })
})
