import { wallDayOf } from '../../../core/times.ts'
import { defineCheck } from '../../check.ts'
import { weekdays } from '../../brand.ts'
import { brandOf, plainArtifacts } from '../../testing.ts'

const dayMs = 86_400_000
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)
const weekdayOf = (time: number) => weekdays[(new Date(time).getUTCDay() + 6) % 7]!

const brand = brandOf({ publishingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] })
const going = (dueAt: string, timeZone = 'Europe/Berlin') => ({
  brand,
  schedule: { ...plainArtifacts.schedule, dueAt: new Date(dueAt), timeZone },
})

export default defineCheck({
  id: 'timing/weekday',
  title: {
    pass: { de: 'An diesem Wochentag bedient die Marke ihre Netzwerke', en: 'The brand serves its networks on this day of the week' },
    fail: { de: 'An diesem Wochentag bedient die Marke keine Netzwerke', en: 'The brand serves no networks on this day of the week' },
  },
  why: {
    de: 'Wer eine Frage zum Beitrag hat, bekommt an diesem Tag keine Antwort.',
    en: 'People who have a question about the post get no answer on this day.',
  },
  source: 'The brand’s publishing days, by the calendar in the channel’s time zone',
  severity: 'warning',
  needs: ['schedule', 'brand'],
  messages: {
    closed: {
      de: 'Am {day} bedient die Marke keine Netzwerke. Der nächste Tag, an dem sie es tut, ist der {next}.',
      en: 'The brand serves no networks on {day}. The next day on which it does is {next}.',
    },
  },
  appliesTo: ({ platform }, { brand }) => platform.role === 'network' && brand.publishingDays.length > 0,
  *run({ schedule: { now, dueAt, timeZone }, brand }) {
    const day = wallDayOf(dueAt ?? now, timeZone)
    const isOpen = (ahead: number) => brand.publishingDays.includes(weekdayOf(noon(day) + ahead * dayMs))
    if (isOpen(0)) return
    const next = new Date(noon(day) + [1, 2, 3, 4, 5, 6].find(isOpen)! * dayMs).toISOString().slice(0, 10)
    yield { message: 'closed', certainty: 'sure', at: { field: 'when' }, data: { day, next } }
  },
  examples: {
    good: [
      { say: 'On a Tuesday', facts: going('2026-11-24T11:00:00Z') },
      { say: 'Sunday evening in London is Monday in Berlin', facts: going('2026-11-29T23:15:00Z') },
      { say: 'Saturday in Berlin is still Friday in New York', facts: going('2026-11-28T02:00:00Z', 'America/New_York') },
    ],
    bad: [
      { say: 'On a Saturday', facts: going('2026-11-28T11:00:00Z'), expect: ['closed'] },
      { say: 'Sunday evening', facts: going('2026-11-29T22:59:00Z'), expect: ['closed'] },
    ],
  },
})
