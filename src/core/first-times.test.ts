import { describe, expect, it } from 'vitest'
import { aChannelOf } from '../../tests/support/memory-world.ts'
import { aStory } from '../../tests/support/deliveries.ts'
import { firstTimes } from './first-times.ts'
import type { Variant } from './variant.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const isOwned = (platform: string) => platform === 'site'
const on = (id: string, differs: Partial<Variant> = {}): Variant => ({
  channel: aChannelOf(id, { platform: id === 'site' ? 'site' : 'network', slots: [{ day: 'daily', time: '08:30' }] }),
  story: aStory('p'),
  dueAt: null,
  hash: id,
  ...differs,
})
const times = (variants: readonly Variant[], taken?: (channel: string, at: Date) => boolean) =>
  firstTimes(variants, { now, isOwned, ...(taken && { taken }) }).map((first) => first?.at ?? null)

describe('first times', () => {
  it('are now, or what was said, or still to be said', () => {
    expect(times([on('a'), on('b', { dueAt: later(-3) }), on('c', { dueAt: later(3) }), on('d', { ownTime: true })])).toEqual([
      now,
      now,
      later(3),
      null,
    ])
  })

  it('of networks are not before that of the website, wherever it stands in the list', () => {
    const [network, site] = firstTimes([on('a', { dueAt: later(1) }), on('site', { dueAt: later(5) })], { now, isOwned })
    expect(network).toMatchObject({ at: later(5), after: { id: 'site' } })
    expect(site).toMatchObject({ at: later(5), after: null })
    expect(times([on('a', { dueAt: later(9) }), on('site', { dueAt: later(5) })])).toEqual([later(9), later(5)])
  })

  it('do not wait for what stands on the website already', () => {
    const variants = [on('a'), on('site', { dueAt: later(5) })]
    const [network] = firstTimes(variants, { now, isOwned, isThere: ({ hash }) => hash === 'site' })
    expect(network).toEqual({ at: now, slot: null, after: null })
  })

  it('take the first slot that is free, not before their time and not before the website', () => {
    const monday = new Date('2026-11-23T07:30:00Z')
    const tuesday = new Date('2026-11-24T07:30:00Z')
    expect(firstTimes([on('a', { takesSlot: true })], { now, isOwned })).toEqual([{ at: monday, slot: '08:30', after: null }])
    expect(times([on('a', { takesSlot: true, dueAt: monday })])).toEqual([monday])
    expect(times([on('a', { takesSlot: true, dueAt: later(24) })])).toEqual([tuesday])
    expect(times([on('a', { takesSlot: true }), on('site', { dueAt: later(24) })])).toEqual([tuesday, later(24)])
    const taken = (channel: string, at: Date) => channel === 'a' && at.getTime() === monday.getTime()
    expect(times([on('a', { takesSlot: true }), on('b', { takesSlot: true })], taken)).toEqual([tuesday, monday])
    expect(times([on('a', { takesSlot: true })], () => true)).toEqual([null])
  })
})
