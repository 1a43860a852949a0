import { atMost } from '../../at-most.ts'
import type { GenderForm } from '../../brand.ts'
import { defineCheck, type Localised } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { genderingIn, type Gendering } from '../../text/gender-forms.ts'

const perPlace = 20

/** What a form looks like, for those who have to write it. */
const looks: Readonly<Record<GenderForm, string>> = {
  star: 'Kund*innen',
  colon: 'Kund:innen',
  underscore: 'Kund_innen',
  slash: 'Kund/-innen',
  'internal-i': 'KundInnen',
  pair: 'Kundinnen und Kunden',
  neutral: 'Studierende',
  masculine: 'Kunden',
}
const messageOf = (form: Localised): Localised => ({
  de: `„{found}“ ist ${form.de}. {brand} schreibt: {allowed}.`,
  en: `“{found}” is ${form.en}. {brand} writes: {allowed}.`,
})

const signs: Readonly<Partial<Record<Gendering['form'], string>>> = {
  star: '*',
  colon: ':',
  underscore: '_',
  slash: '/-',
  'internal-i': 'I',
}
/** Only the sign differs: Kund*innen, Kund:innen. */
function respelled(found: string, { form }: Gendering, allowed: readonly GenderForm[]): string | undefined {
  const wanted = allowed.find((one) => one !== 'internal-i' && signs[one] !== undefined)
  const parts = /^(\p{L}+?)(?:[*∗:_]|\/[-‐‑]?|(?=I))([Ii]nnen)$/u.exec(found)
  if (!wanted || !parts || signs[form] === undefined) return undefined
  // Kund and Kunden/innen alike: whether the ending is lost nobody can tell from the letters.
  return form === 'slash' && /en$/u.test(parts[1] ?? '') ? undefined : `${parts[1]}${signs[wanted]}innen`
}

const seen = (text: string, ...genderForms: GenderForm[]) => ({ text: read(text, 'de'), brand: brandOf({ genderForms }) })

export default defineCheck({
  id: 'brand/inclusive-language',
  title: {
    pass: { de: 'Menschen werden so genannt, wie die Marke es hält', en: 'People are named in the form that the brand uses' },
    fail: { de: 'Menschen werden anders genannt, als die Marke es hält', en: 'People are named in another form than the brand uses' },
  },
  why: {
    de: 'Wer sich nicht gemeint fühlt, liest nicht weiter; und wer in jedem Beitrag eine andere Form findet, hält keine davon für ernst gemeint.',
    en: 'Those who do not feel meant stop reading; and those who find another form in every post believe that none of them is meant.',
  },
  source:
    'The forms that the brand allows; Rat für deutsche Rechtschreibung, Geschlechtergerechte Schreibung, 2023-12-15, on signs within words.',
  severity: 'warning',
  needs: ['text', 'brand'],
  messages: {
    star: messageOf({ de: 'die Form mit Sternchen', en: 'the form with a star' }),
    colon: messageOf({ de: 'die Form mit Doppelpunkt', en: 'the form with a colon' }),
    underscore: messageOf({ de: 'die Form mit Unterstrich', en: 'the form with a low line' }),
    slash: messageOf({ de: 'die Form mit Schrägstrich', en: 'the form with a slash' }),
    brackets: messageOf({ de: 'die Form mit Klammern', en: 'the form with brackets' }),
    'internal-i': messageOf({ de: 'die Form mit großem I im Wort', en: 'the form with a capital I within the word' }),
    pair: messageOf({ de: 'die Form mit beiden Namen', en: 'the form with both names' }),
    neutral: messageOf({ de: 'die Form, die kein Geschlecht nennt', en: 'the form that names no gender' }),
    masculine: messageOf({
      de: 'die männliche Form, wenn nicht nur Männer gemeint sind',
      en: 'the masculine form, unless only men are meant',
    }),
  },
  languages: ['de'],
  appliesTo: (_, { text, brand }) => brand.genderForms.length > 0 && text.language !== 'en' && text.language !== 'other',
  *run({ text, brand }) {
    const isAllowed = ({ form }: Gendering) => form !== 'brackets' && brand.genderForms.includes(form)
    const allowed = brand.genderForms.map((form) => looks[form]).join(', ')
    const plurals = new Set<string>()
    for (const place of text.places) {
      const wrong = genderingIn(place.text).filter((one) => !isAllowed(one))
      for (const one of atMost(perPlace, wrong)) {
        const { form, isSure, start, end } = one
        const found = place.text.slice(start, end)
        // A post on customers says Kunden in every sentence: once is enough.
        if (form === 'masculine' && plurals.size === plurals.add(found).size) continue
        const fix = respelled(found, one, brand.genderForms)
        const data = { found, allowed, brand: brand.name }
        yield { message: form, certainty: isSure ? 'sure' : 'maybe', at: atPlace(place, { start, end }), data, ...(fix && { fix }) }
      }
    }
  },
  examples: {
    good: [
      { say: 'The form of the house', facts: seen('Unsere Kund:innen hören jede Glocke vorab.', 'colon') },
      { say: 'One of two forms', facts: seen('Mitarbeitende zeigen Bürgerinnen und Bürgern die Werkstatt.', 'pair', 'neutral') },
      { say: 'Names with capitals within', facts: seen('Folgen Sie uns auf LinkedIn, nach dem LogIn auch auf WhatsApp.', 'pair') },
      { say: 'One of whom the gender is known', facts: seen('Herr Beispiel ist unser Mitarbeiter des Monats.', 'pair') },
      { say: 'What is no person', facts: seen('Glocken für außen/innen. Termin:in Köln, 10 km/s, Kundenservice.', 'pair') },
      { say: 'Somebody else’s words', facts: seen('Der Verband schreibt: „Alle Kund*innen sind willkommen.“', 'pair') },
      { say: 'A house that keeps to the masculine', facts: seen('Unsere Kunden und Mitarbeiter feiern.', 'masculine') },
    ],
    bad: [
      { say: 'A star', facts: seen('Liebe Kund*innen, die Glocken sind fertig.', 'colon'), expect: ['star'] },
      { say: 'A colon', facts: seen('Wir suchen eine:n Gießer:in.', 'star'), expect: ['colon', 'colon'] },
      { say: 'A low line', facts: seen('Alle Besucher_innen bekommen eine Führung.', 'pair'), expect: ['underscore'] },
      { say: 'A slash', facts: seen('Wir suchen zwei Mitarbeiter/-innen.', 'colon'), expect: ['slash'] },
      { say: 'Brackets', facts: seen('Wir suchen eine(n) Mitarbeiter(in).', 'masculine'), expect: ['brackets'] },
      { say: 'A capital within', facts: seen('Alle KundInnen sind willkommen.', 'colon'), expect: ['internal-i'] },
      { say: 'Both names', facts: seen('Liebe Kundinnen und Kunden!', 'colon'), expect: ['pair'] },
      { say: 'No gender', facts: seen('Die Studierenden hören zu.', 'pair'), expect: ['neutral'] },
      {
        say: 'The masculine, twice',
        facts: seen('Unsere Kunden sind zufrieden. Fragen Sie andere Kunden!', 'colon'),
        expect: ['masculine'],
      },
    ],
  },
})
