import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'Lemmy refused it: {0}.': 'Lemmy hat es abgelehnt: {0}.',
  'The community is needed, and username and password or a token.':
    'Gebraucht werden die Community und Benutzername mit Passwort oder ein Token.',
  'The access belongs to another account now: {0}.': 'Der Zugang gehört jetzt zu einem anderen Konto: {0}.',
  'The server does not let this account in yet.': 'Der Server lässt dieses Konto noch nicht herein.',
  'The server does not know this token.': 'Der Server kennt dieses Token nicht.',
  'The server does not know the community {0}.': 'Der Server kennt die Community {0} nicht.',
  'A post on Lemmy has one picture at most.': 'Ein Beitrag auf Lemmy hat höchstens ein Bild.',
}
