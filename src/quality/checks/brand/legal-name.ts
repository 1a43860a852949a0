import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'

/** Legal forms as they stand at the end of a name, the longer ones first. */
const forms = [
  'GmbH & Co. KG',
  'GmbH & Co. KGaA',
  'gGmbH',
  'GmbH',
  'KGaA',
  'AG',
  'SE',
  'KG',
  'OHG',
  'UG',
  'eG',
  'e. V.',
  'e.V.',
  'Ltd',
  'PLC',
  'plc',
  'LLC',
  'Inc',
  'SA',
  'SARL',
  'BV',
]
const escaped = (text: string) => text.replace(/[\^$\\.*+?()[\]{}|/]/gu, '\\$&').replace(/\s+/gu, '\\s+')
const anyForm = `(?:${forms.map(escaped).join('|')})`
const atEnd = new RegExp(`^(.+?)\\s+(${anyForm})\\.?$`, 'u')

const brand = brandOf({ legalName: 'Acme Glocken GmbH' })
const seen = (text: string) => ({ text: read(text), brand })

export default defineCheck({
  id: 'brand/legal-name',
  title: {
    pass: { de: 'Das Unternehmen trägt seine richtige Rechtsform', en: 'The company bears its right legal form' },
    fail: { de: 'Das Unternehmen trägt eine falsche Rechtsform', en: 'The company bears a wrong legal form' },
  },
  why: {
    de: 'Mit einer falschen Rechtsform ist ein anderes Unternehmen genannt: Das kann abgemahnt werden und verwirrt, wer Verträge schließt.',
    en: 'A wrong legal form names another company: that can draw a warning letter, and confuses those who sign contracts.',
  },
  source: 'The name of the brand in the register; § 17 HGB, § 4 GmbHG, § 4 AktG',
  severity: 'warning',
  needs: ['text', 'brand'],
  messages: {
    wrong: {
      de: '„{found}“ ist nicht der Name im Register. Schreiben Sie „{legalName}“.',
      en: '“{found}” is not the name in the register. Write “{legalName}”.',
    },
  },
  appliesTo: (_, { brand }) => atEnd.test(brand.legalName),
  *run({ text, brand }) {
    const [, name = '', form = ''] = atEnd.exec(brand.legalName) ?? []
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}\\s+(${anyForm})(?![\\p{L}\\p{N}])`, 'gu')
    for (const place of text.places)
      for (const { 0: found, 1: said = '', index } of place.text.matchAll(pattern)) {
        if (bare(said) === bare(form)) continue
        const at = atPlace(place, { start: index, end: index + found.length })
        yield { message: 'wrong', certainty: 'sure', at, data: { found, legalName: brand.legalName }, fix: brand.legalName }
      }
  },
  examples: {
    good: [
      { say: 'The right one', facts: seen('Herausgeber ist die Acme Glocken GmbH.') },
      { say: 'None at all', facts: seen('Acme Glocken öffnet die Werkstatt.') },
      { say: 'That of somebody else', facts: seen('Unser Partner ist die Beispiel AG.') },
    ],
    bad: [
      { say: 'That of before', facts: seen('Herausgeber ist die Acme Glocken AG.'), expect: ['wrong'] },
      { say: 'A form that is longer', facts: seen('Acme Glocken GmbH & Co. KG lädt ein.'), expect: ['wrong'] },
    ],
  },
})

const bare = (form: string) => form.replace(/[\s.]/gu, '')
