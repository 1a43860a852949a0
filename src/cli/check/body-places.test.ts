import { describe, expect, it } from 'vitest'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { richTextToPlain } from '../../core/rich-text.ts'
import { article, plainStory } from '../../quality/testing.ts'
import { bodyPlaces } from './body-places.ts'
import { readMarkdown } from './markdown.ts'

const owned = Object.values(manifests).find(({ role }) => role === 'owned')!

/** The plain text of a body, and what stands in the Markdown at a span of it. */
function read(markdown: string) {
  const { body, texts, images, html } = readMarkdown(markdown, 0, ({ url }) => url)
  const plain = richTextToPlain(body)
  const placeOf = bodyPlaces(markdown, { story: { ...plainStory, article: article({ body }) }, platform: owned }, texts)
  const standsAt = (words: string, from = 0) => {
    const start = plain.indexOf(words, from)
    expect(start).toBeGreaterThanOrEqual(0)
    const range = placeOf({ start, end: start + words.length })
    return range && [markdown.slice(range.start, range.end), range.exact, range.start]
  }
  return { plain, placeOf, standsAt, images, html }
}

const sample = `# Über *uns* und [die Gießerei](https://acme.example/die "die Gießerei")

Ein Absatz, der im Quelltext
weitergeht. \\*Kein\\* Kursiv &amp; mehr.

> Ein Zitat.

1. eins
   - darunter
2. zwei **fett** \`code\`

\`\`\`js
const glocke = 1
\`\`\`

![Eine Glocke](glocke.png) dahinter [Verweis][ziel].

[ziel]: https://acme.example/ziel
`

describe('a body in Markdown', () => {
  it('is read as the editor would have written it', () => {
    const { plain, images } = read(sample)
    expect(plain).toBe(
      [
        'Über uns und die Gießerei (https://acme.example/die)',
        'Ein Absatz, der im Quelltext weitergeht. *Kein* Kursiv & mehr.',
        '> Ein Zitat.',
        '1. eins\n  • darunter\n2. zwei fett code',
        'const glocke = 1',
        ' dahinter Verweis (https://acme.example/ziel).',
      ].join('\n\n'),
    )
    expect(images).toMatchObject([{ url: 'glocke.png', alt: 'Eine Glocke' }])
  })

  it.each(['uns', 'die Gießerei', 'Ein Absatz', 'Kursiv', 'mehr', 'Zitat', 'darunter', 'fett', 'code', 'glocke', 'dahinter', 'Verweis'])(
    'says where %s stands',
    (words) => {
      // Some of these words stand in an address, a title or an alternative text before.
      const place = read(sample).standsAt(words)
      expect(place?.slice(0, 2)).toEqual([words, true])
      expect(place?.[2]).toBe({ uns: 8, glocke: sample.indexOf('glocke = 1') }[words] ?? sample.indexOf(words))
    },
  )

  it('points at the text of a link for its address, and from word to word over marks', () => {
    const { standsAt } = read(sample)
    expect(standsAt('acme.example/die')?.slice(0, 2)).toEqual(['die Gießerei', false])
    expect(standsAt('Über uns')?.slice(0, 2)).toEqual(['Über *uns', false])
    expect(standsAt('Quelltext weitergeht')?.slice(0, 2)).toEqual(['Quelltext\nweitergeht', false])
  })

  it('tells of HTML that is not read, and not of comments and tags within a line', () => {
    const { plain, html } = read('<div>Was ist hier</div>\n\n<!-- still -->\n\nEin <b>fettes</b> Wort')
    expect([plain, html.length]).toEqual(['Ein fettes Wort', 1])
  })

  it.each(['', '   ', '<p>', '![a](b)', '>'.repeat(5_000), '- '.repeat(500), '\ud800 [', '[a]: b'])(
    'answers for any text: %#',
    (markdown) => {
      const { placeOf } = read(markdown)
      expect(() => placeOf({ start: 3, end: 9 })).not.toThrow()
    },
  )
})
