import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'Facebook Page refused: {0}': 'Facebook hat abgelehnt: {0}',
  'There is no page here that you may publish on.': 'Hier gibt es keine Seite, auf der Sie veröffentlichen dürfen.',
  'This page is none of those that the sign-in opened.': 'Diese Seite ist keine von denen, die die Anmeldung geöffnet hat.',
  'The access belongs to another page now: {0}.': 'Der Zugang gehört jetzt zu einer anderen Seite: {0}.',
  'Facebook could not process the film.': 'Facebook konnte den Film nicht verarbeiten.',
  'Facebook could not use the film.': 'Facebook konnte mit dem Film nichts anfangen.',
  'A post on Facebook has pictures or one film, not both.': 'Ein Beitrag auf Facebook hat Bilder oder einen Film, nicht beides.',
  'A reel on Facebook is one film.': 'Ein Reel auf Facebook ist ein einziger Film.',
  'A story on Facebook is one picture or one film.': 'Eine Story auf Facebook ist ein Bild oder ein Film.',
  'A post on Facebook has at most {0} pictures.': 'Ein Beitrag auf Facebook hat höchstens {0} Bilder.',
}
