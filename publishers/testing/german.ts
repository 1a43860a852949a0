import type { German } from '../german-table.ts'

/** What the stand of the contract says, in German, by its English sentence. */
export const german: German = {
  'This file is not a picture.': 'Diese Datei ist kein Bild.',
}
