import type { Language } from '../../../core/story.ts'
import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { structureOf } from '../../structure.ts'
import { article, bodyOf, declared, plainImage, preview } from '../../testing.ts'
import { addressOf } from '../../text/address-words.ts'
import { findCompound, findWord } from '../../text/words.ts'

const owned = { role: 'owned' } as const
const seen = (focusKeyword: string, alt = 'Eine Gießerin beim Glockenguss.') => ({
  declared: declared({ focusKeyword }),
  preview: preview({ media: [{ ...plainImage, alt }] }),
})
const post = {
  title: 'Glockenguss zum Zuschauen',
  slug: 'glockenguss-zum-zuschauen',
  body: bodyOf('Am Samstag zeigen wir den Glockenguss.', '## So läuft der Glockenguss ab', 'Um zehn Uhr schmelzen wir die Bronze.'),
  seo: { title: '', description: 'Beim Glockenguss am Samstag zusehen: Guss, Schliff und Klang.' },
}
// Believed: figures of common SEO tools lie between 2 and 4 %. A word that is needed that often by the topic is for a person to judge.
const mostShare = 0.04
const fewest = 6

export default defineCheck({
  id: 'seo/focus-keyword',
  title: {
    pass: { de: 'Das Suchwort steht, wo es zählt', en: 'The focus keyword stands where it matters' },
    fail: { de: 'Das Suchwort fehlt, wo es zählt', en: 'The focus keyword is missing where it matters' },
  },
  why: {
    de: 'Wer nach diesem Wort sucht, erkennt sonst nicht, dass der Beitrag davon handelt; und Suchmaschinen auch nicht.',
    en: 'People who search for it do not see that the post is about it; nor do search engines.',
  },
  source: 'https://developers.google.com/search/docs/fundamentals/seo-starter-guide',
  severity: 'advice',
  needs: ['declared', 'preview'],
  messages: {
    title: {
      de: '„{keyword}“ fehlt im Titel. Nehmen Sie es auf, am besten weit vorn.',
      en: '“{keyword}” is not in the title. Put it in, best at its beginning.',
    },
    opening: {
      de: '„{keyword}“ fehlt am Anfang des Textes. Sagen Sie gleich im ersten Absatz, worum es geht.',
      en: '“{keyword}” is missing where the text begins. Say in the first paragraph what it is about.',
    },
    slug: {
      de: '„{keyword}“ fehlt in der Adresse der Seite. Nehmen Sie es in den Adressteil auf.',
      en: '“{keyword}” is not in the address of the page. Put it into the slug.',
    },
    description: {
      de: '„{keyword}“ fehlt in der Beschreibung. Nehmen Sie es auf: Suchmaschinen heben es hervor.',
      en: '“{keyword}” is not in the description. Put it in: search engines highlight it.',
    },
    heading: {
      de: '„{keyword}“ steht in keiner Zwischenüberschrift. Nehmen Sie es in eine auf, wenn es passt.',
      en: '“{keyword}” is in none of the headings. Put it into one if it fits.',
    },
    alt: {
      de: '„{keyword}“ steht in keinem Alternativtext. Nehmen Sie es auf, wenn ein Bild es zeigt.',
      en: '“{keyword}” is in no alternative text. Put it in if a picture shows it.',
    },
    stuffed: {
      de: '„{keyword}“ steht {count}-mal in {words} Wörtern. Sagen Sie es öfter anders: So liest es sich gestopft.',
      en: '“{keyword}” is used {count} times in {words} words. Put it differently more often: it reads as if stuffed.',
    },
  },
  appliesTo: ({ platform }, { declared }) => platform.role === 'owned' && addressOf(declared.focusKeyword) !== '',
  *run({ declared, preview }, subject) {
    const { story } = subject
    const text = story.article.texts[story.language]
    if (!text) return
    const keyword = declared.focusKeyword.trim()
    const lacks = (where: string) => !holds(where, keyword, story.language)
    const maybe = { certainty: 'maybe', data: { keyword } } as const
    const ownTitle = text.seo.title.trim() !== ''
    if (lacks(ownTitle ? text.seo.title : text.title))
      yield { message: 'title', ...maybe, at: { field: ownTitle ? 'article.seo.title' : 'article.title' } }
    if (text.slug.trim() !== '' && !slugHolds(text.slug, keyword)) yield { message: 'slug', ...maybe, at: { field: 'article.slug' } }
    if (text.seo.description.trim() !== '' && lacks(text.seo.description))
      yield { message: 'description', ...maybe, at: { field: 'article.seo.description' } }

    const pictures = preview.media.filter(({ kind, alt }) => kind === 'image' && alt !== null)
    if (pictures[0] && pictures.every(({ alt }) => lacks(alt ?? '')))
      yield { message: 'alt', ...maybe, at: { field: mediaField(story, pictures[0], 'alt') } }

    const structure = structureOf(subject)
    if (!structure) return
    const first = structure.blocks.find(({ kind, plain }) => kind === 'paragraph' && plain.trim() !== '')
    if (first && lacks(first.plain)) yield { message: 'opening', ...maybe, at: structure.at(first) }
    const headings = structure.blocks.filter(({ kind, plain }) => kind === 'heading' && plain.trim() !== '')
    if (headings[0] && headings.every(({ plain }) => lacks(plain))) yield { message: 'heading', ...maybe, at: structure.at(headings[0]) }
    const { words } = structure
    const count = structure.blocks.reduce((sum, { plain }) => sum + findWord(plain, keyword, story.language).length, 0)
    if (count >= fewest && count > words * mostShare)
      yield { message: 'stuffed', certainty: 'maybe', at: structure.at(), data: { keyword, count, words } }
  },
  examples: {
    good: [
      { say: 'Everywhere', facts: seen('Glockenguss'), platform: owned, story: { article: article(post) } },
      {
        say: 'With endings, and in longer words',
        facts: seen('glocke'),
        platform: owned,
        story: { article: article({ ...post, slug: 'glocken' }) },
      },
      {
        say: 'Several words, in another order',
        facts: seen('bell foundry', 'A founder at work in our bell foundry.'),
        platform: owned,
        story: {
          language: 'en',
          article: {
            ...article({}),
            texts: {
              en: {
                ...article(post).texts.de!,
                title: 'The bell foundry opens its doors',
                slug: 'open-day-at-the-bell-foundry',
                body: bodyOf('Our foundry has cast every bell of this town.'),
                seo: { title: '', description: 'See how our foundry casts a bell.' },
              },
            },
          },
        },
      },
    ],
    bad: [
      {
        say: 'Nowhere',
        facts: seen('Kirchturm'),
        platform: owned,
        story: { article: article(post) },
        expect: ['title', 'slug', 'description', 'alt', 'opening', 'heading'],
      },
      {
        say: 'Again and again',
        facts: seen('Glockenguss'),
        platform: owned,
        story: { article: article({ ...post, body: bodyOf('Glockenguss ist Handwerk. '.repeat(7)) }) },
        expect: ['stuffed'],
      },
    ],
  },
})

/** As it stands, or all of its longer words in any order. */
function holds(text: string, keyword: string, language: Language): boolean {
  if (findWord(text, keyword, language).length > 0) return true
  const parts = keyword
    .split(/\s+/u)
    .filter((part) => part.length > 3)
    .slice(0, 10)
  const composed = text.normalize('NFC')
  return (
    parts.length > 0 && parts.every((part) => findWord(composed, part, language).length + findCompound(composed, part, language).length > 0)
  )
}

function slugHolds(slug: string, keyword: string): boolean {
  const address = addressOf(slug)
  return addressOf(keyword)
    .split('-')
    .every((part) => address.includes(part))
}
