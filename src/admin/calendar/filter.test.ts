import { describe, expect, it } from 'vitest'
import { addressOf, isFiltered, lookOf, queryOf } from './filter.ts'
import { morningOf, stepped } from './steps.ts'

const look = (address: string) => lookOf(new URLSearchParams(address))

describe('how the calendar is looked at', () => {
  it('stands in the address, and comes back from it', () => {
    const address = 'brand=b&state=planned&day=2026-03-29&zone=Europe%2FBerlin&countries=DE%2CAT&view=week&slots=no'
    const seen = look(address)
    expect(seen).toMatchObject({ brand: 'b', state: 'planned', view: 'week', day: '2026-03-29', slots: false, countries: 'DE,AT' })
    expect(look(addressOf(seen))).toEqual(seen)
    expect(addressOf(look(''))).toBe('')
  })
  it('leaves out what is no word of ours', () => {
    expect(look('view=year&state=lost&day=2026-13-45&zone=Mars/Olympus')).toEqual(look(''))
  })
  it('knows whether something was chosen', () => {
    expect([look(''), look('view=week&slots=no'), look('channel=c')].map(isFiltered)).toEqual([false, false, true])
  })
  it('asks the hub for the range and what was chosen, and nothing else', () => {
    const range = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-04-01T00:00:00Z') }
    expect(Object.fromEntries(new URLSearchParams(queryOf(look('channel=c&view=week&day=2026-03-04'), range, 'UTC')))).toEqual({
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
      channel: 'c',
      slots: 'true',
      zone: 'UTC',
    })
  })
})

describe('steps in time', () => {
  it('leave no short month out', () => {
    expect(stepped('2026-01-31', 'month', 1)).toBe('2026-02-01')
    expect(stepped('2026-03-31', 'list', -1)).toBe('2026-02-01')
    expect(stepped('2026-12-29', 'week', 1)).toBe('2027-01-05')
    expect(stepped('2026-03-01', 'day', -1)).toBe('2026-02-28')
  })
  it('begin a day at nine by its clock', () => {
    expect(morningOf(new Date('2026-03-29T00:00:00+01:00'), 'Europe/Berlin').toISOString()).toBe('2026-03-29T07:00:00.000Z')
  })
})
