import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'dev.to answered {0}: {1}': 'dev.to hat mit {0} geantwortet: {1}',
  'The API key is needed.': 'Der API-Schlüssel wird gebraucht.',
  'The key belongs to another account now: {0}.': 'Der Schlüssel gehört jetzt zu einem anderen Konto: {0}.',
  'An article on dev.to gets one picture, its cover.': 'Ein Artikel auf dev.to bekommt ein Bild, sein Titelbild.',
  'The draft of this article was deleted on dev.to before it was published.':
    'Der Entwurf dieses Artikels wurde auf dev.to gelöscht, bevor er veröffentlicht war.',
}
