import { measureText } from '../../../core/text.ts'
import { defineCheck } from '../../check.ts'
import { article, plainStory } from '../../testing.ts'

const max = 160
const owned = { role: 'owned' } as const
const described = (description: string) => ({ article: article({ seo: { title: 'Acme', description } }) })

export default defineCheck({
  id: 'seo/description',
  title: {
    pass: { de: 'Die Beschreibung für Suchmaschinen steht', en: 'The description for search engines is there' },
    fail: { de: 'Die Beschreibung für Suchmaschinen ist nicht in Ordnung', en: 'The description for search engines needs work' },
  },
  why: {
    de: 'Wer sucht, liest in der Trefferliste sonst einen zufälligen Ausschnitt und geht vorüber.',
    en: 'People who search read a random excerpt in the list of results, and pass by.',
  },
  source: 'https://developers.google.com/search/docs/appearance/snippet',
  severity: 'warning',
  needs: [],
  messages: {
    missing: {
      de: 'Die Beschreibung für Suchmaschinen fehlt. Sagen Sie in ein bis zwei Sätzen, was der Beitrag bringt.',
      en: 'The description for search engines is missing. Say in one or two sentences what the post offers.',
    },
    long: {
      de: 'Die Beschreibung hat {length} Zeichen. Suchmaschinen zeigen meist nur {max}: Prüfen Sie, ob das Wichtigste vorn steht.',
      en: 'The description has {length} characters. Search engines mostly show {max}: see that what matters comes first.',
    },
  },
  appliesTo: ({ platform }) => platform.role === 'owned',
  *run(_, { story }) {
    const description = (story.article.texts[story.language]?.seo.description ?? '').trim()
    const at = { field: 'article.seo.description' }
    const length = measureText(description, { unit: 'grapheme' })
    if (length === 0) yield { message: 'missing', certainty: 'sure', at }
    if (length > max) yield { message: 'long', certainty: 'maybe', at, data: { length, max } }
  },
  examples: {
    good: [
      { say: 'One sentence', facts: {}, platform: owned },
      { say: 'Exactly as long as is shown', facts: {}, platform: owned, story: described('ä'.repeat(160)) },
    ],
    bad: [
      { say: 'None', facts: {}, platform: owned, story: described(' '), expect: ['missing'] },
      { say: 'None in this language', facts: {}, platform: owned, story: { ...plainStory, language: 'en' }, expect: ['missing'] },
      { say: 'Longer than is shown', facts: {}, platform: owned, story: described('a'.repeat(161)), expect: ['long'] },
    ],
  },
})
