import { measureText } from '../../../core/text.ts'
import { defineCheck } from '../../check.ts'
import { article } from '../../testing.ts'

const max = 60
const owned = { role: 'owned' } as const
const titled = (title: string, seoTitle: string) => ({ article: article({ title, seo: { title: seoTitle, description: 'x' } }) })

export default defineCheck({
  id: 'seo/title',
  title: {
    pass: { de: 'Der Titel passt in die Trefferliste', en: 'The title fits the list of results' },
    fail: { de: 'Der Titel für Suchmaschinen ist nicht in Ordnung', en: 'The title for search engines needs work' },
  },
  why: {
    de: 'Wer sucht, entscheidet nach dem Titel; ein abgeschnittener sagt nicht, worum es geht.',
    en: 'People who search decide by the title; a cut one does not say what it is about.',
  },
  source: 'https://developers.google.com/search/docs/appearance/title-link',
  severity: 'warning',
  needs: [],
  messages: {
    missing: {
      de: 'Der Beitrag hat keinen Titel. Geben Sie ihm einen, der sagt, worum es geht.',
      en: 'The post has no title. Give it one that says what it is about.',
    },
    long: {
      de: 'Der Titel hat {length} Zeichen. Suchmaschinen zeigen meist nur {max}: Schreiben Sie einen kürzeren für sie.',
      en: 'The title has {length} characters. Search engines mostly show {max}: write a shorter one for them.',
    },
  },
  appliesTo: ({ platform }) => platform.role === 'owned',
  *run(_, { story }) {
    const text = story.article.texts[story.language]
    // Without a title of its own, the page takes that of the post.
    const own = (text?.seo.title ?? '').trim()
    const title = own || (text?.title ?? '').trim()
    const length = measureText(title, { unit: 'grapheme' })
    if (length === 0) yield { message: 'missing', certainty: 'sure', at: { field: 'article.title' } }
    if (length > max) yield { message: 'long', certainty: 'maybe', at: { field: 'article.seo.title' }, data: { length, max } }
  },
  examples: {
    good: [
      { say: 'A title of its own, and a long one for the page', facts: {}, platform: owned, story: titled('a'.repeat(99), 'ä'.repeat(60)) },
      { say: 'The title of the post', facts: {}, platform: owned, story: titled('Acme öffnet die Werkstatt', '') },
    ],
    bad: [
      { say: 'No title at all', facts: {}, platform: owned, story: titled(' ', ''), expect: ['missing'] },
      { say: 'Longer than is shown', facts: {}, platform: owned, story: titled('a'.repeat(61), ''), expect: ['long'] },
    ],
  },
})
