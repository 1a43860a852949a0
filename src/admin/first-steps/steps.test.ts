import { describe, expect, it } from 'vitest'
import type { FirstSteps } from '../../core/today.ts'
import { stepsOf } from './steps.ts'

const nothing: FirstSteps = { brand: null, channel: null, post: null, approvers: 0 }
const brand = { id: 'b', name: 'Acme', isDescribed: false }
const channel = { id: 'c', name: 'Website', isConnected: true }
const post = { id: 'p', title: { de: 'Eins', en: 'One' }, state: 'draft', goesAt: null, timeZone: 'UTC' } as const
const ready = { brand, channel, post, approvers: 1 }

describe('the way to the first post that is live', () => {
  it('begins with the brand, and goes on with what is missing first', () => {
    expect(stepsOf(nothing)).toEqual({ brand: 'create', channel: 'create', post: 'write', live: 'invite', current: 1 })
    expect(stepsOf({ ...nothing, brand })).toMatchObject({ brand: 'describe', current: 2 })
    expect(stepsOf({ ...nothing, brand, channel: { ...channel, isConnected: false } })).toMatchObject({ channel: 'connect', current: 2 })
    expect(stepsOf({ ...nothing, brand, channel })).toMatchObject({ channel: 'done', current: 3 })
    expect(stepsOf(ready)).toMatchObject({ post: 'done', current: 4 })
  })
  it('needs a second person: nobody approves what he wrote', () => {
    expect(stepsOf({ ...ready, approvers: 0 }).live).toBe('invite')
    expect(stepsOf({ ...ready, approvers: 0, post: { ...post, state: 'in-review' } }).live).toBe('invite')
    expect(stepsOf(ready).live).toBe('submit')
  })
  it('says what is next about the post', () => {
    const next = (differs: Partial<NonNullable<FirstSteps['post']>>) => stepsOf({ ...ready, post: { ...post, ...differs } }).live
    expect(next({ state: 'in-review' })).toBe('decide')
    expect(next({ state: 'sent-back' })).toBe('revise')
    expect(next({ state: 'approved', goesAt: '2026-11-30T09:00:00Z' })).toBe('wait')
    expect(next({ state: 'approved' })).toBe('no-channel')
  })
})
