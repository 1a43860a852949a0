import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { renderFor } from '../../media/rendition.ts'
import { mediaVariants } from './media-files.ts'
import { limitsOf, sizeOf, typeOf } from './media-sizes.ts'

const taken = { max: 1, bytes: 20_000_000, altMax: null, source: 'urn:test', checked: '2026-11-29' } as const
const wholes = [
  [1600, 900],
  [4999, 3001],
  [333, 1777],
  [320, 320],
  [7, 5],
] as const

describe('a variant’s size', () => {
  it.each(wholes)('of %i x %i is told as it comes out', async (width, height) => {
    const bytes = await sharp({ create: { width, height, channels: 3, background: '#123456' } })
      .jpeg()
      .toBuffer()
    for (const variant of mediaVariants.filter((each) => each !== 'original')) {
      const mimeTypes = variant.endsWith('.webp') ? ['image/webp'] : ['image/jpeg', 'image/png', 'image/webp']
      const made = await renderFor(bytes, { ...taken, mimeTypes, ...limitsOf(variant, { width, height }) })
      expect([variant, made.width, made.height, made.mimeType]).toEqual([
        variant,
        ...Object.values(sizeOf(variant, { width, height })),
        typeOf(variant, 'image/jpeg'),
      ])
    }
  })

  it('is the width in the variant’s name, or the picture’s own if that is smaller', () => {
    expect(sizeOf('w640', { width: 1600, height: 900 })).toEqual({ width: 640, height: 360 })
    expect(sizeOf('w1920.webp', { width: 1600, height: 900 })).toEqual({ width: 1600, height: 900 })
    expect(sizeOf('card', { width: 4000, height: 3000 })).toEqual({ width: 1200, height: 630 })
  })
})

it('a variant’s type is the picture’s, or WebP where that is asked for or nothing else can be made', () => {
  expect(typeOf('w640', 'image/png')).toBe('image/png')
  expect(typeOf('w640.webp', 'image/png')).toBe('image/webp')
  expect(typeOf('original', 'image/gif')).toBe('image/gif')
  expect(typeOf('original', 'image/avif')).toBe('image/webp')
})
