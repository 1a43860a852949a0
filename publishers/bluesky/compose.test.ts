import { describe, expect, it } from 'vitest'
import type { MediaRef, Story } from '../../src/core/story.ts'
import { compose, preview } from './compose.ts'
import { marksIn } from './marks.ts'
import { recordKey } from './record-key.ts'

const picture = (id: string): MediaRef => ({
  id,
  kind: 'image',
  mimeType: 'image/png',
  alt: null,
  width: 4,
  height: 3,
  bytes: 70,
  focalPoint: { x: 50, y: 50 },
  sha256: '0'.repeat(64),
})
const story = (change: Partial<Story> = {}): Story => ({
  language: 'de',
  text: 'Größer 👩‍👩‍👧 denken',
  link: 'https://acme.example/größe_(neu)',
  media: [],
  article: {
    id: 'post-1',
    brand: { id: 'b', slug: 'acme', name: 'Acme' },
    campaign: null,
    topics: [],
    author: 'Ada',
    texts: {
      de: { title: 'Größe', slug: 'groesse', teaser: 'Warum', body: null, seo: { title: 'Suche', description: '' }, alt: {} },
      en: { title: 'Size', slug: 'size', teaser: 'Why', body: null, seo: { title: '', description: '' }, alt: {} },
    },
  },
  ...change,
})
/** What a reader sees as clickable: the bytes that a mark names. */
const marked = (text: string) =>
  marksIn(text).map(({ kind, value, byteStart, byteEnd }) => [kind, Buffer.from(text).subarray(byteStart, byteEnd).toString(), value])

describe('a link', () => {
  it('becomes a card of its own language when there is no picture, and is not repeated in the text', () => {
    const draft = compose(story({ language: 'en' }))
    expect(draft).toMatchObject({ text: story().text, langs: ['en'], marks: [] })
    expect(draft.card).toEqual({ url: story().link, title: 'Size', description: 'Why' })
  })

  it('becomes the last line when there are pictures, marked whole', () => {
    const draft = compose(story({ media: [picture('a')] }))
    expect(draft.card).toBeNull()
    expect(draft.text).toBe(`${story().text}\n\n${story().link}`)
    const [mark] = draft.marks.slice(-1)
    expect(mark).toMatchObject({ kind: 'link', value: story().link })
    expect(Buffer.from(draft.text).subarray(mark?.byteStart, mark?.byteEnd).toString()).toBe(story().link)
  })

  it('needs no text before it', () => {
    expect(compose(story({ text: '', media: [picture('a')] })).text).toBe(story().link)
  })
})

it('cuts nothing: neither a long text nor a fifth picture', () => {
  const media = ['a', 'b', 'c', 'd', 'e'].map(picture)
  const draft = compose(story({ text: 'ä'.repeat(400), link: null, media }))
  expect(draft.text).toHaveLength(400)
  expect(preview(draft).media.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
})

describe('marks', () => {
  it('count bytes, not characters', () => {
    expect(marked('Größe 👩‍👩‍👧 #Köln für @Press.Acme.test auf acme.de!')).toEqual([
      ['tag', '#Köln', 'Köln'],
      ['mention', '@Press.Acme.test', 'press.acme.test'],
      ['link', 'acme.de', 'https://acme.de'],
    ])
  })

  it('end a web address where our other platforms end it', () => {
    expect(marked('Siehe „https://acme.de/a_(b)“ (oder https://acme.de/c).')).toEqual([
      ['link', 'https://acme.de/a_(b)', 'https://acme.de/a_(b)'],
      ['link', 'https://acme.de/c', 'https://acme.de/c'],
    ])
  })

  it('never lie on top of each other', () => {
    expect(marked('https://acme.de/(@press.acme.test)').map(([kind]) => kind)).toEqual(['link'])
  })
})

describe('the record key', () => {
  const noon = new Date('2026-11-22T12:00:00.000Z')

  it('is the same in every attempt and another for every other delivery of the same instant', () => {
    expect(recordKey(noon, 'delivery-1')).toBe(recordKey(new Date(noon), 'delivery-1'))
    const keys = Array.from({ length: 500 }, (_, n) => recordKey(noon, `delivery-${n}`))
    expect(new Set(keys).size).toBe(500)
  })

  it('is a TID that holds the planned millisecond', () => {
    const key = recordKey(noon, 'delivery-1')
    expect(key).toMatch(/^[234567a-j][234567a-z]{12}$/u)
    const digits = [...key].map((digit) => BigInt('234567abcdefghijklmnopqrstuvwxyz'.indexOf(digit)))
    const microseconds = digits.reduce((sum, digit) => (sum << 5n) | digit, 0n) >> 10n
    expect(Number(microseconds / 1000n)).toBe(noon.getTime())
    expect(recordKey(new Date(noon.getTime() + 1), 'delivery-1') > key).toBe(true)
  })
})
