import { defineCheck } from '../../check.ts'
import type { GatheredLink } from '../../facts.ts'
import { brandOf } from '../../testing.ts'

/** The same page with and without a slash at its end, or a part of it. */
const page = (url: string) => url.trim().replace(/#.*$/su, '').replace(/\/$/u, '').toLowerCase()
const found = (links: readonly GatheredLink[], imprint: string) => links.find(({ url }) => page(url) === page(imprint))

const brand = brandOf({ imprint: 'https://acme.example/impressum' })
const answers = (answer: GatheredLink['answer'], url = 'https://acme.example/impressum/') => ({ links: [{ url, answer }], brand })

export default defineCheck({
  id: 'pr/imprint',
  title: {
    pass: { de: 'Das Impressum ist erreichbar', en: 'The imprint can be reached' },
    fail: { de: 'Das Impressum ist nicht erreichbar', en: 'The imprint cannot be reached' },
  },
  why: {
    de: 'Wer wissen will, wer hier spricht, und wer sich beschweren will, findet niemanden.',
    en: 'People who want to know who speaks here, or to complain, find nobody.',
  },
  source: '§ 5 DDG; § 18 MStV',
  severity: 'warning',
  needs: ['links', 'brand'],
  messages: {
    gone: {
      de: 'Unter {url} antwortet das Impressum nicht. Sagen Sie denen Bescheid, die die Website betreuen, oder berichtigen Sie die Adresse bei der Marke.',
      en: 'The imprint does not answer at {url}. Tell those who look after the website, or correct the address in the brand.',
    },
  },
  // Whether a profile or a page leads to the imprint is nothing that a post could tell.
  appliesTo: (_, { links, brand }) => brand.imprint !== '' && found(links, brand.imprint) !== undefined,
  *run({ links, brand }) {
    const link = found(links, brand.imprint)
    if (link === undefined || link.answer === 'unverifiable') return
    const data = { url: link.url }
    if (typeof link.answer === 'string' || link.answer >= 400) yield { message: 'gone', certainty: 'sure', at: { field: 'link' }, data }
  },
  examples: {
    good: [
      { say: 'It answers', facts: answers(200) },
      { say: 'A part of the page', facts: answers(200, 'https://acme.example/impressum#kontakt') },
      { say: 'A host that turns bots away', facts: answers('unverifiable') },
    ],
    bad: [
      { say: 'It was moved', facts: answers(404), expect: ['gone'] },
      { say: 'The website is down', facts: answers('unreachable'), expect: ['gone'] },
    ],
  },
})
