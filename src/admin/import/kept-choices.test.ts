import { expect, it } from 'vitest'
import type { CsvOptions } from '../../core/imports.ts'
import { keptChoices } from './kept-choices.ts'

const guessed: CsvOptions = {
  kind: 'csv',
  brand: 'b',
  language: 'de',
  makeTopics: true,
  updateDrafts: false,
  encoding: 'windows-1252',
  separator: ';',
  columns: ['title.de', '', ''],
  bodyFormat: 'markdown',
  dateOrder: 'day-first',
}
/** In the right encoding, the third heading is understood. */
const fresh: CsvOptions = { ...guessed, encoding: 'utf-8', columns: ['title.de', '', 'teaser.de'] }

it('keeps what a person chose, and takes what is understood now', () => {
  const chosen: CsvOptions = { ...guessed, columns: ['title.de', 'body.de', ''], dateOrder: 'month-first', updateDrafts: true }
  expect(keptChoices(chosen, guessed, fresh)).toEqual({
    ...fresh,
    columns: ['title.de', 'body.de', 'teaser.de'],
    dateOrder: 'month-first',
    updateDrafts: true,
  })
})

it('also that a column is left out', () => {
  const chosen: CsvOptions = { ...guessed, columns: ['', '', ''] }
  expect(keptChoices(chosen, guessed, fresh)).toMatchObject({ columns: ['', '', 'teaser.de'] })
})

it('begins anew with another number of columns, and where nothing was chosen', () => {
  const other: CsvOptions = { ...fresh, columns: ['title.de'] }
  expect(keptChoices({ ...guessed, columns: ['', 'body.de', ''] }, guessed, other)).toBe(other)
  expect(keptChoices({ ...guessed }, guessed, fresh)).toBe(fresh)
})
