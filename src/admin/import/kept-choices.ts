import type { CsvOptions, ImportOptions } from '../../core/imports.ts'

/**
 * Read with another encoding or separator, a table is guessed anew. What a person chose stays, as long as it has as many columns.
 * @param guessed of the table as it was read before
 * @returns `fresh` itself where nothing was chosen
 */
export function keptChoices(chosen: ImportOptions, guessed: ImportOptions, fresh: ImportOptions): ImportOptions {
  if (chosen.kind !== 'csv' || guessed.kind !== 'csv' || fresh.kind !== 'csv' || chosen.columns.length !== fresh.columns.length)
    return fresh
  const kept = <Key extends keyof CsvOptions>(key: Key) => (chosen[key] === guessed[key] ? fresh[key] : chosen[key])
  const merged: CsvOptions = {
    ...fresh,
    columns: fresh.columns.map((use, at) => (chosen.columns[at] === guessed.columns[at] ? use : (chosen.columns[at] ?? use))),
    bodyFormat: kept('bodyFormat'),
    dateOrder: kept('dateOrder'),
    makeTopics: kept('makeTopics'),
    updateDrafts: kept('updateDrafts'),
  }
  return JSON.stringify(merged) === JSON.stringify(fresh) ? fresh : merged
}
