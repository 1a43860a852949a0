import { atMost } from '../../at-most.ts'
import { defineCheck, type Finding } from '../../check.ts'
import { structureOf, type Structure } from '../../structure.ts'
import { article, bodyOf } from '../../testing.ts'

const owned = { role: 'owned' } as const
const built = (...lines: readonly string[]) => ({ facts: {}, platform: owned, story: { article: article({ body: bodyOf(...lines) }) } })
const vague = new Set([
  ...[
    'hier',
    'hier klicken',
    'klicken sie hier',
    'klick hier',
    'klicke hier',
    'hier entlang',
    'mehr',
    'mehr dazu',
    'mehr erfahren',
    'mehr infos',
  ],
  ...[
    'mehr informationen',
    'mehr lesen',
    'weiter',
    'weiterlesen',
    'weitere informationen',
    'link',
    'diesen link',
    'dieser link',
    'diesem link',
  ],
  ...['zum link', 'details', 'seite', 'diese seite', 'dieser seite', 'jetzt klicken', 'dort', 'da'],
  ...['here', 'click here', 'click', 'this', 'this link', 'this page', 'more', 'read more', 'learn more', 'find out more', 'more info'],
  ...['more information', 'see more', 'continue', 'continue reading', 'go', 'page'],
])
const longestAddress = 40

export default defineCheck({
  id: 'accessibility/link-text',
  title: {
    pass: { de: 'Die Links sagen, wohin sie führen', en: 'The links say where they lead' },
    fail: { de: 'Ein Link sagt nicht, wohin er führt', en: 'A link does not say where it leads' },
  },
  why: {
    de: 'Wer sich mit einem Screenreader alle Links vorlesen lässt, hört sonst nur „hier, hier, mehr“.',
    en: 'People who have all links read out by a screen reader hear nothing but “here, here, more”.',
  },
  source: 'WCAG 2.2, success criteria 2.4.4 and 2.4.9 Link Purpose, and failures F84 and F89',
  severity: 'advice',
  needs: [],
  messages: {
    vague: {
      de: '„{found}“ sagt nicht, wohin der Link führt. Verlinken Sie die Wörter, die das Ziel nennen.',
      en: '“{found}” does not say where the link leads. Link the words that name its target.',
    },
    address: {
      de: 'Der Link zeigt seine lange Adresse ({found}). Schreiben Sie stattdessen, was dort zu finden ist.',
      en: 'The link shows its long address ({found}). Write what is to be found there instead.',
    },
    empty: {
      de: 'Ein Link nach {url} hat keinen Text: Niemand kann ihn sehen. Geben Sie ihm einen, oder entfernen Sie ihn.',
      en: 'A link to {url} has no text: nobody can see it. Give it one, or remove it.',
    },
    same: {
      de: '„{found}“ führt an zwei Stellen zu verschiedenen Seiten. Nennen Sie beide so, dass man sie unterscheiden kann.',
      en: '“{found}” leads to different pages in two places. Name both so that they can be told apart.',
    },
  },
  appliesTo: (subject) => (structureOf(subject)?.links.length ?? 0) > 0,
  *run(_, subject) {
    const structure = structureOf(subject)
    if (structure) yield* atMost(20, problems(structure))
  },
  examples: {
    good: [
      { say: 'It names its target', ...built('Alle Termine stehen im [Programm der offenen Werkstatt](https://acme.example/programm).') },
      { say: 'A short address', ...built('Write to us at [acme.example](https://acme.example/).') },
      { say: 'The same page twice', ...built('[Programm](https://acme.example/a) und noch einmal: [Programm](https://acme.example/a)') },
    ],
    bad: [
      { say: 'Here', ...built('Das Programm finden Sie [hier](https://acme.example/programm).'), expect: ['vague'] },
      { say: 'More', ...built('We cast bells. [Read more …](https://acme.example/bells)'), expect: ['vague'] },
      {
        say: 'A long address',
        ...built('[https://acme.example/besuch/werkstatt/programm-2026](https://acme.example/besuch/werkstatt/programm-2026)'),
        expect: ['address'],
      },
      { say: 'A link around a space', ...built('Programm[ ](https://acme.example/programm)'), expect: ['empty'] },
      {
        say: 'One name for two pages',
        ...built('[Programm](https://acme.example/a), [Programm](https://acme.example/b)'),
        expect: ['same'],
      },
    ],
  },
})

function* problems({ links, at }: Structure): Generator<Finding<'vague' | 'address' | 'empty' | 'same'>> {
  const targets = new Map<string, string>()
  for (const { text, target, span } of links) {
    const found = text.trim().replace(/\s+/gu, ' ')
    const leadsTo = 'url' in target ? target.url.trim() : `${target.doc.collection} ${target.doc.id}`
    // Without an address nobody sees a link: the text alone is shown.
    if (leadsTo === '') continue
    if (found === '') {
      yield { message: 'empty', certainty: 'sure', at: at(span), data: { url: leadsTo } }
      continue
    }
    const words = (found.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
    const shown = found.slice(0, 80)
    if (vague.has(words)) yield { message: 'vague', certainty: 'sure', at: at(span), data: { found: shown } }
    else if (/^(?:https?:\/\/|www\.)\S+$/iu.test(found) && found.length > longestAddress)
      yield { message: 'address', certainty: 'sure', at: at(span), data: { found: shown } }
    else if (words !== '' && (targets.get(words) ?? leadsTo) !== leadsTo)
      yield { message: 'same', certainty: 'maybe', at: at(span), data: { found: shown } }
    if (!targets.has(words)) targets.set(words, leadsTo)
  }
}
