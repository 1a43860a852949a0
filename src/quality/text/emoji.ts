/** Emoji as readers see them: one for a flag, a family or a hand of any colour. */
import type { Span } from '../facts.ts'

const one =
  '(?:\\p{RI}\\p{RI}|(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\uFE0F)[\\uFE0F\\p{EMod}]*(?:\\u200D\\p{Extended_Pictographic}[\\uFE0F\\p{EMod}]*)*)'
const emoji = new RegExp(one, 'gu')

/** Signs that are text unless a variation selector says otherwise (©, ™, ✓) count only with it. Digits never do. Linear. */
export const emojiIn = (text: string): Span[] =>
  [...text.matchAll(emoji)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }))
