import { expect, it } from 'vitest'
import { standingOfCampaign } from './campaigns.ts'

it.each([
  ['unplanned', null, null],
  ['planned', '2026-12-04', '2026-12-06'],
  ['planned', '2026-12-04', null],
  ['running', '2026-12-03', '2026-12-03'],
  ['running', null, '2026-12-04'],
  ['running', '2026-12-01', null],
  ['over', '2026-11-01', '2026-12-02'],
  ['over', null, '2026-12-02'],
])('is %s from %s until %s', (standing, from, to) => {
  expect(standingOfCampaign(from, to, new Date('2026-12-03T22:00:00Z'))).toBe(standing)
})
