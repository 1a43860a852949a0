import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import type { SpellingFacts } from '../../facts.ts'

const unknown = (word: string, ...suggestions: string[]): { spelling: SpellingFacts } => ({
  spelling: { known: true, unknown: [{ field: 'text', exact: true, start: 4, end: 4 + word.length, word, suggestions }] },
})
const shortestSure = 5

export default defineCheck({
  id: 'brand/spelling',
  title: {
    pass: { de: 'Jedes Wort ist bekannt', en: 'Every word is known' },
    fail: { de: 'Ein Wort steht in keinem Wörterbuch', en: 'A word is in no dictionary' },
  },
  why: {
    de: 'Wer über einen Tippfehler stolpert, traut auch dem Rest weniger.',
    en: 'People who stumble over a typing error trust the rest less, too.',
  },
  source: 'The dictionaries of the language, and that of the brand.',
  severity: 'warning',
  needs: ['spelling'],
  messages: {
    instead: {
      de: '„{word}“ steht in keinem Wörterbuch. Gemeint ist wohl „{suggestion}“.',
      en: '“{word}” is in no dictionary. It probably means “{suggestion}”.',
    },
    unknown: {
      de: '„{word}“ steht in keinem Wörterbuch. Prüfen Sie die Schreibweise, oder nehmen Sie es in das Wörterbuch der Marke auf.',
      en: '“{word}” is in no dictionary. Look at its spelling, or add it to the dictionary of the brand.',
    },
  },
  // Without a dictionary for the language nothing can be said of it.
  appliesTo: (_, { spelling }) => spelling.known,
  *run({ spelling }) {
    for (const { word, suggestions, start, end, ...place } of spelling.unknown) {
      const at = atPlace(place, { start, end })
      const suggestion = suggestions[0] ?? ''
      const data = { word, suggestion }
      // A name may be one letter away from a word; what is written small is no name.
      const isNear = suggestion !== '' && isSlip(word, suggestion)
      const isSure = isNear && word.length >= shortestSure && /^\p{Ll}/u.test(word)
      const fix = isNear && at.start !== undefined && { fix: suggestion }
      yield { message: suggestion === '' ? 'unknown' : 'instead', certainty: isSure ? 'sure' : 'maybe', at, data, ...fix }
    }
  },
  examples: {
    good: [{ say: 'Nothing that is not known', facts: { spelling: { known: true, unknown: [] } } }],
    bad: [
      { say: 'A letter too many', facts: unknown('vorraussichtlich', 'voraussichtlich'), expect: ['instead'] },
      { say: 'Two letters that changed places', facts: unknown('recieve', 'receive'), expect: ['instead'] },
      { say: 'What may be a name', facts: unknown('Schmitzer', 'Schnitzer'), expect: ['instead'] },
      { say: 'A word that nobody knows', facts: unknown('Klöppelix'), expect: ['unknown'] },
    ],
  },
})

/** Whether one letter more, less or another, or two that changed places, make the one of the other. In whatever case. */
function isSlip(word: string, suggestion: string): boolean {
  const [a, b] = [[...word.toLowerCase()], [...suggestion.toLowerCase()]]
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let behind = 0
  while (behind < a.length - from && behind < b.length - from && a.at(-1 - behind) === b.at(-1 - behind)) behind++
  const [wrong, right] = [a.slice(from, a.length - behind), b.slice(from, b.length - behind)]
  if (wrong.length <= 1 && right.length <= 1) return true
  const isSharp = wrong.join('') === 's' || wrong.join('') === 'ss'
  return (wrong.length === 2 && right[0] === wrong[1] && right[1] === wrong[0] && right.length === 2) || (isSharp && right.join('') === 'ß')
}
