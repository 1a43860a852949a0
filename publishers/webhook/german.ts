import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'The receiver says that it wants no more posts (410).': 'Der Empfänger sagt, dass er keine Beiträge mehr will (410).',
  'The receiver does not let us in ({0}).': 'Der Empfänger lässt uns nicht herein ({0}).',
  'Address and secret are both needed.': 'Adresse und Geheimnis werden beide gebraucht.',
  'This is not an address that can be called. It begins with https://.':
    'Diese Adresse lässt sich nicht aufrufen. Sie beginnt mit https://.',
  'The secret is whsec_ and 24 to 64 bytes in base64.': 'Das Geheimnis ist whsec_ und 24 bis 64 Bytes in Base64.',
  'The text is too long for a webhook.': 'Der Text ist zu lang für einen Webhook.',
  'A post for a webhook has at most {0} pictures and films.': 'Ein Beitrag für einen Webhook hat höchstens {0} Bilder und Filme.',
}
