import { describe, expect, it } from 'vitest'
import { filtered, type CheckView } from './filtered.ts'

const check = (id: string, more: Partial<CheckView> = {}): CheckView => ({
  id,
  title: { de: `Titel ${id}`, en: `Title ${id}` },
  why: { de: 'Weil', en: 'Because' },
  source: 'https://www.w3.org/TR/WCAG22/',
  severity: 'warning',
  good: ['Glocken läuten'],
  bad: [],
  ...{ fired: 0, fixed: 0, overridden: 0, dismissed: 0, noisy: false },
  ...more,
})
const checks = [check('brand/name', { fired: 3 }), check('seo/title', { fired: 20, noisy: true }), check('brand/address')]
const ids = (words: string, only: 'all' | 'fired' | 'noisy' = 'all') =>
  filtered(checks, { words, only }, 'de').map((group) => [group.category, group.checks.map(({ id }) => id)])

describe('the checks', () => {
  it('stand by category', () => {
    expect(ids('')).toEqual([
      ['brand', ['brand/name', 'brand/address']],
      ['seo', ['seo/title']],
    ])
  })
  it('are found by words, whatever their order and case, in the language that is read', () => {
    expect(ids('  NAME titel ')).toEqual([['brand', ['brand/name']]])
    expect(ids('glocken LÄUTEN').flatMap(([, some]) => some)).toHaveLength(3)
    expect(ids('wcag22').flatMap(([, some]) => some)).toHaveLength(3)
    expect(ids('because')).toEqual([])
  })
  it('can be those that found something, or found too much', () => {
    expect(ids('', 'fired')).toEqual([
      ['brand', ['brand/name']],
      ['seo', ['seo/title']],
    ])
    expect(ids('', 'noisy')).toEqual([['seo', ['seo/title']]])
  })
})
