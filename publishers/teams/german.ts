import type { German } from '../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'The address of the workflow is needed.': 'Die Adresse des Workflows wird gebraucht.',
  'This is not the link to a channel in Teams.': 'Das ist nicht der Link zu einem Kanal in Teams.',
  'The text is too long for a card in Teams.': 'Der Text ist zu lang für eine Karte in Teams.',
  'A card in Teams shows at most {0} pictures.': 'Eine Karte in Teams zeigt höchstens {0} Bilder.',
  'The post is too long for Teams: text, pictures and link have at most 28 KB together.':
    'Der Beitrag ist zu lang für Teams: Text, Bilder und Link haben zusammen höchstens 28 KB.',
  'This is the address of a connector, which Microsoft has retired. Make a workflow in Teams instead.':
    'Das ist die Adresse eines Connectors, und die hat Microsoft abgeschafft. Legen Sie in Teams stattdessen einen Workflow an.',
  'This is not the address of a workflow.': 'Das ist nicht die Adresse eines Workflows.',
  'The workflow does not take posts any more ({0}). Make a new one in Teams.':
    'Der Workflow nimmt keine Beiträge mehr an ({0}). Legen Sie in Teams einen neuen an.',
  'The workflow refused the post ({0}).': 'Der Workflow hat den Beitrag abgelehnt ({0}).',
}
