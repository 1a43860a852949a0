import { expect, it } from 'vitest'
import { clicksBehind, effectOf } from './effect.ts'

const order = { name: 'Order', currency: 'EUR', count: 3, minor: 30_000 }
const signUp = { name: 'Sign-up', currency: null, count: 5, minor: 0 }
const brought = { engagements: 200, clicks: { by: 'hub', count: 50 } } as const

it('divides costs by what they brought, and value by costs', () => {
  const { money, conversions } = effectOf(
    [
      { currency: 'EUR', minor: 12_000 },
      { currency: 'EUR', minor: 8_000 },
    ],
    [order, signUp],
    brought,
  )
  expect(money).toEqual([
    { currency: 'EUR', costs: 20_000, value: 30_000, perEngagement: 100, perClick: 400, perConversion: 2_500, returnOnInvestment: 0.5 },
  ])
  expect(conversions).toEqual([
    { name: 'Sign-up', count: 5 },
    { name: 'Order', count: 3 },
  ])
})

it('keeps currencies apart, and does not say which of them paid for what', () => {
  const spent = [
    { currency: 'CHF', minor: 100 },
    { currency: 'EUR', minor: 20_000 },
  ]
  const { money } = effectOf(spent, [order, { ...order, currency: 'USD', minor: 700 }], brought)
  expect(money.map(({ currency, costs, value, returnOnInvestment }) => [currency, costs, value, returnOnInvestment])).toEqual([
    ['EUR', 20_000, 30_000, null],
    ['CHF', 100, null, null],
    ['USD', 0, 700, null],
  ])
  for (const { perEngagement, perClick, perConversion } of money)
    expect([perEngagement, perClick, perConversion]).toEqual([null, null, null])
})

it('divides nothing by nothing', () => {
  const none = { perEngagement: null, perClick: null, perConversion: null }
  expect(effectOf([{ currency: 'EUR', minor: 500 }], [], { engagements: null, clicks: { by: 'hub', count: 0 } }).money).toEqual([
    { currency: 'EUR', costs: 500, value: null, ...none, returnOnInvestment: null },
  ])
  expect(effectOf([], [order], brought).money).toEqual([{ currency: 'EUR', costs: 0, value: 30_000, ...none, returnOnInvestment: null }])
  expect(effectOf([], [signUp], brought).money).toEqual([])
  // All of it lies on days that are not asked for.
  expect(
    effectOf(
      [
        { currency: 'CHF', minor: 0 },
        { currency: 'EUR', minor: 500 },
      ],
      [],
      brought,
    ).money.map(({ perEngagement }) => perEngagement),
  ).toEqual([2.5])
})

it('never mixes clicks of the hub with those of platforms', () => {
  expect(clicksBehind([true, true], 7, 9)).toEqual({ by: 'hub', count: 7 })
  expect(clicksBehind([false], 7, 9)).toEqual({ by: 'platforms', count: 9 })
  expect(clicksBehind([false], 7, null)).toBeNull()
  expect(clicksBehind([true, false], 7, 9)).toBeNull()
})
