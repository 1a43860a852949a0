import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'YouTube: {0}': 'YouTube: {0}',
  'YouTube cannot use the captions of this film (no reason told).':
    'YouTube kann mit den Untertiteln dieses Films nichts anfangen und nennt keinen Grund.',
  'YouTube cannot use the captions of this film ({0}).': 'YouTube kann mit den Untertiteln dieses Films nichts anfangen ({0}).',
  'The visibility is either public or unlisted.': 'Die Sichtbarkeit ist entweder „public“ oder „unlisted“.',
  'Google gave no lasting access. Take Funkhaus away in your Google account, and sign in again.':
    'Google hat keinen dauerhaften Zugang gegeben. Entfernen Sie Funkhaus in Ihrem Google-Konto, und melden Sie sich neu an.',
  'This Google account has no channel on YouTube.': 'Dieses Google-Konto hat keinen Kanal auf YouTube.',
  'This is none of the channels to choose from.': 'Das ist keiner der Kanäle, die zur Wahl stehen.',
  'The access does not lead to this channel any more.': 'Der Zugang führt nicht mehr zu diesem Kanal.',
  'YouTube keeps the film private: the Google project of these app keys has not been audited.':
    'YouTube hält den Film privat: Das Google-Projekt dieser App-Schlüssel ist nicht geprüft.',
  'The film that this comment belongs to is not on YouTube any more.':
    'Der Film, zu dem dieser Kommentar gehört, ist nicht mehr auf YouTube.',
  'YouTube takes films only, and this post has none.': 'YouTube nimmt nur Filme, und dieser Beitrag hat keinen.',
  'YouTube takes one film in a post.': 'YouTube nimmt einen Film in einem Beitrag.',
  'YouTube takes one picture beside a film, as its thumbnail.': 'YouTube nimmt neben einem Film ein Bild, als sein Vorschaubild.',
  'A film on YouTube needs a title, and the article has none.': 'Ein Film auf YouTube braucht einen Titel, und der Beitrag hat keinen.',
  'The title of the article is longer than YouTube takes.': 'Der Titel des Beitrags ist länger, als YouTube ihn nimmt.',
  'YouTube named no address to upload the film to.': 'YouTube hat keine Adresse genannt, an die der Film hochgeladen wird.',
  'YouTube took the film and did not say under which name.': 'YouTube hat den Film angenommen, aber seine Kennung nicht genannt.',
  'The film was deleted on YouTube before it was published.': 'Der Film wurde auf YouTube gelöscht, bevor er veröffentlicht war.',
  'YouTube cannot use this film (no reason told).': 'YouTube kann mit diesem Film nichts anfangen und nennt keinen Grund.',
  'YouTube cannot use this film ({0}).': 'YouTube kann mit diesem Film nichts anfangen ({0}).',
}
