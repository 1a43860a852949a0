import { defineCheck, type Finding } from '../../check.ts'
import { article, plainStory } from '../../testing.ts'
import { addressOf } from '../../text/address-words.ts'
import { functionWords } from '../../text/function-words.ts'

const owned = { role: 'owned' } as const
const addressed = (slug: string) => ({ facts: {}, platform: owned, story: { article: article({ slug }) } })
const english = (slug: string) =>
  ({
    ...addressed(slug),
    story: { language: 'en', article: { ...plainStory.article, texts: { en: { ...plainStory.article.texts.de!, slug } } } },
  }) as const

const longest = 75
const mostSmallWords = 4
const inAddresses = (words: ReadonlySet<string>) => new Set([...words].map(addressOf))
const smallWords = { de: inAddresses(functionWords.de), en: inAddresses(functionWords.en) }

export default defineCheck({
  id: 'seo/slug',
  title: {
    pass: { de: 'Die Adresse der Seite ist kurz und lesbar', en: 'The address of the page is short and readable' },
    fail: { de: 'Die Adresse der Seite ist nicht gut lesbar', en: 'The address of the page does not read well' },
  },
  why: {
    de: 'Wer die Adresse in einer Trefferliste oder Nachricht sieht, soll erkennen, wohin sie führt; und später ändern lässt sie sich schlecht.',
    en: 'People who see the address in a list of results or a message are to know where it leads; and it is hard to change later.',
  },
  source: 'https://developers.google.com/search/docs/crawling-indexing/url-structure',
  severity: 'advice',
  needs: [],
  messages: {
    missing: {
      de: 'Der Beitrag hat keinen Adressteil. Geben Sie ihm einen aus wenigen Wörtern.',
      en: 'The post has no slug. Give it one of a few words.',
    },
    characters: {
      de: 'Der Adressteil „{slug}“ enthält Zeichen, die in Adressen verschlüsselt oder verwechselt werden. Schreiben Sie „{better}“.',
      en: 'The slug “{slug}” has characters that addresses encode or that people mix up. Write “{better}”.',
    },
    long: {
      de: 'Der Adressteil hat {length} Zeichen. Lassen Sie nur die Wörter stehen, auf die es ankommt: höchstens {max} Zeichen.',
      en: 'The slug has {length} characters. Leave only the words that matter: {max} characters at most.',
    },
    clutter: {
      de: 'Im Adressteil stehen viele Füllwörter ({words}). Streichen Sie sie.',
      en: 'The slug has many filler words ({words}). Delete them.',
    },
    language: {
      de: 'Der Adressteil „{slug}“ ist in einer anderen Sprache als der Beitrag. Schreiben Sie ihn in dessen Sprache.',
      en: 'The slug “{slug}” is in another language than the post. Write it in the post’s.',
    },
  },
  appliesTo: ({ story, platform }) => platform.role === 'owned' && story.article.texts[story.language] !== undefined,
  *run(_, { story: { article, language } }): Generator<Finding<'missing' | 'characters' | 'long' | 'clutter' | 'language'>> {
    const slug = article.texts[language]?.slug ?? ''
    const at = { field: 'article.slug' }
    const better = addressOf(decoded(slug))
    if (better === '') {
      yield { message: 'missing', certainty: 'sure', at }
      return
    }
    const whole = { ...at, start: 0, end: slug.length }
    if (slug !== better) yield { message: 'characters', certainty: 'sure', at: whole, data: { slug, better }, fix: better }
    if (better.length > longest) yield { message: 'long', certainty: 'maybe', at, data: { length: better.length, max: longest } }
    const words = better.split('-')
    const small = words.filter((word) => smallWords[language].has(word))
    const foreign = words.filter((word) => smallWords[language === 'de' ? 'en' : 'de'].has(word))
    if (small.length === 0 && foreign.length > 1) yield { message: 'language', certainty: 'maybe', at, data: { slug } }
    else if (small.length >= mostSmallWords && small.length * 2 >= words.length)
      yield { message: 'clutter', certainty: 'maybe', at, data: { words: [...new Set(small)].slice(0, 8).join(', ') } }
  },
  examples: {
    good: [
      { say: 'A few words', ...addressed('acme-oeffnet-die-werkstatt') },
      { say: 'English words that German uses', ...addressed('new-work-in-der-giesserei') },
      { say: 'A year', ...english('open-day-2026') },
    ],
    bad: [
      { say: 'Nothing', ...addressed(' - '), expect: ['missing'] },
      { say: 'Umlauts, capitals and low lines', ...addressed('Glocken_für_Köln'), expect: ['characters'] },
      {
        say: 'A whole sentence',
        ...addressed('am-samstag-zeigen-alle-giesser-und-giesserinnen-unserer-werkstatt-den-guss-grosser-glocken'),
        expect: ['long'],
      },
      { say: 'Mostly filler words', ...english('how-you-can-make-the-most-of-your-bell'), expect: ['clutter'] },
      { say: 'The slug of the German post', ...english('wir-oeffnen-die-werkstatt-fuer-alle'), expect: ['language'] },
    ],
  },
})

/** `%C3%BC` as the letter that it stands for, where it is one. */
function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}
