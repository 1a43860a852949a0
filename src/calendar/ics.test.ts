import { expect, it } from 'vitest'
import type { CalendarEntry } from '../core/calendar.ts'
import { icsOf } from './ics.ts'
import { slotsBetween } from './empty-slots.ts'
import { holidaysOf } from './holidays.ts'

const entry: CalendarEntry = {
  id: 'delivery:1',
  kind: 'delivery',
  post: 'p',
  delivery: '1',
  title: { de: 'Größer, schöner; weiter', en: '' },
  at: '2026-03-29T07:00:00.000Z',
  timeZone: 'Europe/Berlin',
  channels: ['c'],
  brand: null,
  state: 'scheduled',
  held: null,
  repeat: 0,
  url: null,
  moving: 'never',
}
const channels = [{ id: 'c', name: 'Acme', brand: 'b', platform: 'p', timeZone: 'Europe/Berlin' }]
const text = (entries: readonly CalendarEntry[], language: 'de' | 'en') =>
  icsOf(
    { entries, channels },
    { language, timeZone: 'Europe/Berlin', publicUrl: 'https://hub.example', now: new Date('2026-03-01T00:00:00Z') },
  )

it('tells calendar programs title, channel, time and state, and where it stands', () => {
  const lines = text([entry], 'de').replace(/\r\n /g, '').split('\r\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      'UID:delivery:1@funkhaus',
      'DTSTAMP:20260301T000000Z',
      'DTSTART:20260329T070000Z',
      'DTEND:20260329T071500Z',
      'SUMMARY:Größer\\, schöner\\; weiter · Acme',
      'DESCRIPTION:Geplant',
      'URL;VALUE=URI:https://hub.example/admin/collections/posts/p',
    ]),
  )
})
it('says how a post stands before its approval, in the language that was asked for', () => {
  const told = text([{ ...entry, kind: 'post', state: 'in-review', channels: [] }], 'en')
  expect(told).toContain('SUMMARY:Untitled\r\n')
  expect(told).toContain('DESCRIPTION:In review\r\n')
})

it('lists the slots of a range by time, each by the clock of its channel', () => {
  const slotted = [
    { id: 'berlin', timeZone: 'Europe/Berlin', slots: [{ day: 'daily', time: '09:00' }] as const },
    { id: 'london', timeZone: 'Europe/London', slots: [{ day: 'daily', time: '08:30' }] as const },
  ]
  const found = slotsBetween(slotted, new Date('2026-03-28T12:00:00Z'), new Date('2026-03-30T07:30:00Z'))
  expect(found.map(({ channel, at }) => [channel, at.toISOString()])).toEqual([
    ['berlin', '2026-03-29T07:00:00.000Z'],
    ['london', '2026-03-29T07:30:00.000Z'],
    ['berlin', '2026-03-30T07:00:00.000Z'],
  ])
})

it('names a day that countries share once', () => {
  const days = holidaysOf(['DE', 'GB', 'XX'], ['2026-12-24', '2026-12-25'])
  expect(days.map(({ day, country, name }) => [day, country, name.en])).toEqual([['2026-12-25', 'DE, GB', 'Christmas Day']])
})
