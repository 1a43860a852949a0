import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'WordPress answered {0}: {1}': 'WordPress hat mit {0} geantwortet: {1}',
  'Username and application password are both needed.': 'Benutzername und Anwendungspasswort werden beide gebraucht.',
  'The access belongs to another account now: {0}.': 'Der Zugang gehört jetzt zu einem anderen Konto: {0}.',
  'This account may not publish articles. It needs the role “Author” at least.':
    'Dieses Konto darf keine Artikel veröffentlichen. Es braucht mindestens die Rolle „Autor“.',
  'The draft of this article was deleted in WordPress before it was published.':
    'Der Entwurf dieses Artikels wurde in WordPress gelöscht, bevor er veröffentlicht war.',
  'WordPress keeps the article as “{0}”: this account may not publish.':
    'WordPress behält den Artikel als „{0}“: Dieses Konto darf nicht veröffentlichen.',
  'An article on WordPress gets {0} pictures at most.': 'Ein Artikel auf WordPress bekommt höchstens {0} Bilder.',
}
