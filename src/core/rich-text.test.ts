import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { richTextLinks, richTextToHtml, richTextToPlain } from './rich-text.ts'

type Node = Record<string, unknown>
const body = (...children: unknown[]): Node => ({ root: { type: 'root', version: 1, direction: 'ltr', format: '', indent: 0, children } })
const text = (text: string, format = 0): Node => ({ type: 'text', text, format, detail: 0, mode: 'normal', style: '', version: 1 })
const node = (type: string, children: unknown[], more: Node = {}): Node => ({ type, children, version: 1, ...more })
const p = (...children: unknown[]) => node('paragraph', children)
const link = (words: string, fields: Node, type = 'link') => node(type, [text(words)], { fields })
const list = (listType: string, items: unknown[], more: Node = {}) =>
  node('list', items, { listType, tag: listType === 'number' ? 'ol' : 'ul', ...more })
const li = (children: unknown[], more: Node = {}) => node('listitem', children, { value: 1, ...more })
const upload = (value: unknown): Node => ({ type: 'upload', relationTo: 'media', value, fields: null, version: 3 })
const internal = (words: string, value: unknown) => link(words, { linkType: 'internal', doc: { relationTo: 'posts', value } })

const both = (content: Node, options = {}) => [richTextToHtml(content, options), richTextToPlain(content, options)]

describe('each node, as HTML and as text', () => {
  test('paragraphs, headings, quotes, rules', () => {
    const content = body(
      node('heading', [text('Neu')], { tag: 'h1' }),
      p(text('Eins'), { type: 'linebreak', version: 1 }, text('zwei')),
      node('heading', [text('Mehr')], { tag: 'h6' }),
      node('quote', [text('Wort'), { type: 'linebreak' }, text('für Wort')]),
      { type: 'horizontalrule' },
      p(),
      p(text('Ende')),
    )
    expect(both(content)).toEqual([
      '<h1>Neu</h1><p>Eins<br>zwei</p><h6>Mehr</h6><blockquote><p>Wort<br>für Wort</p></blockquote><hr><p>Ende</p>',
      'Neu\n\nEins\nzwei\n\nMehr\n\n> Wort\n> für Wort\n\n---\n\nEnde',
    ])
  })

  test.each([
    [1, '<strong>x</strong>'],
    [2, '<em>x</em>'],
    [4, '<s>x</s>'],
    [8, '<u>x</u>'],
    [16, '<code>x</code>'],
    [32, '<sub>x</sub>'],
    [64, '<sup>x</sup>'],
    [128, '<mark>x</mark>'],
    [3, '<strong><em>x</em></strong>'],
    [256, 'x'],
  ])('format %i', (format, html) => {
    expect(both(body(p(text('x', format))))).toEqual([`<p>${html}</p>`, 'x'])
  })

  test('lists: bullets, numbers from where they start, boxes', () => {
    expect(both(body(list('bullet', [li([text('a')]), li([text('b')])])))).toEqual(['<ul><li>a</li><li>b</li></ul>', '• a\n• b'])
    expect(both(body(list('number', [li([text('a')]), li([text('b')])], { start: 3 })))).toEqual([
      '<ol start="3"><li>a</li><li>b</li></ol>',
      '3. a\n4. b',
    ])
    expect(both(body(list('check', [li([text('a')], { checked: true }), li([text('b')])])))).toEqual([
      '<ul><li>☑ a</li><li>☐ b</li></ul>',
      '☑ a\n☐ b',
    ])
  })

  test('a nested list belongs to the item above it', () => {
    const content = body(
      list('bullet', [li([text('a')]), li([list('number', [li([text('b')]), li([list('bullet', [li([text('c')])])])])]), li([text('d')])]),
    )
    expect(both(content)).toEqual(['<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li><li>d</li></ul>', '• a\n  1. b\n    • c\n• d'])
  })

  test('code, as a node and as Payload’s block', () => {
    const node_ = node('code', [{ type: 'code-highlight', text: 'a <' }, { type: 'linebreak' }, { type: 'code-highlight', text: ' b' }])
    const block = { type: 'block', fields: { blockType: 'Code', code: 'if (a < b) {\n}', language: 'ts' } }
    expect(both(body(node_, block))).toEqual([
      '<pre><code>a &lt;\n b</code></pre><pre><code>if (a &lt; b) {\n}</code></pre>',
      'a <\n b\n\nif (a < b) {\n}',
    ])
  })

  test('pictures, by id or populated; without one that is told, nothing', () => {
    const content = body(p(text('a')), upload('m1'), upload({ id: 'm2', filename: 'x.png' }), upload('gone'), upload(null))
    const image = (id: string) => (id === 'gone' ? null : { src: `/media/${id}.png`, alt: `Bild „${id}“`, width: 10, height: 20 })
    expect(richTextToHtml(content, { image })).toBe(
      '<p>a</p>' +
        '<figure><img src="/media/m1.png" alt="Bild „m1“" width="10" height="20" loading="lazy"></figure>' +
        '<figure><img src="/media/m2.png" alt="Bild „m2“" width="10" height="20" loading="lazy"></figure>',
    )
    expect(both(content)).toEqual(['<p>a</p>', 'a'])
  })

  test('what is unknown counts as its children', () => {
    const cell = (words: string) => node('tablecell', [p(text(words))])
    const content = body(
      node('table', [node('tablerow', [cell('a'), cell('b')])]),
      p(node('mark', [text('c')]), { type: 'hashtag', text: '#d' }),
      { type: 'what' },
    )
    expect(both(content)).toEqual(['<p>a</p><p>b</p><p>c#d</p>', 'a\n\nb\n\nc#d'])
  })

  test('a block inside a paragraph splits it', () => {
    expect(both(body(p(text('a'), list('bullet', [li([text('b')])]), text('c'))))).toEqual([
      '<p>a</p><ul><li>b</li></ul><p>c</p>',
      'a\n\n• b\n\nc',
    ])
  })
})

describe('links', () => {
  test.each([
    [{ url: 'https://acme.de/a?b=1&c=2' }, '<a href="https://acme.de/a?b=1&amp;c=2">Acme</a>', 'Acme (https://acme.de/a?b=1&c=2)'],
    [
      { url: 'https://acme.de', newTab: true },
      '<a href="https://acme.de" target="_blank" rel="noopener">Acme</a>',
      'Acme (https://acme.de)',
    ],
    [{ url: 'mailto:a@acme.de' }, '<a href="mailto:a@acme.de">Acme</a>', 'Acme (mailto:a@acme.de)'],
    [{ url: '/neu' }, '<a href="/neu">Acme</a>', 'Acme'],
    [{ url: '#a' }, '<a href="#a">Acme</a>', 'Acme'],
    [{}, 'Acme', 'Acme'],
    [{ linkType: 'internal', doc: null }, 'Acme', 'Acme'],
  ])('%j', (fields, html, plain) => {
    expect(both(body(p(link('Acme', fields))))).toEqual([`<p>${html}</p>`, plain])
  })

  test.each(['https://acme.de/', 'https://acme.de', 'acme.de'])('the address %s is not told twice', (words) => {
    expect(richTextToPlain(body(p(link(words, { url: 'https://acme.de/' }, 'autolink'))))).toBe(words)
  })

  test('a link without text shows where it leads', () => {
    expect(richTextToPlain(body(p(link(' ', { url: 'https://acme.de/' }))))).toBe('https://acme.de/')
  })

  test('to documents of ours lead where the hub says', () => {
    const options = { link: (doc: { collection: string; id: string }) => (doc.id === '7' ? `https://acme.de/${doc.collection}/7` : null) }
    expect(both(body(p(internal('a', 7), internal('b', { id: '7' }), internal('c', 'other'))), options)).toEqual([
      '<p><a href="https://acme.de/posts/7">a</a><a href="https://acme.de/posts/7">b</a>c</p>',
      'a (https://acme.de/posts/7)b (https://acme.de/posts/7)c',
    ])
  })

  test('a link in a link is text', () => {
    expect(richTextToHtml(body(p(node('link', [link('b', { url: 'https://b.de' })], { fields: { url: 'https://a.de' } }))))).toBe(
      '<p><a href="https://a.de">b</a></p>',
    )
  })

  test('are listed once each, wherever they stand', () => {
    const a = link('a', { url: 'https://a.de' })
    const content = body(
      p(a, link('m', { url: 'mailto:x@y.de' }), link('r', { url: '/r' })),
      list('bullet', [li([link('b', { url: 'http://b.de/(' })]), li([a])]),
    )
    expect(richTextLinks(content)).toEqual(['https://a.de', 'http://b.de/('])
  })
})

describe('hostile input', () => {
  const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&`
  const escaped = '&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&amp;'

  test('is text wherever it stands', () => {
    const content = body(
      p(text(evil), link(evil, { url: `https://acme.de/${evil}` })),
      node('heading', [text(evil)], { tag: `h1 onclick=${evil}` }),
      node('quote', [text(evil)]),
      list('number', [li([text(evil)])], { start: evil, tag: evil }),
      node('code', [text(evil)]),
      upload(evil),
      { type: evil, text: evil },
    )
    const image = (id: string) => ({ src: `/m/${id}`, alt: evil, width: evil as unknown as number, height: 1 })
    expect(richTextToHtml(content, { image })).toBe(
      `<p>${escaped}<a href="https://acme.de/${escaped}">${escaped}</a></p><h2>${escaped}</h2><blockquote><p>${escaped}</p></blockquote>` +
        `<ol><li>${escaped}</li></ol><pre><code>${escaped}</code></pre><figure><img src="/m/${escaped}" alt="${escaped}" loading="lazy"></figure><p>${escaped}</p>`,
    )
  })

  test.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'java\u0001script:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://acme.de/1',
    'http://[',
  ])('%j leads nowhere', (url) => {
    const image = () => ({ src: url, alt: '', width: 1, height: 1 })
    expect(richTextToHtml(body(p(link('x', { url })), upload('m')), { image })).toBe('<p>x</p>')
    expect(both(body(p(internal('x', 'y'))), { link: () => url })).toEqual(['<p>x</p>', 'x'])
  })

  test('characters that no feed may hold are left out', () => {
    expect(both(body(p(text('a\u0000\u001b\ufffe\ud800b\tc'))))).toEqual(['<p>a\ufffdb\tc</p>', 'a\ufffdb\tc'])
  })

  test('no depth is too deep', () => {
    let deep = text('x')
    let lists = li([text('x')])
    for (let i = 0; i < 20_000; i++) {
      deep = node('what', [deep])
      lists = li([list('bullet', [lists])])
    }
    expect(both(body(p(text('a')), deep, lists, p(text('b'))))[0]).toMatch(/^<p>a<\/p>.*<p>b<\/p>$/)
  })

  test('any JSON gives balanced, escaped HTML and some text', () => {
    const key = fc.constantFrom(
      'root',
      'type',
      'children',
      'text',
      'format',
      'fields',
      'url',
      'doc',
      'value',
      'id',
      'listType',
      'tag',
      'checked',
      'start',
    )
    const word = fc.constantFrom(
      'root',
      'paragraph',
      'heading',
      'list',
      'listitem',
      'link',
      'autolink',
      'quote',
      'upload',
      'code',
      'block',
      'text',
      'check',
      'h3',
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 6 }, word, fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null), tie('nodes'), tie('known')),
      nodes: fc.dictionary(key, tie('tree')),
      known: fc.record(
        { type: word, children: fc.array(tie('tree'), { maxLength: 4 }), text: fc.string(), fields: tie('nodes') },
        { requiredKeys: ['type', 'children'] },
      ),
    }))
    const image = (id: string) => ({ src: id, alt: id, width: 1, height: 1 })
    fc.assert(
      fc.property(fc.array(tree), (children) => {
        const html = richTextToHtml(body(...children), { image })
        const open: string[] = []
        for (const [, close, name] of html.matchAll(/<(\/?)([a-z0-9]+)[^<>]*>/g)) {
          if (close) expect(open.pop()).toBe(name)
          else if (!['br', 'hr', 'img'].includes(name!)) open.push(name!)
        }
        expect(open).toEqual([])
        expect(typeof richTextToPlain(body(...children))).toBe('string')
        richTextLinks(body(...children))
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(typeof richTextToHtml(value) + typeof richTextToPlain(value)).toBe('stringstring')
      }),
    )
  })

  test('nothing is nothing', () => {
    for (const nothing of [null, undefined, '', 7, [], {}, { root: null }, { root: { children: 'x' } }])
      expect(both(nothing as never)).toEqual(['', ''])
  })
})
