/** Writes words as the source of a regular expression that overlooks what is a matter of typesetting. */

const alike: readonly (readonly [of: RegExp, pattern: string])[] = [
  [/[-‐‑–—−]/u, '[-‐‑–—−]'],
  [/["„“”«»‟]/u, '["„“”«»‟]'],
  [/['’‘‚‛`´‹›]/u, "['’‘‚‛`´‹›]"],
  [/…/u, '(?:…|\\.\\.\\.)'],
  [/[ßẞ]/u, '(?:ß|ẞ|ss)'],
]

/** One character, literally: quotes, dashes and apostrophes of any kind are alike, and so are ß and ss. */
export const literal = (character: string): string =>
  alike.find(([of]) => of.test(character))?.[1] ?? character.replace(/[\^$\\.*+?()[\]{}|/]/u, '\\$&')

/** Words with any white space between them. Of three dots and the ellipsis each stands for the other. */
export const literalWords = (words: readonly string[]): string =>
  words.map((word) => [...word.replaceAll('...', '…')].map(literal).join('')).join('\\s+')

/** The parts of what somebody typed, composed, in order. Empty if it is blank. */
export const wordsOf = (typed: string): string[] =>
  typed
    .normalize('NFC')
    .split(/\s+/u)
    .filter((part) => part !== '')

/** No letter, digit or low line before, and none behind. */
export const opening = '(?<![\\p{L}\\p{M}\\p{N}_])'
export const closing = '(?![\\p{L}\\p{M}\\p{N}_])'
