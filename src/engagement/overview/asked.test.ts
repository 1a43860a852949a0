import { expect, it } from 'vitest'
import { boundsOf } from './asked.ts'

it('includes both days by the clock of the brand, also where a day has 25 hours', () => {
  expect(boundsOf({ from: '2026-10-25', to: '2026-10-25' }, 'Europe/Berlin')).toEqual({
    since: new Date('2026-10-24T22:00:00Z'),
    before: new Date('2026-10-25T23:00:00Z'),
  })
  expect(boundsOf({ to: '2026-11-30' }, 'America/New_York')).toEqual({ since: null, before: new Date('2026-12-01T05:00:00Z') })
})
