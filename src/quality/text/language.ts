import { detectAll } from 'tinyld/light'
import { linksIn } from '../../core/text.ts'
import type { TextFacts } from '../facts.ts'
import { foreignWords, functionWords } from './function-words.ts'

/** Enough to know a language by; what comes after it is not read. */
const enough = 20_000
const wordsToBeSure = 4
const foreignWordsToBeSure = 6

/**
 * In which language a text reads, by its small words and, where these say little, by its letters. `unsure`: fewer than four words, or titles,
 * names and loan words alone, or both languages in it. Links, addresses, mentions, hashtags and code say nothing and are left out. Total and
 * linear.
 */
export function languageOf(text: string): TextFacts['language'] {
  const said = prose(text.slice(0, enough))
  const words = said.toLowerCase().match(wordPattern) ?? []
  const letters = said.match(/\p{L}/gu)?.length ?? 0
  const latin = said.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters >= 10 && latin < letters / 3) return 'other'
  const count = (of: ReadonlySet<string> | undefined) => (of ? words.filter((word) => of.has(word)).length : 0)
  const de = count(functionWords.de)
  const en = count(functionWords.en)
  const [guess] = detectAll(said.slice(0, 2_000))
  const foreign = guess && guess.lang !== 'de' && guess.lang !== 'en' ? guess : undefined
  if (foreign && words.length >= foreignWordsToBeSure) {
    const own = count(foreignWords[foreign.lang])
    const known = foreign.lang in foreignWords
    if (known ? own >= 2 && own > 2 * Math.max(de, en) : foreign.accuracy >= 0.7 && de + en === 0) return 'other'
  }
  if (words.length < wordsToBeSure) return 'unsure'
  const [most, least, language] = de > en ? [de, en, 'de' as const] : [en, de, 'en' as const]
  // One small word is enough only where the letters say the same; and a quotation in the other language must not turn the scales.
  const enoughSaid = most >= 2 || (most === 1 && guess?.lang === language)
  const share = most / words.length
  return enoughSaid && most >= 3 * least && share >= 0.08 && !(foreign && most < 3) ? language : 'unsure'
}

const wordPattern = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?/gu
const sayNothing = /`[^`\n]*`|[^\s@]{1,64}@\S{1,255}|(?<!\p{L})[@#][\p{L}\p{N}_.-]+|\b(?:www\.)\S+/gu

/** The text without links, addresses, mentions, hashtags and code. */
function prose(text: string): string {
  let rest = ''
  let from = 0
  for (const { start, end } of linksIn(text)) {
    rest += `${text.slice(from, start)} `
    from = end
  }
  return (rest + text.slice(from)).replace(sayNothing, ' ').replaceAll('’', "'")
}
