/** Tells words of a text from the letters of addresses: what stands in a link, a mention, a hashtag or an e-mail address is nobody's wording. */
import type { Span } from '../facts.ts'
import { clearOf } from './words-clear.ts'

/** Whether a span lies outside of all addresses of the text. Linear to build. */
export const spokenIn = (text: string): ((span: Span) => boolean) => clearOf([...addressesIn(text)])

function* addressesIn(text: string): Generator<Span> {
  for (const { index, 0: token } of text.matchAll(/\S+/gu)) {
    const end = index + token.length
    const sign = token.search(/[#@](?=[\p{L}\p{N}_])/u)
    if (/:\/\/|^\W?www\.|[\p{L}\p{N}]@[\p{L}\p{N}]/iu.test(token) || isDomain(token)) yield { start: index, end }
    else if (sign >= 0) yield { start: index + sign, end }
  }
}

/** "acme.example/glocken", "datei.pdf", but not "Ende.Anfang", where a space was forgotten. */
const isDomain = (token: string) => /^[("„“]?[\p{L}\p{N}-]+\.(?:[\p{L}\p{N}-]+\.)*\p{Ll}{2,}(?![\p{L}\p{N}])/u.test(token)
