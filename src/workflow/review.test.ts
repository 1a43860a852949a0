import { describe, expect, it } from 'vitest'
import type { ReviewAction } from '../core/answers.ts'
import { reviewStates } from '../core/review.ts'
import { may as mayWhere, type Situation } from './review.ts'

const anybody: Situation['person'] = {
  ...{ isEditor: true, isApprover: true, hasWritten: false, isAsked: true, hasDecided: false, mayHurry: true },
}
const may = (action: ReviewAction, situation: Pick<Situation, 'state' | 'person'> & Partial<Situation>) =>
  mayWhere(action, { isPlain: true, hasFastLane: true, ...situation })

describe('review', () => {
  it('never lets anybody approve what he wrote, whatever the roles', () => {
    for (const state of reviewStates) expect(may('approve', { state, person: { ...anybody, hasWritten: true } })).not.toBe(true)
    expect(may('approve', { state: 'in-review', person: anybody })).toBe(true)
  })
  it('approves only what was submitted, and only by approvers', () => {
    for (const state of reviewStates.filter((s) => s !== 'in-review')) expect(may('approve', { state, person: anybody })).toBe(false)
    expect(may('approve', { state: 'in-review', person: { ...anybody, isAsked: false } })).toHaveProperty('en')
  })
  it('submits what is not yet submitted', () => {
    expect(may('submit', { state: 'draft', person: anybody })).toBe(true)
    expect(may('submit', { state: 'changes-requested', person: anybody })).toBe(true)
    expect(may('submit', { state: 'in-review', person: anybody })).toBe(false)
    expect(may('submit', { state: 'approved', person: anybody })).toBe(false)
    expect(may('submit', { state: 'refused', person: anybody })).toBe(true)
    expect(may('submit', { state: 'draft', person: { ...anybody, isEditor: false } })).toBe(false)
  })
  it('asks for changes of what is in review, and withdraws what is on its way', () => {
    expect(may('requestChanges', { state: 'in-review', person: { ...anybody, hasWritten: true } })).toBe(true)
    expect(may('requestChanges', { state: 'approved', person: anybody })).toBe(false)
    expect(may('withdraw', { state: 'approved', person: { ...anybody, isEditor: false } })).toBe(true)
    expect(may('withdraw', { state: 'draft', person: anybody })).toBe(false)
  })
  it('asks only those whom an open step asks, and each once', () => {
    const others = { ...anybody, isAsked: false }
    expect(may('approve', { state: 'in-review', isPlain: false, person: others })).toHaveProperty('en', expect.stringContaining('other'))
    expect(may('approve', { state: 'in-review', person: { ...anybody, hasDecided: true } })).toHaveProperty('en')
    expect([may('requestChanges', { state: 'in-review', person: others }), may('refuse', { state: 'in-review', person: others })]).toEqual([
      false,
      false,
    ])
  })
  it('lets nobody refuse his own work: he withdraws it', () => {
    expect(may('refuse', { state: 'in-review', person: anybody })).toBe(true)
    expect(may('refuse', { state: 'in-review', person: { ...anybody, hasWritten: true } })).toBe(false)
    expect(may('refuse', { state: 'approved', person: anybody })).toBe(false)
  })
  it('hurries only where the brand allows it, and by whom', () => {
    expect(may('submitFast', { state: 'draft', person: { ...anybody, isEditor: false } })).toBe(true)
    expect(may('submitFast', { state: 'draft', person: { ...anybody, mayHurry: false } })).toBe(false)
    expect(may('submitFast', { state: 'draft', hasFastLane: false, person: anybody })).toBe(false)
    expect(may('submitFast', { state: 'in-review', person: anybody })).toBe(false)
  })
})
