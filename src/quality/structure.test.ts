import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inlinePlain, richTextToPlain } from '../core/rich-text.ts'
import type { Json } from '../core/story.ts'
import { structureOf } from './structure.ts'
import { article, bodyOf, subjectOf } from './testing.ts'

const of = (body: Json) => structureOf(subjectOf({ story: { article: article({ body }) }, platform: { role: 'owned' } }))
const slice = (body: Json, span: { start: number; end: number } | undefined) => span && richTextToPlain(body).slice(span.start, span.end)

test('blocks stand where the plain text has them', () => {
  const body = bodyOf('## Guss', 'Am Samstag', ' ', '', '- Eins', '### Ende')
  const { blocks, words } = of(body)!
  expect(blocks.map((block) => [block.kind, slice(body, block)])).toEqual([
    ['heading', 'Guss'],
    ['paragraph', 'Am Samstag'],
    ['paragraph', ''],
    ['list', '• Eins'],
    ['heading', 'Ende'],
  ])
  expect(words).toBe(3)
})

test('links stand where their text stands, even where the same word stands before and in an address', () => {
  const body = bodyOf(
    'Nicht hier, sondern [hier](https://acme.example/hier), und [da](https://acme.example/da).',
    '- Siehe hier: [hier](https://b.example) [https://c.example](https://c.example)',
    '[ ](https://d.example)',
  )
  const { links } = of(body)!
  expect(links.map(({ target, span }) => [target, slice(body, span)])).toEqual([
    [{ url: 'https://acme.example/hier' }, 'hier'],
    [{ url: 'https://acme.example/da' }, 'da'],
    [{ url: 'https://b.example' }, 'hier'],
    [{ url: 'https://c.example' }, 'https://c.example'],
    [{ url: 'https://d.example' }, undefined],
  ])
  expect(links.slice(0, 3).map(({ span }) => span!.start)).toEqual([20, 58, 103])
})

test('without a body, and where it is not shown, there is nothing to judge', () => {
  expect(of(null)).toBeNull()
  expect(structureOf(subjectOf({ story: { article: article({ body: bodyOf('Text') }) } }))).toBeNull()
})

test('where characters were not composed, the body alone is pointed at', () => {
  expect(of(bodyOf('Glocke'))!.at({ start: 0, end: 1 })).toEqual({ field: 'article.body', start: 0, end: 1 })
  expect(of(bodyOf('Lo\u0308we'))!.at({ start: 0, end: 1 })).toEqual({ field: 'article.body' })
})

test('every block of any text is where it is said to be', () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', '#', '- ', '[', '](', ')', '\n', '\ud800', '\u0000', 'ö', '🔔') })
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const body = bodyOf(...lines)
      for (const block of of(body)?.blocks ?? []) if (block.plain.trim()) expect(slice(body, block)).toBe(block.plain)
      for (const { span, text } of of(body)?.links ?? [])
        if (span) expect(slice(body, span)).toBe(inlinePlain([{ kind: 'text', text, formats: [] }]))
    }),
  )
})
