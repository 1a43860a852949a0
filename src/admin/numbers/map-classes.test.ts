import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dots } from './dots.ts'
import { legendOf, stepOf, steps } from './map-classes.ts'
import { outlines, viewBox } from './outlines.ts'

it('draws the most darkest, and nothing where there is nothing', () => {
  expect([stepOf(0, 9), stepOf(9, 9), stepOf(1, 100_000), stepOf(1, 1)]).toEqual([0, steps, 1, steps])
})

it('says in its legend what it draws', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e7 }), fc.integer({ min: 1, max: 1e7 }), (a, b) => {
      const [clicks, most] = [Math.min(a, b), Math.max(a, b)]
      const legend = legendOf(most)
      const entry = legend.findLast(({ from }) => from <= clicks)
      expect(entry?.step).toBe(stepOf(clicks, most))
    }),
  )
})

it('draws each country once, and on the map', () => {
  const [left = 0, top = 0, width = 0, height = 0] = viewBox.split(' ').map(Number)
  for (const [code, [x, y]] of Object.entries(dots)) {
    expect(outlines, code).not.toHaveProperty(code)
    expect([x > left, x < left + width, y > top, y < top + height], code).toEqual([true, true, true, true])
  }
})
