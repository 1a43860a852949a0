import { expect, it } from 'vitest'
import { rememberedRows, rowState } from './row-memory.ts'

it('keeps what is in one row, and nothing of what was drawn or stands in another', () => {
  const fields = {
    'variants.1.text': { value: 'Own', lastRenderedPath: 'variants.1.text', customComponents: { Label: 'drawn' } },
    'variants.1.parts': { value: 1, rows: [{ id: 'r', customComponents: { RowLabel: 'drawn' } }] },
    'variants.1.parts.0.text': { value: 'Part' },
    'variants.10.text': { value: 'Another row' },
    variants: { value: 2 },
  }
  expect(rowState(fields, 'variants.1')).toEqual({
    text: { value: 'Own' },
    parts: { value: 1, rows: [{ id: 'r' }] },
    'parts.0.text': { value: 'Part' },
  })
})

it('remembers for each form apart', () => {
  const [one, other] = [{}, {}]
  rememberedRows(one).set('c', {})
  expect([rememberedRows(one).size, rememberedRows(other).size]).toEqual([1, 0])
})
