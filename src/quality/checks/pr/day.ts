import { wallDayOf } from '../../../core/times.ts'
import { defineCheck } from '../../check.ts'
import { brandOf, plainArtifacts } from '../../testing.ts'
import { knowsCountry, specialDays } from '../../text/holidays.ts'

const on = (dueAt: string, country = 'DE', timeZone = 'Europe/Berlin') => ({
  brand: brandOf({ country, mourningDays: [{ day: '2026-11-25', name: 'Beisetzung der Gründerin' }, { day: '2026-11-26' }] }),
  schedule: { ...plainArtifacts.schedule, dueAt: new Date(dueAt), timeZone },
})

export default defineCheck({
  id: 'pr/day',
  title: {
    pass: { de: 'Der Tag ist ein gewöhnlicher', en: 'The day is an ordinary one' },
    fail: { de: 'Der Tag ist ein besonderer', en: 'The day is a special one' },
  },
  why: {
    de: 'An einem Trauertag verletzt ein heiterer Ton, und an einem Feiertag antwortet bei Ihnen niemand.',
    en: 'On a day of mourning a cheerful tone hurts, and on a holiday nobody answers for you.',
  },
  source:
    'Holidays: date-holidays 3.37.0, CC BY 3.0; quiet days of the German states; A/RES/60/7 of the United Nations; the brand’s own days',
  severity: 'warning',
  needs: ['schedule', 'brand'],
  messages: {
    mourning: {
      de: 'Der {day} ist ein Tag der Trauer: {de} ({en}). Prüfen Sie, ob Ton und Anlass passen, oder wählen Sie einen anderen Tag.',
      en: '{day} is a day of mourning: {en} ({de}). See whether tone and occasion suit it, or choose another day.',
    },
    own: {
      de: 'Der {day} steht bei der Marke als Tag der Trauer: „{name}“. Prüfen Sie, ob der Beitrag passt, oder wählen Sie einen anderen Tag.',
      en: 'The brand has {day} as a day of mourning: “{name}”. See whether the post suits it, or choose another day.',
    },
    holiday: {
      de: 'Der {day} ist ein Feiertag: {de} ({en}). Prüfen Sie, ob dann jemand liest und antwortet.',
      en: '{day} is a holiday: {en} ({de}). See whether anybody reads and answers then.',
    },
  },
  appliesTo: (_, { brand }) => brand.mourningDays.length > 0 || knowsCountry(brand.country),
  *run({ schedule: { now, dueAt, timeZone }, brand }) {
    const day = wallDayOf(dueAt ?? now, timeZone)
    const at = { field: 'when' }
    for (const own of brand.mourningDays.filter((one) => one.day.slice(0, 10) === day)) {
      const data = { day, name: own.name || '…' }
      yield { message: 'own', certainty: 'maybe', at, data }
    }
    for (const { name, kind } of specialDays(brand.country, day).slice(0, 1)) {
      const data = { day, ...name }
      yield { message: kind, certainty: 'maybe', at, data }
    }
  },
  examples: {
    good: [
      { say: 'An ordinary Tuesday', facts: on('2026-11-24T11:00:00Z') },
      { say: 'The evening before', facts: on('2026-12-24T22:59:00Z') },
      { say: 'A holiday of another region', facts: on('2026-11-01T11:00:00Z', 'DE-BE') },
      { say: 'Still the day before where the channel is', facts: on('2026-12-25T02:00:00Z', 'US', 'America/New_York') },
      { say: 'A country that nobody knows has no holidays', facts: on('2026-12-25T11:00:00Z', 'XX') },
    ],
    bad: [
      { say: 'Christmas Day', facts: on('2026-12-24T23:00:00Z'), expect: ['holiday'] },
      { say: 'All Saints in Cologne', facts: on('2026-11-01T11:00:00Z', 'DE-NW'), expect: ['holiday'] },
      { say: 'Thanksgiving in New York', facts: on('2027-11-25T20:00:00Z', 'US', 'America/New_York'), expect: ['holiday'] },
      { say: 'Good Friday in Germany', facts: on('2027-03-26T11:00:00Z'), expect: ['mourning'] },
      { say: 'Volkstrauertag', facts: on('2027-11-14T11:00:00Z'), expect: ['mourning'] },
      { say: 'Holocaust Remembrance Day', facts: on('2027-01-27T11:00:00Z'), expect: ['mourning'] },
      { say: 'The house buries its founder', facts: on('2026-11-25T11:00:00Z'), expect: ['own'] },
      { say: 'A day of mourning without a name', facts: on('2026-11-26T11:00:00Z', ''), expect: ['own'] },
    ],
  },
})
