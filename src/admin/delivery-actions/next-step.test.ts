import { describe, expect, it } from 'vitest'
import { deliveryStates, type DeliveryState } from '../../core/delivery.ts'
import { nextStep, type DeliveryRow } from './next-step.ts'

const now = new Date('2026-11-22T12:00:00Z')
const row = (state: DeliveryState, more: Partial<DeliveryRow> = {}): DeliveryRow => ({
  id: 'd',
  state,
  platform: 'fake',
  channel: 'c',
  dueAt: '2026-11-23T08:00:00.000Z',
  timeZone: 'Europe/Berlin',
  ...more,
})
const say = (state: DeliveryState, more?: Partial<DeliveryRow>) => nextStep(row(state, more), 'en', now)

describe('what happens next', () => {
  it('is a sentence for every state, in both languages', () => {
    for (const state of deliveryStates) {
      expect(nextStep(row(state), 'de', now)).toMatch(/\.$/)
      expect(nextStep(row(state), 'en', now)).toMatch(/\.$/)
    }
  })
  it('names when a scheduled delivery leaves', () => {
    expect(say('scheduled')).toMatch(/^Goes out: Mon,? 23 Nov, 09:00 CET\.$/)
    expect(say('scheduled', { dueAt: '2026-11-22T11:00:00Z' })).toContain('as soon as the channel is free')
  })
  it('names the later time after a failure', () => {
    expect(say('scheduled', { dueAt: '2026-11-22T11:00:00Z', notBefore: '2026-11-22T12:30:00Z' })).toContain('13:30')
    expect(say('scheduled', { notBefore: '2026-11-22T12:30:00Z' })).toContain('09:00')
  })
  it('says what holds a scheduled delivery up', () => {
    expect(say('scheduled', { waitsFor: 'key' })).toContain('our own website')
    expect(say('scheduled', { hold: 'freeze' })).toContain('Held')
    expect(say('scheduled', { hold: 'freeze', cancel: true })).toContain('withdrawn')
  })
  it('says when an unknown outcome is looked at again', () => {
    expect(say('unknown')).toContain('Funkhaus looks')
    expect(say('unknown', { notBefore: '2026-11-22T12:05:00Z' })).toContain('13:05')
    expect(say('processing', { notBefore: '2026-11-22T12:05:00Z' })).toContain('13:05')
  })
  it('says since when it is live', () => {
    expect(say('published', { publishedAt: '2026-11-22T10:00:00Z' })).toContain('11:00')
  })
})
