import type { Field } from 'payload'
import { genderForms, type GenderForm } from '../../src/quality/brand.ts'

const formNames: Record<GenderForm, { readonly de: string; readonly en: string }> = {
  star: { de: 'Stern: Kund*innen', en: 'Star: Kund*innen' },
  colon: { de: 'Doppelpunkt: Kund:innen', en: 'Colon: Kund:innen' },
  underscore: { de: 'Unterstrich: Kund_innen', en: 'Underscore: Kund_innen' },
  slash: { de: 'Schrägstrich: Kund/-innen', en: 'Slash: Kund/-innen' },
  'internal-i': { de: 'Binnen-I: KundInnen', en: 'Internal I: KundInnen' },
  pair: { de: 'Paar: Kundinnen und Kunden', en: 'Pair: Kundinnen und Kunden' },
  neutral: { de: 'Neutral: Kundschaft, Studierende', en: 'Neutral: Kundschaft, Studierende' },
  masculine: { de: 'Männlich: Kunden', en: 'Masculine: Kunden' },
}
const easiest = { min: 0, max: 100 }

/** How the brand sounds. */
export const voiceFields: Field[] = [
  {
    type: 'row',
    fields: [
      {
        name: 'address',
        type: 'select',
        defaultValue: 'any',
        label: { de: 'Anrede im Deutschen', en: 'Address in German' },
        options: [
          { value: 'any', label: { de: 'Einheitlich, wie auch immer', en: 'Consistent, whichever' } },
          { value: 'formal', label: { de: 'Sie', en: 'Sie (formal)' } },
          { value: 'informal', label: { de: 'Du und ihr', en: 'Du and ihr (informal)' } },
        ],
      },
      {
        name: 'emoji',
        type: 'select',
        defaultValue: 'any',
        label: { de: 'Emojis', en: 'Emoji' },
        options: [
          { value: 'any', label: { de: 'Wie man mag', en: 'As one likes' } },
          { value: 'few', label: { de: 'Wenige', en: 'Few' } },
          { value: 'none', label: { de: 'Keine', en: 'None' } },
        ],
      },
    ],
  },
  {
    name: 'genderForms',
    type: 'select',
    hasMany: true,
    label: { de: 'Erlaubte Formen für alle Geschlechter', en: 'Forms that the house allows for all genders (German)' },
    options: genderForms.map((value) => ({ value, label: formNames[value] })),
    admin: { description: { de: 'Leer: wird nicht geprüft.', en: 'Empty: not checked.' } },
  },
  {
    name: 'readability',
    type: 'group',
    label: { de: 'Lesbarkeit', en: 'Readability' },
    admin: {
      description: {
        de: 'Der kleinste Wert nach Amstad (deutsch) und Flesch (englisch): 60 liest sich leicht, 30 wie ein Fachtext. Leer: wird nicht geprüft.',
        en: 'The least value by Amstad (German) and Flesch (English): 60 reads easily, 30 like a specialist text. Empty: not checked.',
      },
    },
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'de', type: 'number', ...easiest, label: { de: 'Deutsch', en: 'German' } },
          { name: 'en', type: 'number', ...easiest, label: { de: 'Englisch', en: 'English' } },
        ],
      },
    ],
  },
]
