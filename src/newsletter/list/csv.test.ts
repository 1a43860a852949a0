import { describe, expect, it } from 'vitest'
import { csvLine } from '../../core/csv-line.ts'
import { plainCell, readCsv } from './csv.ts'

const cells = (text: string) => readCsv(text).map((row) => row.cells)

describe('CSV', () => {
  it('is read as RFC 4180 says, with the line that each row begins in', () => {
    expect(readCsv('\uFEFFa,"b ""c"", d"\r\n\r\n"two\nlines",x\r\nlast,')).toEqual([
      { line: 1, cells: ['a', 'b "c", d'] },
      { line: 3, cells: ['two\nlines', 'x'] },
      { line: 5, cells: ['last', ''] },
    ])
  })
  it('is read as spreadsheets write it', () => {
    expect(cells('a;b\n1,5;2')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ])
    expect(cells('a\tb')).toEqual([['a', 'b']])
    expect(cells('a\rb')).toEqual([['a'], ['b']])
  })
  it.each(['', '\n\n', '"', '"a', 'a"b', '""""', ',,,', '\0', '"a"b,c'])('is read whatever it is: %j', (text) => {
    expect(() => readCsv(text)).not.toThrow()
  })
  it('is written so that nothing is run, and read back as it was', () => {
    for (const value of ['=1+1', '+49', '-x', '@a', 'plain', 'a "b", c', ' two\r\nlines', "it's"]) {
      const line = csvLine([value, 'x'])
      expect(line.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/)
      expect(plainCell(readCsv(line)[0]?.cells[0] ?? '')).toBe(value.trim())
    }
  })
})
