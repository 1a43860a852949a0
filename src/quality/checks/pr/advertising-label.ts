import { linksIn } from '../../../core/text.ts'
import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { brandOf, declared, read } from '../../testing.ts'

const labels = {
  de: ['Anzeige', 'Werbung'],
  en: ['Ad', 'Advert', 'Advertisement', 'Advertising', 'Paid partnership', 'Paid promotion'],
}
/** What readers do not take for a label: BGH, 2014-02-06, I ZR 2/11 on “sponsored by”; OLG Celle, 2017-06-08, 13 U 53/17 on “#ad”. */
const weak =
  /(?<![\p{L}\p{N}])(?:#ad|sponsored(?: by| post)?|gesponsert(?: von)?|powered by|(?:in )?(?:Kooperation|Partnerschaft) mit|partner post|in partnership with|#sponsored)(?!\p{L})/iu
const suspicious =
  /(?<![\p{L}\p{N}])(?:#ad|#sponsored|(?:bezahlte )?Kooperation mit|gesponsert von|Rabattcode|Affiliate-?Links?|PR-Sample|sponsored by|paid partnership|discount code|promo code|affiliate links?|gifted by)(?!\p{L})/giu
const affiliate = /[?&](?:tag|aff|aff_id|affid|affiliate|affiliate_id|awinaffid|partnerid)=|\/\/(?:amzn\.to|(?:www\.)?awin1\.com)\//iu
/** A label may stand behind signs and a few words, but not out of sight. */
const headLength = 60
const escaped = (word: string) => word.trim().replace(/[\^$\\.*+?()[\]{}|/]/gu, '\\$&')

const brand = brandOf({ advertisingLabels: ['Gesponserter Beitrag'] })
const told = (text: string, sponsorship: 'none' | 'advertisement' | 'sponsored' = 'sponsored') => ({
  ...{ text: read(text), brand },
  declared: declared({ sponsorship, sponsor: sponsorship === 'none' ? '' : 'Zinnhütte Muster' }),
})
const en = { language: 'en' } as const

export default defineCheck({
  id: 'pr/advertising-label',
  title: {
    pass: { de: 'Werbung ist als Werbung zu erkennen', en: 'Advertising can be told as such' },
    fail: { de: 'Werbung ist vielleicht nicht als Werbung zu erkennen', en: 'Advertising perhaps cannot be told as such' },
  },
  why: {
    de: 'Wer liest, hält bezahlte Worte für Ihre eigene Meinung und wird getäuscht.',
    en: 'Readers take paid words for your own opinion and are deceived.',
  },
  source: '§ 5a (4) UWG, § 22 MStV, § 6 DDG; CAP Code 2.1; BGH I ZR 2/11; OLG Celle 13 U 53/17',
  severity: 'blocker',
  needs: ['text', 'declared', 'brand'],
  messages: {
    missing: {
      de: 'Der Beitrag ist bezahlt und sagt es nicht. Beginnen Sie den Text mit „{label}“.',
      en: 'The post is paid for and does not say so. Begin the text with “{label}”.',
    },
    weak: {
      de: '„{found}“ kennzeichnet Werbung nicht deutlich genug. Beginnen Sie den Text mit „{label}“.',
      en: '“{found}” does not mark advertising clearly enough. Begin the text with “{label}”.',
    },
    late: {
      de: '„{found}“ steht erst weit hinten. Stellen Sie die Kennzeichnung an den Anfang des Textes.',
      en: '“{found}” comes late only. Put the label at the beginning of the text.',
    },
    undeclared: {
      de: '„{found}“ klingt nach einer Gegenleistung. Tragen Sie beim Beitrag ein, wer bezahlt, oder streichen Sie es.',
      en: '“{found}” sounds as if somebody paid. Enter for the post who does, or delete it.',
    },
  },
  *run({ text, declared, brand }, { story: { language }, platform }) {
    if (declared.sponsorship === 'none') {
      for (const place of text.places) {
        const words = [...place.text.matchAll(suspicious)].map(({ 0: found, index }) => ({
          found,
          start: index,
          end: index + found.length,
        }))
        const links = linksIn(place.text).flatMap(({ url, ...span }) => (affiliate.test(url) ? [{ found: url, ...span }] : []))
        for (const { found, ...span } of [...words, ...links].slice(0, 20)) {
          const data = { found }
          yield { message: 'undeclared', certainty: 'maybe', at: atPlace(place, span), data }
        }
      }
      return
    }
    const all = [...labels[language], ...brand.advertisingLabels].filter((label) => label.trim() !== '')
    const label = labels[language][language === 'de' ? 0 : 2]!
    const named = `(?<![\\p{L}\\p{N}])(${all.map(escaped).join('|')})(?![\\p{L}\\p{N}])`
    const begins = new RegExp(`^[\\p{P}\\p{S}\\p{M}\\p{Cf}\\s]*(?:(?:enthält|contains)\\s)?(?:(?:un)?bezahlte\\s)?${named}`, 'iu')
    const tagged = new RegExp(`[#([]${named}`, 'iu')
    const anywhere = new RegExp(named, 'iu')
    // A website shows title and teaser first; on a network the text comes before the card.
    const seen = text.places.filter(
      ({ field }) => field === 'text' || (platform.role === 'owned' && !field.startsWith('article.seo') && field.startsWith('article.')),
    )
    const head = ({ text }: { readonly text: string }) => text.trimStart().slice(0, headLength).split('\n')[0] ?? ''
    if (seen.some((place) => begins.test(place.text) || tagged.test(head(place)))) return
    const at = { field: 'text' }
    const late = seen.map((place) => anywhere.exec(place.text)?.[1]).find((found) => found !== undefined)
    const feeble = seen.map((place) => weak.exec(place.text)?.[0]).find((found) => found !== undefined)
    if (late !== undefined) {
      const data = { found: late }
      yield { message: 'late', certainty: 'maybe', at, data }
    } else if (feeble !== undefined) {
      const data = { found: feeble, label }
      yield { message: 'weak', certainty: 'sure', at, data }
    } else {
      const data = { label }
      yield { message: 'missing', certainty: 'sure', at, data }
    }
  },
  examples: {
    good: [
      { say: 'Nobody paid', facts: told('Am Samstag öffnen wir die Werkstatt. Unsere Werbung hängt schon.', 'none') },
      { say: 'The label comes first', facts: told('Anzeige | Mit Zinn der Zinnhütte Muster gießt Acme die Domglocke.') },
      { say: 'As the first hashtag', facts: told('Guter Guss #Werbung für die Zinnhütte Muster.', 'advertisement') },
      { say: 'With the house’s own label', facts: told('👉 Gesponserter Beitrag: Zinn der Zinnhütte Muster.') },
      { say: 'In English', facts: told('#ad Our new bell is cast from Muster tin.'), story: en },
    ],
    bad: [
      { say: 'No label', facts: told('Mit Zinn der Zinnhütte Muster gießt Acme die Domglocke.'), expect: ['missing'] },
      { say: 'An English hashtag in a German text', facts: told('#ad Zinn der Zinnhütte Muster klingt.'), expect: ['weak'] },
      { say: 'Only sponsored', facts: told('Sponsored by Zinnhütte Muster: die neue Domglocke.'), expect: ['weak'] },
      {
        say: 'At the very end',
        facts: told('Mit dem Zinn der Zinnhütte Muster gießt Acme in diesem Winter die Domglocke. #Werbung'),
        expect: ['late'],
      },
      { say: 'Nothing is declared', facts: told('Mit dem Rabattcode GLOCKE10 sparen Sie.', 'none'), expect: ['undeclared'] },
      { say: 'A link that pays', facts: told('Gutes Buch: https://shop.example/buch?tag=acme-21', 'none'), expect: ['undeclared'] },
      { say: 'No label in English', facts: told('Our new bell is cast from Muster tin.'), story: en, expect: ['missing'] },
    ],
  },
})
