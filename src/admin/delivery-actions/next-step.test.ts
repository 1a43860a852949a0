import { describe, expect, it } from 'vitest'
import type { QueuedDelivery } from '../../core/answers.ts'
import { deliveryStates, type DeliveryState } from '../../core/delivery.ts'
import { nextStep } from './next-step.ts'

const now = new Date('2026-11-22T12:00:00Z')
const because = { de: 'Das ist seine Zeit.', en: 'This is its time.' }
const delivery = (state: DeliveryState, more: Partial<QueuedDelivery> = {}): QueuedDelivery => ({
  id: 'd',
  post: 'p',
  postTitle: 'Post',
  channel: { id: 'c', name: 'Channel', platform: 'fake', handle: '' },
  state,
  reason: null,
  dueAt: '2026-11-23T08:00:00.000Z',
  timeZone: 'Europe/Berlin',
  publishedAt: null,
  url: null,
  attempts: 0,
  goesAt: null,
  because: null,
  part: 0,
  repeat: 0,
  ...more,
})
const say = (state: DeliveryState, more?: Partial<QueuedDelivery>) => nextStep(delivery(state, more), 'en', now)

describe('what happens next', () => {
  it('is a sentence for every state, in both languages', () => {
    for (const state of deliveryStates) {
      expect(nextStep(delivery(state), 'de', now)).toMatch(/\.$/)
      expect(nextStep(delivery(state), 'en', now)).toMatch(/\.$/)
    }
  })
  it('names when a scheduled delivery leaves, and why not earlier', () => {
    expect(say('scheduled', { goesAt: '2026-11-23T08:00:00Z', because })).toMatch(
      /^Goes out: Mon,? 23 Nov, 09:00 CET\. This is its time\.$/,
    )
  })
  it('names no time that is past or unknown', () => {
    expect(say('scheduled', { goesAt: '2026-11-22T12:00:00Z', because })).toBe('This is its time.')
    expect(say('scheduled', { because })).toBe('This is its time.')
  })
  it('says that nothing is sent again without proof, and when it is looked up', () => {
    expect(say('unknown', { because: { de: 'Gleich.', en: 'In a moment.' } })).toMatch(/without proof.* In a moment\.$/)
    expect(say('processing', { because: { de: 'Gleich.', en: 'In a moment.' } })).toBe('In a moment.')
  })
  it('says since when it is live', () => {
    expect(say('published', { publishedAt: '2026-11-22T10:00:00Z' })).toContain('11:00')
  })
})
