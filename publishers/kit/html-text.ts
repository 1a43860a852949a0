/** What a piece of HTML says, as plain text: comments come so from many platforms. */
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5'

type Node = DefaultTreeAdapterMap['childNode']

const blocks = new Set(['p', 'div', 'blockquote', 'li', 'ul', 'ol', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const silent = new Set(['script', 'style', 'template'])

/** Blocks apart by an empty line, breaks as they are, pictures by their alternative text. Total. */
export function htmlToText(html: string): string {
  return parseFragment(html)
    .childNodes.map(textOf)
    .join('')
    .replace(/[^\S\n]*\n[^\S\n]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function textOf(node: Node): string {
  if ('value' in node) return node.value.replace(/\s+/g, ' ')
  if (!('tagName' in node) || silent.has(node.tagName)) return ''
  if (node.tagName === 'br') return '\n'
  if (node.tagName === 'img') return node.attrs.find(({ name }) => name === 'alt')?.value ?? ''
  const inner = node.childNodes.map(textOf).join('')
  return blocks.has(node.tagName) ? `\n\n${inner}\n\n` : inner
}
