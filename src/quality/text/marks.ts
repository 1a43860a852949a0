/** Hashtags and mentions, as readers and platforms find them in a text. Offsets in UTF-16 units, end exclusive. */
import type { Span } from '../facts.ts'

// Neither in a word nor in a web address, and never of digits alone: "#1" is a rank.
const hashtag = /(?<![\p{L}\p{M}\p{N}_&/#])[#＃](?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+/gu
// Not in an e-mail or web address. The longest forms: "@anna@social.example" and "@anna.social.example".
const mention = /(?<![\p{L}\p{M}\p{N}_=/@.+-])@(?!@)[a-z0-9_]+(?:[.-][a-z0-9_]+)*(?:@[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*)?/giu

export interface Mark extends Span {
  /** With its sign. */
  readonly text: string
}

const found = (text: string, pattern: RegExp): Mark[] =>
  [...text.matchAll(pattern)].map(({ 0: mark, index }) => ({ text: mark, start: index, end: index + mark.length }))

export const hashtagsIn = (text: string): Mark[] => found(text, hashtag)
export const mentionsIn = (text: string): Mark[] => found(text, mention)
