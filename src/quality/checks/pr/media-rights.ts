import { wallDayOf } from '../../../core/times.ts'
import { defineCheck } from '../../check.ts'
import { goesOutAt } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { medium, plainArtifacts } from '../../testing.ts'

const soonDays = 30
const dayMs = 86_400_000
const { schedule } = plainArtifacts
const until = (expiresOn: string | null) => ({ media: [medium({ expiresOn })], schedule })

export default defineCheck({
  id: 'pr/media-rights',
  title: {
    pass: { de: 'Die Lizenzen der Bilder und Filme gelten noch', en: 'The licences of pictures and films still hold' },
    fail: { de: 'Eine Lizenz ist abgelaufen oder läuft bald ab', en: 'A licence has ended, or will end soon' },
  },
  why: {
    de: 'Wer das Bild gemacht hat, geht leer aus; Sie zahlen Schadensersatz und müssen den Beitrag löschen.',
    en: 'Whoever made the picture gets nothing; you pay damages and have to take the post down.',
  },
  source: '§ 97 UrhG; the licence as entered in the library',
  severity: 'blocker',
  needs: ['media', 'schedule'],
  messages: {
    expired: {
      de: 'Die Lizenz von „{file}“ galt bis {until}. Verlängern Sie sie, oder nehmen Sie ein anderes.',
      en: 'The licence of “{file}” held until {until}. Extend it, or take another one.',
    },
    soon: {
      de: 'Die Lizenz von „{file}“ endet am {until}; der Beitrag bleibt länger stehen. Verlängern Sie sie, oder nehmen Sie ein anderes.',
      en: 'The licence of “{file}” ends on {until}; the post will stay longer. Extend it, or take another one.',
    },
  },
  appliesTo: (_, { media }) => media.length > 0,
  *run({ media, schedule }, { story }) {
    const day = wallDayOf(goesOutAt(schedule), schedule.timeZone)
    const soon = new Date(Date.parse(`${day}T12:00:00Z`) + soonDays * dayMs).toISOString().slice(0, 10)
    for (const { id, filename, expiresOn } of media) {
      if (expiresOn === null || expiresOn > soon) continue
      const data = { file: filename, until: expiresOn }
      const at = { field: mediaField(story, { id }) }
      if (expiresOn < day) yield { message: 'expired', certainty: 'sure', at, data }
      else yield { message: 'soon', certainty: 'maybe', at, data }
    }
  },
  examples: {
    good: [
      { say: 'A licence without an end', facts: until(null) },
      { say: 'More than a month to go', facts: until('2026-12-25') },
    ],
    bad: [
      { say: 'It ended yesterday', facts: until('2026-11-23'), expect: ['expired'] },
      { say: 'Its last day is today', facts: until('2026-11-24'), expect: ['soon'] },
      { say: 'A month to go', facts: until('2026-12-24'), expect: ['soon'] },
      {
        say: 'It holds today, but not when the post goes out',
        facts: { ...until('2026-11-30'), schedule: { ...schedule, dueAt: new Date('2026-11-30T23:00:00Z') } },
        expect: ['expired'],
      },
    ],
  },
})
