/** HTML without a framework: what is put into a template is escaped, unless it is HTML of ours already. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

export type Part = Html | string | number | null | undefined | false | readonly Part[]

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

function textOf(part: Part): string {
  if (part instanceof Html) return part.text
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return part.map(textOf).join('')
}

/** Values may stand between tags and in quoted attributes. `null`, `undefined` and `false` leave nothing, lists stand side by side. */
export const html = (strings: TemplateStringsArray, ...values: readonly Part[]): Html =>
  new Html(strings.map((text, at) => text + textOf(values[at])).join(''))

/** Takes HTML as it is: for what the hub itself has made and escaped. */
export const trusted = (text: string): Html => new Html(text)

/** For `href` and `src`: an address of the web, or of this server, or nothing that does any harm. */
export const safeAddress = (address: string): string =>
  URL.canParse(address, 'http://here.invalid') && /^https?:$/.test(new URL(address, 'http://here.invalid').protocol) ? address : '#'
