/** Finds how a German text addresses its readers: Sie or du. */
import type { Span } from '../facts.ts'
import { quotedIn } from './address-quoted.ts'
import { clearOf } from './words-clear.ts'

export interface Addressing extends Span {
  readonly form: 'formal' | 'informal'
  /** Nothing else can be meant. */
  readonly isSure: boolean
}

const words =
  /(?<![\p{L}\p{M}\p{N}_@#-])(?:Sie|Ihnen|Ihre[mnrs]?|[Dd](?:u|ich|ir|ein|eine[mnrs]?)|[Ee](?:uch|uer|ure[mnrs]?))(?![\p{L}\p{M}\p{N}_])/gu
/** "Schau vorbei": what texts of companies ask of one reader. Some of these are forms of the first person, too: "(Ich) entdecke". */
const requests =
  /(?<![^\n.!?:–—]\s?)(?:Bewirb|Entdecke?|Erfahre?|Hol|Komm|Lies|Mach|Meld|Probier|Schau|Schreib|Sichere|Triff|Vergiss)(?=\s+(?:\p{Ll}|\p{Lu}\p{Ll}))/gu

/**
 * In order. What is quoted does not count: somebody else says it. Nor does „Sie“ at the beginning of a sentence, which may be she or they,
 * nor „Ihr“ and „ihr“: her, their, your, you. Linear.
 */
export function addressingIn(text: string): Addressing[] {
  const isOurs = clearOf(quotedIn(text))
  const found: Addressing[] = []
  for (const { index: start, 0: word } of text.matchAll(words)) {
    const span = { start, end: start + word.length }
    const before = text.slice(Math.max(0, start - near), start)
    const formal = /^[SI]/u.test(word)
    if (!isOurs(span) || (!formal && isIdiom(before, word, text.slice(span.end, span.end + near)))) continue
    // Elsewhere than behind a word or a comma the capital may be that of a sentence, and she or they be meant.
    if (formal && (!/(?:[\p{L}\p{M}\p{N}],?|,)\s+$/u.test(before) || /\n\s*$/u.test(before))) continue
    found.push({ ...span, form: formal ? 'formal' : 'informal', isSure: true })
  }
  for (const { index: start, 0: word } of text.matchAll(requests)) {
    const span = { start, end: start + word.length }
    if (isOurs(span)) found.push({ ...span, form: 'informal', isSure: false })
  }
  return found.sort((a, b) => a.start - b.start)
}
const near = 30

/** "per du", "das Du anbieten", and French names: Café du Nord, Cirque du Soleil. */
function isIdiom(before: string, word: string, after: string): boolean {
  if (word.toLowerCase() !== 'du') return false
  if (/(?:^|[^\p{L}])(?:per|beim|zum|das|vom|auf|du\s+und)\s+$/iu.test(before) || /^\s+und\s+du(?!\p{L})/iu.test(after)) return true
  return /(?:Café|Cirque|Tour|Prix|Route|Rue|Crédit|Pont|Palais|Place|Hôtel|Château|Musée|Fête|Côtes?|Fond|Vin)\s+$/iu.test(before)
}
