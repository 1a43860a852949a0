import { defineCheck, type Finding } from '../../check.ts'
import type { GatheredLink } from '../../facts.ts'
import { brandOf, declared } from '../../testing.ts'

const owned = { role: 'owned' } as const
const brand = brandOf({ website: 'https://www.acme.example/{language}/blog/{slug}' })
const original = (canonical: string, answer: GatheredLink['answer'] = 200) => ({
  facts: { declared: declared({ canonical }), links: [{ url: canonical, isBeside: true as const, answer }], brand },
  platform: owned,
})
const tracking = /^(?:utm_|fbclid$|gclid$|mc_|msclkid$)/iu

export default defineCheck({
  id: 'seo/canonical',
  title: {
    pass: { de: 'Die Adresse des Originals stimmt', en: 'The address of the original is sound' },
    fail: { de: 'Die Adresse des Originals ist nicht in Ordnung', en: 'The address of the original needs work' },
  },
  why: {
    de: 'Suchmaschinen zeigen statt dieser Seite die Adresse des Originals; ist sie falsch, findet niemand den Beitrag.',
    en: 'Search engines show the address of the original instead of this page; if it is wrong, nobody finds the post.',
  },
  source: 'RFC 6596 and https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls',
  severity: 'warning',
  needs: ['declared', 'links', 'brand'],
  messages: {
    relative: {
      de: '„{address}“ ist keine vollständige Adresse. Schreiben Sie sie mit https:// und dem Namen der Website.',
      en: '“{address}” is not a complete address. Write it with https:// and the name of the website.',
    },
    plain: {
      de: '{address} ist nicht verschlüsselt. Schreiben Sie https:// statt http://.',
      en: '{address} is not encrypted. Write https:// instead of http://.',
    },
    part: {
      de: '{address} zeigt auf eine Stelle in einer Seite. Streichen Sie alles ab dem #.',
      en: '{address} points to a place within a page. Delete everything from the # on.',
    },
    tracking: {
      de: 'Die Adresse des Originals enthält „{parameter}“, das nur der Zählung dient. Streichen Sie es.',
      en: 'The address of the original has “{parameter}” in it, which serves counting only. Delete it.',
    },
    gone: {
      de: 'Unter {address} antwortet nichts. Berichtigen Sie die Adresse, oder lassen Sie das Feld leer.',
      en: 'Nothing answers at {address}. Correct the address, or leave the field empty.',
    },
    foreign: {
      de: 'Das Original steht auf {host} und nicht auf Ihrer Website. Ist das so gemeint? Suchmaschinen zeigen dann nur jene Seite.',
      en: 'The original is on {host} and not on your website. If you mean that, leave it: search engines will then show that page only.',
    },
  },
  appliesTo: ({ platform }, { declared }) => platform.role === 'owned' && declared.canonical.trim() !== '',
  *run({ declared, links, brand }): Generator<Finding<'relative' | 'plain' | 'part' | 'tracking' | 'gone' | 'foreign'>> {
    const at = { field: 'article.declared' }
    const address = declared.canonical.trim()
    if (!/^https?:\/\//iu.test(address) || !URL.canParse(address)) {
      yield { message: 'relative', certainty: 'sure', at, data: { address } }
      return
    }
    const url = new URL(address)
    if (url.protocol === 'http:') yield { message: 'plain', certainty: 'sure', at, data: { address } }
    if (url.hash !== '') yield { message: 'part', certainty: 'sure', at, data: { address } }
    const parameter = [...url.searchParams.keys()].find((name) => tracking.test(name))
    if (parameter !== undefined) yield { message: 'tracking', certainty: 'sure', at, data: { parameter } }
    const answer = links.find((link) => link.url === address)?.answer
    if (answer === 'unreachable' || answer === 'refused' || Number(answer) >= 400)
      yield { message: 'gone', certainty: 'sure', at, data: { address } }
    const own = hostOf(brand.website)
    const host = hostOf(address)
    if (own !== '' && host !== own && !host.endsWith(`.${own}`)) yield { message: 'foreign', certainty: 'maybe', at, data: { host } }
  },
  examples: {
    good: [
      { say: 'A page of the own website', ...original('https://acme.example/de/blog/werkstatt') },
      { say: 'Below the own name', ...original('https://presse.acme.example/werkstatt') },
    ],
    bad: [
      { say: 'Only the path', ...original('/de/blog/werkstatt'), expect: ['relative'] },
      { say: 'Without https', ...original('www.acme.example/werkstatt'), expect: ['relative'] },
      { say: 'Not encrypted', ...original('http://acme.example/werkstatt'), expect: ['plain'] },
      { say: 'A place within a page', ...original('https://acme.example/werkstatt#anfahrt'), expect: ['part'] },
      { say: 'As copied from a newsletter', ...original('https://acme.example/werkstatt?utm_source=newsletter'), expect: ['tracking'] },
      { say: 'A page that was deleted', ...original('https://acme.example/werkstatt', 410), expect: ['gone'] },
      { say: 'Somebody else’s page', ...original('https://zeitung.example/glocken'), expect: ['foreign'] },
    ],
  },
})

/** Without `www.`. Empty for what is no address. */
function hostOf(address: string): string {
  const whole = address.replace(/\{\w+\}/gu, 'x')
  return URL.canParse(whole) ? new URL(whole).hostname.replace(/^www\./u, '') : ''
}
