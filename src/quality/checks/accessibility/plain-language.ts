import { atMost } from '../../at-most.ts'
import type { BrandProfile } from '../../brand.ts'
import { defineCheck, type Finding } from '../../check.ts'
import type { ReadPlace } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { knownAbbreviations } from '../../text/known-abbreviations.ts'

const brand = brandOf({ dictionary: ['AGK'] })
const seen = (text: string) => ({ text: read(text), brand })
const longestSentence = 35
const longestWord = 25
const token = /https?:\/\/\S+|[#@][\p{L}\p{M}\p{N}_]+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.'’-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu

export default defineCheck({
  id: 'accessibility/plain-language',
  title: {
    pass: { de: 'Der Text ist verständlich geschrieben', en: 'The text is plainly written' },
    fail: { de: 'Der Text ist stellenweise schwer zu verstehen', en: 'The text is hard to understand in places' },
  },
  why: {
    de: 'Wer die Sprache noch lernt, unterwegs liest oder sich schlecht konzentrieren kann, verliert mitten im Satz den Faden.',
    en: 'People who are learning the language, read on the way or find it hard to concentrate lose the thread.',
  },
  source: 'WCAG 2.2, success criteria 3.1.4 Abbreviations and 3.1.5 Reading Level; DIN ISO 24495-1 Plain language',
  severity: 'advice',
  needs: ['text', 'brand'],
  languages: ['de', 'en'],
  messages: {
    sentence: {
      de: 'Dieser Satz hat {count} Wörter. Machen Sie zwei daraus.',
      en: 'This sentence has {count} words. Make two of it.',
    },
    word: {
      de: '„{found}“ hat {count} Buchstaben. Setzen Sie einen Bindestrich, oder sagen Sie es mit mehreren Wörtern.',
      en: '“{found}” has {count} letters. Put it in several words.',
    },
    abbreviation: {
      de: '„{found}“ wird nirgends erklärt. Schreiben Sie beim ersten Mal aus, was es heißt.',
      en: '“{found}” is explained nowhere. Write in full what it means when you first use it.',
    },
  },
  appliesTo: (_, { text }) => text.places.some(({ text }) => text.trim() !== ''),
  *run({ text, brand }): Generator<Finding<'sentence' | 'word' | 'abbreviation'>> {
    const explained = explainedIn(text.places.map((place) => place.text).join('\n'))
    const known = namesOf(brand)
    for (const place of text.places) {
      yield* atMost(10, longSentences(place))
      yield* atMost(10, longWords(place, known))
      yield* atMost(10, abbreviations(place, explained, known))
    }
  },
  examples: {
    good: [
      {
        say: 'Short sentences',
        facts: seen('Am Samstag öffnen wir die Werkstatt. Wir zeigen, wie Glocken entstehen: vom Entwurf bis zum Klang.'),
      },
      { say: 'A long word with hyphens', facts: seen('Unser Glockenguss-Besichtigungs-Programm beginnt um zehn.') },
      {
        say: 'Abbreviations that everybody knows, or that are explained',
        facts: seen('Die EU fördert den Bund Deutscher Glockengießer (BDG). Der BDG dankt.'),
      },
      { say: 'An abbreviation of the house', facts: seen('Our AGK is open on Saturday.'), story: { language: 'en' } },
      { say: 'Capitals that are no abbreviation', facts: seen('WIR GIESSEN AM SAMSTAG!') },
    ],
    bad: [
      {
        say: 'A sentence without end',
        facts: seen(
          'Am Samstag öffnen wir für alle, die schon immer wissen wollten, wie eine Glocke entsteht, von zehn bis achtzehn Uhr unsere Werkstatt und zeigen Ihnen, nachdem Sie am Eingang einen Helm bekommen haben, den Guss und den Schliff.',
        ),
        expect: ['sentence'],
      },
      { say: 'A word without end', facts: seen('Die Glockengießereibesichtigungsanmeldung ist offen.'), expect: ['word'] },
      {
        say: 'An abbreviation that nobody explains',
        facts: seen('Our bells meet the rules of the GHWK.'),
        story: { language: 'en' },
        expect: ['abbreviation'],
      },
    ],
  },
})

/** Lists and lines without a full stop are told apart by their lines. */
function* longSentences(place: ReadPlace): Generator<Finding<'sentence'>> {
  for (const span of place.sentences) {
    let start = span.start
    for (const line of place.text.slice(span.start, span.end).split('\n')) {
      const count = line.match(token)?.length ?? 0
      if (count > longestSentence)
        yield { message: 'sentence', certainty: 'maybe', at: atPlace(place, { start, end: start + line.length }), data: { count } }
      start += line.length + 1
    }
  }
}

function* longWords(place: ReadPlace, known: ReadonlySet<string>): Generator<Finding<'word'>> {
  const seen = new Set<string>()
  for (const { 0: found, index } of place.text.matchAll(token)) {
    if (found.length <= longestWord || /^(?:https?:|[#@])|[-\d.]/u.test(found) || seen.has(found) || known.has(found)) continue
    seen.add(found)
    const count = found.match(/\p{L}/gu)?.length ?? 0
    if (count > longestWord)
      yield { message: 'word', certainty: 'maybe', at: atPlace(place, { start: index, end: index + found.length }), data: { found, count } }
  }
}

/** Three to six capitals among other words that stand in no bracket anywhere, nor in front of one. Each once. */
function* abbreviations(place: ReadPlace, explained: ReadonlySet<string>, known: ReadonlySet<string>): Generator<Finding<'abbreviation'>> {
  const words = [...place.text.matchAll(token)]
  const isCapitals = (word: string | undefined) => word !== undefined && /^\p{Lu}{2,}$/u.test(word)
  // Where much is in capitals, somebody shouts: that says nothing of abbreviations.
  if (words.filter(([word]) => isCapitals(word)).length * 3 > words.length) return
  const seen = new Set<string>()
  for (const [i, { 0: found, index }] of words.entries()) {
    if (!/^\p{Lu}{3,6}$/u.test(found) || seen.has(found) || known.has(found) || knownAbbreviations.has(found)) continue
    if (isCapitals(words[i - 1]?.[0]) || isCapitals(words[i + 1]?.[0]) || explained.has(found)) continue
    seen.add(found)
    yield { message: 'abbreviation', certainty: 'maybe', at: atPlace(place, { start: index, end: index + found.length }), data: { found } }
  }
}

/** `Bund Deutscher Glockengießer (BDG)` and `BDG (Bund Deutscher Glockengießer)`. */
const explainedIn = (text: string) =>
  new Set(
    [...text.matchAll(/\(["„“]?(\p{Lu}{3,6})(?!\p{L})|(?<!\p{L})(\p{Lu}{3,6})["“”]? \(/gu)].map((found) => found[1] ?? found[2] ?? ''),
  )

/** What the house itself calls things. */
const namesOf = ({ name, legalName, names, dictionary, competitors, customers }: BrandProfile) =>
  new Set(
    [name, legalName, ...names.map(({ name }) => name), ...dictionary, ...competitors, ...customers.map(({ name }) => name)].flatMap(
      (one) => one.match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  )
