/** Emoji as readers see them: one for a flag, a keycap, a family or a hand of any colour. */
import type { Span } from '../facts.ts'

// First what this Node knows as emoji. Then what is built like one: newer phones have more, and their places are set aside already.
const colour = '[\\uFE0F\\p{EMod}]*'
const newer = `(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\uFE0F|[\\p{Extended_Pictographic}&&\\p{Cn}])${colour}(?:\\u200D\\p{Extended_Pictographic}${colour})*`
const emoji = new RegExp(`\\p{RGI_Emoji}(?!\\u200D|\\p{EMod}|\\uFE0F)|\\p{RI}\\p{RI}|${newer}`, 'gv')

// One of these is in each of them, and to look for one is quick: most texts have none.
const clue = /[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{RI}\u20E3]/u

/** Signs that are text unless a variation selector says otherwise (©, ™, ✓) count only with it. Digits never do. Linear. */
export const emojiIn = (text: string): Span[] =>
  !clue.test(text) ? [] : [...text.matchAll(emoji)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }))
