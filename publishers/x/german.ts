import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'X does not let this app do that: it belongs to no project, or its access was ended.':
    'X lässt diese App das nicht tun: Sie gehört zu keinem Projekt, oder ihr Zugang wurde beendet.',
  'The app has used up what it may do on X in this period.': 'Die App hat aufgebraucht, was sie in diesem Zeitraum auf X darf.',
  'The credits of the app on X are used up: a person must buy more.':
    'Das Guthaben der App bei X ist aufgebraucht: Jemand muss neues kaufen.',
  'X wants another sign-in for this: connect the channel again.': 'X verlangt dafür eine andere Anmeldung: Verbinden Sie den Kanal neu.',
  'The sign-in at X does not permit writing: connect the channel again.':
    'Die Anmeldung bei X erlaubt kein Schreiben: Verbinden Sie den Kanal neu.',
  'X answered {0}: {1}': 'X hat mit {0} geantwortet: {1}',
  'The sign-in at X has ended: connect the channel again.': 'Die Anmeldung bei X ist abgelaufen: Verbinden Sie den Kanal neu.',
  'The access belongs to another account now: @{0}.': 'Der Zugang gehört jetzt zu einem anderen Konto: @{0}.',
  'X takes up to {0} pictures in a post, or one film.': 'X nimmt in einem Beitrag bis zu {0} Bilder, oder einen Film.',
  'X could not process the file: its format is not one that it plays.':
    'X konnte die Datei nicht verarbeiten: Ihr Format spielt X nicht ab.',
  'On X a GIF stands alone, without other pictures.': 'Auf X steht ein GIF allein, ohne andere Bilder.',
}
