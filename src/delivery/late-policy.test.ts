import { expect, it } from 'vitest'
import { backoffMs } from './backoff.ts'
import { lateness } from './late-policy.ts'

const due = new Date('2026-11-22T10:00:00Z')
const after = (minutes: number) => new Date(due.getTime() + minutes * 60_000)

it('goes, asks, or leaves out, by how late it is', () => {
  expect(lateness(due, after(15), 'default')).toBe('go')
  expect(lateness(due, after(15.1), 'default')).toBe('late-hold')
  expect(lateness(due, after(360), 'default')).toBe('late-hold')
  expect(lateness(due, after(361), 'default')).toBe('skipped')
  expect(lateness(due, after(9999), 'publish')).toBe('go')
})

it('backs off, within bounds', () => {
  expect(backoffMs(0, () => 1)).toBe(5_000)
  expect(backoffMs(3, () => 1)).toBe(40_000)
  expect(backoffMs(50, () => 1)).toBe(300_000)
  expect(backoffMs(50, () => 0)).toBe(1_000)
})
