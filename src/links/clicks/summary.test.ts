import { expect, it } from 'vitest'
import type { Clicks } from './store.ts'
import { summaryOf } from './summary.ts'

const row = (differs: Partial<Clicks>): Clicks => ({
  ...{ link: 'l1', day: '2026-11-29', country: 'DE', device: 'phone', bot: false, clicks: 1, visitors: 1 },
  ...differs,
})

it('adds up people and bots apart', () => {
  const summary = summaryOf([
    row({ day: '2026-11-30', clicks: 5, visitors: 3 }),
    row({ link: 'l2', country: 'AT', clicks: 7, visitors: 2 }),
    row({ device: 'other', country: 'US', bot: true, clicks: 40, visitors: 0 }),
  ])
  expect(summary).toEqual({
    totals: { clicks: 12, visitors: 5, bots: 40 },
    days: [
      { name: '2026-11-29', clicks: 7, visitors: 2, bots: 40 },
      { name: '2026-11-30', clicks: 5, visitors: 3, bots: 0 },
    ],
    countries: [
      { name: 'AT', clicks: 7, visitors: 2, bots: 0 },
      { name: 'DE', clicks: 5, visitors: 3, bots: 0 },
      { name: 'US', clicks: 0, visitors: 0, bots: 40 },
    ],
    devices: [
      { name: 'phone', clicks: 12, visitors: 5, bots: 0 },
      { name: 'other', clicks: 0, visitors: 0, bots: 40 },
    ],
  })
})
