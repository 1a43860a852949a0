import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'Discord refused: {0}.': 'Discord hat abgelehnt: {0}.',
  'A poll on Discord stands without pictures and films.': 'Eine Umfrage auf Discord steht ohne Bilder und Filme.',
  'The question of a poll on Discord has at most 300 characters.': 'Die Frage einer Umfrage auf Discord hat höchstens 300 Zeichen.',
  'A post on Discord has at most 10 pictures and films together.': 'Ein Beitrag auf Discord hat höchstens 10 Bilder und Filme zusammen.',
  'With so many characters that Discord reads as formatting, the text is too long for it.':
    'Mit so vielen Zeichen, die Discord als Formatierung liest, ist der Text zu lang für Discord.',
  'Enter the token of a bot and a channel, or the address of a webhook.':
    'Tragen Sie das Token eines Bots und einen Kanal ein, oder die Adresse eines Webhooks.',
  'This is not a token with the id of a channel.': 'Das sind kein Token und keine Nummer eines Kanals.',
  'The webhook leads to another channel now.': 'Der Webhook führt jetzt zu einem anderen Kanal.',
  'This is not the address of a Discord webhook.': 'Das ist nicht die Adresse eines Discord-Webhooks.',
  'Nothing can be posted in a channel of this kind.': 'In einem Kanal dieser Art lässt sich nichts veröffentlichen.',
  'A webhook cannot answer a post on Discord. Connect the channel with a bot to write threads.':
    'Ein Webhook kann auf Discord nicht auf einen Beitrag antworten. Verbinden Sie den Kanal mit einem Bot, um Threads zu schreiben.',
  'A webhook cannot read or answer messages. Connect the channel with a bot.':
    'Ein Webhook kann Nachrichten weder lesen noch beantworten. Verbinden Sie den Kanal mit einem Bot.',
}
