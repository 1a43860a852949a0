import type { Field } from 'payload'
import { longestInterval, maxRepetitions } from '../../src/core/times.ts'

export const byThisClock = {
  de: 'Nach der Uhr dieses Geräts. Die Ortszeit steht bei jedem Kanal.',
  en: 'By the clock of this device. Each channel shows its local time.',
}

const repeats = (_: unknown, sibling: { every?: string | null } | undefined) => Boolean(sibling?.every) && sibling?.every !== 'never'

/** When a post goes. Drafts may say anything; submitting asks for sense. */
export const publishAtField: Field = {
  name: 'publishAt',
  type: 'date',
  index: true,
  label: { de: 'Erscheint am', en: 'Publish at' },
  admin: {
    date: { pickerAppearance: 'dayAndTime' },
    description: {
      de: `Leer: sobald freigegeben. ${byThisClock.de}`,
      en: `Empty: as soon as it is approved. ${byThisClock.en}`,
    },
  },
}

/** How often it goes, and what becomes of it when it is late. */
export const repetitionFields: Field[] = [
  {
    name: 'recurrence',
    type: 'group',
    label: { de: 'Wiederholung', en: 'Repetition' },
    admin: {
      description: {
        de: `Jedes Netzwerk sendet den Beitrag erneut, zur selben Uhrzeit wie beim ersten Mal, höchstens ${maxRepetitions}-mal. Die Website zeigt ihn einmal.`,
        en: `Each network sends the post again, at the same time of day as the first time, at most ${maxRepetitions} times. The website shows it once.`,
      },
    },
    fields: [
      {
        name: 'every',
        type: 'select',
        required: true,
        defaultValue: 'never',
        label: { de: 'Auf den Netzwerken', en: 'On the networks' },
        options: [
          { value: 'never', label: { de: 'Einmal', en: 'Once' } },
          { value: 'day', label: { de: 'Täglich', en: 'Daily' } },
          { value: 'week', label: { de: 'Wöchentlich', en: 'Weekly' } },
          { value: 'month', label: { de: 'Monatlich', en: 'Monthly' } },
        ],
      },
      {
        name: 'interval',
        type: 'number',
        min: 1,
        max: longestInterval,
        defaultValue: 1,
        label: { de: 'Abstand', en: 'Interval' },
        admin: {
          condition: repeats,
          description: {
            de: '1: jeden Tag, jede Woche, jeden Monat. 2: jeden zweiten, und so fort.',
            en: '1: every day, week or month. 2: every second, and so on.',
          },
        },
      },
      {
        name: 'until',
        type: 'date',
        label: { de: 'Bis einschließlich', en: 'Until and including' },
        admin: {
          date: { pickerAppearance: 'dayOnly' },
          condition: repeats,
          description: {
            de: 'Nach dem Kalender in der Zeitzone des Kanals. Ein Monat ohne diesen Tag nimmt seinen letzten.',
            en: 'By the calendar in the channel’s time zone. A month without such a day takes its last one.',
          },
        },
      },
    ],
  },
  {
    name: 'latePolicy',
    type: 'select',
    required: true,
    defaultValue: 'default',
    label: { de: 'Wenn es sich verspätet', en: 'When it is late' },
    options: [
      {
        value: 'default',
        label: { de: '15 Min.: senden · 6 Std.: fragen · dann auslassen', en: '15 min: send · 6 h: ask · then leave out' },
      },
      { value: 'publish', label: { de: 'Immer senden', en: 'Always send' } },
      { value: 'hold', label: { de: 'Nach 15 Minuten fragen', en: 'Ask after 15 minutes' } },
      { value: 'skip', label: { de: 'Nach 15 Minuten auslassen', en: 'Leave out after 15 minutes' } },
    ],
    admin: {
      description: {
        de: 'Etwa weil der Hub stillstand, eine Sperre galt oder die Website nicht antwortete.',
        en: 'Because the hub stood still, say, or there was a freeze, or the website did not answer.',
      },
    },
  },
]
