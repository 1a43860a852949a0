import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linksIn, measureText, type CountingRule } from './text.ts'

/** Any string that JavaScript can hold, lone surrogates included. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))
/** What meets in real posts, in any order. */
const postText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'https://acme.de/a_(b)',
        'http://intranet/x',
        '@anna@social.example',
        '(',
        ')',
        '.',
        '“',
        ' ',
        '\n',
        '🇩',
        '🇪',
        '́',
        '👩‍💻',
        'ä',
      ),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((parts) => parts.join(''))
const rules: CountingRule[] = (['grapheme', 'codepoint', 'utf16', 'byte'] as const).flatMap((unit) => [
  { unit },
  { unit, linkCountsAs: 23, mentionsWithoutServer: true },
])

describe('the links in a text', () => {
  test.each([
    ['Mehr: https://acme.de/neu.', ['https://acme.de/neu']],
    ['(siehe https://acme.de/b)', ['https://acme.de/b']],
    ['https://de.wikipedia.org/wiki/Marke_(Recht)', ['https://de.wikipedia.org/wiki/Marke_(Recht)']],
    ['(https://de.wikipedia.org/wiki/Marke_(Recht)).', ['https://de.wikipedia.org/wiki/Marke_(Recht)']],
    ['[https://acme.de/a[1]]', ['https://acme.de/a[1]']],
    ['„https://acme.de“ und ‚https://acme.de/b‘', ['https://acme.de', 'https://acme.de/b']],
    ['HTTPS://ACME.DE/X!', ['HTTPS://ACME.DE/X']],
    ['https://müller.example/straße?q=ö#ß', ['https://müller.example/straße?q=ö#ß']],
    ['a https://a.de\nhttps://b.de,https', ['https://a.de', 'https://b.de,https']],
    ['https://user@acme.de/ http://[2001:db8::1]/x', ['https://user@acme.de/', 'http://[2001:db8::1]/x']],
  ])('%s', (text, urls) => {
    expect(linksIn(text).map(({ url }) => url)).toEqual(urls)
  })

  test.each(['https://', 'https://...', 'https://)', 'xhttps://acme.de', '@https://acme.de', 'ftp://acme.de', 'acme.de'])(
    'none in %s',
    (text) => {
      expect(linksIn(text)).toEqual([])
    },
  )

  test('stand where they say, in order and apart, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, postText), (text) => {
        let from = 0
        for (const { url, start, end } of linksIn(text)) {
          expect(text.slice(start, end)).toBe(url)
          expect(url).toMatch(/^https?:\/\/./iu)
          expect(start).toBeGreaterThanOrEqual(from)
          from = end
        }
      }),
    )
  })

  test('are found in linear time', () => {
    const text = `https://acme.de/${').'.repeat(200_000)}x ${'https://'.repeat(50_000)} ${'@a'.repeat(100_000)}`
    expect(linksIn(text)).toHaveLength(2)
    expect(measureText(text, { unit: 'utf16', mentionsWithoutServer: true })).toBeGreaterThan(400_000)
  })
})

describe('the length of a text', () => {
  test.each([
    ['äöü', [3, 3, 3, 6]],
    ['a\u0308', [1, 2, 2, 3]],
    ['👩‍💻', [1, 3, 5, 11]],
    ['🇩🇪', [1, 2, 4, 8]],
    ['\r\n', [1, 2, 2, 2]],
    ['नमस्ते', [3, 6, 6, 18]],
    ['\ud83d', [1, 1, 1, 3]],
  ])('%j differs by unit', (text, lengths) => {
    expect((['grapheme', 'codepoint', 'utf16', 'byte'] as const).map((unit) => measureText(text, { unit }))).toEqual(lengths)
  })

  test.each([
    ['Neu: https://acme.example/ein/sehr/langer/weg/der/nicht/zählt.', 5 + 23 + 1],
    ['https://a.de https://b.de', 23 + 1 + 23],
    ['http://intranet/x', 17],
    ['🇩https://a.de"🇪', 1 + 23 + 1 + 1],
  ])('%s with links as 23', (text, length) => {
    expect(measureText(text, { unit: 'grapheme', linkCountsAs: 23 })).toBe(length)
  })

  test.each([
    ['Danke @anna@social.example!', 'Danke @anna!'],
    ['@anna.b-c@müller.example.', '@anna.b-c.'],
    ['@anna@social.example-', '@anna-'],
    ['post@anna.example und @anna', 'post@anna.example und @anna'],
    ['https://social.example/@anna@other.example', 'https://social.example/@anna@other.example'],
  ])('%s without servers is as long as %s', (text, counted) => {
    expect(measureText(text, { unit: 'codepoint', mentionsWithoutServer: true })).toBe([...counted].length)
  })

  test('is what is sent, not what it could be normalised to', () => {
    expect(measureText('a\u0308'.repeat(1500), { unit: 'byte' })).toBe(4500)
  })

  test('exists for any text, and no unit counts more than bytes do', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, postText), (text) => {
        for (const rule of rules) {
          const [g, c, u, b] = (['grapheme', 'codepoint', 'utf16', 'byte'] as const).map((unit) => measureText(text, { ...rule, unit }))
          expect([g! <= c!, c! <= u!, u! <= b!]).toEqual([true, true, true])
        }
      }),
    )
  })

  test('adds up over a line break', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rules), postText, postText, (rule, a, b) => {
        expect(measureText(`${a}\n\n${b}`, rule)).toBe(measureText(`${a}\n`, rule) + measureText(`\n${b}`, rule))
      }),
    )
  })
})
