import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, inkOn, legible } from './colour.ts'

const color = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('colours', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
  it('writes legibly on any colour', () => {
    fc.assert(fc.property(color, (any) => contrast(inkOn(any), any) >= 4.5))
    expect(inkOn('#ffff00')).toBe('#000000')
    expect(inkOn('#000088')).toBe('#ffffff')
  })
  it('makes any colour stand out from any ground', () => {
    fc.assert(fc.property(color, color, (any, ground) => contrast(legible(any, ground), ground) >= 3))
  })
  it('leaves a colour alone that stands out already', () => {
    expect(legible('#6364ff', '#ffffff')).toBe('#6364ff')
    expect(legible('#000000', '#141414')).not.toBe('#000000')
  })
  it('takes what is no colour for grey', () => {
    expect(contrast('rebeccapurple', '#777777')).toBe(1)
  })
})
