import { defineCheck } from '../../check.ts'
import { structureOf } from '../../structure.ts'
import { article, bodyOf } from '../../testing.ts'

// Believed: no search engine names a figure. Below it there is mostly nothing that a reader could not have learnt from the teaser.
const fewest = 150
const owned = { role: 'owned' } as const
const built = (...lines: readonly string[]) => ({ facts: {}, platform: owned, story: { article: article({ body: bodyOf(...lines) }) } })

export default defineCheck({
  id: 'seo/text-length',
  title: {
    pass: { de: 'Der Text sagt genug, um gefunden zu werden', en: 'The text says enough to be found' },
    fail: { de: 'Der Text ist kurz', en: 'The text is short' },
  },
  why: {
    de: 'Wer über eine Suche kommt, will eine Antwort; auf Seiten, die kaum etwas sagen, schicken Suchmaschinen niemanden.',
    en: 'People who come by a search want an answer; search engines send nobody to pages that hardly say anything.',
  },
  source: 'https://developers.google.com/search/docs/fundamentals/creating-helpful-content',
  severity: 'advice',
  needs: [],
  messages: {
    short: {
      de: 'Der Text hat {count} Wörter. Fehlt noch etwas, das Ihre Leser wissen wollen? Unter {fewest} Wörtern wird eine Seite selten gefunden.',
      en: 'The text has {count} words. Is there more that your readers want to know? With fewer than {fewest} words a page is rarely found.',
    },
  },
  appliesTo: (subject) => structureOf(subject) !== null,
  *run(_, subject) {
    const structure = structureOf(subject)
    if (structure && structure.words < fewest)
      yield { message: 'short', certainty: 'maybe', at: structure.at(), data: { count: structure.words, fewest } }
  },
  examples: {
    good: [
      { say: 'As long as it takes', ...built('Wir gießen Glocken seit 1848. '.repeat(30)) },
      { say: 'Lists count', ...built('Our bells:', ...Array.from({ length: 30 }, () => '- Bronze, cast in our own foundry')) },
    ],
    bad: [
      { say: 'Two sentences', ...built('Am Samstag öffnen wir die Werkstatt.', 'Kommen Sie vorbei!'), expect: ['short'] },
      { say: 'Headings say little', ...built(...Array.from({ length: 60 }, () => '## Our bells are loud')), expect: ['short'] },
    ],
  },
})
