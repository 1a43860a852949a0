import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'LinkedIn does not answer version {0} of its API any more: Funkhaus must be updated.':
    'LinkedIn beantwortet Version {0} seiner Schnittstelle nicht mehr: Funkhaus muss aktualisiert werden.',
  'LinkedIn answered {0}: {1}': 'LinkedIn hat mit {0} geantwortet: {1}',
  'What this comment answers is not on LinkedIn any more.': 'Worauf dieser Kommentar antwortet, ist nicht mehr auf LinkedIn.',
  'LinkedIn does not permit comments with this sign-in: the app needs the Community Management API for them.':
    'LinkedIn erlaubt mit dieser Anmeldung keine Kommentare: Die App braucht dafür die „Community Management API“.',
  'LinkedIn took the comment and did not say what it is called.':
    'LinkedIn hat den Kommentar angenommen, aber seine Kennung nicht genannt.',
  'This is no comment on LinkedIn.': 'Das ist kein Kommentar auf LinkedIn.',
  'This is none of the accounts that were offered.': 'Das ist keines der Konten, die zur Wahl stehen.',
  'LinkedIn lets this app renew nothing: connect the channel again before its access ends.':
    'LinkedIn lässt diese App nichts erneuern: Verbinden Sie den Kanal neu, bevor sein Zugang endet.',
  'The access does not reach {0} on LinkedIn any more.': 'Der Zugang reicht nicht mehr zu {0} auf LinkedIn.',
  'LinkedIn took the post and did not say what it is called.': 'LinkedIn hat den Beitrag angenommen, aber seine Kennung nicht genannt.',
  'LinkedIn refused the post.': 'LinkedIn hat den Beitrag abgelehnt.',
  'LinkedIn has the same post already, and takes it again after about ten minutes: {0}.':
    'LinkedIn hat denselben Beitrag schon und nimmt ihn nach etwa zehn Minuten wieder: {0}.',
  'LinkedIn says that it has this post already, but does not list it: {0}.':
    'LinkedIn sagt, dass es diesen Beitrag schon hat, führt ihn aber nicht auf: {0}.',
  'A comment on LinkedIn has at most {0} characters.': 'Ein Kommentar auf LinkedIn hat höchstens {0} Zeichen.',
  'LinkedIn takes up to {0} pictures in a post, or one film, or one document.':
    'LinkedIn nimmt in einem Beitrag bis zu {0} Bilder, oder einen Film, oder ein Dokument.',
  'On LinkedIn a post has pictures, a film, a document or a poll, not two of them.':
    'Auf LinkedIn hat ein Beitrag Bilder, einen Film, ein Dokument oder eine Umfrage, nicht zwei davon.',
  'The question of a poll on LinkedIn is the title of the post: it must be there, and have at most {0} characters.':
    'Die Frage einer Umfrage auf LinkedIn ist der Titel des Beitrags: Er muss da sein und höchstens {0} Zeichen haben.',
  'LinkedIn did not confirm a part of the film.': 'LinkedIn hat einen Teil des Films nicht bestätigt.',
  'LinkedIn could not process a file.': 'LinkedIn konnte eine Datei nicht verarbeiten.',
}
