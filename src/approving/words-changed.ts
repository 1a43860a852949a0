import { diffWordsWithSpace } from 'diff'
import type { Piece } from '../core/review-sheet.ts'

/** Texts that differ more than this share nothing worth showing, and would keep a core busy. */
const mostEdits = 600

/** What was taken out of a text and what was put in, word by word. Joined without what was removed, the pieces are `after` exactly. */
export function wordsChanged(before: string, after: string): Piece[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: mostEdits })
  const pieces: Piece[] = changes
    ? changes.map(({ value, added, removed }) => ({ is: added ? 'added' : removed ? 'removed' : 'same', text: value }))
    : [
        { is: 'removed', text: before },
        { is: 'added', text: after },
      ]
  return pieces.filter(({ text }) => text !== '')
}
