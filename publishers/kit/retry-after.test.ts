import { expect, it } from 'vitest'
import { retryAfterOf } from './retry-after.ts'

const now = new Date('2026-11-22T10:00:00Z')

it.each([
  [{ 'retry-after': '90' }, '2026-11-22T10:01:30.000Z'],
  [{ 'retry-after': '0' }, '2026-11-22T10:00:00.000Z'],
  [{ 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, '2026-11-22T11:00:00.000Z'],
  [{ 'x-ratelimit-reset': '2026-11-22T10:05:00.123Z' }, '2026-11-22T10:05:00.123Z'],
  [{ 'ratelimit-reset': String(Date.parse('2026-11-22T10:07:00Z') / 1000) }, '2026-11-22T10:07:00.000Z'],
  [{ 'x-rate-limit-reset': String(Date.parse('2026-11-22T10:08:00Z')) }, '2026-11-22T10:08:00.000Z'],
  [{ 'retry-after': '60', 'x-ratelimit-reset': '2026-11-22T10:05:00Z' }, '2026-11-22T10:01:00.000Z'],
  [{ 'retry-after': 'soon', 'x-ratelimit-reset': '2026-11-22T10:05:00Z' }, '2026-11-22T10:05:00.000Z'],
  [{ 'x-ratelimit-reset': '2026-11-22T09:59:59Z' }, '2026-11-22T10:15:00.000Z'],
  [{ 'retry-after': '99999999999999999999' }, '2026-11-22T10:15:00.000Z'],
  [{}, '2026-11-22T10:15:00.000Z'],
])('%j means %s', (headers, expected) => {
  expect(retryAfterOf(new Headers(headers), now).toISOString()).toBe(expected)
})
