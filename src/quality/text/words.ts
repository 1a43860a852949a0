/** Finds a word in a text as a whole word, in any case and with the plain endings of the language. */
import type { Language } from '../../core/story.ts'
import type { Span } from '../facts.ts'

/**
 * Endings that are put behind a word without changing it: billig, billige, billigeren, billigste; Kunde, Kunden; cheap,
 * cheaper. It knows no umlauts (Haus, Häuser) and takes a derived noun for an inflected one (Bau, Bauer).
 */
const endings: Record<Language, string> = {
  de: '(?:(?:er|e?st)?e[mnrs]?|e?st|s|n|ns|ern|ens)?',
  en: "(?:['’]s|e?s|e?d|ing|e?r|ers|e?st)?",
}

/** A blank word is found nowhere. Words of several parts may stand apart by any white space. Case of ß and ss is not folded. */
export function findWord(text: string, word: string, language: Language): Span[] {
  const parts = word.normalize('NFC').trim().split(/\s+/u)
  if (parts.join('') === '') return []
  const core = parts.map((part) => part.replace(/[\^$\\.*+?()[\]{}|/]/gu, '\\$&')).join('\\s+')
  // Signs have no word around them and no endings: "!!!" is found in "toll!!!".
  const opens = /^[\p{L}\p{N}]/u.test(parts[0] ?? '') ? '(?<![\\p{L}\\p{M}\\p{N}_])' : ''
  const closes = /[\p{L}\p{M}\p{N}]$/u.test(parts.at(-1) ?? '') ? `${endings[language]}(?![\\p{L}\\p{M}\\p{N}_])` : ''
  const pattern = new RegExp(`${opens}${core}${closes}`, 'giu')
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}
