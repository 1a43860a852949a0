/** HTML without a framework: what is put into a template is escaped, unless it is HTML already. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Part = Html | string | number | null | undefined | false | readonly Part[]

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function textOf(part: Part): string {
  if (part instanceof Html) return part.text
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'object') return part.map(textOf).join('')
  return String(part).replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** Values stand between tags and in quoted attributes. `null` and `false` leave nothing, lists stand side by side. */
export const html = (strings: TemplateStringsArray, ...values: readonly Part[]): Html =>
  new Html(strings.map((text, at) => text + textOf(values[at])).join(''))

/** HTML that the hub has made and escaped: the body of a post, the head of its page. */
export const trusted = (text: string): Html => new Html(text)

/** For addresses that others have written: only what leads to the web. */
export const safeAddress = (address: string): string =>
  URL.canParse(address) && /^(https?|mailto):$/.test(new URL(address).protocol) ? address : '#'
