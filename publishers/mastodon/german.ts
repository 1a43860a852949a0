import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'Mastodon: a permission is missing.': 'Mastodon: Eine Berechtigung fehlt.',
  'Mastodon: {0}': 'Mastodon: {0}',
  'Mastodon answered {0}: {1}': 'Mastodon hat mit {0} geantwortet: {1}',
  'This answer belongs to another sign-in. Please begin again.':
    'Diese Antwort gehört zu einer anderen Anmeldung. Bitte beginnen Sie noch einmal.',
  'The server was not permitted to let us in.': 'Dem Server wurde nicht erlaubt, uns hereinzulassen.',
  'The access belongs to another account now: {0}.': 'Der Zugang gehört jetzt zu einem anderen Konto: {0}.',
  'This is not the address of a server. It looks like mastodon.social.':
    'Das ist nicht die Adresse eines Servers. Sie sieht so aus: mastodon.social.',
  'The post that this part answers is not on Mastodon any more.':
    'Der Beitrag, auf den dieser Teil antwortet, ist nicht mehr auf Mastodon.',
  'This server cannot tell numbers: it needs Mastodon 4.3.': 'Dieser Server kann keine Zahlen nennen: Er braucht Mastodon 4.3.',
  'This server takes {0} pictures or films in a post.': 'Dieser Server nimmt {0} Bilder oder Filme in einem Beitrag.',
  'What this answers is not on Mastodon any more.': 'Worauf dies antwortet, ist nicht mehr auf Mastodon.',
}
