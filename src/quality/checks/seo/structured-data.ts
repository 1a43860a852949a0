import { measureText } from '../../../core/text.ts'
import { defineCheck, type Finding } from '../../check.ts'
import { article, plainStory } from '../../testing.ts'

// Believed: Google's page once named 110 characters and no longer names any; validators and other readers still hold to it.
const longest = 110
const owned = { role: 'owned' } as const
const by = (author: string) => ({ facts: {}, platform: owned, story: { article: { ...plainStory.article, author } } })
const titled = (title: string) => ({ facts: {}, platform: owned, story: { article: article({ title }) } })

export default defineCheck({
  id: 'seo/structured-data',
  title: {
    pass: { de: 'Die Angaben für Maschinen sind vollständig', en: 'What machines are told about the post is complete' },
    fail: { de: 'Die Angaben für Maschinen sind unvollständig', en: 'What machines are told about the post is incomplete' },
  },
  why: {
    de: 'Suchmaschinen und Feed-Leser zeigen sonst weder die ganze Überschrift noch, von wem der Beitrag ist.',
    en: 'Search engines and feed readers show neither the whole headline nor who the post is by.',
  },
  source: 'https://schema.org/Article and https://developers.google.com/search/docs/appearance/structured-data/article',
  severity: 'advice',
  needs: [],
  messages: {
    headline: {
      de: 'Der Titel hat {length} Zeichen. Als Überschrift für Maschinen sind höchstens {max} üblich: Kürzen Sie ihn.',
      en: 'The title has {length} characters. As a headline for machines {max} at most are usual: shorten it.',
    },
    author: {
      de: 'Von wem der Beitrag ist, steht nirgends. Nennen Sie eine Person oder das Unternehmen.',
      en: 'Nothing says who the post is by. Name a person or the company.',
    },
    byline: {
      de: 'Bei „{author}“ steht mehr als ein Name. Nennen Sie den Namen allein.',
      en: '“{author}” is more than a name. Give the name alone.',
    },
  },
  appliesTo: ({ story, platform }) => platform.role === 'owned' && story.article.texts[story.language] !== undefined,
  *run(_, { story: { article, language } }): Generator<Finding<'headline' | 'author' | 'byline'>> {
    const title = (article.texts[language]?.title ?? '').trim()
    const length = measureText(title, { unit: 'codepoint' })
    if (length > longest) yield { message: 'headline', certainty: 'maybe', at: { field: 'article.title' }, data: { length, max: longest } }
    const author = article.author.trim()
    const at = { field: 'article.declared' }
    if (author === '') yield { message: 'author', certainty: 'sure', at }
    else if (/^(?:von|by|posted by|text:|autor(?:in)?:|author:)\s/iu.test(author) && /^\P{Lu}|:/u.test(author))
      yield { message: 'byline', certainty: 'maybe', at, data: { author } }
  },
  examples: {
    good: [
      { say: 'A person', ...by('Ada Beispiel') },
      { say: 'The company', ...by('Acme') },
      { say: 'A name that begins like a byline', ...by('Von Arx Metallbau') },
    ],
    bad: [
      { say: 'Nobody', ...by(' '), expect: ['author'] },
      { say: 'A byline', ...by('von Ada Beispiel'), expect: ['byline'] },
      {
        say: 'A title like a paragraph',
        ...titled(
          'Am kommenden Samstag öffnet unsere Gießerei von zehn bis achtzehn Uhr ihre Tore, und wir zeigen Ihnen den Guss einer Glocke',
        ),
        expect: ['headline'],
      },
    ],
  },
})
