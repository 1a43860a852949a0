import { describe, expect, it } from 'vitest'
import { readImport } from './import-rows.ts'

describe('people in a file', () => {
  it('are found by the names of columns, in any order and in both languages', () => {
    const { rows } = readImport('Sprache;Nachname;Vorname;E-Mail-Adresse\nEnglisch;Muster;Eva;Eva@Example.org\nDeutsch;;;b@example.org')
    expect(rows).toEqual([
      { line: 2, email: 'eva@example.org', name: 'Eva Muster', language: 'en' },
      { line: 3, email: 'b@example.org', name: '', language: 'de' },
    ])
  })
  it('are found in a file of addresses alone', () => {
    expect(readImport('a@example.org\nb@example.org').rows.map(({ line, email }) => [line, email])).toEqual([
      [1, 'a@example.org'],
      [2, 'b@example.org'],
    ])
  })
  it('are counted once, and what cannot be read is told by its line', () => {
    const { rows, twice, wrong } = readImport(`email,name\na@example.org,A\nA@example.org,\nnobody,\nc@example.org,${'x'.repeat(101)}`)
    expect(rows).toHaveLength(1)
    expect(twice).toBe(1)
    expect(wrong.map(({ line }) => line)).toEqual([4, 5])
    expect(wrong[0]?.why.de).toBe('Das ist keine E-Mail-Adresse.')
  })
})
