import { expect, it } from 'vitest'
import { movedBy, percent } from './focal-point.ts'

it('stays on the picture, in whole percent', () => {
  expect([-3, 12.4, 12.5, 140, NaN].map(percent)).toEqual([0, 12, 13, 100, 50])
})

it('moves by arrow keys, faster with Shift, and by no other key', () => {
  const point = { x: 50, y: 5 }
  expect(movedBy(point, 'ArrowLeft', false)).toEqual({ x: 49, y: 5 })
  expect(movedBy(point, 'ArrowRight', true)).toEqual({ x: 60, y: 5 })
  expect(movedBy(point, 'ArrowUp', true)).toEqual({ x: 50, y: 0 })
  expect(movedBy(point, 'ArrowDown', false)).toEqual({ x: 50, y: 6 })
  expect(movedBy(point, 'Enter', false)).toBeNull()
})
