/** Builds what the editor would have stored: Lexical's JSON, as Payload's editor writes it. */
import { randomBytes } from 'node:crypto'
import type { Json } from '../../core/story.ts'

type Node = { readonly [key: string]: Json }

const element = (type: string, children: readonly Node[], more: Node = {}): Node => ({
  type,
  children,
  direction: 'ltr',
  format: '',
  indent: 0,
  version: 1,
  ...more,
})
const text = (words: string): Node => ({ type: 'text', text: words, format: 0, style: '', mode: 'normal', detail: 0, version: 1 })
const inline = (parts: readonly (string | Node)[]): Node[] => parts.map((part) => (typeof part === 'string' ? text(part) : part))

export const p = (...parts: readonly (string | Node)[]): Node => element('paragraph', inline(parts), { textFormat: 0, textStyle: '' })
export const h2 = (words: string): Node => element('heading', [text(words)], { tag: 'h2' })
export const quote = (words: string): Node => element('quote', [text(words)])
export const bold = (words: string): Node => ({ ...text(words), format: 1 })

/** @param url of the web, or a path on the company's own site */
export const link = (words: string, url: string): Node =>
  element('link', [text(words)], { id: randomBytes(12).toString('hex'), fields: { linkType: 'custom', url, newTab: false }, version: 3 })

export const list = (...items: readonly string[]): Node =>
  element(
    'list',
    items.map((words, at) => element('listitem', [text(words)], { value: at + 1 })),
    { listType: 'bullet', tag: 'ul', start: 1 },
  )

export const body = (...blocks: readonly Node[]): Node => ({ root: element('root', blocks) })
