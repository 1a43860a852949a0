import { describe, expect, it } from 'vitest'
import { modeProblem } from './playground-mark.ts'

const empty = { marked: false, people: false }
const real = { marked: false, people: true }
const invented = { marked: true, people: true }

describe('a playground', () => {
  it('begins in an empty database and goes on in its own', () => {
    expect(modeProblem('playground', empty)).toBeNull()
    expect(modeProblem('playground', invented)).toBeNull()
    expect(modeProblem('playground', { marked: true, people: false })).toBeNull()
  })
  it('keeps away from real people', () => {
    expect(modeProblem('playground', real)).toContain('HUB_MODE=production')
  })
})

describe('production', () => {
  it('begins in an empty database and goes on in its own', () => {
    expect(modeProblem('production', empty)).toBeNull()
    expect(modeProblem('production', real)).toBeNull()
  })
  it('never takes over a playground', () => {
    expect(modeProblem('production', invented)).toContain('HUB_MODE=playground')
    expect(modeProblem('production', { marked: true, people: false })).not.toBeNull()
  })
})
