import { linksIn } from '../../../core/text.ts'
import { defineCheck } from '../../check.ts'
import type { ReadPlace, Span } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { hashtagsIn, mentionsIn } from '../../text/marks.ts'

/** Letters: abbreviations are shorter, and so are most of the names that are written in capitals. */
const shortest = 5
/** Words in a row of which each is in capitals: a short one among them shouts, too. */
const inARow = 3
const most = 20

const brand = brandOf({ names: [{ name: 'NORDLICHT' }], dictionary: ['MAXIMAL'] })
const seen = (text: string) => ({ text: read(text), brand })

export default defineCheck({
  id: 'brand/shouting',
  title: {
    pass: { de: 'Der Text schreit niemanden an', en: 'The text shouts at nobody' },
    fail: { de: 'Der Text schreit', en: 'The text shouts' },
  },
  why: {
    de: 'Großbuchstaben und Reihen von Ausrufezeichen wirken auf Leser wie Gebrüll, und manche Vorleseprogramme buchstabieren sie.',
    en: 'Capitals and rows of exclamation marks feel like being yelled at, and some screen readers spell capitals out.',
  },
  source:
    'Duden, Rechtschreibung und Zeichensetzung: Ausrufezeichen; Chicago Manual of Style 7.52: capitals for emphasis (believed, not read again)',
  severity: 'advice',
  needs: ['text', 'brand'],
  messages: {
    capitals: {
      de: '„{found}“ steht ganz in Großbuchstaben. Schreiben Sie es normal; wenn es eine Abkürzung ist, nehmen Sie es ins Wörterbuch des Hauses auf.',
      en: '“{found}” is all in capitals. Write it normally; if it is an abbreviation, add it to the house’s dictionary.',
    },
    marks: {
      de: '„{found}“ sind zu viele Zeichen. Eines genügt.',
      en: '“{found}” are too many marks. One is enough.',
    },
  },
  *run({ text, brand }) {
    const known = new Set([brand.name, brand.legalName, ...brand.names.map(({ name }) => name), ...brand.dictionary].flatMap(wordsOf))
    for (const place of text.places) {
      for (const span of shouted(place, known).slice(0, most)) {
        const found = place.text.slice(span.start, span.end)
        yield { message: 'capitals', certainty: 'maybe', at: atPlace(place, span), data: { found: found.slice(0, 60) } }
      }
      for (const { 0: found, index } of [...place.text.matchAll(/[!?]{2,}/gu)].slice(0, most)) {
        // "?!" is a mark of its own.
        if (found === '?!' || found === '!?') continue
        const at = atPlace(place, { start: index, end: index + found.length })
        yield { message: 'marks', certainty: 'sure', at, data: { found: found.slice(0, 10) }, fix: found.includes('?') ? '?' : '!' }
      }
    }
  },
  examples: {
    good: [
      { say: 'Abbreviations', facts: seen('Die DIN-Norm gilt in der EU, in den USA und für den NABU.') },
      { say: 'A name that is written so', facts: seen('NORDLICHT öffnet am Samstag.') },
      { say: 'A question that is amazed', facts: seen('Noch keine Karte?! Hier gibt es sie.') },
      { say: 'A hashtag and a link', facts: seen('Mehr: https://acme.example/GLOCKENGUSS #GLOCKENGUSS') },
      { say: 'Roman numbers', facts: seen('Kaiser Karl der VIII. und Ludwig XVIII.') },
    ],
    bad: [
      { say: 'A word', facts: seen('Jetzt KOSTENLOS anmelden'), expect: ['capitals'] },
      { say: 'A row of words', facts: seen('Come AND SEE THE BELL on Saturday'), expect: ['capitals'] },
      { say: 'A row of marks', facts: seen('Am Samstag ist es so weit!!! Kommen Sie??'), expect: ['marks', 'marks'] },
    ],
  },
})

const wordsOf = (text: string) => text.match(/[\p{L}\p{M}]+/gu) ?? []

/** Words in capitals, those that stand in a row as one. Links, hashtags and mentions are as they are. */
function shouted({ text }: ReadPlace, known: ReadonlySet<string>): Span[] {
  const quiet = [...linksIn(text), ...hashtagsIn(text), ...mentionsIn(text)].sort((a, b) => a.start - b.start)
  const rows: Span[][] = []
  let next = 0
  let last = -1
  for (const { 0: word, index } of text.matchAll(/(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}]+(?![\p{L}\p{M}\p{N}])/gu)) {
    const end = index + word.length
    while (next < quiet.length && quiet[next]!.end <= index) next++
    const isQuiet = next < quiet.length && quiet[next]!.start < end
    const isCapital = word.length > 1 && !isQuiet && !known.has(word) && /^\p{Lu}[\p{Lu}\p{M}]+$/u.test(word) && !/^[IVXLCDM]+$/.test(word)
    if (!isCapital) {
      last = -1
      continue
    }
    if (last >= 0 && /^\s+$/u.test(text.slice(last, index))) rows.at(-1)!.push({ start: index, end })
    else rows.push([{ start: index, end }])
    last = end
  }
  return rows
    .filter((row) => row.length >= inARow || row.some(({ start, end }) => end - start >= shortest))
    .map((row) => ({ start: row[0]!.start, end: row.at(-1)!.end }))
}
