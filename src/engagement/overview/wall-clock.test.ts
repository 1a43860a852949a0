import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wallTimeOf } from '../../core/times.ts'
import { wallClock } from './wall-clock.ts'

it('shows what core/times.ts shows, where clocks are set, too', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC')
  const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, zones, (at, zone) => {
      const { day, hour } = wallClock(at, zone)
      expect(`${day}T${String(hour).padStart(2, '0')}`).toBe(wallTimeOf(at, zone).slice(0, 13))
    }),
    {
      examples: [
        [new Date('2026-10-25T00:30:00Z'), 'Europe/Berlin'],
        [new Date('2026-10-25T01:30:00Z'), 'Europe/Berlin'],
        [new Date('2026-11-22T23:00:00Z'), 'Europe/Berlin'],
      ],
    },
  )
  expect(wallClock(new Date('2026-11-22T23:00:00Z'), 'Europe/Berlin')).toEqual({ day: '2026-11-23', weekday: 0, hour: 0 })
})
