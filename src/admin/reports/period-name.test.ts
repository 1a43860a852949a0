import { expect, it } from 'vitest'
import { kindOfPeriod, periodName } from './period-name.ts'

it('calls a period what people do', () => {
  const kind = (from: string, to: string) => kindOfPeriod({ from, to })
  expect([
    kind('2026-02-01', '2026-02-28'),
    kind('2026-12-01', '2026-12-31'),
    kind('2026-11-23', '2026-11-29'),
    kind('2026-11-24', '2026-11-30'),
    kind('2026-11-01', '2026-11-01'),
    kind('2026-11-01', '2026-12-31'),
  ]).toEqual(['month', 'month', 'week', 'days', 'days', 'days'])
  expect(periodName({ from: '2026-11-01', to: '2026-11-30' }, 'en')).toBe('November 2026')
  expect(periodName({ from: '2026-11-23', to: '2026-11-29' }, 'de')).toBe('Woche 23.–29. November 2026')
})
