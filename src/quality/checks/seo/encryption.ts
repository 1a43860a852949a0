import { defineCheck } from '../../check.ts'
import { linkPlaces } from '../../link-place.ts'
import { plainStory } from '../../testing.ts'

const url = 'http://acme.example/werkstatt'
const typed = { text: `Hier entlang: ${url}.`, link: null }

/** Links that are looked at: a post with more has other troubles. */
const most = 100

export default defineCheck({
  id: 'seo/encryption',
  title: {
    pass: { de: 'Alle Links sind verschlüsselt', en: 'All links are encrypted' },
    fail: { de: 'Ein Link ist nicht verschlüsselt', en: 'A link is not encrypted' },
  },
  why: {
    de: 'Wer dem Link folgt, den warnt der Browser; und wer im selben Netz sitzt, liest mit.',
    en: 'People who follow the link are warned by their browser; and others in the same network read along.',
  },
  source: 'https://developers.google.com/search/docs/appearance/page-experience',
  severity: 'advice',
  needs: ['links'],
  messages: {
    plain: {
      de: '{url} ist nicht verschlüsselt. Schreiben Sie https:// statt http:// und öffnen Sie den Link einmal.',
      en: '{url} is not encrypted. Write https:// instead of http:// and open the link once.',
    },
  },
  appliesTo: (_, { links }) => links.length > 0,
  *run({ links }, subject) {
    const placeOf = linkPlaces(subject)
    for (const { url, answer } of links.filter(({ isBeside }) => !isBeside).slice(0, most)) {
      // What leads nowhere is to be corrected, not encrypted.
      if (!/^http:/iu.test(url) || answer === 'unreachable' || answer === 'refused' || Number(answer) >= 400) continue
      const at = placeOf(url)
      const fix = at.field === 'text' && at.start !== undefined ? { fix: url.replace(/^http/iu, 'https') } : {}
      yield { message: 'plain', certainty: 'maybe', at, data: { url }, ...fix }
    }
  },
  examples: {
    good: [
      { say: 'Encrypted', facts: { links: [{ url: plainStory.link!, answer: 200 }] } },
      { say: 'It leads nowhere: that is another matter', facts: { links: [{ url, answer: 404 }] }, story: typed },
    ],
    bad: [
      { say: 'In the text', facts: { links: [{ url, answer: 'unverifiable' }] }, story: typed, expect: ['plain'] },
      { say: 'As the link of the variant', facts: { links: [{ url, answer: 200 }] }, story: { link: url }, expect: ['plain'] },
      {
        say: 'The other end redirects to the encrypted page',
        facts: { links: [{ url, answer: 200, leadsTo: plainStory.link!, redirects: 1 }] },
        story: typed,
        expect: ['plain'],
      },
    ],
  },
})
