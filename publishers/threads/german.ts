import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'The access belongs to another account now: @{0}.': 'Der Zugang gehört jetzt zu einem anderen Konto: @{0}.',
  'Threads could not use a picture or film: it does not say why.':
    'Threads konnte mit einem Bild oder Film nichts anfangen und sagt nicht, warum.',
  'Threads could not use a picture or film: {0}.': 'Threads konnte mit einem Bild oder Film nichts anfangen: {0}.',
  'Threads takes {0} posts in 24 hours, and has had them.': 'Threads nimmt {0} Beiträge in 24 Stunden, und die sind aufgebraucht.',
}
