/** How large a title is set, and where its long words are parted. */
import { withoutEmoji } from '../fonts/emoji.ts'

/** Of Inter Bold, in parts of its size; wide capitals take more, most letters less. Measured on German titles, 2026-11-29: 0.56 to 0.60. */
const widthOfLetter = 0.6
/** Pixels, the largest that fits is taken. */
const sizes = [84, 74, 64, 56, 48, 42] as const
const smallest = 42
/** No title that a person reads at a glance is longer; drawing takes longer the longer a text is. */
const longest = 300

export interface SetTitle {
  readonly text: string
  /** Pixels. */
  readonly size: number
  /** Lines that there is room for; the rest ends in an ellipsis. */
  readonly lines: number
}

/** @param room pixels */
export function setTitle(title: string, room: { readonly width: number; readonly height: number }): SetTitle {
  const tidy = typeset(title)
  const text = tidy.length > longest ? `${tidy.slice(0, longest).toWellFormed()}…` : tidy
  const words = text.split(' ')
  const letters = (size: number) => Math.floor(room.width / (size * widthOfLetter))
  const lines = (size: number) => Math.max(1, Math.floor(room.height / (size * lineHeight)))
  const fits = (size: number) =>
    words.every((word) => word.split(/(?<=[-–/])/).every((part) => part.length <= letters(size))) &&
    linesOf(words, letters(size)) <= lines(size)
  const size = sizes.find(fits) ?? smallest
  return { text: words.flatMap((word) => parted(word, letters(size))).join(' '), size, lines: lines(size) }
}

/** No dash begins a line, no unit is parted from its number, and what only pictures say is left out: the typeface has no emoji. */
function typeset(title: string): string {
  const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()
  const whole = spaced(title.toWellFormed())
  const words = spaced(withoutEmoji(whole))
  return (words === '' ? whole : words).replace(/ (?=[–—] )/g, '\u00a0').replace(/(?<=\d) (?=[€%°]|\p{Lu}\b)/gu, '\u00a0')
}

/** How many lines words take, broken as late as possible. */
function linesOf(words: readonly string[], most: number): number {
  let lines = 1
  let used = 0
  for (const { length } of words) {
    if (used > 0 && used + 1 + length > most) {
      lines++
      used = length
    } else used += (used > 0 ? 1 : 0) + length
  }
  return lines
}

export const lineHeight = 1.15

const vowels = 'aeiouyäöüáéíóúàèìòù'
const isVowel = (letter: string | undefined) => letter !== undefined && vowels.includes(letter.toLowerCase())
const isLetter = (letter: string | undefined) => letter !== undefined && /\p{L}/u.test(letter)
/** What German never parts (§ 111 of the official rules: ch, sch, ph, rh, th, ck; st may be). */
const together = ['ch', 'ck', 'ph', 'rh', 'sh', 'th', 'qu']

/**
 * A word in pieces of at most so many letters, all but the last with a hyphen. Parted before the last consonant before a vowel, as
 * German syllables begin, where there is such a place in the last half of the line; anywhere otherwise, but never within a character.
 */
export function parted(word: string, most: number): string[] {
  const pieces: string[] = []
  let rest = word
  while (rest.length > most && most >= 4) {
    const at = placeToPart(rest, most - 1)
    const piece = rest.slice(0, at)
    pieces.push(/[-–/]$/.test(piece) || !isLetter(piece.at(-1)) ? piece : `${piece}-`)
    rest = rest.slice(at)
  }
  return [...pieces, rest]
}

function placeToPart(word: string, most: number): number {
  for (let at = most + 1; at > most / 2; at--) if (/[-–/]/.test(word[at - 1] ?? '')) return at
  for (let at = most + 2; at > most / 2; at--) {
    if (!isLetter(word[at]) || isVowel(word[at]) || !isVowel(word[at + 1])) continue
    const start = syllableStart(word, at)
    if (start <= most && start > most / 2 && isLetter(word[start - 1])) return start
  }
  return (word.charCodeAt(most - 1) & 0xfc00) === 0xd800 ? most - 1 : most
}

/** Where the consonants begin that go with the one at this place. */
function syllableStart(word: string, at: number): number {
  const pair = word.slice(at - 1, at + 1).toLowerCase()
  if (!together.includes(pair)) return at
  return pair === 'ch' && word[at - 2]?.toLowerCase() === 's' ? at - 2 : at - 1
}
