import { describe, expect, it } from 'vitest'
import { reviewStates } from '../core/review.ts'
import { may, type Situation } from './review.ts'

const anybody: Situation['person'] = { isEditor: true, isApprover: true, hasWritten: false }

describe('review', () => {
  it('never lets anybody approve what he wrote, whatever the roles', () => {
    for (const state of reviewStates) expect(may('approve', { state, person: { ...anybody, hasWritten: true } })).not.toBe(true)
    expect(may('approve', { state: 'in-review', person: anybody })).toBe(true)
  })
  it('approves only what was submitted, and only by approvers', () => {
    for (const state of reviewStates.filter((s) => s !== 'in-review')) expect(may('approve', { state, person: anybody })).toBe(false)
    expect(may('approve', { state: 'in-review', person: { ...anybody, isApprover: false } })).toHaveProperty('en')
  })
  it('submits what is not yet submitted', () => {
    expect(may('submit', { state: 'draft', person: anybody })).toBe(true)
    expect(may('submit', { state: 'changes-requested', person: anybody })).toBe(true)
    expect(may('submit', { state: 'in-review', person: anybody })).toBe(false)
    expect(may('submit', { state: 'approved', person: anybody })).toBe(false)
    expect(may('submit', { state: 'draft', person: { ...anybody, isEditor: false } })).toBe(false)
  })
  it('asks for changes of what is in review, and withdraws what is on its way', () => {
    expect(may('requestChanges', { state: 'in-review', person: { ...anybody, hasWritten: true } })).toBe(true)
    expect(may('requestChanges', { state: 'approved', person: anybody })).toBe(false)
    expect(may('withdraw', { state: 'approved', person: { isEditor: false, isApprover: true, hasWritten: false } })).toBe(true)
    expect(may('withdraw', { state: 'draft', person: anybody })).toBe(false)
  })
})
