import type { TextFacts } from '../facts.ts'

/** In which language a text reads. `unsure` below a margin: it may be short, mixed, or made of names. */
export function languageOf(_text: string): TextFacts['language'] {
  return 'unsure'
}
