import type { FindingView } from '../../core/answers.ts'
import type { words } from './words.ts'

const longest = 60

/** What the button says that puts a fix in its place. White space is named, as nobody sees it. */
export function fixName({ fix = '', excerpt }: Pick<FindingView, 'fix' | 'excerpt'>, text: (typeof words)['de']): string {
  if (fix === '') return text.remove
  if (fix.trim() === '') return text.replaceBy(text.spaces[fix] ?? text.someSpace)
  const shown = fix.length > longest ? `${fix.slice(0, longest).toWellFormed()}…` : fix
  return excerpt?.match === '' ? text.insert(shown) : text.replace(shown)
}
