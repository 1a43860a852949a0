/** English words that demean people, by retext-equality. */
import { retext } from 'retext'
import retextEnglish from 'retext-english'
import retextEquality from 'retext-equality'
import type { Span } from '../facts.ts'

export interface InsensitiveEnglish extends Span {
  /** The first few of what may be said instead. Never empty. */
  readonly instead: readonly string[]
}

/**
 * Of its 425 rules (7.1.0) those that a company’s text breaks in earnest. Left out are pronouns and family words, which are right of a person who
 * is named so, everyday words (easy, just, special, master, hero, crazy) and occupations in pairs (actor, waiter, host).
 */
const rules = new Set(
  `aids-victim alderman-alderwoman aldermen-alderwomen assemblyman-assemblywoman average-housewife birth-defect blacklist blacklisted blacklisting
  cameraman-camerawoman cameramen-camerawomen chairman-chairwoman chairmen-chairwomen chick-cop-policeman clergyman-clergywoman commit-suicide
  committed-suicide congressman-congresswoman congressmen-congresswomen councilman-councilwoman councilmen-councilwomen cretin deafmute
  delivery-boy-delivery-girl doorman-doorwoman downs-syndrome englishmen eskimo eskimos fireman-firewoman firemen-firewomen foreman-forewoman
  foremen-forewomen founding-father frenchmen freshman freshmen-freshwomen grandfather-clause grandfathered grandfathering gyp handicapped
  handicapped-parking handyman-handywoman handymen-handywomen harelip harelipped hermaphrodite housewife housewives indian-give
  insurance-man-insurance-woman journeyman-journeywoman lady-doctor layman-laywoman laymen-laywomen libtard man-in-the-street man-the-booth
  man-the-fort man-the-phones manhour manhours mankind manmade manned manpower mans-best-friend mansized-task middleman-middlewoman
  middlemen-middlewomen milkman-milkwoman mongoloid multiple-sclerosis-victim newsman-newswoman newsmen-newswomen office-girls
  ombudsman-ombudswoman on-the-warpath oriental orientals policemen-policewomen postman-postwoman postmen-postwomen railwayman redskin redskins
  repairman-repairwoman repairmen-repairwomen retard retards saleslady-salesman salesmen-saleswomen sanity-check schizo
  serviceman-servicewoman servicemen-servicewomen sex-change-operation sexual-preference slave slaves spastic spaz spokesman-spokeswoman
  spokesmen-spokeswomen statesman-stateswoman stroke-victim suffers-from-disabilities suffers-from-md tax-man too-many-chiefs towel-heads
  tranny transgendered transvestite unmanned victim-of-polio wheelchair-bound whitelist whitelisted whitelisting workman-workwoman
  workmen-workwomen`.split(/\s+/u),
)
/** What is in every phrase of these rules: most sentences have none of it, and need no parser. */
const clue =
  /m[ae]n(?![a-z]{3})|man[dhkmnp-]|wom[ae]n|wi[fv]es?|girls?|lad(?:y|ies)|boys?|birth|list|suicide|cop|chick|cretin|deaf|down|mute|eskimo|inuit|father|gyp|gip|tard|afflict|wagons|pocahontas|short bus|infantile|mansized|handicap|lip|hermaphro|indian|mongol|victim|aids|stroke|warpath|orient|redskin|sanity|schizo|sex|slave|spas|spaz|suffer|dystrophy|chiefs|towel|rag|trann|trans|wheelchair|police/iu
const reader = retext().use(retextEnglish).use(retextEquality).freeze()

/** UTF-16 units of a sentence that are read: the parser takes time by the square of what has no white space in it. */
const longest = 1_000
/** Of a text. */
const most = 20_000

/** In order. Reads the first 20,000 characters, sentence by sentence, and each of them once, so that typing is followed at once. */
export function* insensitiveInEnglish(text: string, sentences: readonly Span[]): Generator<InsensitiveEnglish> {
  for (const { start, end } of sentences) {
    if (start >= most) return
    for (const one of inSentence(text.slice(start, Math.min(end, start + longest))))
      yield { ...one, start: start + one.start, end: start + one.end }
  }
}

const read = new Map<string, readonly InsensitiveEnglish[]>()
const readMax = 2_000
function inSentence(sentence: string): readonly InsensitiveEnglish[] {
  if (!clue.test(sentence)) return []
  const known = read.get(sentence)
  if (known) return known
  if (read.size >= readMax) read.clear()
  // Rows of marks are what takes the time, and hold no words. Offsets stay.
  const plain = sentence.replace(/[^\p{L}\p{N}\s]{3,}/gu, (marks) => ' '.repeat(marks.length))
  const found = reader.processSync(plain).messages.flatMap(({ ruleId, place, expected }) => {
    const [start, end] = place && 'start' in place ? [place.start.offset, place.end.offset] : []
    const isOne = rules.has(ruleId ?? '') && start !== undefined && end !== undefined && end > start
    return isOne && expected?.length ? { start, end, instead: expected.slice(0, 3) } : []
  })
  read.set(sentence, found)
  return found
}
