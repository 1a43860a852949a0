import type { FindingView } from '../../core/answers.ts'
import type { words } from './words.ts'

const longest = 60

/** Something that can be read aloud. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** What the button says that puts a fix in its place. White space is named, as nobody sees it. */
export function fixName({ fix = '', excerpt }: Pick<FindingView, 'fix' | 'excerpt'>, text: (typeof words)['de']): string {
  if (fix === '') return text.remove
  const isMissing = excerpt?.match === ''
  if (fix.trim() === '') {
    const space = text.spaces[fix] ?? text.someSpace
    return isMissing ? text.insert(space) : text.replace(space)
  }
  const shown = fix.length > longest ? `${fix.slice(0, longest).toWellFormed()}…` : fix
  // Quotes around quotes are a riddle.
  const quoted = hasWords(fix) ? text.quoted(shown) : shown
  return isMissing ? text.insert(quoted) : text.replace(quoted)
}
