import { wallDayOf } from '../../../core/times.ts'
import { defineCheck } from '../../check.ts'
import { goesOutAt } from '../../facts.ts'
import { atPlace } from '../../places.ts'
import { brandOf, plainArtifacts, read } from '../../testing.ts'
import { findCompound, findWord } from '../../text/words.ts'

const brand = brandOf({
  crisisTopics: [{ topic: 'Hochwasser', until: '2026-11-24' }, { topic: 'Zugunglück', until: '2026-11-23' }, { topic: 'earthquake' }],
})
const told = (text: string) => ({ text: read(text), brand, schedule: plainArtifacts.schedule })
const en = { language: 'en' } as const

export default defineCheck({
  id: 'pr/crisis-topic',
  title: {
    pass: { de: 'Der Text rührt an kein Unglück dieser Tage', en: 'The text touches no calamity of these days' },
    fail: { de: 'Der Text rührt an ein Unglück dieser Tage', en: 'The text touches a calamity of these days' },
  },
  why: {
    de: 'Wer gerade jemanden verloren hat, liest Ihren Scherz oder Ihre Werbung daneben.',
    en: 'People who have just lost somebody read your joke or your advertisement beside it.',
  },
  source: 'The brand’s list of crisis topics',
  severity: 'blocker',
  needs: ['text', 'schedule', 'brand'],
  messages: {
    named: {
      de: '„{found}“ gehört zu „{topic}“, worüber {brand} gerade nicht scherzt oder wirbt. Sagen Sie es anders, oder warten Sie.',
      en: '“{found}” belongs to “{topic}”, of which {brand} makes no jokes or advertisements now. Put it differently, or wait.',
    },
  },
  appliesTo: (_, { schedule, brand }) => inForce(brand.crisisTopics, schedule).length > 0,
  *run({ text, schedule, brand }, { story: { language } }) {
    for (const { topic } of inForce(brand.crisisTopics, schedule)) {
      for (const place of text.places) {
        const words = findWord(place.text, topic, language).map((span) => ({ span, certainty: 'sure' as const }))
        const longer = findCompound(place.text, topic, language).map((span) => ({ span, certainty: 'maybe' as const }))
        for (const { span, certainty } of [...words, ...longer].slice(0, 20)) {
          const data = { found: place.text.slice(span.start, span.end), topic: topic.trim(), brand: brand.name }
          yield { message: 'named', certainty, at: atPlace(place, span), data }
        }
      }
    }
  },
  examples: {
    good: [
      { say: 'About something else', facts: told('Am Samstag öffnen wir die Werkstatt.') },
      { say: 'A topic that was over yesterday', facts: told('Nach dem Zugunglück läuten wieder die Glocken.') },
    ],
    bad: [
      { say: 'A joke on its last day', facts: told('Bei uns herrscht Hochwasser: lauter Rabatte!'), expect: ['named'] },
      { say: 'In a longer word', facts: told('Ihre Hochwasserhosen sind zurück!'), expect: ['named'] },
      { say: 'In English, until somebody ends it', facts: told('Our sale is an earthquake!'), story: en, expect: ['named'] },
    ],
  },
})

function inForce<T extends { readonly until: string | null }>(topics: readonly T[], schedule: typeof plainArtifacts.schedule): T[] {
  const day = wallDayOf(goesOutAt(schedule), schedule.timeZone)
  return topics.filter(({ until }) => until === null || until >= day)
}
