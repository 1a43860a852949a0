import { defineCheck } from '../../check.ts'
import { article } from '../../testing.ts'
import { pixelWidth } from '../../text/pixel-width.ts'

// Google names no figure: it cuts to the width of the device. Believed, from what the desktop's list of results shows in 2026: one line of
// Arial at 20 px, cut at about 600 px.
const max = 600
const fontSizePx = 20
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
      de: 'Der Titel ist etwa {width} Pixel breit. In Trefferlisten ist meist für {max} Platz: Schreiben Sie einen kürzeren für Suchmaschinen.',
      en: 'The title is about {width} pixels wide. Lists of results mostly have room for {max}: write a shorter one for search engines.',
    },
  },
  appliesTo: ({ platform }) => platform.role === 'owned',
  *run(_, { story }) {
    const text = story.article.texts[story.language]
    // Without a title of its own, the page takes that of the post.
    const own = (text?.seo.title ?? '').trim()
    const title = own || (text?.title ?? '').trim()
    const width = pixelWidth(title, fontSizePx)
    if (width === 0) yield { message: 'missing', certainty: 'sure', at: { field: 'article.title' } }
    if (width > max)
      yield { message: 'long', certainty: 'maybe', at: { field: own ? 'article.seo.title' : 'article.title' }, data: { width, max } }
  },
  examples: {
    good: [
      {
        say: 'A title of its own, and a long one for the page',
        facts: {},
        platform: owned,
        story: titled(
          'Wie unsere Gießerei an einem einzigen Wochenende die größte Glocke ihrer Geschichte gegossen hat',
          'Die größte Glocke unserer Geschichte: so entstand sie',
        ),
      },
      { say: 'The title of the post', facts: {}, platform: owned, story: titled('Acme öffnet die Werkstatt', '') },
      {
        say: 'Many letters, but narrow ones',
        facts: {},
        platform: owned,
        story: titled('Stille Zeit: Mit dieser Liste fällt die Wahl der Tischglocke leicht', ''),
      },
    ],
    bad: [
      { say: 'No title at all', facts: {}, platform: owned, story: titled(' ', ''), expect: ['missing'] },
      {
        say: 'Longer than is shown',
        facts: {},
        platform: owned,
        story: titled('Am kommenden Samstag öffnen wir unsere Werkstatt für alle, die Glocken lieben', ''),
        expect: ['long'],
      },
      {
        say: 'Not so many letters, but wide ones',
        facts: {},
        platform: owned,
        story: titled('Acme', 'WIR GIESSEN GLOCKEN: KOMMEN SIE AM WOCHENENDE VORBEI!'),
        expect: ['long'],
      },
    ],
  },
})
