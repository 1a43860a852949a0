import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinParts, splitText, type SplitOptions } from './split-text.ts'
import { linksIn, measureText, type CountingRule } from './text.ts'

const within = (max: number, rule: CountingRule = { unit: 'grapheme' }): SplitOptions => ({ rules: [{ max, ...rule }], isNumbered: false })
const numbered = (options: SplitOptions): SplitOptions => ({ ...options, isNumbered: true })

describe('a text that is split', () => {
  it('is one part where it has room, and then has no number', () => {
    expect(splitText(' Guten Tag. ', numbered(within(20)))).toEqual(['Guten Tag.'])
    expect(splitText('', within(20))).toEqual([])
    expect(splitText(' \n ', within(20))).toEqual([])
    expect(splitText('Ohne Grenze. Ganz.', { rules: [], isNumbered: true })).toEqual(['Ohne Grenze. Ganz.'])
  })

  it('is divided at sentences, with their paragraphs', () => {
    expect(splitText('Eins ist hier. Zwei ist da.\n\nDrei folgt. Vier endet!', within(30))).toEqual([
      'Eins ist hier. Zwei ist da.',
      'Drei folgt. Vier endet!',
    ])
    expect(splitText('Eins.\n\nZwei. Drei ist viel länger.', within(15))).toEqual(['Eins.\n\nZwei.', 'Drei ist viel', 'länger.'])
  })

  it('keeps abbreviations, dates and what follows them together', () => {
    expect(splitText('Wir gießen z. B. Glocken. Am 3. Mai auch Gongs.', within(27))).toEqual([
      'Wir gießen z. B. Glocken.',
      'Am 3. Mai auch Gongs.',
    ])
    // Even in a sentence that must be divided.
    expect(splitText('Gegossen wird in der Halle z. B. Bronze', within(30))).toEqual(['Gegossen wird in der Halle', 'z. B. Bronze'])
    expect(splitText('We asked Dr. Miller about it. She knew.', within(30))).toEqual(['We asked Dr. Miller about it.', 'She knew.'])
  })

  it('is never divided in a link, a mention or a hashtag', () => {
    const link = `https://acme.example/${'a'.repeat(40)}`
    expect(splitText(`Siehe ${link}`, within(20))).toEqual(['Siehe', link])
    expect(splitText(`鐘${link}`, within(20))).toEqual(['鐘', link])
    expect(splitText(`Wir danken @werkstatt@social.example und #Glockenguss`, within(12))).toEqual([
      'Wir danken',
      '@werkstatt@social.example',
      'und',
      '#Glockenguss',
    ])
  })

  it('is divided between characters where a word has no room', () => {
    expect(splitText('鐘鐘鐘鐘鐘', within(2))).toEqual(['鐘鐘', '鐘鐘', '鐘'])
    expect(splitText('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', within(1))).toEqual(['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'])
  })

  it('says which of how many each part is, within the limit', () => {
    expect(splitText('Eins ist da. Zwei ist da.', numbered(within(16)))).toEqual(['Eins ist da. 1/2', 'Zwei ist da. 2/2'])
    expect(splitText('Eins ist da. Zwei ist da.', numbered(within(15)))).toEqual(['Eins ist 1/3', 'da. Zwei 2/3', 'ist da. 3/3'])
    const ten = splitText('Ja so. '.repeat(10), numbered(within(12)))
    expect(ten).toHaveLength(10)
    expect([ten[0], ten[9]]).toEqual(['Ja so. 1/10', 'Ja so. 10/10'])
  })

  it('leaves room for what stands behind the first part', () => {
    const behindFirst = '\n\nhttps://acme.example/a'
    const parts = splitText('Eins ist da. Zwei ist da.', { ...within(40, { unit: 'grapheme', linkCountsAs: 23 }), behindFirst })
    expect(parts).toEqual(['Eins ist da.', 'Zwei ist da.'])
  })

  it('holds every rule at once', () => {
    const rules = [
      { max: 10, unit: 'grapheme' },
      { max: 12, unit: 'byte' },
    ] as const
    expect(splitText('ääääää ääää', { rules, isNumbered: false })).toEqual(['ääääää', 'ääää'])
  })
})

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'z. B.',
    'Dr.',
    'Am 3. Mai',
    'usw.',
    '#Glockenguss',
    '@werkstatt',
    '@anna@social.example',
    'Guten Tag.',
    'Wirklich?',
    '…',
  ),
  fc.constantFrom('https://acme.example/werkstatt?a=b', 'acme.de', '(https://acme.example)', '\n\n', '„Ja!“', '鐘鐘鐘', '👩‍👩‍👧‍👦', '\ud83d'),
)
const texts = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '))
const rules = fc.constantFrom<CountingRule[]>(
  { unit: 'grapheme', linkCountsAs: 23, mentionsWithoutServer: true },
  { unit: 'weighted', linkCountsAs: 23 },
  { unit: 'utf16' },
  { unit: 'byte' },
)
const options = fc
  .record({ max: fc.integer({ min: 60, max: 300 }), rule: rules, isNumbered: fc.boolean() })
  .map(({ max, rule, isNumbered }): SplitOptions => ({ rules: [{ ...rule, max }], isNumbered }))
const bare = (text: string) => text.replace(/\s/g, '')
const withoutNumbers = (parts: readonly string[], { isNumbered }: SplitOptions) =>
  parts.map((part, at) => (isNumbered && parts.length > 1 ? part.slice(0, -` ${at + 1}/${parts.length}`.length) : part))

describe('any text', () => {
  it('is lost nowhere', () => {
    fc.assert(
      fc.property(texts, options, (text, options) => {
        expect(bare(withoutNumbers(splitText(text, options), options).join(''))).toBe(bare(text))
      }),
    )
  })
  it('has room in every part', () => {
    fc.assert(
      fc.property(texts, options, (text, options) => {
        for (const part of splitText(text, options))
          for (const rule of options.rules) expect(measureText(part, rule)).toBeLessThanOrEqual(rule.max)
      }),
    )
  })
  it('keeps its links whole', () => {
    fc.assert(
      fc.property(texts, options, (text, options) => {
        const found = withoutNumbers(splitText(text, options), options).flatMap((part) => linksIn(part).map(({ url }) => url))
        expect(found).toEqual(linksIn(text).map(({ url }) => url))
      }),
    )
  })
  it('is split the same each time, and from its own parts', () => {
    fc.assert(
      fc.property(texts, options, (text, options) => {
        const parts = splitText(text, options)
        expect(splitText(text, options)).toEqual(parts)
        expect(bare(joinParts(parts))).toBe(bare(withoutNumbers(parts, options).join('')))
      }),
    )
  })
})

it('joins what it split, numbers or not', () => {
  const text = 'Eins ist da. Zwei ist hier. Drei ist ein langer Satz ohne Ende'
  const parts = splitText(text, numbered(within(24)))
  expect(joinParts(parts)).toBe('Eins ist da.\n\nZwei ist hier. Drei ist ein langer Satz ohne Ende')
  expect(splitText(joinParts(parts), numbered(within(24)))).toEqual(parts)
  expect(joinParts(['Halb 1/2', 'und ganz'])).toBe('Halb 1/2 und ganz')
})
