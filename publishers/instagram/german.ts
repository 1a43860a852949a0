import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'This account is none of those that the sign-in opened.': 'Dieses Konto ist keines von denen, die die Anmeldung geöffnet hat.',
  'The access belongs to another account now: @{0}.': 'Der Zugang gehört jetzt zu einem anderen Konto: @{0}.',
  'None of these pages is linked with a business account on Instagram.':
    'Keine dieser Seiten ist mit einem Unternehmenskonto auf Instagram verknüpft.',
  'The page is not linked with an account on Instagram any more.': 'Die Seite ist nicht mehr mit einem Konto auf Instagram verknüpft.',
  'Instagram lets nothing be deleted after a sign-in of its own: delete it in the app.':
    'Nach einer Anmeldung bei Instagram selbst lässt sich von hier nichts löschen: Löschen Sie es in der App.',
  'A reel on Instagram is one film.': 'Ein Reel auf Instagram ist ein einziger Film.',
  'A story on Instagram is one picture or one film.': 'Eine Story auf Instagram ist ein Bild oder ein Film.',
  'Instagram could not use a picture or film: it does not say why.':
    'Instagram konnte mit einem Bild oder Film nichts anfangen und sagt nicht, warum.',
  'Instagram could not use a picture or film: {0}.': 'Instagram konnte mit einem Bild oder Film nichts anfangen: {0}.',
  'Instagram takes {0} posts in 24 hours, and has had them.': 'Instagram nimmt {0} Beiträge in 24 Stunden, und die sind aufgebraucht.',
}
