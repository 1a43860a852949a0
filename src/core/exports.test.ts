import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { csvLine } from './csv-line.ts'
import { exportColumns, exportNames } from './exports.ts'

it('has every column explained, once in a table', () => {
  const explained = readFileSync(new URL('../docs/bi.md', import.meta.url), 'utf8')
  for (const name of exportNames) {
    const columns: readonly string[] = exportColumns[name]
    expect(new Set(columns).size).toBe(columns.length)
    expect(columns.filter((column) => !explained.includes(`\`${column}\``))).toEqual([])
  }
})

it('writes numbers as numbers, what is not known as nothing, and texts so that nothing is run', () => {
  expect(csvLine(['-5', -5, 0, null, '', 'a'])).toBe(`"'-5",-5,0,,,a\r\n`)
})
