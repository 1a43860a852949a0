import { describe, expect, it } from 'vitest'
import { PublisherError, type FailureKind } from '../errors.ts'
import { graphExplain, isGone, unlessRefused } from './graph-error.ts'

const now = new Date('2026-11-22T10:00:00Z')
const clock = { now: () => now }
const told = (error: object, visible = false, headers: { [name: string]: string } = {}) =>
  graphExplain('Meta', clock, visible)(400, { error }, new Headers(headers))

describe('what the Graph API says no with', () => {
  it.each([
    [{ code: 190, error_subcode: 463 }, 'reconnect', 'reconnect'],
    [{ code: 10 }, 'reconnect', 'reconnect'],
    [{ code: 299 }, 'reconnect', 'reconnect'],
    [{ code: 300 }, undefined, undefined],
    [{ code: 4, is_transient: true }, 'wait', 'wait'],
    [{ code: 80002 }, 'wait', 'wait'],
    [{ code: 368 }, 'unsupported', 'unsupported'],
    // Codes that are passing are certain of nothing once the public could see it.
    [{ code: 2 }, 'retry', 'reconcile'],
    [{ code: 100, is_transient: true }, 'retry', 'reconcile'],
    [{ code: 506 }, 'rejected', 'reconcile'],
    [{ code: 100, error_subcode: 1366051 }, 'rejected', 'reconcile'],
    [{ code: 9007, error_subcode: 2207027 }, 'retry', 'retry'],
    [{ code: 100 }, undefined, undefined],
  ])('%j', (error, invisible, visible) => {
    expect([told(error)?.kind, told(error, true)?.kind]).toEqual([invisible, visible])
  })

  it('is a sentence, whatever the platform writes', () => {
    expect(told({ code: 100, message: '(#100) Bad {thing}\n here' })?.message).toBe('Meta refused: (#100) Bad thing here.')
    expect(told({ code: 100, message: 'raw', error_user_msg: 'Too long!' })?.message).toBe('Meta refused: Too long!')
    expect(told({ code: 100, message: 7 })).toEqual({ code: 'graph-100', message: 'Meta refused: error 100.' })
  })

  it.each([
    [{ 1: [{ estimated_time_to_regain_access: 5 }, { estimated_time_to_regain_access: 19 }], 2: [{ type: 'x' }] }, '2026-11-22T10:19:00Z'],
    [{ 1: [{ estimated_time_to_regain_access: 0 }] }, undefined],
    [['nonsense'], undefined],
  ])('tells how long to wait: %j', (usage, until) => {
    const explained = told({ code: 4 }, true, { 'x-business-use-case-usage': JSON.stringify(usage) })
    expect(explained?.retryAfter).toEqual(until && new Date(until))
  })

  it('waits a day where a quota of a day is used up', () => {
    expect(told({ code: 9, error_subcode: 2207042 })?.retryAfter).toEqual(new Date('2026-11-23T10:00:00Z'))
  })

  it('is nothing where the answer is none of its own', () => {
    for (const body of ['<h1>502</h1>', null, { error: 'text' }, { error: { code: '190' } }])
      expect(graphExplain('Meta', clock)(502, body, new Headers())).toBeUndefined()
  })
})

describe('a question that may be refused', () => {
  const failing = (kind: FailureKind, code: string) => Promise.reject(new PublisherError(kind, 'No.', { code }))

  it.each([
    ['rejected', 'graph-100'],
    ['unsupported', 'graph-3'],
    ['reconnect', 'graph-10'],
    ['reconnect', 'graph-200'],
    ['reconnect', 'graph-200-1349174'],
  ] as const)('is answered by nothing: %s, %s', async (kind, code) => {
    expect(await unlessRefused(failing(kind, code))).toBeNull()
  })

  it.each([
    ['reconnect', 'graph-190-463'],
    ['reconnect', 'graph-102'],
    ['wait', 'graph-80002'],
    ['retry', 'graph-2'],
  ] as const)('fails where it is no refusal: %s, %s', async (kind, code) => {
    await expect(unlessRefused(failing(kind, code))).rejects.toMatchObject({ kind, code })
  })
})

it('knows what is gone by its codes', () => {
  expect(['graph-100-33', 'graph-24-4279009', 'graph-100'].map(isGone)).toEqual([true, true, false])
})
