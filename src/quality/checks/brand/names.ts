import type { BrandProfile } from '../../brand.ts'
import { defineCheck } from '../../check.ts'
import type { Span } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { findName } from '../../text/words-name.ts'
import { isInCapitals, isJoined, isRight, isSurelySlip } from '../../text/words-spelling.ts'
import { spokenIn } from '../../text/words-spoken.ts'
import { isOneSlip } from '../../text/words-typo.ts'

interface Found extends Span {
  readonly name: string
  readonly how: 'right' | 'listed' | 'slip' | 'variant' | 'typo'
}
const perPlace = 20

function spellingsIn(text: string, { name, kind, wrong }: BrandProfile['names'][number], names: ReadonlySet<string>): Found[] {
  const known = findName(text, name).map((span): Found => {
    const found = text.slice(span.start, span.end)
    const right = isRight(found, name) || isInCapitals(text, span) || isJoined(text, span, name)
    return { ...span, name, how: right ? 'right' : isSurelySlip(found, { name, kind }, names) ? 'slip' : 'variant' }
  })
  const listed = wrong.flatMap((form) => {
    // A form that is wrong by its capitals alone is found in these capitals alone.
    const [asked, fold] =
      form.toLowerCase() === name.toLowerCase() ? [form, String] : [form.toLowerCase(), (one: string) => one.toLowerCase()]
    return findName(text, form).filter(({ start, end }) => isRight(fold(text.slice(start, end)), asked))
  })
  return [...listed.map((span): Found => ({ ...span, name, how: 'listed' })), ...known]
}

/** Capitalised words one slip away from a name of one word that few others resemble. Another ending is no slip. */
function typosIn(text: string, names: readonly string[], known: ReadonlySet<string>): Found[] {
  const distinctive = names.filter((name) => /^\p{Lu}\p{L}{5,}$/u.test(name))
  if (distinctive.length === 0) return []
  return [...text.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)].flatMap(({ index: start, 0: word }) => {
    if (word.length < 5 || known.has(word)) return []
    const name = distinctive.find((one) => one[0] === word[0] && isOneSlip(word, one) && !word.startsWith(one) && !one.startsWith(word))
    return name === undefined ? [] : { start, end: start + word.length, name, how: 'typo' }
  })
}

const ranks = ['right', 'listed', 'slip', 'variant', 'typo'] as const
/** In order; of those that touch, the first, longest and surest: "Acme Cloud" is no "Acme". */
function apart(found: readonly Found[]): Found[] {
  let reached = 0
  const inOrder = found.toSorted((a, b) => a.start - b.start || b.end - a.end || ranks.indexOf(a.how) - ranks.indexOf(b.how))
  return inOrder.filter(({ start, end }) => start >= reached && (reached = end) > 0)
}

const brand = brandOf({
  names: [
    { name: 'Acme', kind: 'company', wrong: ['Akme', 'Acme AG'] },
    { name: 'Nordlicht Energie', kind: 'company', wrong: [] },
    { name: 'Nordlicht', kind: 'product', wrong: [] },
    { name: 'GlockenPlan', kind: 'product', wrong: ['Glockenplaner'] },
    { name: 'Jörg Müller', kind: 'person', wrong: [] },
    { name: 'Kompakt', kind: 'product', wrong: [] },
  ],
})
const seen = (text: string) => ({ text: read(text), brand })

export default defineCheck({
  id: 'brand/names',
  title: {
    pass: { de: 'Namen stehen da, wie die Marke sie schreibt', en: 'Names are spelled as the brand spells them' },
    fail: { de: 'Ein Name steht anders da, als die Marke ihn schreibt', en: 'A name is spelled otherwise than the brand spells it' },
  },
  why: {
    de: 'Wer den Namen sucht, findet Sie nicht; und wer den eigenen Namen falsch schreibt, dem traut man auch sonst wenig Sorgfalt zu.',
    en: 'Those who search for the name do not find you; and whoever misspells their own name is trusted with little care elsewhere.',
  },
  source: 'The names and spellings of the brand.',
  severity: 'warning',
  needs: ['text', 'brand'],
  messages: {
    listed: {
      de: '„{found}“ ist eine falsche Schreibung. Schreiben Sie „{name}“.',
      en: '“{found}” is a wrong spelling. Write “{name}”.',
    },
    slip: {
      de: '„{found}“ weicht von der Schreibung der Marke ab. Schreiben Sie „{name}“.',
      en: '“{found}” differs from the spelling of the brand. Write “{name}”.',
    },
    variant: {
      de: 'Ist mit „{found}“ der Name gemeint? Dann schreiben Sie „{name}“.',
      en: 'Is “{found}” meant as the name? Then write “{name}”.',
    },
    typo: {
      de: '„{found}“ sieht nach einem Tippfehler aus. Ist „{name}“ gemeint, dann berichtigen Sie es.',
      en: '“{found}” looks like a slip of the pen. If “{name}” is meant, correct it.',
    },
  },
  appliesTo: (_, { brand }) => brand.names.length > 0,
  *run({ text, brand }) {
    const names = new Set(brand.names.map(({ name }) => name))
    const known = new Set([...names, ...brand.dictionary])
    for (const place of text.places) {
      const isSpoken = spokenIn(place.text)
      const spellings = brand.names.flatMap((one) => spellingsIn(place.text, one, names))
      const found = apart([...spellings, ...typosIn(place.text, [...names], known)])
      for (const { name, how, ...span } of found.filter((one) => one.how !== 'right' && isSpoken(one)).slice(0, perPlace)) {
        if (how === 'right') continue
        const certainty = how === 'listed' || how === 'slip' ? 'sure' : 'maybe'
        const data = { found: place.text.slice(span.start, span.end), name }
        yield { message: how, certainty, at: atPlace(place, span), data, fix: name }
      }
    }
  },
  examples: {
    good: [
      { say: 'As the brand wants it', facts: seen('Acme und Nordlicht Energie läuten den Winter ein.') },
      { say: 'With the ending of the genitive', facts: seen('Acmes Glocken und Nordlichts Tarife passen zusammen.') },
      { say: 'Compounds with a hyphen', facts: seen('Acme-Glocken gibt es im Nordlicht-Energie-Laden.') },
      { say: 'A heading in capitals', facts: seen('ACME ÖFFNET DIE WERKSTATT\nAm Samstag geht es los.') },
      {
        say: 'Addresses are no wording',
        facts: seen('Mehr auf https://acme.example, bei @acme_glocken, #acme und an post@nordlicht-energie.example'),
      },
      { say: 'A person with the given name', facts: seen('Jörg Müller gießt seit dreißig Jahren.') },
      { say: 'Held together by a space that does not break', facts: seen('Nordlicht\u00a0Energie fördert den Guss.') },
      { say: 'In English', facts: seen('Acme’s bells and Nordlicht Energie’s power.') },
      { say: 'Another word with the same beginning', facts: seen('Nordlichter sahen wir in Tromsø.') },
    ],
    bad: [
      { say: 'A form that the brand has listed', facts: seen('Die Akme hat neue Glocken.'), expect: ['listed'] },
      { say: 'A listed form that holds the name', facts: seen('Die Acme AG hat neue Glocken.'), expect: ['listed'] },
      { say: 'In small letters', facts: seen('Bei nordlicht energie gibt es Strom.'), expect: ['slip'] },
      { say: 'Without its inner capital', facts: seen('Planen Sie mit Glockenplan und glockenPlan.'), expect: ['slip', 'slip'] },
      { say: 'With a hyphen', facts: seen('Das Nord-Licht scheint wieder.'), expect: ['slip'] },
      { say: 'Without the umlaut', facts: seen('Our founder, Joerg Mueller, cast the first bell.'), expect: ['slip'] },
      { say: 'Perhaps an ordinary word', facts: seen('Das Wichtigste kompakt erklärt.'), expect: ['variant'] },
      { say: 'Capitals in running text', facts: seen('Wir von ACME freuen uns auf Sie.'), expect: ['variant'] },
      { say: 'Two letters swapped', facts: seen('Mit Nordlciht durch den Winter.'), expect: ['typo'] },
      {
        say: 'In an alternative text',
        facts: { text: read({ text: '', 'media.0.alt': 'Ein Schild von Akme.' }), brand },
        expect: ['listed'],
      },
    ],
  },
})
