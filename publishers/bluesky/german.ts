import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'The sign-in was made for another address or key of this hub.':
    'Die Anmeldung gilt für eine andere Adresse oder einen anderen Schlüssel dieses Hubs.',
  'The key that the sign-in was made with is gone from CREDENTIAL_KEYS.':
    'Der Schlüssel, mit dem die Anmeldung gemacht wurde, steht nicht mehr in CREDENTIAL_KEYS.',
  'Bluesky lets a hub in by its own sign-in only where PUBLIC_URL begins with https and has a public name without a port. Connect the channel with an app password instead.':
    'Die Anmeldung bei Bluesky selbst geht nur, wenn PUBLIC_URL mit https beginnt und einen öffentlichen Namen ohne Port hat. Verbinden Sie den Kanal stattdessen mit einem App-Passwort.',
  'The handle is missing.': 'Der Handle fehlt.',
  'The access belongs to another account now: {0}.': 'Der Zugang gehört jetzt zu einem anderen Konto: {0}.',
  'Not a web address: {0}': 'Das ist keine Webadresse: {0}',
  'A server is named by https and its name alone, as in https://pds.example.com.':
    'Eine Serveradresse besteht nur aus https und dem Namen, etwa https://pds.example.com.',
  'This is no account that Bluesky knows: its DID is neither plc nor web.':
    'Ein solches Konto kennt Bluesky nicht: Seine DID ist weder plc noch web.',
  'There is no such account.': 'Dieses Konto gibt es nicht.',
  'The account’s document is another account’s.': 'Das Dokument des Kontos gehört zu einem anderen Konto.',
  'The account’s server names several that let people in.': 'Der Server des Kontos nennt mehrere Server für die Anmeldung.',
  'The server that lets people in calls itself by another name.': 'Der Server für die Anmeldung nennt sich selbst anders.',
  'This server has no sign-in in the browser. Connect the channel with an app password instead.':
    'Dieser Server hat keine Anmeldung im Browser. Verbinden Sie den Kanal stattdessen mit einem App-Passwort.',
  'The account names no server that it lives on.': 'Das Konto nennt keinen Server, auf dem es liegt.',
  'This is not the full name of an account. It looks like acme.bsky.social.':
    'Das ist nicht der volle Name eines Kontos. Er sieht so aus: acme.bsky.social.',
  'Nobody has the name {0}.': 'Niemand heißt {0}.',
  'The account that {0} leads to does not call itself so.': 'Das Konto, zu dem {0} führt, nennt sich selbst nicht so.',
  'This answer belongs to another sign-in. Please begin again.':
    'Diese Antwort gehört zu einer anderen Anmeldung. Bitte beginnen Sie noch einmal.',
  'Bluesky did not let us in: the sign-in was not permitted.': 'Bluesky hat uns nicht hereingelassen: Die Anmeldung wurde nicht erlaubt.',
  'This answer comes from another server than the one that was asked.': 'Diese Antwort kommt von einem anderen Server als dem gefragten.',
  'The account has moved to another server. Sign in there.': 'Das Konto ist auf einen anderen Server umgezogen. Melden Sie sich dort an.',
  'The sign-in opened another account than the one that was asked for.': 'Die Anmeldung hat ein anderes Konto geöffnet als das gefragte.',
  'The sign-in did not permit to publish.': 'Die Anmeldung hat das Veröffentlichen nicht erlaubt.',
  'The server let us in with something unexpected.': 'Der Server hat auf die Anmeldung etwas Unerwartetes geantwortet.',
  'Bluesky did not let us in{0}': 'Bluesky hat uns nicht hereingelassen{0}',
  'Captions on Bluesky have at most {0} bytes. Give this channel a shorter film.':
    'Untertitel haben auf Bluesky höchstens {0} Bytes. Geben Sie diesem Kanal einen kürzeren Film.',
  'The post that this part answers is not on Bluesky any more.': 'Der Beitrag, auf den dieser Teil antwortet, ist nicht mehr auf Bluesky.',
  'A post on Bluesky holds pictures or one film.': 'Ein Beitrag auf Bluesky hat Bilder oder einen Film.',
  'What this answers is not on Bluesky any more.': 'Worauf dies antwortet, ist nicht mehr auf Bluesky.',
  'An answer has nothing to wait for.': 'Eine Antwort hat auf nichts zu warten.',
  'Bluesky refused: {0}': 'Bluesky hat abgelehnt: {0}',
}
