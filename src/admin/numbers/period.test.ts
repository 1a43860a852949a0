import { expect, it } from 'vitest'
import { askOf, filterOf, queryOf } from './period.ts'

const filter = (query: string) => filterOf(new URLSearchParams(query))

it('reads what its own address says, and leaves out what is usual', () => {
  for (const query of ['', 'brand=b&channel=c', 'campaign=x&period=365', 'from=2026-11-01&to=2026-11-30&period=own'])
    expect(queryOf(filter(query))).toBe(query)
  expect(filter('').period).toBe('90')
})

it('takes nothing from an address that is no period and no day', () => {
  expect(filter('period=7&from=yesterday')).toMatchObject({ period: '90', from: '', to: '' })
  expect(filter('from=2026-11-01')).toMatchObject({ period: 'own', from: '2026-11-01', to: '' })
  expect(filter('period=30&from=2026-11-01')).toMatchObject({ period: '30', from: '' })
})

it('asks for as many days as it says, today included', () => {
  expect(askOf(filter('period=30'), '2026-11-30')).toBe('from=2026-11-01')
  expect(askOf(filter('period=all&brand=b'), '2026-11-30')).toBe('brand=b')
  expect(askOf(filter('to=2026-11-02'), '2026-11-30')).toBe('to=2026-11-02')
})
