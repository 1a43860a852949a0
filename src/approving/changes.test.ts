import { describe, expect, it } from 'vitest'
import type { ArticleText, MediaRef, Story } from '../core/story.ts'
import { articleChanges, channelChanges, mediaChanges, textChanges } from './changes.ts'
import { wordsChanged } from './words-changed.ts'

const medium = (id: string, differs: Partial<MediaRef> = {}): MediaRef => ({
  ...{ id, kind: 'image', mimeType: 'image/jpeg', alt: 'Ein Drache', width: 4, height: 3, bytes: 1, sha256: 'a' },
  focalPoint: { x: 50, y: 50 },
  ...differs,
})
const story = (differs: Partial<Story> = {}) =>
  ({ language: 'de', text: 'Wind', link: null, media: [], article: {}, ...differs }) as unknown as Story
const fieldsOf = (changes: readonly { field: string }[]) => changes.map(({ field }) => field)

describe('words', () => {
  it('are told apart one by one, and what is there now can be read off', () => {
    const pieces = wordsChanged('Wir bauen einen Windpark im Norden.', 'Wir planen einen Windpark im hohen Norden.')
    expect(pieces.filter(({ is }) => is !== 'same')).toEqual([
      { is: 'removed', text: 'bauen' },
      { is: 'added', text: 'planen' },
      { is: 'added', text: 'hohen ' },
    ])
    expect(pieces.flatMap(({ is, text }) => (is === 'removed' ? [] : [text])).join('')).toBe('Wir planen einen Windpark im hohen Norden.')
  })
  it('are told as a whole where nothing is alike, however long they are', () => {
    const [before, after] = [0, 1].map((at) => Array.from({ length: 20_000 }, (_, n) => `w${n * 2 + at}`).join('\n'))
    expect(wordsChanged(before!, after!).map(({ is }) => is)).toEqual(['removed', 'added'])
  })
  it('keep blanks and lines: those go out, too', () => {
    expect(wordsChanged('a b', 'a\n\nb').some(({ is }) => is === 'added')).toBe(true)
    expect(wordsChanged('', 'neu')).toEqual([{ is: 'added', text: 'neu' }])
  })
})

describe('what one channel says', () => {
  const channel = { id: 'c', name: 'Acme', platform: 'mastodon' }
  const before = { channel, story: story({ media: [medium('1')] }), parts: ['eins', 'zwei'] }
  it('has not changed where nothing has', () => {
    expect(channelChanges(before, { ...before, parts: ['eins', 'zwei'] })).toEqual([])
  })
  it('has changed in each field that a reader would notice', () => {
    const after = {
      channel,
      story: story({
        ...{ text: 'Sturm', link: 'https://acme.example', format: 'reel', media: [] },
        poll: { options: ['ja', 'nein'], minutes: 60, multiple: true },
      }),
      parts: ['eins', 'drei', 'vier'],
    }
    expect(fieldsOf(channelChanges(before, after))).toEqual(['text', 'parts.1.text', 'parts.2.text', 'media', 'link', 'format', 'poll'])
    expect(channelChanges(before, after).at(-1)).toMatchObject({ before: null, after: { de: 'ja · nein (1 Stunde, mehrere Antworten)' } })
    expect(fieldsOf(channelChanges(after, before))).toContain('parts.2.text')
  })
})

describe('pictures', () => {
  const kinds = (before: MediaRef[], after: MediaRef[]) => mediaChanges(before, after).map(({ is, id }) => `${is} ${id}`.trim())
  it('come, go, and change places', () => {
    expect(kinds([medium('1'), medium('2')], [medium('3'), medium('1')])).toEqual(['removed 2', 'added 3'])
    expect(kinds([medium('1'), medium('2')], [medium('2'), medium('1')])).toEqual(['order'])
  })
  it('are exchanged, described and cut otherwise', () => {
    expect(kinds([medium('1')], [medium('1', { sha256: 'b', alt: null })])).toEqual(['exchanged 1', 'alt 1'])
    expect(kinds([medium('1')], [medium('1', { focalPoint: { x: 10, y: 50 } })])).toEqual(['crop 1'])
    expect(kinds([medium('1')], [medium('1', { captions: [{ language: 'de', sha256: 'c' }] })])).toEqual(['captions 1'])
    expect(kinds([medium('1')], [medium('1', { width: 8, bytes: 9 })])).toEqual(['measured 1'])
    expect(kinds([medium('1')], [medium('1', { width: 8, sha256: 'b' })])).toEqual(['exchanged 1'])
  })
})

describe('the article', () => {
  const body = (text: string, format = 0) => ({ root: { children: [{ type: 'paragraph', children: [{ type: 'text', text, format }] }] } })
  const text = (differs: Partial<ArticleText> = {}): ArticleText => ({
    ...{ title: 'Wind', slug: 'wind', teaser: '', body: body('Viel Wind'), seo: { title: '', description: '' }, alt: {} },
    ...differs,
  })
  it('is compared field by field', () => {
    expect(textChanges(text(), text())).toEqual([])
    const all = text({ title: 'Sturm', slug: 'sturm', teaser: 'Kurz', body: body('Kein Wind'), seo: { title: 'a', description: 'b' } })
    expect(fieldsOf(textChanges(text(), all))).toEqual([
      ...['article.title', 'article.teaser', 'article.body', 'article.slug', 'article.seo.title', 'article.seo.description'],
    ])
  })
  it('says so where only its form has changed', () => {
    expect(textChanges(text(), text({ body: body('Viel Wind', 1) }))).toEqual([{ field: 'article.body', kind: 'form' }])
  })
  it('belongs to a brand, a campaign and topics', () => {
    const article = { id: '1', brand: { id: 'b', slug: 'b', name: 'Acme' }, campaign: null, topics: ['wind'], author: '', texts: {} }
    expect(fieldsOf(articleChanges(article, { ...article, campaign: 'Mai', topics: ['wind', 'meer'] }))).toEqual(['campaign', 'topics'])
  })
})
