/**
 * LinkedIn's “little text”: what is reserved in it cuts a post off where it stands unescaped, and LinkedIn does not say so.
 * https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format, read 2026-11-29.
 */
import { linksIn } from '../../src/core/text.ts'

const reserved = /[\\|{}@[\]()<>#*_~]/g
const escaped = (text: string) => text.replace(reserved, (sign) => `\\${sign}`)
// As the site takes it: letters, digits and underscores, not digits alone.
const hashtag = /(?<![\p{L}\p{N}_&/])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu

/** Plain text as commentary. Hashtags stay hashtags, except in links. */
export function little(text: string): string {
  let told = ''
  let from = 0
  for (const { start, end } of linksIn(text)) {
    told += outsideLinks(text.slice(from, start)) + escaped(text.slice(start, end))
    from = end
  }
  return told + outsideLinks(text.slice(from))
}

function outsideLinks(text: string): string {
  let told = ''
  let from = 0
  for (const match of text.matchAll(hashtag)) {
    told += `${escaped(text.slice(from, match.index))}{hashtag|\\#|${escaped(match[1] ?? '')}}`
    from = match.index + match[0].length
  }
  return told + escaped(text.slice(from))
}

/** What of a commentary survives however LinkedIn tells it: letters and digits, without the marks of mentions and hashtags. */
export const lettersOf = (commentary: string): string =>
  commentary
    .normalize('NFC')
    .replace(/\{hashtag\|\\?#\|/g, '')
    .replace(/@\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, '')
