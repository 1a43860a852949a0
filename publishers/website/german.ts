import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  // What the hub answers (src/content-api/owned-medium.ts and its store): passed on as it is.
  'The token is missing, unknown or withdrawn. Connect the website channel again.':
    'Das Token fehlt, ist unbekannt oder zurückgezogen. Verbinden Sie den Kanal der Website neu.',
  'The delivery key {0}.': 'Der Schlüssel der Auslieferung ist ungültig: {0}.',
  'The publication does not fit: {0}.': 'Die Veröffentlichung passt nicht: {0}.',
  'The address’s query cannot be used: {0}.': 'Die Abfrage in der Adresse ist nicht brauchbar: {0}.',
  'There is no publication under this delivery key.': 'Unter diesem Schlüssel der Auslieferung gibt es keine Veröffentlichung.',
  'The delivery key belongs to another post or to another site.':
    'Der Schlüssel der Auslieferung gehört zu einem anderen Beitrag oder zu einer anderen Website.',
  'Another post of this site has the address “{0}” in this language ({1}). Choose another slug.':
    'Ein anderer Beitrag dieser Website hat in dieser Sprache ({1}) schon die Adresse „{0}“. Wählen Sie eine andere.',
}
