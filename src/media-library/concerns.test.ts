import { expect, test } from 'vitest'
import { concernsOf, type Cared } from './concerns.ts'

const now = new Date('2026-11-30T10:00:00Z')
const told = (differs: Partial<Cared>, missing: Parameters<typeof concernsOf>[1] = []) =>
  concernsOf(
    { expiresAt: null, consent: null, consentUntil: null, persons: 'none', rightsHolder: 'Ada', licence: '', ...differs },
    missing,
    now,
  )

test('a licence holds until its last day is over, and is told to end for thirty days before', () => {
  expect(told({ expiresAt: '2026-11-29T12:00:00.000Z' })).toEqual(['expired'])
  expect(told({ expiresAt: '2026-11-30T12:00:00.000Z' })).toEqual(['ending'])
  expect(told({ expiresAt: '2026-12-30T12:00:00.000Z' })).toEqual(['ending'])
  expect(told({ expiresAt: '2026-12-31T12:00:00.000Z' })).toEqual([])
})

test('consent counts only where somebody is shown who gave it', () => {
  expect(told({ persons: 'shown', consent: 'given', consentUntil: '2026-11-01T12:00:00.000Z' })).toEqual(['consent-ended'])
  expect(told({ persons: 'shown', consent: 'given', consentUntil: '2026-12-01T12:00:00.000Z' })).toEqual(['ending'])
  expect(told({ persons: 'none', consent: 'given', consentUntil: '2026-11-01T12:00:00.000Z' })).toEqual([])
  expect(told({ persons: 'shown', consent: 'refused' })).toEqual(['consent-refused'])
})

test('nobody knows whose it is, or what it shows: the gravest is told first', () => {
  expect(told({ rightsHolder: ' ' }, ['en'])).toEqual(['rights-unknown', 'alt-missing'])
  expect(told({ rightsHolder: '', licence: 'CC0' })).toEqual([])
  expect(told({ expiresAt: '2026-01-01', rightsHolder: '' })).toEqual(['expired', 'rights-unknown'])
})
