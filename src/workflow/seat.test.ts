import { describe, expect, it } from 'vitest'
import { idleAfterMs, isFree, nextSeat, type Seat } from './seat.ts'

const start = Date.parse('2026-11-30T09:00:00.000Z')
const at = (ms: number) => new Date(start + ms)
const lena = { user: 'lena', name: 'Lena', form: 'l1' }
const jonas = { user: 'jonas', name: 'Jonas', form: 'j1' }
const lenas = nextSeat(null, lena, 'writes', at(0)) as Seat

describe('who writes at a post', () => {
  it('is whoever types first; who only reads takes no seat', () => {
    expect(lenas).toMatchObject({ user: 'lena', since: at(0).toISOString(), after: null })
    expect(nextSeat(null, jonas, 'reads', at(0))).toBeNull()
    expect(nextSeat(lenas, jonas, 'writes', at(1000))).toBe(lenas)
  })
  it('is told since when, however long it goes on, and seldom written', () => {
    const later = nextSeat(lenas, lena, 'writes', at(200_000))
    expect(later).toMatchObject({ since: at(0).toISOString(), typedAt: at(200_000).toISOString() })
    expect(nextSeat(lenas, lena, 'writes', at(5000))).toBe(lenas)
  })
  it('is somebody else once that one takes over, and it is known from whom', () => {
    const taken = nextSeat(lenas, jonas, 'takes', at(1000))
    expect(taken).toMatchObject({ user: 'jonas', since: at(1000).toISOString(), after: { id: 'lena', name: 'Lena' } })
    expect(nextSeat(taken, lena, 'writes', at(2000))).toBe(taken)
  })
  it('is the same person in another of his forms, without a break', () => {
    const moved = nextSeat(lenas, { ...lena, form: 'l2' }, 'writes', at(1000))
    expect(moved).toMatchObject({ form: 'l2', since: at(0).toISOString(), after: null })
    expect(nextSeat(moved, lena, 'leaves', at(2000))).toBe(moved)
  })
  it('is nobody after leaving, and after a long pause', () => {
    expect(nextSeat(lenas, lena, 'leaves', at(1000))).toBeNull()
    expect(nextSeat(lenas, jonas, 'leaves', at(1000))).toBe(lenas)
    expect(isFree(lenas, at(idleAfterMs))).toBe(false)
    expect(isFree(lenas, at(idleAfterMs + 1))).toBe(true)
    expect(nextSeat(lenas, jonas, 'writes', at(idleAfterMs + 1))).toMatchObject({ user: 'jonas', after: null })
  })
})
