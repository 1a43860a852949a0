import { defineCheck } from '../../check.ts'
import type { GatheredLink } from '../../facts.ts'
import { linkPlaces } from '../../link-place.ts'

const url = 'https://acme.example/werkstatt'
/** More than are asked: of the others it is said that they are for a person to open. */
const most = 120
const answered = (answer: GatheredLink['answer']) => ({ links: [{ url, answer }] })

export default defineCheck({
  id: 'seo/links',
  title: {
    pass: { de: 'Alle Links führen ans Ziel', en: 'All links lead somewhere' },
    fail: { de: 'Ein Link führt nicht ans Ziel', en: 'A link leads nowhere' },
  },
  why: {
    de: 'Wer einem toten Link folgt, kommt nicht wieder; und Suchmaschinen werten die Seite ab.',
    en: 'People who follow a dead link do not come back; and search engines mark the page down.',
  },
  source: 'RFC 9110, section 15: status codes',
  severity: 'blocker',
  needs: ['links'],
  messages: {
    gone: {
      de: 'Unter {url} gibt es nichts (Antwort {status}). Berichtigen oder entfernen Sie den Link.',
      en: 'There is nothing at {url} (answer {status}). Correct the link or remove it.',
    },
    broken: {
      de: 'Der Server von {url} meldet einen Fehler (Antwort {status}). Versuchen Sie es später oder entfernen Sie den Link.',
      en: 'The server of {url} reports a fault (answer {status}). Try again later or remove the link.',
    },
    unreachable: {
      de: '{url} antwortet nicht. Prüfen Sie die Schreibweise, versuchen Sie es später oder entfernen Sie den Link.',
      en: '{url} does not answer. Check how it is written, try again later or remove the link.',
    },
    circle: {
      de: '{url} leitet immer weiter und kommt nirgends an. Setzen Sie den Link auf die Seite, die gemeint ist.',
      en: '{url} redirects again and again and arrives nowhere. Link to the page that is meant.',
    },
    private: {
      de: '{url} führt in ein privates Netz, das außerhalb niemand erreicht. Entfernen Sie den Link.',
      en: '{url} leads into a private network that nobody outside can reach. Remove the link.',
    },
    unverifiable: {
      de: '{url} lässt sich nicht automatisch prüfen. Öffnen Sie den Link selbst.',
      en: '{url} cannot be checked automatically. Open the link yourself.',
    },
    unusual: {
      de: '{url} antwortet mit {status}. Öffnen Sie den Link selbst: Vielleicht sehen ihn nicht alle.',
      en: '{url} answers {status}. Open the link yourself: perhaps not everybody can see it.',
    },
  },
  *run({ links }, subject) {
    const placeOf = linkPlaces(subject)
    for (const { url, answer, redirects = 0 } of links.filter(({ isBeside }) => !isBeside).slice(0, most)) {
      const said = meaning(answer, redirects)
      if (said) yield { ...said, at: placeOf(url), data: { url, status: answer } }
    }
  },
  examples: {
    good: [
      { say: 'It answers', facts: answered(200) },
      { say: 'There are none', facts: { links: [] } },
    ],
    bad: [
      { say: 'The page was deleted', facts: answered(410), expect: ['gone'] },
      { say: 'The page never was', facts: answered(404), expect: ['gone'] },
      { say: 'The server has a fault', facts: answered(503), expect: ['broken'] },
      { say: 'The name does not exist', facts: answered('unreachable'), expect: ['unreachable'] },
      {
        say: 'Two addresses that redirect to each other',
        facts: { links: [{ url, answer: 'unreachable', leadsTo: 'https://acme.example/a', redirects: 5 }] },
        expect: ['circle'],
      },
      { say: 'The intranet', facts: answered('refused'), expect: ['private'] },
      { say: 'A host that turns bots away', facts: answered('unverifiable'), expect: ['unverifiable'] },
      { say: 'Only for those who sign in', facts: answered(401), expect: ['unusual'] },
      { say: 'A redirect that leads nowhere', facts: answered(302), expect: ['unusual'] },
    ],
  },
})

function meaning(answer: GatheredLink['answer'], redirects: number) {
  if (answer === 'unreachable' && redirects >= 5) return { message: 'circle', certainty: 'sure' } as const
  if (answer === 'unreachable') return { message: 'unreachable', certainty: 'sure' } as const
  if (answer === 'refused') return { message: 'private', certainty: 'sure' } as const
  if (answer === 'unverifiable') return { message: 'unverifiable', certainty: 'maybe' } as const
  if (answer === 404 || answer === 410) return { message: 'gone', certainty: 'sure' } as const
  if (answer >= 500) return { message: 'broken', certainty: 'sure' } as const
  return answer >= 200 && answer < 300 ? null : ({ message: 'unusual', certainty: 'maybe' } as const)
}
