import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'The channel’s brand has no newsletter yet. Make one under “Newsletters”.':
    'Die Marke des Kanals hat noch keinen Newsletter. Legen Sie unter „Newsletter“ einen an.',
  'The newsletter of this channel does not exist any more. Choose another.':
    'Den Newsletter dieses Kanals gibt es nicht mehr. Wählen Sie einen anderen.',
  'This is none of the brand’s newsletters.': 'Das ist keiner der Newsletter dieser Marke.',
  'The post has no title in this language: a mail needs a subject.':
    'Der Beitrag hat in dieser Sprache keinen Titel: Eine E-Mail braucht einen Betreff.',
  'The title is the mail’s subject: at most {0} characters.': 'Der Titel ist der Betreff der E-Mail: höchstens {0} Zeichen.',
  'The text is too long: Gmail would hide the end of the mail. Send a part of it, and link to the rest.':
    'Der Text ist zu lang: Gmail würde das Ende der E-Mail verbergen. Senden Sie einen Teil davon, und verlinken Sie den Rest.',
  'A mail takes at most {0} pictures.': 'Eine E-Mail nimmt höchstens {0} Bilder.',
  // What the hub answers (src/http/mailing-receiver.ts, src/newsletter/mailing): passed on as it is.
  'There is no mailing under this delivery key.': 'Unter diesem Schlüssel der Auslieferung gibt es keine Aussendung.',
  'There is no delivery with this key on the channel.': 'Auf dem Kanal gibt es keine Auslieferung mit diesem Schlüssel.',
  'The key belongs to a mailing of another channel.': 'Der Schlüssel gehört zu einer Aussendung eines anderen Kanals.',
  'The channel’s brand has no such newsletter. Connect the channel again.':
    'Die Marke des Kanals hat keinen solchen Newsletter. Verbinden Sie den Kanal neu.',
  'No mail server sends for this newsletter. Enter one there, or set SMTP_URL.':
    'Kein Mailserver sendet für diesen Newsletter. Tragen Sie dort einen ein, oder setzen Sie SMTP_URL.',
  'The token is missing, unknown or withdrawn. Connect the channel again.':
    'Das Token fehlt, ist unbekannt oder zurückgezogen. Verbinden Sie den Kanal neu.',
  'The delivery key does not fit: {0}.': 'Der Schlüssel der Auslieferung passt nicht: {0}.',
  'The mailing does not fit: {0}.': 'Die Aussendung passt nicht: {0}.',
  'It was taken down.': 'Sie wurde gelöscht.',
  'It was stopped before anything had left.': 'Sie wurde angehalten, bevor etwas hinausgegangen war.',
  'Stopped by {0}.': 'Angehalten von {0}.',
  'The newsletter does not exist any more.': 'Den Newsletter gibt es nicht mehr.',
  'The mail would be longer than the 102 kB that Gmail shows. Send a part of the post, and link to the rest.':
    'Die E-Mail wäre länger als die 102 kB, die Gmail zeigt. Senden Sie einen Teil des Beitrags, und verlinken Sie den Rest.',
  'Its delivery does not exist any more.': 'Ihre Auslieferung gibt es nicht mehr.',
  'Its approval was withdrawn.': 'Ihre Freigabe wurde zurückgezogen.',
  'Its delivery has ended.': 'Ihre Auslieferung ist beendet.',
  'The post was edited after its approval.': 'Der Beitrag wurde nach seiner Freigabe geändert.',
  'The channel does not exist any more.': 'Den Kanal gibt es nicht mehr.',
}
