import { describe, expect, it } from 'vitest'
import type { Channel } from '../core/channel.ts'
import type { Article, ArticleText, MediaRef, Poll, Story } from '../core/story.ts'
import type { Variant } from '../core/variant.ts'
import { hashOfVariant, postHash } from '../workflow/content-hash.ts'
import { contentAsJson, contentFrom, contentOf } from '../workflow/content.ts'
import type { Composition } from '../workflow/variants.payload.ts'
import { changesSince } from './changes-since.ts'

type Whole = Pick<Composition, 'article' | 'variants' | 'declared'>

// Nothing is absent in it: what a type gains has to be named here, and is then held to by the table below.
const text: Required<ArticleText> = {
  ...{ title: 'Wind', slug: 'wind', teaser: 'Kurz', seo: { title: 'Wind im Norden', description: 'Warum' }, alt: { '1': 'Ein Drache' } },
  body: { root: { children: [{ type: 'paragraph', children: [{ type: 'text', text: 'Viel Wind', format: 0 }] }] } },
}
const medium: Required<MediaRef> = {
  ...{ id: '1', kind: 'image', mimeType: 'image/jpeg', alt: 'Ein Drache', width: 4, height: 3, bytes: 1, sha256: 'a', title: 'Drache' },
  focalPoint: { x: 50, y: 50 },
  captions: [{ language: 'de', sha256: 'c' }],
}
const poll: Required<Poll> = { options: ['ja', 'nein'], minutes: 60, multiple: false }
const article: Required<Article> = {
  ...{ id: '9', brand: { id: 'b', slug: 'acme', name: 'Acme' }, campaign: 'Mai', topics: ['wind', 'meer'], author: 'Acme' },
  texts: { de: text, en: { ...text, title: 'Wind power' } },
}
const story: Required<Story> = {
  ...{ language: 'de', text: 'Frischer Wind', link: 'https://acme.example', media: [medium], format: 'reel', poll, article },
}
const channel = { id: 'c', name: 'Acme', platform: 'mastodon', account: '42', handle: '@acme' } as Channel
const declared = {
  embargoUntil: null,
  sponsorship: 'gifted',
  sponsor: 'Zinn',
  isGenerated: true,
  focusKeyword: 'Wind',
  canonical: '',
} as const
const consents = [{ name: 'Ada', agreedOn: '2026-11-01' }]
const whole = (): Whole =>
  // A copy; that the story's article is the post's own stays so in it.
  structuredClone({
    article,
    variants: [
      {
        ...{ channel, story, parts: ['eins', 'zwei'], dueAt: null, hash: '' },
        recurrence: { every: 'week', interval: 2, until: '2027-01-01' },
      },
    ],
    declared: {
      de: { ...declared, consents, embargoUntil: new Date('2026-12-01T08:00:00Z') },
      en: { ...declared, consents, focusKeyword: 'wind power' },
    },
  } as const)
const hashOf = ({ article, variants, declared }: Whole) =>
  postHash(
    article,
    variants.map((one) => ({ hash: hashOfVariant(one) })),
    declared,
  )

/** Every value in it that holds no other, by its path; but not the article within a story, which is the post's own. */
function leaves(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return [[...path]]
  return Object.entries(value).flatMap(([name, one]) => (name === 'article' && path.includes('story') ? [] : leaves(one, [...path, name])))
}
function changed(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return typeof value === 'string' ? `${value}x` : new Date('2027-05-05T05:05:05Z')
}
function set(target: unknown, path: readonly string[], to: (value: unknown) => unknown): void {
  const holder = path.slice(0, -1).reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], target) as Record<string, unknown>
  const last = path.at(-1) ?? ''
  holder[last] = to(holder[last])
}

/** How many things the sheet says. */
function told(before: Whole, now: Whole): number {
  // As it was kept, and read again.
  const changes = changesSince(contentFrom(contentAsJson(contentOf(before))), contentOf(now), 'UTC')
  const each = [
    ...(['de', 'en'] as const).filter((one) => now.article.texts[one]).map(changes.text),
    ...now.variants.map(({ channel }) => changes.channel(channel.id)),
  ]
  return changes.whole.length + changes.dropped.length + each.reduce((sum, one) => sum + one.changes.length + Number(one.isNew), 0)
}

// Of a channel, its id and account are bound; its name, its platform and when it goes are not. A post keeps its id.
const notBound = /^(article\.id|variants\.0\.(channel\.(name|platform|handle)|dueAt|hash))$/
// One of a few, which the words for it need.
const other: Record<string, unknown> = {
  'declared.de.sponsorship': 'sponsored',
  'declared.en.sponsorship': 'sponsored',
  'variants.0.story.language': 'en',
  'variants.0.recurrence.every': 'month',
  'variants.0.recurrence.until': '2027-02-02',
  'declared.de.consents.0.agreedOn': '2026-11-02',
  'declared.en.consents.0.agreedOn': '2026-11-02',
}
const changedAt = (path: readonly string[]) => {
  const now = whole()
  set(now, path, (value) => other[path.join('.')] ?? changed(value))
  return now
}
const paths = leaves(whole())

describe('every ingredient of the content’s hash', () => {
  it.each(paths.filter((path) => !notBound.test(path.join('.'))).map((path) => [path.join('.'), path] as const))(
    'is told where it alone has changed: %s',
    (_, path) => {
      expect(hashOf(changedAt(path))).not.toBe(hashOf(whole()))
      expect(told(whole(), changedAt(path))).toBeGreaterThan(0)
    },
  )
  it.each(
    paths.filter((path) => notBound.test(path.join('.')) && path.join('.') !== 'article.id').map((path) => [path.join('.'), path] as const),
  )('and nothing else is: %s', (_, path) => {
    expect(hashOf(changedAt(path))).toBe(hashOf(whole()))
    expect(told(whole(), changedAt(path))).toBe(0)
  })

  const variant = (differs: (one: Variant) => Partial<Variant>) => (now: Whole) => ({
    ...now,
    variants: now.variants.map((one) => ({ ...one, ...differs(one) })),
  })
  const ofStory = (differs: Partial<Story>) => variant(({ story }) => ({ story: { ...story, ...differs } }))
  const without = (name: 'format' | 'poll') => variant(({ story: { [name]: _, ...story } }) => ({ story }))
  const ofArticle = (differs: Partial<Article>) => (now: Whole) => ({ ...now, article: { ...now.article, ...differs } })
  const goes: Record<string, (now: Whole) => Whole> = {
    'a language': ofArticle({ texts: { de: text } }),
    'the campaign': ofArticle({ campaign: null }),
    'a topic': ofArticle({ topics: ['wind'] }),
    'the order of topics': ofArticle({ topics: ['meer', 'wind'] }),
    'a description': ofArticle({ texts: { ...article.texts, en: { ...article.texts.en!, alt: {} } } }),
    'a channel': (now) => ({ ...now, variants: [] }),
    'all that is declared': (now) => ({ ...now, declared: null }),
    'a consent': (now) => ({ ...now, declared: now.declared && { ...now.declared, de: { ...now.declared.de, consents: [] } } }),
    'the repetition': variant(() => ({ recurrence: null })),
    'a part': variant(() => ({ parts: ['eins'] })),
    'all parts': variant(() => ({ parts: [] })),
    'the link': ofStory({ link: null }),
    'the picture': ofStory({ media: [] }),
    'the captions': ofStory({ media: [{ ...medium, captions: [] }] }),
    'an option of the poll': ofStory({ poll: { ...poll, options: ['ja'] } }),
    'the line between two options': ofStory({ poll: { ...poll, options: ['ja · nein'] } }),
    'the poll': without('poll'),
    'the format': without('format'),
  }
  it.each(Object.entries(goes))('is told where it goes or comes: %s', (_, change) => {
    const [full, less] = [whole(), change(whole())]
    expect(hashOf(less)).not.toBe(hashOf(full))
    expect(told(full, less)).toBeGreaterThan(0)
    expect(told(less, full)).toBeGreaterThan(0)
  })

  it('is no news where nothing has changed, nor where nothing was approved', () => {
    expect(told(whole(), whole())).toBe(0)
    expect(changesSince(null, contentOf(whole()), 'UTC')).toMatchObject({ whole: [], dropped: [] })
    expect(changesSince(null, contentOf(whole()), 'UTC').channel('c')).toEqual({ isNew: false, changes: [] })
  })
})

describe('an approval from before accounts, repetition and declarations were kept', () => {
  const { variants, declared: _, ...kept } = contentOf(whole())
  const old = JSON.stringify({
    ...kept,
    variants: variants.map(({ channel: { id, name, platform }, story: { article: __, ...story }, parts }) => ({
      ...{ channel: { id, name, platform }, story, parts },
    })),
  })
  it('is read, and says nothing about them', () => {
    const now = { ...whole(), declared: null }
    now.variants = now.variants.map((one) => ({ ...one, recurrence: null, channel: { ...one.channel, account: '43' } }))
    const changes = changesSince(contentFrom(old), contentOf(now), 'UTC')
    expect([changes.whole, changes.channel('c'), changes.text('de')]).toEqual([
      [],
      { isNew: false, changes: [] },
      { isNew: false, changes: [] },
    ])
  })
})

describe('in words', () => {
  it('says the account, the repetition and what is declared', () => {
    const now = whole()
    const [one] = now.variants
    const after: Whole = {
      ...now,
      variants: [{ ...one!, channel: { ...one!.channel, account: '43', handle: '@acme_de' }, recurrence: null }],
      declared: now.declared && { ...now.declared, de: { ...now.declared.de, sponsorship: 'none', embargoUntil: null } },
    }
    const changes = changesSince(contentOf(whole()), contentOf(after), 'Europe/Berlin')
    expect(changes.channel('c').changes).toEqual([
      {
        field: 'account',
        kind: 'value',
        before: { de: '@acme (42)', en: '@acme (42)' },
        after: { de: '@acme_de (43)', en: '@acme_de (43)' },
      },
      {
        ...{ field: 'recurrence', kind: 'value', after: null },
        before: { de: 'alle 2 Wochen, bis 1. Januar 2027', en: 'every 2 weeks, until 1 January 2027' },
      },
    ])
    expect(changes.whole).toMatchObject([
      { field: 'declared.embargoUntil', before: { en: expect.stringContaining('09:00') as string }, after: null },
      { field: 'declared.sponsorship', before: { de: 'Produkt geschenkt' }, after: { de: 'Nein, redaktionell' } },
    ])
  })
  it('says once what is declared for all languages at once', () => {
    const now = whole()
    const sponsor = 'Blei'
    const after = { ...now, declared: now.declared && { de: { ...now.declared.de, sponsor }, en: { ...now.declared.en, sponsor } } }
    expect(changesSince(contentOf(whole()), contentOf(after), 'UTC').whole.map(({ field }) => field)).toEqual(['declared.sponsor'])
  })
})
