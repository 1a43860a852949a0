import { describe, expect, it } from 'vitest'
import { richTextToHtml, richTextToPlain } from '../../core/rich-text.ts'
import { readRichText } from '../../core/rich-text-tree.ts'
import { lookInto, markdownToLexical, plainToLexical } from './lexical.ts'

const html = (text: string) => richTextToHtml(markdownToLexical(text))

describe('Markdown in our editor', () => {
  it.each([
    ['# Eins\n\n###### Sechs', '<h1>Eins</h1><h6>Sechs</h6>'],
    ['**fett** *schräg* `code`', '<p><strong>fett</strong> <em>schräg</em> <code>code</code></p>'],
    ['- a\n- b\n  - c', '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>'],
    ['3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['> a\n>\n> b', '<blockquote><p>a<br><br>b</p></blockquote>'],
    ['---', '<hr>'],
    ['[x](https://a.example)', '<p><a href="https://a.example">x</a></p>'],
  ])('writes %j', (text, wanted) => expect(html(text)).toBe(wanted))
  it('keeps HTML as text, and drops remarks', () => {
    expect(html('<b>x</b> <script>alert(1)</script>')).toBe('<p>&lt;b&gt;x&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;</p>')
    expect(html('a\n\n<!-- more -->\n\nb')).toBe('<p>a</p><p>b</p>')
    expect(lookInto('a <i>b</i>').hasHtml).toBe(true)
    expect(lookInto('<!-- more -->').hasHtml).toBe(false)
  })
  it('keeps only the words of links that lead nowhere, or run something', () => {
    expect(html('[a](javascript:alert(1)) [b](../c.md) <a@b.example>')).toBe('<p>a b <a href="mailto:a@b.example">a@b.example</a></p>')
  })
  it('keeps the lines of code', () => expect(richTextToPlain(markdownToLexical('```js\na\n\n  b\n```'))).toBe('a\n\n  b'))
  it('puts pictures between paragraphs', () => {
    const tree = readRichText(
      markdownToLexical('davor ![Alt](a.png) danach ![fehlt](b.png)', { picture: ({ src }) => (src === 'a.png' ? 'id-1' : null) }),
    )
    expect(tree).toMatchObject([{ kind: 'paragraph' }, { kind: 'image', id: 'id-1' }, { kind: 'paragraph' }])
    expect(JSON.stringify(tree)).toContain('fehlt')
    expect(lookInto('![A](a.png "t")').pictures).toEqual([{ src: 'a.png', alt: 'A' }])
  })
  it('survives what nests too deeply', () => {
    expect(richTextToPlain(markdownToLexical(`${'> '.repeat(300)}tief`))).toContain('tief')
    expect(richTextToPlain(markdownToLexical(`${'- '.repeat(200)}tief`))).toContain('tief')
    expect(JSON.stringify(markdownToLexical(`${'['.repeat(500)}x${']'.repeat(500)}`))).toContain('x')
  })
  it('is never without a paragraph', () => expect(markdownToLexical('').root.children).toHaveLength(1))
  it('makes paragraphs of plain text', () => expect(richTextToHtml(plainToLexical('a\nb\n\n\n*c*'))).toBe('<p>a<br>b</p><p>*c*</p>'))
})
