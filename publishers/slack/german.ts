import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'Slack refused: {0}.': 'Slack hat abgelehnt: {0}.',
  'Token and channel are both needed.': 'Token und Kanal werden beide gebraucht.',
  'This is not a token with a channel. A channel looks like C0123456789.':
    'Das sind kein Token und kein Kanal. Ein Kanal sieht so aus: C0123456789.',
  'The bot is not in this channel, or it is archived. Invite it there with /invite.':
    'Der Bot ist nicht in diesem Kanal, oder der Kanal ist archiviert. Laden Sie den Bot dort mit /invite ein.',
  'Slack does not have the film any more: it was deleted before its message appeared.':
    'Slack hat den Film nicht mehr: Er wurde gelöscht, bevor seine Nachricht erschien.',
  'Slack tells of more messages, and not how to get them.': 'Slack meldet weitere Nachrichten, sagt aber nicht, wie man sie bekommt.',
  'A message on Slack shows at most {0} pictures.': 'Eine Nachricht auf Slack zeigt höchstens {0} Bilder.',
  'A message on Slack holds pictures or one film.': 'Eine Nachricht auf Slack hat Bilder oder einen Film.',
  'The text is too long for a message on Slack.': 'Der Text ist zu lang für eine Nachricht auf Slack.',
  'The post that this part answers is not on Slack any more.': 'Der Beitrag, auf den dieser Teil antwortet, ist nicht mehr auf Slack.',
}
