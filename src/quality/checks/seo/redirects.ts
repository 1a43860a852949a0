import { defineCheck } from '../../check.ts'
import type { GatheredLink } from '../../facts.ts'
import { linkPlaces } from '../../link-place.ts'

const url = 'https://acme.example/werkstatt'
const led = (leadsTo: string, redirects = 1): { links: readonly GatheredLink[] } => ({
  links: [{ url, answer: 200, leadsTo, redirects }],
})
const typed = { text: `Alle Termine: ${url}.`, link: null }
const many = 3
const gate = /(?:^|[/.?&_-])(?:log-?in|sign-?in|anmeld(?:en|ung)|auth|oauth2?|sso|consent)(?=$|[/.?&=_-])/iu

/** Links that are looked at: a post with more has other troubles. */
const most = 100

export default defineCheck({
  id: 'seo/redirects',
  title: {
    pass: { de: 'Die Links führen ohne Umweg ans Ziel', en: 'The links lead straight to their targets' },
    fail: { de: 'Ein Link macht einen Umweg', en: 'A link takes a detour' },
  },
  why: {
    de: 'Wer dem Link folgt, wartet länger; und eine Weiterleitung, die jemand abschaltet, wird zum toten Link.',
    en: 'People who follow the link wait longer; and a redirect that somebody switches off becomes a dead link.',
  },
  source: 'https://developers.google.com/search/docs/crawling-indexing/301-redirects',
  severity: 'advice',
  needs: ['links'],
  messages: {
    moved: {
      de: '{url} leitet weiter zu {target}. Setzen Sie den Link gleich dorthin, wenn diese Seite gemeint ist.',
      en: '{url} redirects to {target}. Link there directly if that is the page you mean.',
    },
    many: {
      de: '{url} kommt erst nach {count} Weiterleitungen bei {target} an. Setzen Sie den Link gleich dorthin.',
      en: '{url} arrives at {target} only after {count} redirects. Link there directly.',
    },
    gate: {
      de: '{url} führt zu einer Anmeldung oder Einwilligung: {target}. Prüfen Sie, ob alle sehen können, was gemeint ist.',
      en: '{url} leads to a page that asks to sign in or to consent: {target}. Make sure that everybody can see what you mean.',
    },
  },
  appliesTo: (_, { links }) => links.length > 0,
  *run({ links }, subject) {
    const placeOf = linkPlaces(subject)
    for (const { url, answer, leadsTo, redirects = 1 } of links.filter(({ isBeside }) => !isBeside).slice(0, most)) {
      // What leads nowhere in the end is a dead link, and said to be one elsewhere.
      if (leadsTo === undefined || typeof answer !== 'number' || answer >= 300) continue
      if (!URL.canParse(url) || !URL.canParse(leadsTo)) continue
      const [from, to] = [new URL(url), new URL(leadsTo)]
      const at = placeOf(url)
      const data = { url, target: leadsTo, count: redirects }
      if (gate.test(to.hostname + to.pathname) && !gate.test(from.hostname + from.pathname)) {
        yield { message: 'gate', certainty: 'maybe', at, data }
        continue
      }
      if (same(from, to) && redirects < many) continue
      const fix = at.field === 'text' && at.start !== undefined ? { fix: leadsTo } : {}
      yield { message: redirects < many ? 'moved' : 'many', certainty: 'maybe', at, data, ...fix }
    }
  },
  examples: {
    good: [
      { say: 'No redirect', facts: { links: [{ url, answer: 200 }] } },
      { say: 'A slash at the end, and www before', facts: led('https://www.acme.example/werkstatt/') },
      {
        say: 'The home page chooses the language of its visitor',
        facts: { links: [{ url: 'https://acme.example/', answer: 200, leadsTo: 'https://acme.example/de/', redirects: 1 }] },
      },
      { say: 'The target is gone: that is another matter', facts: { links: [{ url, answer: 404, leadsTo: `${url}-alt`, redirects: 1 }] } },
    ],
    bad: [
      { say: 'Another page', facts: led('https://acme.example/besuch/werkstatt'), story: typed, expect: ['moved'] },
      {
        say: 'A short address of somebody else',
        facts: { links: [{ url: 'https://kurz.example/x1', answer: 200, leadsTo: url, redirects: 1 }] },
        story: { text: 'Mehr: https://kurz.example/x1', link: null },
        expect: ['moved'],
      },
      { say: 'From one to the next', facts: led('https://acme.example/besuch', 4), story: typed, expect: ['many'] },
      { say: 'Only for those who sign in', facts: led('https://login.acme.example/?next=werkstatt'), story: typed, expect: ['gate'] },
    ],
  },
})

/** The same page but for encryption, `www.` and a slash; or a home page that leads further inside. */
function same(from: URL, to: URL): boolean {
  const host = ({ hostname }: URL) => hostname.replace(/^www\./u, '')
  const path = ({ pathname }: URL) => (pathname.endsWith('/') ? pathname.slice(0, -1) : pathname)
  return host(from) === host(to) && (path(from) === '' || path(from) === path(to))
}
