import { describe, expect, it } from 'vitest'
import { escapeMarkdown, plainToMarkdown, richTextToMarkdown } from './markdown.ts'

const text = (words: string, format = 0) => ({ type: 'text', text: words, format })
const paragraph = (...children: object[]) => ({ type: 'paragraph', children })
const markdown = (...children: object[]) => richTextToMarkdown({ root: { children } })

describe('escapeMarkdown', () => {
  it.each([
    ['a *b* _c_ `d` [e](f) ~g~ h|i', 'a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\~g\\~ h\\|i'],
    ['# one\n- two\n1. three\n> four\n=== five', '\\# one\n\\- two\n1\\. three\n\\> four\n\\=== five'],
    ['#Umwelt und 2026 und a-b', '\\#Umwelt und 2026 und a-b'],
    ['<b>&amp; R&D', '&lt;b>&amp;amp; R&D'],
    ['{% raw %} {{ x }}', '&#123;% raw %} &#123;&#123; x }}'],
    ['https://a.example/b_c_d~e*f_ _g_', 'https://a.example/b_c_d~e*f_ \\_g\\_'],
  ])('%j is %j', (plain, escaped) => {
    expect(escapeMarkdown(plain)).toBe(escaped)
  })
})

it('keeps the lines of a plain text', () => {
  expect(plainToMarkdown('Eins \nzwei\n\nDrei\n')).toBe('Eins  \nzwei\n\nDrei\n')
})

describe('richTextToMarkdown', () => {
  it.each([
    ['blanks stand outside of marks', [paragraph(text('so '), text('fett ', 1), text('und'))], 'so **fett** und'],
    ['marks in marks', [paragraph(text('beides', 3))], '***beides***'],
    ['code with its own fence', [paragraph(text('a `b` c', 16))], '``a `b` c``'],
    ['a block of code', [{ type: 'code', children: [text('x ``` {% y %}')] }], '````\nx ``` {% y %}\n````'],
    ['a rule that is no front matter', [{ type: 'horizontalrule' }, paragraph(text('title: x'))], '***\n\ntitle: x'],
    ['dashes that are no front matter', [paragraph(text('---'))], '\\---'],
    ['a heading of one line', [{ type: 'heading', tag: 'h3', children: [text('a'), { type: 'linebreak' }, text('b')] }], '### a b'],
    ['a quote', [{ type: 'quote', children: [text('a'), { type: 'linebreak' }, text('b')] }], '> a  \n> b'],
    ['a picture', [{ type: 'upload', value: 'x' }, paragraph(text('a'))], 'a'],
  ])('%s', (_, children, expected) => {
    expect(markdown(...children)).toBe(expected)
  })

  it('nests lists', () => {
    const item = (...children: object[]) => ({ type: 'listitem', children })
    const inner = { type: 'list', listType: 'bullet', children: [item(text('b'))] }
    const list = { type: 'list', listType: 'number', start: 9, children: [item(text('a')), item(inner), item(text('c'))] }
    expect(markdown(list)).toBe('9. a\n   - b\n10. c')
  })

  it('ticks boxes', () => {
    const item = (checked: boolean) => ({ type: 'listitem', checked, children: [text('x')] })
    expect(markdown({ type: 'list', listType: 'check', children: [item(true), item(false)] })).toBe('- [x] x\n- [ ] x')
  })

  it.each([
    ['https://a.example/(b) c', '[*so*](https://a.example/%28b%29%20c)'],
    ['javascript:alert(1)', '*so*'],
    ['/relative', '*so*'],
  ])('links to %s as %s', (url, expected) => {
    expect(markdown(paragraph({ type: 'link', fields: { url }, children: [text('so', 2)] }))).toBe(expected)
  })

  it('reads anything', () => {
    expect(['', null, 7, [], { root: {} }].map(richTextToMarkdown)).toEqual(['', '', '', '', ''])
  })
})
