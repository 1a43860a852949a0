import { describe, expect, it } from 'vitest'
import { versionEndsInDays } from './api-versions.ts'

const version = (endsOn: `${number}-${number}-${number}` | null) => ({
  apiVersion: { version: 'v1', endsOn, source: 'https://platform.example', checked: '2026-11-29' } as const,
})

describe('the end of an API’s version', () => {
  it.each([
    ['2026-12-10', '2026-12-09T12:00:00Z', 1],
    ['2026-12-10', '2026-12-10T12:00:00Z', 0],
    ['2026-12-10', '2026-12-11T00:00:00Z', -1],
    ['2026-12-10', '2026-10-12T12:00:00Z', 59],
    ['2026-12-10', '2026-10-11T12:00:00Z', null],
  ] as const)('on %s, seen at %s, is in %s days', (endsOn, now, days) => {
    expect(versionEndsInDays(version(endsOn), new Date(now))).toBe(days)
  })

  it('is none where it does not end, or there are no versions', () => {
    expect([versionEndsInDays(version(null), new Date()), versionEndsInDays({}, new Date())]).toEqual([null, null])
  })
})
