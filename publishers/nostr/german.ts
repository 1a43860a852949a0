import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'This is no private key. It begins with nsec1.': 'Das ist kein privater Schlüssel. Er beginnt mit nsec1.',
  'This is no private key.': 'Das ist kein privater Schlüssel.',
  'One to five relays are needed. They look like wss://relay.example.':
    'Ein bis fünf Relays werden gebraucht. Sie sehen so aus: wss://relay.example.',
  'The post that this part answers is not on any of our relays.':
    'Der Beitrag, auf den dieser Teil antwortet, ist auf keinem unserer Relays.',
  '{0} refused it: it did not say why': '{0} hat es abgelehnt und nicht gesagt, warum.',
  '{0} refused it: {1}': '{0} hat es abgelehnt: {1}',
  'There is no way to a WebSocket here.': 'Hier gibt es keinen Weg zu einem WebSocket.',
}
