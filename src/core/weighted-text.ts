/** How X counts a text: twitter-text, version 3 of its configuration. https://docs.x.com/fundamentals/counting-characters, read 2026-11-22. */
import { scriptDomains, topLevelDomains } from './top-level-domains.ts'

/** Code points that weigh 1, first and last: Latin, Greek, Cyrillic, Arabic, Hebrew and most punctuation. All others weigh 2. */
const light = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
] as const

// A flag, a keycap, or a pictogram with what is joined to it. The property holds code points that are not assigned yet,
// so that next year's emoji weighs 2 as well. © and ® are pictograms only where a selector says so.
const modified = '(?:\\ufe0f|\\p{Emoji_Modifier})?'
const pictogram = `(?:[©®]\\ufe0f|(?![©®])\\p{Extended_Pictographic}${modified})`
const emoji = new RegExp(
  `\\p{Regional_Indicator}{2}|[0-9#*]\\ufe0f?\\u20e3|${pictogram}(?:[\\u{e0020}-\\u{e007e}]+\\u{e007f}|(?:\\u200d${pictogram})*)`,
  'gu',
)
const heavy = '€'

/** Of a text in NFC: an emoji weighs 2, however many code points it is made of. */
export function weigh(text: string): number {
  let sum = 0
  for (const character of text.replace(emoji, heavy)) {
    const code = character.codePointAt(0) ?? 0
    sum += light.some(([from, to]) => from <= code && code <= to) ? 1 : 2
  }
  return sum
}

// Everything that may stand in the name of a host: twitter-text names what may not, so quotation marks may.
const noLetter = String.raw`!'#%&()*+,\\\/:;<=>?@\[\]^{|}~$\s\x85\u180e\ufffe\ufeff\uffff\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069`
const host = new RegExp(`[^${noLetter}]+`, 'gu')
const scheme = /https?:\/\/$/i
const glued = /[A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff]$/
const latin = String.raw`À-ÖØ-öø-ɏɓɔɖɗəɛɣɨɯɲʉʋʻ\u0300-\u036fḀ-ỿ`
const plainLetters = new RegExp(`[-a-z0-9${latin}][-a-z0-9.${latin}]*`, 'giu')

const pathLetter = String.raw`[a-zЀ-ӿ0-9!*';:=+,.$\/%#\[\]\-–_~@|&${latin}]`
const inBrackets = String.raw`\((?:${pathLetter}+|${pathLetter}*\(${pathLetter}+\)${pathLetter}*)\)`
const path = new RegExp(String.raw`(?::[0-9]+)?(\/(?:${pathLetter}+|${inBrackets})*)?`, 'iuy')
const pathEnd = new RegExp(String.raw`[+\-a-zЀ-ӿ0-9=_#\/${latin})]`, 'iu')
const query = /\?[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*/iy
const queryEnd = /[a-z0-9\-_&=#/]/i

/** Where X makes a link, in order: with `https://` or without, if it ends like a web address. Offsets in UTF-16 units, end exclusive. */
export function weightedLinks(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = []
  let from = 0
  for (const { 0: whole, index: first } of text.matchAll(host)) {
    // It stands in the path of the link before.
    if (first < from) continue
    const protocol = scheme.exec(text.slice(Math.max(from, first - 8), first))?.[0] ?? ''
    const follows = text.charAt(first + whole.length)
    const isGlued = glued.test(text.slice(Math.max(0, first - protocol.length - 1), first - protocol.length))
    if (isGlued && protocol !== '') continue
    const skipped = protocol === '' ? leadOf(whole, follows, isGlued, first === 0) : 0
    const index = first + skipped
    const domain = domainAt(whole.slice(skipped), follows)
    if (domain === '' || (protocol === '' && /[-_./]/.test(text.charAt(index - 1)))) continue
    const end = index + domain.length
    const tail = tailAt(text, end)
    from = tail.end
    const names = plainNames(domain)
    if (protocol !== '') {
      // What says that it is encoded, and is not, is no link.
      if (names.length > 0 || !domain.startsWith('xn--')) found.push({ start: index - protocol.length, end: from })
    } else {
      // What is asked of it belongs to it only behind a path.
      for (const [at, [start, stop]] of names.entries())
        found.push({ start: index + start, end: at === names.length - 1 && tail.hasPath ? tail.end : index + stop })
    }
  }
  return found
}

/** How much of a run is no part of a link, because it only leads to it: `…` in `@anna…acme.de`, and a first sign of a text. */
function leadOf(run: string, next: string, isGlued: boolean, isFirst: boolean): number {
  const sign = run.search(/[^A-Za-z0-9＠＃]/)
  if (isGlued) return sign === -1 ? run.length : sign + 1
  return isFirst && sign === 0 && domainAt(run.slice(1), next) !== '' ? 1 : 0
}

/** The names of plain letters in the name of a host, first and last (exclusive): other letters part them. */
function plainNames(domain: string): readonly (readonly [number, number])[] {
  const names: [number, number][] = []
  for (const { 0: letters, index } of domain.matchAll(plainLetters)) {
    for (let dot = letters.lastIndexOf('.'); dot > 0; dot = letters.lastIndexOf('.', dot - 1)) {
      const start = index + dot + 1
      const next = domain.indexOf('.', start)
      const ending = endingOf(domain.slice(start, next === -1 ? undefined : next), next === -1 ? '' : '.')
      if (ending > 0) {
        names.push([index, start + ending])
        break
      }
    }
  }
  return names
}

/** The longest beginning of a run that is the name of a host; empty if none is. `next`: what follows the run. */
function domainAt(run: string, next: string): string {
  const labels = run.split('.')
  let longest = 0
  let end = 0
  for (const [at, label] of labels.entries()) {
    const name = labels[at - 1]
    // The label before the ending has no underscore.
    if (name !== undefined && !name.includes('_')) {
      const ending = endingOf(label, at === labels.length - 1 ? next : '.')
      if (ending > 0) longest = end + ending
    }
    if (!/^[^-_]/u.test(label) || /[-_]$/u.test(label)) break
    end += label.length + 1
  }
  return run.slice(0, longest)
}

/** How long the ending is with which a label begins; 0 if it begins with none. */
function endingOf(label: string, next: string): number {
  const ascii = /^[a-z0-9-]*/i.exec(label)?.[0] ?? ''
  if (/^xn--[-0-9a-z]/.test(ascii)) return ascii.length
  if (ascii !== '')
    return topLevelDomains.has(ascii.toLowerCase()) && (ascii.length < label.length || !/[@+]/.test(next)) ? ascii.length : 0
  for (let length = Math.min(label.length, longestScript); length > 0; length--)
    if (scriptDomains.has(label.slice(0, length)) && !/^[0-9a-z@+-]/i.test(label.charAt(length) || next)) return length
  return 0
}
const longestScript = Math.max(...[...scriptDomains].map(({ length }) => length))

/** Where a link ends whose host ends here. */
function tailAt(text: string, start: number): { readonly end: number; readonly hasPath: boolean } {
  path.lastIndex = start
  const [whole = '', way = ''] = path.exec(text) ?? []
  const end = start + whole.length - (way.length - lengthTo(way, pathEnd))
  query.lastIndex = end
  return { end: end + lengthTo(query.exec(text)?.[0] ?? '', queryEnd), hasPath: way !== '' }
}

/** Up to and with the last character that may end it. */
function lengthTo(text: string, last: RegExp): number {
  let length = text.length
  while (length > 0 && !last.test(text.charAt(length - 1))) length--
  return length
}
