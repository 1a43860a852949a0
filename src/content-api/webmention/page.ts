/** What a page says: whether it links somewhere, and where it takes Webmentions. Slow on hostile pages: only `page-worker.ts` calls it. */
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { normalised } from './address.ts'
import { isHtml, isJson } from './media-types.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Which attribute leads away from a page. Not in here: `base`, scripts and forms. */
const leading: Readonly<Record<string, string>> = {
  a: 'href',
  area: 'href',
  link: 'href',
  img: 'src',
  video: 'src',
  audio: 'src',
  source: 'src',
}

/** Elements in the order of the document, without recursion. Comments, scripts and the content of `template` and `noscript` are none. */
function* elements(html: string): Generator<Element> {
  const waiting: Node[] = [parse(html)]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node) yield node
    if ('childNodes' in node) for (let at = node.childNodes.length - 1; at >= 0; at--) waiting.push(node.childNodes[at] as Node)
  }
}
const attribute = ({ attrs }: Element, name: string) => attrs.find((one) => one.name === name)?.value

/** Every element with an address, and that address as a browser would read it. */
function* addressed(html: string, url: string): Generator<{ readonly element: Element; readonly address: string }> {
  let base = url
  for (const element of elements(html)) {
    const href = attribute(element, leading[element.tagName] ?? 'href')
    if (href === undefined) continue
    if (element.tagName === 'base' && base === url) base = URL.canParse(href, url) ? new URL(href, url).href : url
    if (element.tagName in leading && URL.canParse(href, base)) yield { element, address: new URL(href, base).href }
  }
}

/** @param url of the page, for relative addresses. @param type its media type */
export function linksTo(
  target: string,
  { text, url, type }: { readonly text: string; readonly url: string; readonly type: string },
): boolean {
  const wanted = normalised(target)
  const leads = (address: string) => wanted !== null && normalised(address) === wanted
  if (isHtml(type)) {
    for (const { address } of addressed(text, url)) if (leads(address)) return true
    return false
  }
  if (isJson(type)) return stringsIn(text).some(leads)
  return (text.match(/https?:\/\/[^\s<>"'`]{1,2000}/gi) ?? []).some((found) => leads(found) || leads(found.replace(/[.,;:!?)\]}]+$/, '')))
}

function stringsIn(json: string): string[] {
  const found: string[] = []
  try {
    const waiting: unknown[] = [JSON.parse(json)]
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
      if (typeof value === 'string') found.push(value)
      else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) waiting.push(inner ?? '')
    }
  } catch {
    return []
  }
  return found
}

const blocks = new Set(
  'p div li ul ol dl dt dd blockquote pre section article header footer figure table tr h1 h2 h3 h4 h5 h6 hr'.split(' '),
)
const silent = new Set(['script', 'style', 'title', 'textarea'])

/** A piece of HTML as a person reads it: blocks on lines of their own, pictures by their alternative text, nothing of scripts. */
export function textIn(html: string): string {
  let text = ''
  const waiting: (Node | '\n')[] = [parse(html)]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node === '\n' || node.nodeName === 'br') text += '\n'
    else if (node.nodeName === '#text' && 'value' in node) text += node.value.replace(/\s+/g, ' ')
    else if ('tagName' in node && node.tagName === 'img') text += attribute(node, 'alt') ?? ''
    else if ('childNodes' in node && !silent.has(node.nodeName)) {
      const isBlock = blocks.has(node.nodeName)
      if (isBlock) waiting.push('\n')
      for (let at = node.childNodes.length - 1; at >= 0; at--) waiting.push(node.childNodes[at] as Node)
      if (isBlock) waiting.push('\n')
    }
  }
  return text
}

const isWebmention = (rel: string | undefined) => rel !== undefined && rel.trim().toLowerCase().split(/\s+/).includes('webmention')

/** The first `<link>` or `<a>` with `rel=webmention` and an address: an empty one is the page itself. */
export function endpointIn(html: string, url: string): string | null {
  for (const { element, address } of addressed(html, url))
    if ((element.tagName === 'link' || element.tagName === 'a') && isWebmention(attribute(element, 'rel'))) return address
  return null
}

/** Of Link headers (RFC 8288), the first whose `rel` names webmention. */
export function endpointInHeaders(headers: readonly string[], url: string): string | null {
  for (const header of headers)
    for (const [, address = '', parameters = ''] of header.matchAll(
      /<([^<>]{0,2000})>((?:\s{0,9};\s{0,9}[\w*-]{1,50}(?:\s{0,9}=\s{0,9}(?:"[^"]{0,500}"|[^\s",;]{1,500}))?){0,20})/g,
    )) {
      const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i.exec(parameters)
      if (isWebmention(rel?.[1] ?? rel?.[2]) && URL.canParse(address, url)) return new URL(address, url).href
    }
  return null
}
