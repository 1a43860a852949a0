import { describe, expect, it } from 'vitest'
import type { DeliveryView, PlannedView } from '../../core/answers.ts'
import type { DeliveryState } from '../../core/delivery.ts'
import { goings, moments, notesOf } from './going.ts'

const channel = (id: string) => ({ id, name: id, platform: 'fake', handle: '' })
const plan = (id: string, at: string | null, timeZone = 'Europe/Berlin', en = ''): PlannedView => ({
  channel: channel(id),
  at,
  timeZone,
  note: { de: '', en },
})
const delivery = (id: string, state: DeliveryState, dueAt: string, publishedAt: string | null = null): DeliveryView => ({
  ...{ id: `${id}${dueAt}`, post: 'p', postTitle: '', channel: channel(id), state, reason: null, dueAt, publishedAt },
  ...{ timeZone: 'Europe/Berlin', url: null, attempts: 0 },
})
const [nine, ten, eleven] = ['2026-12-01T09:00:00.000Z', '2026-12-01T10:00:00.000Z', '2026-12-01T11:00:00.000Z'] as const

describe('what a channel does', () => {
  it('is what an approval would do, where one is still to come', () => {
    const [one, ...more] = goings({ planned: [plan('a', ten)], deliveries: [delivery('a', 'published', nine, nine)] })
    expect(more).toEqual([])
    expect(one).toMatchObject({ at: ten, state: null })
  })
  it('is its next delivery, and when all have ended the last', () => {
    const open = [delivery('a', 'scheduled', eleven), delivery('a', 'published', nine, nine), delivery('a', 'scheduled', ten)]
    expect(goings({ planned: [], deliveries: open })).toMatchObject([{ at: ten, state: 'scheduled' }])
    const past = [delivery('a', 'failed', ten), delivery('a', 'published', nine, nine)]
    expect(goings({ planned: [], deliveries: past })).toMatchObject([{ at: ten, state: 'failed' }])
  })
})

describe('what happens when', () => {
  it('says once what several channels do at the same time, in order, and last what has no time', () => {
    const planned = [plan('a', null), plan('b', ten), plan('c', nine), plan('d', ten), plan('e', ten, 'Asia/Tokyo')]
    const names = moments(goings({ planned, deliveries: [] })).map(({ at, going }) => [at, going.map(({ channel }) => channel.id)])
    expect(names).toEqual([
      [nine, ['c']],
      [ten, ['b', 'd']],
      [ten, ['e']],
      [null, ['a']],
    ])
  })
  it('says what is to be known of them, each thing once', () => {
    const planned = [plan('a', ten, 'UTC', 'It waits.'), plan('b', ten, 'UTC'), plan('c', ten, 'UTC', 'It waits.')]
    const [moment] = moments(goings({ planned, deliveries: [] }))
    expect(moment && notesOf(moment, 'en')).toEqual([{ note: 'It waits.', of: ['a', 'c'] }])
    expect(moment && notesOf(moment, 'de')).toEqual([])
  })
})
