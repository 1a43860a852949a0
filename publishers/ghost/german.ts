import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'Ghost answered {0}: {1}': 'Ghost hat mit {0} geantwortet: {1}',
  'This is not an Admin API key: it has two parts, with a colon between them.':
    'Das ist kein Admin-API-Schlüssel: Er hat zwei Teile mit einem Doppelpunkt dazwischen.',
  'The draft of this article was deleted in Ghost before it was published.':
    'Der Entwurf dieses Artikels wurde in Ghost gelöscht, bevor er veröffentlicht war.',
  'Somebody has changed the draft of this article in Ghost. It is not what was approved.':
    'Jemand hat den Entwurf dieses Artikels in Ghost geändert. Er ist nicht mehr, was freigegeben wurde.',
  'An article on Ghost gets {0} pictures at most.': 'Ein Artikel auf Ghost bekommt höchstens {0} Bilder.',
}
