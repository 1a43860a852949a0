import type { German } from '../../german-table.ts'

/** What this publisher says, in German, by its English sentence; `{0}`, `{1}` … stand for what differs. */
export const german: German = {
  'Darkroom gave the post up: {0}': 'Darkroom hat den Beitrag aufgegeben: {0}',
  'Server and token are both needed.': 'Server und Token werden beide gebraucht.',
}
