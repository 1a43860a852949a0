import { describe, expect, it } from 'vitest'
import { aStory } from '../../tests/support/deliveries.ts'
import { aChannelOf } from '../../tests/support/memory-world.ts'
import type { Recurrence } from '../core/recurrence.ts'
import type { Variant } from '../core/variant.ts'
import { missingTimes } from './missing-times.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const on = (platform: string, differs: Partial<Variant> = {}): Variant => ({
  channel: aChannelOf(platform, { platform }),
  story: aStory('p'),
  dueAt: null,
  hash: platform,
  ...differs,
})
const weekly: Recurrence = { every: 'week', interval: 1, until: '2026-12-24' }
const said = (variants: readonly Variant[], recurrence: Recurrence | null = null) => {
  const missing = missingTimes({ variants, recurrence }, now)
  for (const sentence of missing) for (const text of [sentence.de, sentence.en]) expect(text).toMatch(/^\S.*\.$/)
  return missing.map(({ en }) => en)
}

describe('missing times', () => {
  it('are none in a post that says when', () => {
    expect(said([on('website'), on('mastodon', { dueAt: later(48), ownTime: true })], weekly)).toEqual([])
    expect(said([on('website', { dueAt: later(-48) })])).toEqual([])
  })

  it('are own times that nobody chose, or that have passed by more than a quarter of an hour', () => {
    expect(said([on('mastodon', { ownTime: true })])).toEqual([expect.stringContaining('choose the time')])
    expect(said([on('mastodon', { ownTime: true, dueAt: later(-0.3) })])).toEqual([expect.stringContaining('in the past')])
    expect(said([on('mastodon', { ownTime: true, dueAt: later(-0.2) })])).toEqual([])
  })

  it('are slots of a channel that has none', () => {
    expect(said([on('mastodon', { takesSlot: true })])).toEqual([expect.stringContaining('Acme mastodon has no slots')])
    const channel = aChannelOf('m', { slots: [{ day: 'friday', time: '09:00' }] })
    expect(said([on('mastodon', { takesSlot: true, channel })])).toEqual([])
  })

  it('are a repetition without an end, without a sensible interval, and without a network', () => {
    const network = [on('website'), on('mastodon')]
    expect(said(network, { ...weekly, until: '' })).toEqual([expect.stringContaining('until which day')])
    for (const interval of [0, 1.5, 53]) expect(said(network, { ...weekly, interval })).toEqual([expect.stringContaining('1 to 52')])
    expect(said([on('website')], weekly)).toEqual([expect.stringContaining('Only networks repeat')])
  })

  it('are an end before the first repetition, by the channel’s own clock and first time', () => {
    expect(said([on('mastodon')], { ...weekly, until: '2026-11-28' })).toEqual([
      'Acme mastodon: the post first goes on 22 November 2026, and would not be repeated by 28 November 2026. Choose a later day.',
    ])
    expect(said([on('mastodon')], { ...weekly, until: '2026-11-29' })).toEqual([])
    // The website keeps it waiting.
    expect(said([on('website', { dueAt: later(48) }), on('mastodon')], { ...weekly, until: '2026-11-29' })).toHaveLength(1)
    const channel = aChannelOf('m', { slots: [{ day: 'friday', time: '09:00' }] })
    expect(said([on('mastodon', { takesSlot: true, channel })], { ...weekly, until: '2026-12-03' })).toEqual([
      expect.stringContaining('27 November 2026'),
    ])
  })

  it('are more than a hundred repetitions', () => {
    expect(said([on('mastodon')], { every: 'day', interval: 1, until: '2027-03-02' })).toEqual([])
    expect(said([on('mastodon')], { every: 'day', interval: 1, until: '2027-03-03' })).toEqual([
      expect.stringContaining('more than 100 repetitions'),
    ])
  })
})
