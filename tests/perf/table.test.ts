import { describe, expect, it } from 'vitest'
import { median, summary, type Figure } from './figures.ts'
import { asJson, asTable, digits, type Report } from './table.ts'

const rate: Figure = { name: 'list of posts', unit: '/s', better: 'more', hub: [900, 1100, 1000], bare: [2000, 4000] }
const first: Figure = { name: 'first start', unit: 'ms', better: 'less', hub: [3356.4], bare: [] }
const report: Report = {
  machine: { cpu: 'EPYC', cores: 2, memoryGb: 24, node: '20.20.2', loadBefore: 0.5, loadAfter: 1.25, syncMs: 0.7 },
  parts: { start: [first], 'content-api': [rate] },
  failed: { delivery: 'The hub ended by itself.' },
}

describe('what is made of rounds', () => {
  it('is the one in the middle, or the mean of the two there', () => {
    expect(median([9, 1, 10])).toBe(9)
    expect(median([4, 1, 10, 2])).toBe(3)
    expect(() => median([])).toThrow('Nothing was measured.')
  })
  it('is compared by dividing the hub by the bare', () => {
    expect(summary(rate)).toEqual({ hub: 1000, bare: 3000, ratio: 1 / 3, spread: 0.2 })
    expect(summary(first)).toEqual({ hub: 3356.4, bare: null, ratio: null, spread: 0 })
  })
})

describe('the report', () => {
  it.each([
    [3356.4, '3,356'],
    [27.26, '27.3'],
    [0.054, '0.054'],
  ])('writes %d as %s', (value, text) => expect(digits(value)).toBe(text))

  it('aligns the columns of all parts, and ends with what failed', () => {
    expect(asTable(report).split('\n')).toEqual([
      '2 x EPYC, 24 GB, Node 20.20.2; load 0.500 before, 1.25 after; one fsync takes 0.700 ms',
      '',
      '                       hub       bare   hub / bare   better   spread',
      'start',
      '  first start     3,356 ms          –            –     less        –',
      'content-api',
      '  list of posts   1,000 /s   3,000 /s      0.333 ×     more    ±10 %',
      '',
      'delivery failed: The hub ended by itself.',
      '',
    ])
  })

  it('keeps every round for programs', () => {
    const { parts, failed } = JSON.parse(asJson(report)) as { parts: Record<string, unknown[]>; failed: object }
    expect(parts['content-api']).toEqual([
      {
        name: 'list of posts',
        unit: '/s',
        better: 'more',
        hub: 1000,
        bare: 3000,
        ratio: 1 / 3,
        spread: 0.2,
        rounds: { hub: rate.hub, bare: rate.bare },
      },
    ])
    expect(failed).toEqual(report.failed)
  })
})
