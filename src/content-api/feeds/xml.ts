/** Writes XML 1.0, so that no text can break it and every parser gets back exactly what was put in. */

export interface Xml {
  readonly xml: string
}
type Value = string | number | null | undefined | false
export type XmlChild = Xml | Value | readonly XmlChild[]

/** Whatever may have to be left out or replaced: far quicker to look for than to replace, and almost never there. */
const suspicious = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/

/** Without what XML 1.0 cannot say at all, not even escaped. Halves of surrogate pairs become U+FFFD. */
export const forXml = (text: string): string =>
  suspicious.test(text) ? text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '') : text

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\t': '&#9;',
  '\n': '&#10;',
}
const escaped = (text: string, what: RegExp) => forXml(text).replace(what, (character) => entities[character] ?? '')
// Parsers turn a bare carriage return into a line feed, and in attributes every line break into a space.
const inText = (text: string) => escaped(text, /[&<>\r]/g)
const inAttribute = (text: string) => escaped(text, /[&<>"\r\n\t]/g)

const isGiven = (value: unknown) => value !== null && value !== undefined && value !== false

function textOf(child: XmlChild): string {
  if (child === null || child === undefined || child === false) return ''
  if (typeof child === 'string' || typeof child === 'number') return inText(String(child))
  return 'xml' in child ? child.xml : child.map(textOf).join('')
}

/** Attributes and children that are `null`, `undefined` or `false` are left out. Text is escaped. */
export function element(name: string, attributes: { readonly [name: string]: Value } = {}, ...children: readonly XmlChild[]): Xml {
  const given = Object.entries(attributes)
    .filter(([, value]) => isGiven(value))
    .map(([attribute, value]) => ` ${attribute}="${inAttribute(String(value))}"`)
  const content = children.map(textOf).join('')
  return { xml: content === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${content}</${name}>` }
}

/** A whole document, UTF-8. */
export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`

/** The same object gives the same XML: it is written once. For what is long and comes again. */
export function writtenOnce<T extends object>(write: (value: T) => Xml): (value: T) => Xml {
  const known = new WeakMap<T, Xml>()
  return (value) => {
    const xml = known.get(value) ?? write(value)
    known.set(value, xml)
    return xml
  }
}
