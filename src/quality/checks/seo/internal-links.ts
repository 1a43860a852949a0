import { defineCheck } from '../../check.ts'
import { structureOf } from '../../structure.ts'
import { article, bodyOf, brandOf } from '../../testing.ts'

const owned = { role: 'owned' } as const
const facts = { brand: brandOf({ website: 'https://www.acme.example/{language}/blog/{slug}' }) }
const long = 'Unsere Werkstatt gießt seit 1848 Glocken aus Bronze. '.repeat(40)
const built = (...lines: readonly string[]) => ({ facts, platform: owned, story: { article: article({ body: bodyOf(...lines) }) } })
const fewestWords = 300

export default defineCheck({
  id: 'seo/internal-links',
  title: {
    pass: { de: 'Der Beitrag verweist auf die eigene Website', en: 'The post links to the own website' },
    fail: { de: 'Der Beitrag verweist nirgends auf die eigene Website', en: 'The post links nowhere on the own website' },
  },
  why: {
    de: 'Wer zu Ende gelesen hat, findet sonst nicht weiter; und Suchmaschinen erkennen nicht, was zusammengehört.',
    en: 'People who have read to the end do not find on; and search engines do not see what belongs together.',
  },
  source: 'https://developers.google.com/search/docs/crawling-indexing/links-crawlable',
  severity: 'advice',
  needs: ['brand'],
  messages: {
    none: {
      de: 'In {count} Wörtern verweist kein Link auf {host}. Verlinken Sie einen Beitrag oder eine Seite, die weiterhilft.',
      en: 'In {count} words no link leads to {host}. Link to a post or a page that helps on.',
    },
  },
  appliesTo: (subject, { brand }) => hostOf(brand.website) !== '' && (structureOf(subject)?.words ?? 0) >= fewestWords,
  *run({ brand }, subject) {
    const structure = structureOf(subject)
    if (!structure) return
    const host = hostOf(brand.website)
    const isOwn = (address: string) => /^\/(?!\/)/u.test(address) || hostOf(address) === host || hostOf(address).endsWith(`.${host}`)
    if (structure.links.some(({ target }) => 'doc' in target || isOwn(target.url.trim()))) return
    yield { message: 'none', certainty: 'sure', at: structure.at(), data: { count: structure.words, host } }
  },
  examples: {
    good: [
      { say: 'A link to another post', ...built(long, 'Mehr über den [Guss der großen Glocke](https://acme.example/de/blog/guss).') },
      { say: 'A link without the name of the website', ...built(long, 'See our [opening hours](/en/visit).') },
    ],
    bad: [
      { say: 'No link', ...built(long), expect: ['none'] },
      { say: 'Links to others only', ...built(long, 'Nach einem [Bericht der Zeitung](https://zeitung.example/acme).'), expect: ['none'] },
    ],
  },
})

/** Without `www.`. Empty for what is no web address. */
function hostOf(address: string): string {
  const whole = address.replace(/\{\w+\}/gu, 'x')
  return /^https?:/iu.test(whole) && URL.canParse(whole) ? new URL(whole).hostname.replace(/^www\./u, '') : ''
}
