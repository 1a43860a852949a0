import type { Field, PayloadRequest } from 'payload'
import { weekdays, type Weekday } from '../../src/quality/brand.ts'
import { sentence } from '../sentence.ts'

const dayNames: Record<Weekday, { readonly de: string; readonly en: string }> = {
  monday: { de: 'Montag', en: 'Monday' },
  tuesday: { de: 'Dienstag', en: 'Tuesday' },
  wednesday: { de: 'Mittwoch', en: 'Wednesday' },
  thursday: { de: 'Donnerstag', en: 'Thursday' },
  friday: { de: 'Freitag', en: 'Friday' },
  saturday: { de: 'Samstag', en: 'Saturday' },
  sunday: { de: 'Sonntag', en: 'Sunday' },
}
const clock = (value: unknown, options: { req: PayloadRequest }) =>
  (typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)) ||
  sentence(options, { de: 'Schreiben Sie eine Uhrzeit wie 18:30.', en: 'Write a time like 18:30.' })

/** When the brand speaks, and when not. */
export const timesFields: Field[] = [
  {
    name: 'moving',
    type: 'select',
    required: true,
    defaultValue: 'keeps-approval',
    label: { de: 'Wenn Freigegebenes auf eine andere Zeit verschoben wird', en: 'When what is approved is moved to another time' },
    options: [
      { value: 'keeps-approval', label: { de: 'Die Freigabe bleibt', en: 'The approval stays' } },
      { value: 'asks-again', label: { de: 'Es wird erneut zur Freigabe gegeben', en: 'It is submitted for approval again' } },
    ],
  },
  {
    name: 'country',
    type: 'text',
    label: { de: 'Land der Feiertage', en: 'Country of holidays' },
    admin: {
      description: {
        de: 'Wie DE, AT, CH oder GB; mit Region wie DE-NW. Leer: Feiertage werden nicht geprüft.',
        en: 'Like DE, AT, CH or GB; with a region like DE-NW. Empty: holidays are not checked.',
      },
    },
    validate: (value: unknown, options: { req: PayloadRequest }) =>
      !value ||
      (typeof value === 'string' && /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(value)) ||
      sentence(options, {
        de: 'Schreiben Sie zwei große Buchstaben wie DE, oder mit Region DE-NW.',
        en: 'Write two capitals like DE, or with a region DE-NW.',
      }),
  },
  {
    name: 'mourningDays',
    type: 'array',
    label: { de: 'Tage der Trauer', en: 'Days of mourning' },
    labels: { singular: { de: 'Tag', en: 'Day' }, plural: { de: 'Tage', en: 'Days' } },
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'day', type: 'date', required: true, label: { de: 'Tag', en: 'Day' } },
          { name: 'name', type: 'text', label: { de: 'Anlass', en: 'Occasion' } },
        ],
      },
    ],
  },
  {
    name: 'quietHours',
    type: 'array',
    label: { de: 'Ruhezeiten', en: 'Quiet hours' },
    labels: { singular: { de: 'Ruhezeit', en: 'Quiet hours' }, plural: { de: 'Ruhezeiten', en: 'Quiet hours' } },
    fields: [
      {
        type: 'row',
        fields: [
          { name: 'from', type: 'text', required: true, validate: clock, label: { de: 'Von', en: 'From' } },
          { name: 'to', type: 'text', required: true, validate: clock, label: { de: 'Bis', en: 'To' } },
        ],
      },
    ],
  },
  {
    name: 'publishingDays',
    type: 'select',
    hasMany: true,
    label: { de: 'Tage, an denen die Netzwerke bedient werden', en: 'Days on which networks are served' },
    options: weekdays.map((value) => ({ value, label: dayNames[value] })),
    admin: { description: { de: 'Leer: alle.', en: 'Empty: all.' } },
  },
  {
    name: 'minGapMinutes',
    type: 'number',
    min: 0,
    label: { de: 'Abstand zweier Beiträge auf einem Kanal (Minuten)', en: 'Gap between two posts on a channel (minutes)' },
  },
  {
    name: 'readBudget',
    type: 'number',
    min: 0,
    label: { de: 'Monatsbudget für bezahlte Abfragen von Zahlen', en: 'Monthly budget for paid reads of numbers' },
    admin: {
      step: 0.5,
      description: {
        de: 'Je Plattform, in deren Währung (X: US-Dollar). Leer oder 0: Zahlen, die etwas kosten, werden nicht abgefragt.',
        en: 'For each platform, in its currency (X: US dollars). Empty or 0: numbers that cost something are not asked for.',
      },
    },
  },
]
