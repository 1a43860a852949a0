import { describe, expect, it } from 'vitest'
import type { QueuedDelivery } from '../../core/answers.ts'
import { grouped, timeIn } from './grouped.ts'

const now = new Date('2026-11-22T12:00:00Z')
const delivery = (id: string, goesAt: string | null, more: Partial<QueuedDelivery> = {}): QueuedDelivery => ({
  id,
  post: 'p',
  postTitle: id,
  channel: { id: 'c', name: 'Channel', platform: 'fake', handle: '' },
  state: 'scheduled',
  reason: null,
  dueAt: '2026-11-22T12:00:00Z',
  timeZone: 'Europe/Berlin',
  publishedAt: null,
  url: null,
  attempts: 0,
  goesAt,
  because: null,
  part: 0,
  repeat: 0,
  ...more,
})
const group = (deliveries: readonly QueuedDelivery[], language: 'de' | 'en' = 'en') => {
  const { person, days, later } = grouped(deliveries, ({ state }) => state === 'late-hold', language, now)
  const ids = (list: readonly QueuedDelivery[]) => list.map(({ id }) => id)
  return { person: ids(person), days: days.map((day) => [day.name, ids(day.deliveries)]), later: ids(later) }
}

describe('the queue by days', () => {
  it('names today and tomorrow, and otherwise the day', () => {
    const { days } = group([
      delivery('a', '2026-11-22T13:00:00Z'),
      delivery('b', '2026-11-22T14:00:00Z'),
      delivery('c', '2026-11-23T08:00:00Z'),
      delivery('d', '2026-11-25T08:00:00Z'),
      delivery('e', '2027-01-04T08:00:00Z'),
    ])
    expect(days.map(([, ids]) => ids)).toEqual([['a', 'b'], ['c'], ['d'], ['e']])
    expect(days.map(([name]) => name)).toEqual([
      expect.stringMatching(/^Today, Sunday,? 22 November$/),
      expect.stringMatching(/^Tomorrow, Monday,? 23 November$/),
      expect.stringMatching(/^Wednesday,? 25 November$/),
      expect.stringMatching(/^Monday,? 4 January 2027$/),
    ])
    expect(group([delivery('a', '2026-11-22T13:00:00Z')], 'de').days[0]?.[0]).toBe('Heute, Sonntag, 22. November')
  })
  it('counts days where the delivery goes out', () => {
    const [day] = group([delivery('late in the evening', '2026-11-22T23:30:00Z')]).days
    expect(day?.[0]).toContain('Tomorrow')
    expect(group([delivery('x', '2026-11-22T23:30:00Z', { timeZone: 'America/New_York' })]).days[0]?.[0]).toContain('Today')
    expect(group([delivery('x', '2026-11-22T12:30:00Z', { timeZone: 'Mars/Olympus' })]).days).toHaveLength(1)
  })
  it('keeps apart what needs a person, and what has no time', () => {
    expect(group([delivery('asked', null, { state: 'late-hold' }), delivery('held', null)])).toEqual({
      person: ['asked'],
      days: [],
      later: ['held'],
    })
  })
  it('tells the time with its zone', () => {
    expect(timeIn('2026-11-22T12:30:00Z', 'Europe/Berlin', 'de')).toBe('13:30 MEZ')
    expect(timeIn('2026-11-22T12:30:00Z', 'Europe/London', 'en')).toMatch(/^12:30 (GMT|UTC)$/)
  })
})
