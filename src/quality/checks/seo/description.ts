import { defineCheck } from '../../check.ts'
import { article, plainStory } from '../../testing.ts'
import { pixelWidth } from '../../text/pixel-width.ts'

// Google names no figure: it cuts to the width of the device. Believed, from what the desktop's list of results shows in 2026: two lines of
// Arial at 14 px, cut somewhere between 920 and 990 px.
const max = 990
const fontSizePx = 14
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
      de: 'Die Beschreibung ist etwa {width} Pixel breit. Trefferlisten zeigen meist nur {max}: Prüfen Sie, ob das Wichtigste vorn steht.',
      en: 'The description is about {width} pixels wide. Lists of results mostly show {max}: see that what matters comes first.',
    },
    repeats: {
      de: 'Die Beschreibung wiederholt nur den Titel. Sagen Sie, was darüber hinaus im Beitrag steht.',
      en: 'The description only repeats the title. Say what else the post offers.',
    },
  },
  appliesTo: ({ platform }) => platform.role === 'owned',
  *run(_, { story }) {
    const text = story.article.texts[story.language]
    const description = text?.seo.description ?? ''
    const at = { field: 'article.seo.description' }
    const width = pixelWidth(description.trim(), fontSizePx)
    if (width === 0) {
      yield { message: 'missing', certainty: 'sure', at }
      return
    }
    if (width > max) yield { message: 'long', certainty: 'maybe', at, data: { width, max } }
    const bare = wordsOf(description)
    if (bare !== '' && [text?.title, text?.seo.title].some((title) => wordsOf(title ?? '') === bare))
      yield { message: 'repeats', certainty: 'sure', at }
  },
  examples: {
    good: [
      { say: 'One sentence', facts: {}, platform: owned },
      {
        say: 'As long as is shown',
        facts: {},
        platform: owned,
        story: described(
          'Am Samstag zeigen wir, wie unsere Glocken entstehen: Guss, Schliff und Klang. Mit Führung für Kinder, Kaffee und einem ersten Läuten um drei.',
        ),
      },
    ],
    bad: [
      { say: 'None', facts: {}, platform: owned, story: described(' '), expect: ['missing'] },
      { say: 'None in this language', facts: {}, platform: owned, story: { ...plainStory, language: 'en' }, expect: ['missing'] },
      {
        say: 'Longer than is shown',
        facts: {},
        platform: owned,
        story: described(
          'Wir gießen Glocken seit 1848, und weil uns viele fragen, wie das geht, öffnen wir am Samstag die Werkstatt, zeigen Guss, Schliff und Klang und laden zu Kaffee und Kuchen ein.',
        ),
        expect: ['long'],
      },
      { say: 'The title once more', facts: {}, platform: owned, story: described('Acme.'), expect: ['repeats'] },
    ],
  },
})

const wordsOf = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
