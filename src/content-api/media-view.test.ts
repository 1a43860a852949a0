import { describe, expect, it } from 'vitest'
import { mediaAddress, mediaView } from './media-view.ts'
import { mediaSchema } from './schemas.ts'
import { aPicture, publicUrl } from './testing.ts'

const view = (changes: object = {}) =>
  mediaView({ ...aPicture('m1'), ...changes }, null, null, (picture, variant) => mediaAddress(publicUrl, picture, variant))
const widths = (srcset: string) => srcset.split(', ').map((one) => /media\/m1(\/[\w.]+)?\?v=\w{16} (\d+)w$/.exec(one)?.slice(1))

describe('a picture', () => {
  it('is told in all its widths, in its own type and as WebP', () => {
    const { srcset, sources, renditions } = mediaSchema.strict().parse(view())
    expect(widths(srcset)).toEqual([
      ['/w320', '320'],
      ['/w640', '640'],
      ['/w960', '960'],
      ['/w1280', '1280'],
      [undefined, '1600'],
    ])
    expect(sources.map(({ type }) => type)).toEqual(['image/webp', 'image/jpeg'])
    expect(sources[1]?.srcset).toBe(srcset)
    expect(widths(sources[0]?.srcset ?? '').map((each) => each?.[0])).toEqual([
      '/w320.webp',
      '/w640.webp',
      '/w960.webp',
      '/w1280.webp',
      '/original.webp',
    ])
    expect(renditions).toHaveLength(10)
    expect(renditions[1]).toEqual({ src: srcset.split(/ |, /)[2], width: 640, height: 360, type: 'image/jpeg' })
  })

  it('is never told larger than it is', () => {
    const { renditions } = view({ width: 320, height: 180 })
    expect(renditions.map(({ width, type }) => [width, type])).toEqual([
      [320, 'image/jpeg'],
      [320, 'image/webp'],
    ])
  })

  it('that is WebP already is told once', () => {
    for (const mimeType of ['image/webp', 'image/avif']) {
      const { sources, renditions } = view({ mimeType })
      expect(sources.map(({ type }) => type)).toEqual(['image/webp'])
      expect(new Set(renditions.map(({ type }) => type))).toEqual(new Set(['image/webp']))
    }
  })

  it('that may move is told as it is, for smaller it would stand still', () => {
    const { srcset, renditions, sources } = view({ mimeType: 'image/gif' })
    expect(widths(srcset)).toEqual([[undefined, '1600']])
    expect([renditions.length, sources.length]).toEqual([1, 1])
  })
})

it('a film has no renditions', () => {
  expect(view({ kind: 'video', mimeType: 'video/mp4' })).toMatchObject({ srcset: '', sources: [], renditions: [] })
})
