import { describe, expect, it } from 'vitest'
import { importLimits } from '../../core/imports.ts'
import { decodeText, guessEncoding } from './decode.ts'
import { guessSeparator, readTable } from './table.ts'

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const refusedAs = (text: string) =>
  readTable(text, ',').then(
    () => 'read',
    (error: unknown) => (error as { code?: string }).code,
  )

describe('the letters of a table', () => {
  it.each([
    ['utf-8', Buffer.from('Größe,Öl')],
    ['utf-8', Buffer.from('\ufeffGröße,Öl')],
    ['windows-1252', Buffer.from('Größe,Öl', 'latin1')],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16('Größe,Öl')])],
    ['utf-16le', utf16('Größe,Öl')],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16('Größe,Öl').swap16()])],
  ] as const)('are guessed to be %s', (encoding, bytes) => {
    expect(guessEncoding(bytes)).toBe(encoding)
    expect(decodeText(bytes, encoding)).toBe('Größe,Öl')
  })
})

describe('a table', () => {
  it.each([
    [',', 'a,b;c,d\n1,2;3,4'],
    [';', 'a;b\n1,5;2,5\n1,5;2'],
    ['\t', 'a\tb\nx, y\tz; w'],
    ['|', 'a|b\n1|2'],
    [',', 'nur eine Spalte\nx'],
    [';', 'a;b\n"x, y, z, w";2\n"a,b,c,d";3'],
  ] as const)('is separated by %j', (separator, text) => expect(guessSeparator(text)).toBe(separator))

  it('numbers rows as a spreadsheet does', async () => {
    const { headings, rows } = await readTable('Titel,Text\r\nEins,"mit\nZeilen, und ""so"""\r\n\r\nZwei,', ',')
    expect(headings).toEqual(['Titel', 'Text'])
    expect(rows).toEqual([
      { number: 2, cells: ['Eins', 'mit\nZeilen, und "so"'] },
      { number: 4, cells: ['Zwei', ''] },
    ])
  })
  it('keeps rows of any width', async () => {
    const { rows } = await readTable('a,b\n1\n1,2,3', ',')
    expect(rows.map(({ cells }) => cells.length)).toEqual([1, 3])
  })
  it('says what makes it unreadable', async () => {
    expect(await refusedAs('')).toBe('empty')
    expect(await refusedAs('\n \n')).toBe('empty')
    expect(await refusedAs('a,b')).toBe('no-rows')
    expect(await refusedAs('a\n"offen')).toBe('quote-not-closed')
    expect(await refusedAs('a\nx"y",z"')).toBe('broken-quote')
    expect(await refusedAs(`a\n"${'x'.repeat(2_000_000)}"`)).toBe('quote-not-closed')
    expect(await refusedAs(`${'a,'.repeat(300)}\nx`)).toBe('too-many-columns')
    expect(await refusedAs(`a\n${'x\n'.repeat(importLimits.rows + 1)}`)).toBe('too-many-rows')
    expect(await refusedAs(`a\n${'x\n'.repeat(importLimits.rows)}`)).toBe('read')
  })
  it('names the row of a broken quotation mark', async () => {
    await expect(readTable('a\nfein\nkaputt "hier" drin\n', ',')).rejects.toMatchObject({
      said: { en: expect.stringContaining('row 3') as string },
    })
  })
})
