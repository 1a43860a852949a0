import type { Localised } from '../core/answers.ts'
import type { Change } from '../core/review-sheet.ts'
import { canonical } from '../workflow/content-hash.ts'
import { wordsChanged } from './words-changed.ts'

export const words = (field: string, before: string, after: string): Change[] =>
  before === after ? [] : [{ field, kind: 'words', pieces: wordsChanged(before, after) }]

/**
 * A value that is told in words of ours. Whether it has changed is told by the value itself, as the hash of the content does: two that read
 * alike are still two.
 */
export const value = <T>(field: string, before: T, after: T, say: (value: T) => Localised | null): Change[] =>
  canonical(before) === canonical(after) ? [] : [{ field, kind: 'value', before: say(before), after: say(after) }]

/** In both languages the same; `null`: there is nothing. */
export const asIs = (text: string | null): Localised | null => (text ? { de: text, en: text } : null)
