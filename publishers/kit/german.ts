import type { German } from '../german-table.ts'

/** What the parts that platforms share say, in German, by the English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  // http.ts, websocket.ts, guard.ts: the way to a server.
  '{0} was not called: {1}': '{0} wurde nicht aufgerufen: {1}',
  '{0} leads to {1}, which is not public.': '{0} führt zu {1}, und diese Adresse ist nicht öffentlich.',
  '{0} is only reached by https.': '{0} wird nur über https aufgerufen.',
  '{0} is not a public address.': '{0} ist keine öffentliche Adresse.',
  'No address is known for {0}.': 'Für {0} ist keine Adresse bekannt.',
  '{0} sent more than {1} MB.': '{0} hat mehr als {1} MB geschickt.',
  'The request to {0} cannot be sent.': 'Die Anfrage an {0} lässt sich nicht senden.',
  '{0} could not be reached ({1}). Nothing was sent.': '{0} war nicht zu erreichen ({1}). Es wurde nichts gesendet.',
  '{0} did not answer completely ({1}).': '{0} hat nicht vollständig geantwortet ({1}).',
  '{0} answered {1}.': '{0} hat mit {1} geantwortet.',
  '{0} answered {1} ({2}).': '{0} hat mit {1} geantwortet ({2}).',
  '{0} answered {1} with something unexpected.': '{0} hat mit {1} und etwas Unerwartetem geantwortet.',
  'Not an address: {0}': 'Das ist keine Adresse: {0}',
  'This is not the address of a server. It looks like {0}.': 'Das ist nicht die Adresse eines Servers. Sie sieht aus wie {0}.',

  // oauth1.ts, oauth2.ts, dpop.ts: the sign-in.
  'Enter the keys of your app at {0} first: under “App keys”, for this brand.':
    'Tragen Sie zuerst den Zugang Ihrer App bei {0} ein: unter „App-Zugänge“, für diese Marke.',
  'This answer belongs to another sign-in. Please begin again.':
    'Diese Antwort gehört zu einer anderen Anmeldung. Bitte beginnen Sie noch einmal.',
  '{0} did not let us in: the sign-in was not permitted.': '{0} hat uns nicht eingelassen: Die Anmeldung wurde nicht erlaubt.',
  '{0} did not let us in. Please sign in again.': '{0} hat uns nicht eingelassen. Bitte melden Sie sich noch einmal an.',
  '{0} did not let us in: {1}.': '{0} hat uns nicht eingelassen: {1}.',
  '{0} did not let us in: {1}': '{0} hat uns nicht eingelassen: {1}',
  '{0} did not let us in ({1}).': '{0} hat uns nicht eingelassen ({1}).',
  '{0} does not know the app keys that were entered for this brand: {1}':
    '{0} kennt den App-Zugang nicht, der für diese Marke eingetragen ist: {1}',
  '{0} does not know the app keys that were entered for this brand ({1}).':
    '{0} kennt den App-Zugang nicht, der für diese Marke eingetragen ist ({1}).',
  'The server wants its newest nonce in each call. Nothing was done.':
    'Der Server will in jedem Aufruf seine neueste Zufallszahl. Es wurde nichts getan.',
  'The call was not made.': 'Der Aufruf wurde nicht gemacht.',

  // graph-error.ts: Meta’s words stay as they are.
  '{0} refused: error {1}.': '{0} hat abgelehnt: Fehler {1}.',
  '{0} refused: {1}': '{0} hat abgelehnt: {1}',

  // by-hand.ts, by-hand-connect.ts: platforms that only people can post to, and what the hub answers them.
  'The text is longer than the {0} characters that {1} takes.': 'Der Text ist länger als die {0} Zeichen, die {1} nimmt.',
  '{0} takes titles of at most {1} characters.': '{0} nimmt Titel mit höchstens {1} Zeichen.',
  '{0} takes at most {1} pictures in one post.': '{0} nimmt höchstens {1} Bilder in einem Beitrag.',
  '{0} takes at most {1} films in one post.': '{0} nimmt höchstens {1} Filme in einem Beitrag.',
  '{0} takes at most {1} documents in one post.': '{0} nimmt höchstens {1} Dokumente in einem Beitrag.',
  '{0} takes no post without a picture or film.': '{0} nimmt keinen Beitrag ohne Bild oder Film.',
  'There is no task under this delivery key.': 'Zu diesem Schlüssel einer Auslieferung gibt es keine Aufgabe.',
  'There is no delivery with this key on the channel.': 'Auf dem Kanal gibt es keine Auslieferung mit diesem Schlüssel.',
  'The key belongs to a task of another channel.': 'Der Schlüssel gehört zu einer Aufgabe eines anderen Kanals.',
  'The token is missing, unknown or withdrawn. Connect the channel again.':
    'Das Token fehlt, ist unbekannt oder wurde zurückgezogen. Verbinden Sie den Kanal neu.',
  'The delivery key does not fit: {0}.': 'Der Schlüssel der Auslieferung passt nicht: {0}.',
  'The task does not fit: {0}.': 'Die Aufgabe passt nicht: {0}.',
  'Write the name of the account and of the place.': 'Schreiben Sie, wie das Konto heißt und wie die Plattform.',
  'Write the account’s public address. It begins with https://.':
    'Schreiben Sie die öffentliche Adresse des Kontos. Sie beginnt mit https://.',
}
