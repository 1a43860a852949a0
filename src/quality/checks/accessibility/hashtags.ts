import { atMost } from '../../at-most.ts'
import { defineCheck, type Finding } from '../../check.ts'
import type { ReadPlace } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { read } from '../../testing.ts'
import { hashtagsIn, type Mark } from '../../text/marks.ts'

const seen = (text: string) => ({ text: read(text) })
const longestWord = 12
const mostInARow = 5
// Long German and English words of one part end like this: Nachhaltigkeit, Digitalisierung, communication.
const oneWord = /^.{1,17}(?:ung|ungen|keit|heit|schaft|tion|tionen|ismus|ität|ability|ibility|ment|ness|ship)$/iu

export default defineCheck({
  id: 'accessibility/hashtags',
  title: {
    pass: { de: 'Die Hashtags lassen sich vorlesen', en: 'The hashtags can be read aloud' },
    fail: { de: 'Die Hashtags lassen sich schlecht vorlesen', en: 'The hashtags are hard to read aloud' },
  },
  why: {
    de: 'Screenreader lesen #offenewerkstatt als ein unverständliches Wort vor, und Hashtags im Satz unterbrechen ihn.',
    en: 'Screen readers say #openworkshop as one word that nobody understands, and hashtags in a sentence interrupt it.',
  },
  source:
    'https://www.aktion-mensch.de/inklusion/barrierefreiheit/barrierefreie-website/social-media and WCAG 2.2, success criterion 1.3.1',
  severity: 'advice',
  needs: ['text'],
  languages: ['de', 'en'],
  messages: {
    parts: {
      de: '{found} besteht aus mehreren Wörtern. Schreiben Sie jedes mit großem Anfang: {better}.',
      en: '{found} is made of several words. Begin each with a capital: {better}.',
    },
    long: {
      de: '{found} ist lang und klein geschrieben. Besteht es aus mehreren Wörtern, dann schreiben Sie jedes mit großem Anfang.',
      en: '{found} is long and in one case. If it is made of several words, begin each of them with a capital.',
    },
    inside: {
      de: '{count} Hashtags stehen mitten im Text. Setzen Sie sie ans Ende, dann liest er sich ohne Unterbrechung.',
      en: '{count} hashtags stand within the text. Put them at its end, so that it reads without interruption.',
    },
    row: {
      de: '{count} Hashtags stehen hintereinander. Lassen Sie die {most} wichtigsten stehen.',
      en: '{count} hashtags stand in a row. Leave the {most} that matter most.',
    },
  },
  appliesTo: (_, { text }) => text.places.some(isText),
  *run({ text }) {
    for (const place of text.places) if (isText(place)) yield* atMost(20, problems(place))
  },
  examples: {
    good: [
      { say: 'Capitals, at the end', facts: seen('Am Samstag gießen wir eine Glocke.\n\n#OffeneWerkstatt #Handwerk #acme') },
      { say: 'Long words of one part', facts: seen('So geht Guss heute. #nachhaltigkeit #digitalisierung') },
      { say: 'One within a sentence', facts: seen('Our #bells ring on Saturday. Come!'), story: { language: 'en' } },
    ],
    bad: [
      {
        say: 'Words that the text has, too',
        facts: seen('Kommen Sie in die offene Werkstatt! #offenewerkstatt'),
        expect: ['parts'],
      },
      { say: 'Long and small', facts: seen('Come and see us. #bellfoundryopenday'), story: { language: 'en' }, expect: ['long'] },
      { say: 'Long and in capitals', facts: seen('Bis Samstag! #GLOCKENGIESSEN2026'), expect: ['long'] },
      { say: 'Within the sentences', facts: seen('Unsere #Glocken aus #Bronze klingen weit. Kommen Sie!'), expect: ['inside'] },
      { say: 'A wall of them', facts: seen('Heute: Guss. #Guss #Bronze #Klang #Turm #Metall #Form'), expect: ['row'] },
    ],
  },
})

/** Titles and alternative texts have no place for them. */
function isText(place: ReadPlace): boolean {
  return (place.field === 'text' || place.field === 'article.body') && hashtagsIn(place.text).length > 0
}

function* problems(place: ReadPlace): Generator<Finding<'parts' | 'long' | 'inside' | 'row'>> {
  const tags = hashtagsIn(place.text)
  const known = runsOfWords(place.text, tags)
  for (const { text: found, start, end } of tags) {
    const word = found.slice(1)
    const isOneCase = word === word.toLowerCase() || word === word.toUpperCase()
    const at = atPlace(place, { start, end })
    const better = known.get(word.toLowerCase())
    if (isOneCase && better !== undefined)
      yield {
        message: 'parts',
        certainty: 'maybe',
        at,
        data: { found, better: `#${better}` },
        ...(at.start !== undefined && { fix: `#${better}` }),
      }
    else if (isOneCase && (word.match(/\p{L}/gu)?.length ?? 0) > longestWord && !oneWord.test(word))
      yield { message: 'long', certainty: 'maybe', at, data: { found } }
  }

  const rows = rowsOf(place.text, tags)
  for (const row of rows)
    if (row.length > mostInARow)
      yield {
        message: 'row',
        certainty: 'maybe',
        at: atPlace(place, { start: row[0]!.start, end: row.at(-1)!.end }),
        data: { count: row.length, most: mostInARow },
      }

  const inside = tags.filter(({ end }) => /^[^\S\n]*[\p{Ll}\p{Lu}]/u.test(place.text.slice(end, end + 8)))
  const [first] = inside
  if (first && inside.length > 1) yield { message: 'inside', certainty: 'maybe', at: atPlace(place, first), data: { count: inside.length } }
}

/** What two, three and four words that follow each other make together, each with a capital: `offenewerkstatt` is `OffeneWerkstatt`. */
function runsOfWords(text: string, tags: readonly Mark[]): ReadonlyMap<string, string> {
  const starts = new Set(tags.map(({ start }) => start + 1))
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => (starts.has(index) ? '' : word))
  const runs = new Map<string, string>()
  words.forEach((_, i) => {
    let run = ''
    for (let k = i; k < i + 4 && words[k]; k++) {
      run += words[k]!.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
      if (k > i && run.length <= 60) runs.set(run.toLowerCase(), run)
    }
  })
  return runs
}

/** Hashtags that nothing but white space stands between. */
function rowsOf(text: string, tags: readonly Mark[]): Mark[][] {
  const rows: Mark[][] = []
  for (const tag of tags) {
    const last = rows.at(-1)?.at(-1)
    if (last && text.slice(last.end, tag.start).trim() === '') rows.at(-1)!.push(tag)
    else rows.push([tag])
  }
  return rows
}
