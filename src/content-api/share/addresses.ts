/** Share addresses of one post: what is put where, encoded so that it arrives as it was written. */
import { fittingLength, measureText } from '../../core/text.ts'
import type { Network } from './networks.ts'

export interface Shared {
  readonly title: string
  /** The teaser, for mails. */
  readonly text: string
  /** Where the post lives. */
  readonly url: string
  /** The address of a picture that stands for it. */
  readonly picture: string
}

/** UTF-16 units of a whole address, percent-encoded. Beyond about 2,000 mail programs and older servers cut or refuse. */
export const longestAddress = 2000

/** Every character that is not unreserved by RFC 3986: no bracket or apostrophe is left for others to stumble over. Half characters become �. */
export const percentEncoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

/** The address under which a network takes the post. `{instance}`, where it has one, is left in it. */
export function shareAddress({ pattern, room }: Network, { title, url, picture }: Shared): string {
  const { max, ...rule } = room
  const withAddress = pattern.includes('{message}')
  const taken = withAddress ? measureText(` ${url}`, rule) : 0
  return fitting(
    shortened(oneLine(title), (text) => fittingLength(text, rule, max - taken) === text.length),
    (text) => filled(pattern, { url, title: text, message: text === '' ? url : `${text} ${url}`, picture }),
  )
}

/** A mail with the post’s title, teaser and address, to nobody yet (RFC 6068, where a line ends with CR LF). */
export const mailAddress = ({ title, text, url }: Shared): string =>
  fitting(text.trim(), (teaser) =>
    filled('mailto:?subject={title}&body={body}', {
      title: shortened(oneLine(title), (candidate) => candidate.length <= 150),
      body: [teaser.replace(/\r\n|[\r\n]/g, '\r\n'), url].filter((part) => part !== '').join('\r\n\r\n'),
    }),
  )

/** In one pass: a title may hold `{url}`. */
const filled = (pattern: string, values: { readonly [name: string]: string }) =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? percentEncoded(values[name] ?? '') : whole))

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The address for as much of the text as it has room for; for none of it, where the rest is too long already. */
const fitting = (text: string, address: (text: string) => string) =>
  address(shortened(text, (candidate) => address(candidate).length <= longestAddress))

/** As much of it as fits, at the end of a word if one is near, with an ellipsis. */
function shortened(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text
  // Nothing this long fits anywhere: what follows takes as long as its text.
  let most = Math.min(text.length, longestAddress)
  let least = 0
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (fits(ended(text, middle))) least = middle
    else most = middle - 1
  }
  return least === 0 ? '' : ended(text, least)
}

function ended(text: string, length: number): string {
  const cut = text.slice(0, fittingLength(text, { unit: 'utf16' }, length))
  const word = cut.replace(/\s+\S*$/u, '')
  return `${(word.length > cut.length - 30 ? word : cut).replace(/[\s,;:.–-]+$/u, '')}…`
}
