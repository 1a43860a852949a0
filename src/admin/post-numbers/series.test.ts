import { describe, expect, it } from 'vitest'
import {
  firstMetric,
  kindsSaid,
  latest,
  rowsOf,
  seriesOf,
  stretchesOf,
  tells,
  toldMetrics,
  withUsual,
  type ChannelNumbers,
} from './series.ts'

const channel = (
  delivery: string,
  points: ChannelNumbers['points'],
  told: readonly ChannelNumbers['tells'][number]['metric'][] = [],
): ChannelNumbers => ({
  delivery,
  channel: delivery,
  platform: 'fake',
  color: '#123456',
  url: null,
  publishedAt: '2026-11-22T08:00:00Z',
  points,
  kinds: [],
  tells: told.map((metric) => ({ metric, means: { de: '', en: '' }, source: '' })),
})
const a = channel(
  'a',
  [
    { at: '2026-11-22T09:00:00Z', values: { reactions: 1 } },
    { at: '2026-11-22T10:00:00Z', values: { reactions: 4, clicks: 0 } },
    { at: '2026-11-22T11:00:00Z', values: { clicks: 2 } },
  ],
  ['reactions', 'clicks', 'views'],
)
const b = channel('b', [{ at: '2026-11-22T10:00:00Z', values: { reactions: 7 } }], ['reactions'])

describe('numbers of a post', () => {
  it('puts what was measured at the same time into one row, oldest first', () => {
    expect(rowsOf([a, b], 'reactions')).toEqual([
      { at: Date.parse('2026-11-22T09:00:00Z'), values: { a: 1 } },
      { at: Date.parse('2026-11-22T10:00:00Z'), values: { a: 4, b: 7 } },
    ])
  })
  it('says which reactions there are, so that the number of one is not taken for its name', () => {
    const kinds = [
      { kind: '👍', count: 1200 },
      { kind: '+1', count: 3 },
      { kind: 'like', count: 2 },
    ]
    expect(kindsSaid({ ...a, kinds }, 'de')).toBe('👍 1.200 · +1: 3 · like: 2')
    expect(kindsSaid(a, 'de')).toBe('')
  })
  it('tells zero from not told', () => {
    expect(rowsOf([a, b], 'clicks').map(({ values }) => values)).toEqual([{ a: 0 }, { a: 2 }])
    expect([latest(a, 'reactions'), latest(a, 'clicks'), latest(a, 'views'), latest(b, 'clicks')]).toEqual([4, 2, undefined, undefined])
    expect([tells(a, 'views'), tells(b, 'clicks')]).toEqual([true, false])
  })
  it('offers what any platform tells, and begins where there is something to see', () => {
    expect(toldMetrics([a, b])).toEqual(['views', 'reactions', 'clicks'])
    expect(firstMetric([a, b])).toBe('reactions')
    expect(firstMetric([channel('c', [], ['shares'])])).toBe('shares')
    expect(firstMetric([channel('c', [])])).toBeUndefined()
  })
  it('believes a number that was told although it was not announced', () => {
    expect(tells(channel('c', [{ at: '2026-11-22T09:00:00Z', values: { saves: 3 } }]), 'saves')).toBe(true)
  })
  it('gives neighbouring lines another dash and another marker', () => {
    const looks = seriesOf(Array.from({ length: 6 }, (_, i) => channel(String(i), []))).map(({ dash, marker }) => [dash, marker])
    expect(new Set(looks.map(([dash]) => dash)).size).toBe(6)
    expect(new Set(looks.map(([, marker]) => marker)).size).toBe(6)
  })
  it('interrupts a line where nothing was measured, and no other line', () => {
    const gaps = new Map([['a', [{ from: '2026-11-22T09:00:00Z', until: '2026-11-22T10:00:00Z' }]]])
    expect(rowsOf([a, b], 'reactions', gaps).map(({ values }) => values)).toEqual([{ a: 1 }, { 'a 1': 4, b: 7 }])
    expect(stretchesOf(seriesOf([a, b]), gaps).map(({ key, data }) => [key, data])).toEqual([
      ['a', 'a'],
      ['a', 'a 1'],
      ['b', 'b'],
    ])
  })
  it('shows what is usual from publication on, as far as was measured', () => {
    const spread = { lower: 1, median: 2, upper: 3, of: 5 }
    const ages = [
      { age: '1h' as const, spread },
      { age: '6h' as const, spread },
    ]
    const rows = withUsual(rowsOf([a], 'reactions'), a, ages)
    expect(rows.map(({ at, values, usual }) => [new Date(at).getUTCHours(), values.a, usual?.median])).toEqual([
      [8, undefined, 0],
      [9, 1, 2],
      [10, 4, undefined],
    ])
    expect(withUsual(rowsOf([a], 'reactions'), a, [])).toEqual(rowsOf([a], 'reactions'))
  })
})
