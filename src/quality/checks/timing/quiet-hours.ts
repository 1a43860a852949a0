import { wallTimeOf } from '../../../core/times.ts'
import { defineCheck } from '../../check.ts'
import { brandOf, plainArtifacts } from '../../testing.ts'

const brand = brandOf({
  quietHours: [
    { from: '22:00', to: '06:30' },
    { from: '12:30', to: '13:00' },
  ],
})
const going = (dueAt: string, timeZone = 'Europe/Berlin') => ({
  brand,
  schedule: { ...plainArtifacts.schedule, dueAt: new Date(dueAt), timeZone },
})

export default defineCheck({
  id: 'timing/quiet-hours',
  title: {
    pass: { de: 'Der Beitrag geht außerhalb der Ruhezeiten hinaus', en: 'The post goes out outside the quiet hours' },
    fail: { de: 'Der Beitrag geht in der Ruhezeit hinaus', en: 'The post goes out in the quiet hours' },
  },
  why: {
    de: 'Nachts weckt die Meldung, wer Ihnen folgt, und Fragen beantwortet dann niemand.',
    en: 'At night the notice wakes those who follow you, and nobody is there to answer questions.',
  },
  source: 'The brand’s quiet hours, by the clock on the wall in the channel’s time zone',
  severity: 'warning',
  needs: ['schedule', 'brand'],
  messages: {
    quiet: {
      de: 'Um {time} ist Ruhezeit (von {from} bis {to}). Planen Sie den Beitrag für {to} oder später.',
      en: 'At {time} the hours are quiet (from {from} to {to}). Plan the post for {to} or later.',
    },
  },
  appliesTo: (_, { brand }) => brand.quietHours.length > 0,
  *run({ schedule: { now, dueAt, timeZone }, brand }) {
    const time = wallTimeOf(dueAt ?? now, timeZone).slice(11)
    for (const { from, to } of brand.quietHours) {
      const isQuiet = from < to ? from <= time && time < to : from > to && (from <= time || time < to)
      if (isQuiet) yield { message: 'quiet', certainty: 'sure', at: { field: 'when' }, data: { time, from, to } }
    }
  },
  examples: {
    good: [
      { say: 'At noon', facts: going('2026-11-24T11:00:00Z') },
      { say: 'The minute at which they end', facts: going('2026-11-24T05:30:00Z') },
      { say: 'A minute before they begin', facts: going('2026-11-24T20:59:00Z') },
      { say: 'Evening in Berlin, and afternoon where the channel is', facts: going('2026-11-24T21:30:00Z', 'America/New_York') },
      { say: 'The night on which clocks go forward: 01:30 UTC is 03:30, 04:30 UTC is 06:30', facts: going('2027-03-28T04:30:00Z') },
    ],
    bad: [
      { say: 'The minute at which they begin', facts: going('2026-11-24T21:00:00Z'), expect: ['quiet'] },
      { say: 'After midnight', facts: going('2026-11-24T23:15:00Z'), expect: ['quiet'] },
      { say: 'Within one day', facts: going('2026-11-24T11:45:00Z'), expect: ['quiet'] },
      { say: 'In winter it is 05:30 still', facts: going('2026-10-25T04:30:00Z'), expect: ['quiet'] },
      {
        say: 'As soon as it may go, and that is at night',
        facts: { brand, schedule: { ...plainArtifacts.schedule, now: new Date('2026-11-24T02:00:00Z'), dueAt: null } },
        expect: ['quiet'],
      },
    ],
  },
})
