import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'Telegram refused: {0}.': 'Telegram hat abgelehnt: {0}.',
  'A poll on Telegram stands without pictures and films.': 'Eine Umfrage auf Telegram steht ohne Bilder und Filme.',
  'The question of a poll on Telegram has at most {0} characters.': 'Die Frage einer Umfrage auf Telegram hat höchstens {0} Zeichen.',
  'A post on Telegram has at most {0} pictures and films together.':
    'Ein Beitrag auf Telegram hat höchstens {0} Bilder und Filme zusammen.',
  'Below pictures and films, a text on Telegram has at most {0} characters.':
    'Unter Bildern und Filmen hat ein Text auf Telegram höchstens {0} Zeichen.',
  'Token and channel are both needed.': 'Token und Kanal werden beide gebraucht.',
  'This is not the token of a bot: it has a number, a colon and letters.':
    'Das ist nicht das Token eines Bots: Es besteht aus einer Zahl, einem Doppelpunkt und Buchstaben.',
  'This is not the name of a channel. It looks like @acme.': 'Das ist nicht der Name eines Kanals. Er sieht so aus: @acme.',
  'The bot may not post there yet: make it an administrator who may post messages.':
    'Der Bot darf dort noch nichts veröffentlichen: Machen Sie ihn zum Administrator, der Nachrichten senden darf.',
}
