import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropTo } from '../src/core/crop.ts'
import { shrinkTo } from './geometry.ts'

const instagram = { min: 0.8, max: 1.91 }

test.each([
  [{ width: 1000, height: 500 }, undefined, { x: 0, y: 0 }, { left: 0, top: 0, width: 1000, height: 500 }],
  [
    { width: 1000, height: 500 },
    { min: 1, max: 1 },
    { x: 50, y: 50 },
    { left: 250, top: 0, width: 500, height: 500 },
  ],
  [
    { width: 1000, height: 500 },
    { min: 1, max: 1 },
    { x: 0, y: 50 },
    { left: 0, top: 0, width: 500, height: 500 },
  ],
  [
    { width: 1000, height: 500 },
    { min: 1, max: 1 },
    { x: 100, y: 50 },
    { left: 500, top: 0, width: 500, height: 500 },
  ],
  [
    { width: 1000, height: 500 },
    { min: 1, max: 1 },
    { x: 30, y: 50 },
    { left: 50, top: 0, width: 500, height: 500 },
  ],
  [{ width: 500, height: 1000 }, instagram, { x: 50, y: 80 }, { left: 0, top: 375, width: 500, height: 625 }],
  [{ width: 1080, height: 1080 }, instagram, { x: 9, y: 9 }, { left: 0, top: 0, width: 1080, height: 1080 }],
])('%j within %j round %j', (size, aspect, focalPoint, area) => {
  expect(cropTo(size, aspect, focalPoint)).toEqual(area)
})

const size = fc.record({ width: fc.integer({ min: 1, max: 20_000 }), height: fc.integer({ min: 1, max: 20_000 }) })
const percent = fc.double({ min: -50, max: 150 })

test('a crop lies in the picture and within the shapes, wherever the focal point is', () => {
  fc.assert(
    fc.property(size, fc.record({ x: percent, y: percent }), (picture, focalPoint) => {
      const area = cropTo(picture, instagram, focalPoint)
      expect(area.left).toBeGreaterThanOrEqual(0)
      expect(area.top).toBeGreaterThanOrEqual(0)
      expect(area.left + area.width).toBeLessThanOrEqual(picture.width)
      expect(area.top + area.height).toBeLessThanOrEqual(picture.height)
      expect(area.width === picture.width || area.height === picture.height).toBe(true)
      if (area.height > 2 && area.width > 2) {
        expect(area.width / area.height).toBeLessThanOrEqual(1.91)
        expect(area.width / area.height).toBeGreaterThanOrEqual(0.8)
      }
    }),
  )
})

test('what is made smaller keeps every limit, and nothing is made larger', () => {
  fc.assert(
    fc.property(size, fc.option(fc.integer({ min: 100, max: 50_000_000 })), (picture, pixels) => {
      const small = shrinkTo(cropTo(picture, instagram, { x: 50, y: 50 }), { pixels, longestEdge: 4096 }, instagram)
      expect(small.width * small.height).toBeLessThanOrEqual(pixels ?? Infinity)
      expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(4096)
      expect(small.width <= picture.width && small.height <= picture.height).toBe(true)
      if (Math.min(small.width, small.height) > 2) expect(small.width / small.height).toBeGreaterThanOrEqual(0.8)
    }),
  )
})

test('what fits stays as large as it is', () => {
  expect(shrinkTo({ width: 100, height: 50 }, { pixels: 5000, longestEdge: 100 })).toEqual({ width: 100, height: 50 })
})
