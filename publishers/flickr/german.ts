import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'Flickr refused ({0}): no reason given.': 'Flickr hat abgelehnt ({0}), ohne einen Grund zu nennen.',
  'Flickr refused ({0}): {1}.': 'Flickr hat abgelehnt ({0}): {1}.',
  'The access to Flickr is to another account now. Please sign in again.':
    'Der Zugang zu Flickr führt jetzt zu einem anderen Konto. Bitte melden Sie sich neu an.',
  'A post on Flickr is one picture or one film.': 'Ein Beitrag auf Flickr ist ein Bild oder ein Film.',
  'A film is {0} MB at most on Flickr when it is sent from here.': 'Ein Film, der von hier zu Flickr geht, hat höchstens {0} MB.',
  'Flickr could not do anything with the film. Save it as MP4 and choose it again.':
    'Flickr konnte mit dem Film nichts anfangen. Speichern Sie ihn als MP4, und wählen Sie ihn neu aus.',
}
