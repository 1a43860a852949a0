import { describe, expect, it } from 'vitest'
import type { CalendarAnswer, CalendarEntry } from '../../core/calendar.ts'
import { instantAt } from '../../core/calendar-days.ts'
import { droppedAt, eventsOf, lettersOf } from './events.ts'

const berlin = 'Europe/Berlin'
const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  id: 'delivery:1',
  kind: 'delivery',
  post: 'p',
  delivery: '1',
  title: { de: 'Windpark', en: '' },
  at: '2026-03-28T08:00:00.000Z',
  timeZone: berlin,
  channels: ['c', 'gone'],
  brand: 'b',
  state: 'scheduled',
  held: null,
  repeat: 0,
  url: null,
  moving: 'keeps-approval',
  ...more,
})
const answer = (more: Partial<CalendarAnswer> = {}): CalendarAnswer => ({
  entries: [],
  hidden: [],
  slots: [],
  campaigns: [],
  holidays: [],
  countries: [],
  channels: [{ id: 'c', name: 'Acme', brand: 'b', platform: 'nobody-knows', timeZone: berlin }],
  brands: [],
  mayWrite: true,
  ...more,
})
const events = (more: Partial<CalendarAnswer>, language: 'de' | 'en' = 'en') => eventsOf(answer(more), language, String)

describe('events of the grid', () => {
  it('are entries with their channels, as far as there are any, and can be dragged unless they never move', () => {
    const [one, other] = events({ entries: [entry(), entry({ id: 'delivery:2', moving: 'never' })] })
    expect([one?.title, one?.start, one?.allDay, one?.editable]).toEqual(['Untitled', '2026-03-28T08:00:00.000Z', false, true])
    expect(one?.extendedProps.shown).toMatchObject({ is: 'entry', channels: [{ id: 'c' }] })
    expect(other?.editable).toBe(false)
    expect(events({ entries: [entry()] }, 'de')[0]?.title).toBe('Windpark')
  })
  it('are campaigns up to and including their last day, holidays with their countries, slots with their channel, and what is left out', () => {
    const shown = events({
      campaigns: [{ id: 'k', name: 'Herbst', from: '2026-03-28', to: '2026-03-31' }],
      holidays: [{ day: '2026-04-03', country: 'DE', name: { de: 'Karfreitag', en: 'Good Friday' } }],
      slots: [
        { channel: 'c', at: '2026-03-30T08:00:00.000Z' },
        { channel: 'gone', at: '2026-03-30T08:00:00.000Z' },
      ],
      hidden: [{ day: '2026-03-30', count: 12 }],
    })
    expect(shown.map(({ title, start, end, allDay, editable }) => [title, start, end, allDay, editable])).toEqual([
      ['Good Friday (DE)', '2026-04-03', undefined, true, false],
      ['Campaign: Herbst', '2026-03-28', '2026-04-01', true, false],
      ['Empty slot: Acme', '2026-03-30T08:00:00.000Z', undefined, false, false],
      ['and 12 more on this day', '2026-03-30', undefined, true, false],
    ])
  })
})

describe('where something that was dragged belongs', () => {
  const at = (wall: string, zone = berlin) => instantAt(wall, zone)!
  it('keeps its time of day on another day, by its own clock: over 29 March 2026', () => {
    const dropped = droppedAt(entry(), { before: at('2026-03-28T09:00'), after: at('2026-03-30T09:00'), isDay: true }, berlin)
    expect(dropped).toEqual(at('2026-03-30T09:00'))
    // Looked at from New York, where clocks were set weeks before, it is still nine o'clock in Berlin.
    const [before, after] = [at('2026-03-28T04:00', 'America/New_York'), at('2026-03-30T04:00', 'America/New_York')]
    expect(droppedAt(entry(), { before, after, isDay: true }, 'America/New_York')).toEqual(at('2026-03-30T09:00'))
  })
  it('goes to the very instant within hours', () => {
    expect(droppedAt(entry(), { before: at('2026-03-28T09:00'), after: at('2026-03-29T11:30'), isDay: false }, berlin)).toEqual(
      at('2026-03-29T11:30'),
    )
  })
})

it('gives each platform letters, also one that is not installed', () => {
  expect(lettersOf('nobody-knows')).toBe('no')
})
