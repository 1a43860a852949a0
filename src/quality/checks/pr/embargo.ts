import { wallTimeOf } from '../../../core/times.ts'
import { defineCheck } from '../../check.ts'
import { goesOutAt } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { declared, plainArtifacts, read } from '../../testing.ts'

// An embargo on trade is none on news: what follows or precedes has to say so.
const words = /(?<!\p{L})(?:Sperrfrist|Embargo bis|gesperrt bis|embargo(?:ed)? until|under (?:strict )?embargo|embargo:)/giu

const { schedule } = plainArtifacts
const told = (text: string, until: string | null) => ({
  text: read(text),
  schedule,
  declared: declared({ embargoUntil: until === null ? null : new Date(until) }),
})

export default defineCheck({
  id: 'pr/embargo',
  title: {
    pass: { de: 'Keine Sperrfrist steht dagegen', en: 'No embargo stands against it' },
    fail: { de: 'Der Beitrag geht vielleicht vor seiner Sperrfrist hinaus', en: 'The post may go out before its embargo ends' },
  },
  why: {
    de: 'Wer sich an die Sperrfrist hält, wird überholt, und erzählt Ihnen das nächste Mal nichts mehr.',
    en: 'Those who keep to the embargo are overtaken, and will tell you nothing the next time.',
  },
  source: 'Deutscher Presserat, Pressekodex, guideline 2.5 (embargoes)',
  severity: 'blocker',
  needs: ['text', 'declared', 'schedule'],
  messages: {
    early: {
      de: 'Die Sperrfrist endet am {until}, der Beitrag geht aber schon am {at} hinaus. Planen Sie ihn für später.',
      en: 'The embargo ends on {until}, but the post goes out on {at} already. Plan it for later.',
    },
    undeclared: {
      de: '„{found}“ steht im Text, doch beim Beitrag ist keine Sperrfrist eingetragen. Tragen Sie sie ein, oder streichen Sie die Angabe.',
      en: 'The text says “{found}”, but no embargo is entered for the post. Enter it, or delete the words.',
    },
  },
  *run({ text, declared: { embargoUntil }, schedule }) {
    if (embargoUntil !== null) {
      const at = goesOutAt(schedule)
      const wall = (time: Date) => wallTimeOf(time, schedule.timeZone).replace('T', ' ')
      const data = { until: wall(embargoUntil), at: wall(at) }
      if (at < embargoUntil) yield { message: 'early', certainty: 'sure', at: { field: 'when' }, data }
      return
    }
    for (const place of text.places) {
      for (const { 0: found, index } of [...place.text.matchAll(words)].slice(0, 5))
        yield {
          message: 'undeclared',
          certainty: 'maybe',
          at: atPlace(place, { start: index, end: index + found.length }),
          data: { found },
        }
    }
  },
  examples: {
    good: [
      { say: 'No embargo', facts: told('Am Samstag öffnen wir die Werkstatt.', null) },
      { say: 'It ends at the very minute', facts: told('Acme gießt die neue Domglocke.', '2026-11-24T11:00:00Z') },
      { say: 'An embargo on trade', facts: told('The embargo on tin makes our bells dearer.', null) },
      {
        say: 'It is late, and the embargo is over by now',
        facts: {
          ...told('Acme gießt die neue Domglocke.', '2026-11-24T09:30:00Z'),
          schedule: { ...schedule, dueAt: new Date('2026-11-24T09:00:00Z') },
        },
      },
    ],
    bad: [
      { say: 'An hour early', facts: told('Acme gießt die neue Domglocke.', '2026-11-24T12:00:00Z'), expect: ['early'] },
      {
        say: 'As soon as it may go',
        facts: { ...told('Acme gießt die neue Domglocke.', '2026-11-24T10:30:00Z'), schedule: { ...schedule, dueAt: null } },
        expect: ['early'],
      },
      {
        say: 'Only the text says so',
        facts: told('Sperrfrist: 1. Dezember, 10 Uhr. Acme gießt die neue Domglocke.', null),
        expect: ['undeclared'],
      },
      { say: 'In English', facts: told('Embargoed until 1 December: Acme casts the new cathedral bell.', null), expect: ['undeclared'] },
    ],
  },
})
