/** Quotation marks that are not those of the language. */
import type { Language } from '../../core/story.ts'
import type { Slip } from './typography.ts'

interface Style {
  readonly open: string
  readonly close: string
  readonly openSingle: string
  readonly closeSingle: string
}
const german: Style = { open: '„', close: '“', openSingle: '‚', closeSingle: '‘' }
const english: Style = { open: '“', close: '”', openSingle: '‘', closeSingle: '’' }
const french: Style = { open: '«', close: '»', openSingle: '‹', closeSingle: '›' }
const inward: Style = { open: '»', close: '«', openSingle: '›', closeSingle: '‹' }

/**
 * Marks that open are told from those that close by what stands beside them, paragraph by paragraph. Where they do not open and close in turn,
 * nothing is said: what is meant is not certain. Feet and inches (5'11", 27") stay. Guillemets are right in either direction, and where a
 * German text has them, straight marks become such.
 */
export function* quoteSlips(text: string, language: Language, isFree: (at: number) => boolean): Iterable<Slip> {
  const style = language === 'en' ? english : /«[^«»]{1,500}»/u.test(text) ? french : /»[^«»]{1,500}«/u.test(text) ? inward : german
  const guillemets = style === french || style === inward
  let paragraph: Mark[] = []
  const end = function* () {
    const double = paragraph.filter(({ mark }) => mark === '"' || (mark !== "'" && !guillemets))
    yield* inTurn(double, style.open, style.close)
    yield* singles(
      paragraph.filter(({ mark }) => mark === "'"),
      style,
    )
    paragraph = []
  }
  for (const match of text.matchAll(marks)) {
    if (match[0].startsWith('\n')) yield* end()
    else if (isFree(match.index)) paragraph.push(markAt(text, match.index))
  }
  yield* end()
}
/** A mark, or an empty line. An apostrophe within a word is none. */
const marks = /\n[ \t]*\n|["„“”]|(?<!\p{L})'|'(?!\p{L})/gu

interface Mark {
  readonly at: number
  readonly mark: string
  readonly mayOpen: boolean
  readonly mayClose: boolean
  readonly behindNumber: boolean
  readonly behindS: boolean
}
function markAt(text: string, at: number): Mark {
  const before = text.charAt(at - 1)
  const after = text.charAt(at + 1)
  return {
    at,
    mark: text.charAt(at),
    mayOpen: /^[\s([{–—\-/„“”‚‘»«›‹"']?$/u.test(before) && /^[^\s,;:!?)\]}]$/u.test(after),
    mayClose: /^\S$/u.test(before) && /^[\s.,;:!?)\]}…–—\-/“”‘’»«›‹"']?$/u.test(after),
    behindNumber: /\d/.test(before),
    behindS: /[sxzß]/iu.test(before),
  }
}

/** Open and close in turn, or nothing. */
function inTurn(found: readonly Mark[], open: string, close: string): Slip[] {
  const slips: Slip[] = []
  const put = ({ at, mark }: Mark, fix: string) => mark !== fix && slips.push({ kind: 'quotes', start: at, end: at + 1, fix })
  let isOpen = false
  for (const [index, mark] of found.entries()) {
    const straight = mark.mark === '"'
    if (!isOpen && mark.mayOpen && mark.mark !== '”') put(mark, open)
    else if (isOpen && mark.mayClose && mark.mark !== '„') {
      const next = found[index + 1]
      // The 27" screen: "The 27" screen is new."
      if (straight && mark.behindNumber && next?.mayClose && !next.mayOpen) continue
      put(mark, close)
    } else if (straight && mark.behindNumber && !isOpen) continue
    else return []
    isOpen = !isOpen
  }
  return isOpen ? [] : slips
}

function singles(found: readonly Mark[], { openSingle, closeSingle }: Style): Slip[] {
  const quotes = found.filter(({ behindNumber }) => !behindNumber)
  if (quotes.length > 0 && quotes.every(({ behindS, mayOpen, mayClose }) => behindS && mayClose && !mayOpen))
    return quotes.map(({ at }) => ({ kind: 'apostrophe', start: at, end: at + 1, fix: '’' }))
  // 'Bells' of the founders': which of them is the apostrophe nobody can tell.
  return quotes.length % 2 === 0 && quotes.every(({ mayOpen, mayClose }, i) => (i % 2 === 0 ? mayOpen && !mayClose : mayClose && !mayOpen))
    ? inTurn(quotes, openSingle, closeSingle)
    : []
}
