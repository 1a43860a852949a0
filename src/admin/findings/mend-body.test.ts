import { describe, expect, it } from 'vitest'
import { richTextToPlain } from '../../core/rich-text.ts'
import { mendedBody, spotIn } from './mend-body.ts'
import type { Pointed } from './mend.ts'

const text = (words: string, format = 0) => ({ type: 'text', text: words, format })
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children })
const link = (url: string, words: string) => ({ type: 'link', fields: { linkType: 'custom', url }, children: [text(words)] })
const list = (...items: string[]) => ({
  type: 'list',
  listType: 'number',
  start: 1,
  children: items.map((item) => ({ type: 'listitem', children: [text(item)] })),
})
const body = (...children: unknown[]) => ({ root: { type: 'root', children } })

const found = (from: unknown, match: string, fix = '', nth = 0): Pointed => {
  const plain = richTextToPlain(from)
  let start = plain.indexOf(match)
  for (let i = 0; i < nth; i++) start = plain.indexOf(match, start + 1)
  const end = start + match.length
  return { start, end, fix, excerpt: { before: plain.slice(0, start), match, after: plain.slice(end) } }
}

describe('a place in the body', () => {
  it('is found past addresses and numbers that the plain text adds', () => {
    const here = body(paragraph(text('Siehe '), link('https://acme.example/acme', 'die Glocken'), text(' von acme.')), list('acme', 'Turm'))
    // acme.example and /acme in the address of the link come first, and stand in no node.
    expect(spotIn(here, found(here, 'acme', '', 2))).toEqual({ node: 2, start: 5, end: 9, text: ' von acme.' })
    expect(spotIn(here, found(here, 'acme', '', 3))).toEqual({ node: 3, start: 0, end: 4, text: 'acme' })
    expect(spotIn(here, found(here, 'acme', '', 0))).toBeNull()
  })
  it('is not told where it is partly bold, or not there any more', () => {
    const here = body(paragraph(text('Ac'), text('me', 1)))
    expect(spotIn(here, found(here, 'Acme'))).toBeNull()
    expect(spotIn(body(paragraph(text('Turm'))), found(here, 'Acme'))).toBeNull()
    expect(spotIn(null, found(here, 'Acme'))).toBeNull()
  })
  it('is found where the whole of a block, or an address that stands for itself, is meant', () => {
    const here = body(paragraph(text('acme')), paragraph(link('https://acme.example', 'https://acme.example')))
    expect(spotIn(here, found(here, 'acme'))).toMatchObject({ node: 0 })
    expect(spotIn(here, found(here, 'https://acme.example'))).toMatchObject({ node: 1, start: 0 })
  })
  it('is found where something is missing', () => {
    const here = body(paragraph(text('Für  Acme')), paragraph(text('10 kg'), text(' Bronze')))
    const at = richTextToPlain(here).indexOf(' kg')
    const missing = { start: at, end: at, fix: '0', excerpt: { before: '10', match: '', after: ' kg' } }
    expect(richTextToPlain(mendedBody(here, [missing]).value)).toBe('Für  Acme\n\n100 kg Bronze')
  })
})

describe('mending the body', () => {
  it('changes one node of a copy, and nothing else', () => {
    const here = body(paragraph(text('Glocken von '), text('acme', 1), text(' und acme')), list('Turm'))
    const kept = structuredClone(here)
    const { value, count } = mendedBody(here, [found(here, 'acme', 'Acme', 1)])
    expect(count).toBe(1)
    expect(value).toEqual(body(paragraph(text('Glocken von '), text('acme', 1), text(' und Acme')), list('Turm')))
    expect(here).toEqual(kept)
  })
  it('mends several in one node and in others', () => {
    const here = body(paragraph(text('"Gut" und "besser"')), list('"Ja"'))
    const all = [0, 1, 2, 3, 4, 5].map((nth) => found(here, '"', nth % 2 === 0 ? '„' : '“', nth))
    expect(richTextToPlain(mendedBody(here, all).value)).toBe('„Gut“ und „besser“\n\n1. „Ja“')
  })
  it('leaves the others as they are when one cannot be found', () => {
    const here = body(paragraph(text('acme und acme')))
    const gone = { ...found(here, 'acme', 'Acme'), start: 3, end: 7 }
    expect(mendedBody(here, [gone, found(here, 'acme', 'Acme', 1)])).toEqual({ value: body(paragraph(text('acme und Acme'))), count: 1 })
    expect(mendedBody(here, [gone])).toEqual({ value: here, count: 0 })
  })
})
