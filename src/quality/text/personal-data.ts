/** Finds what belongs to one person and is nobody else's business: accounts, cards, numbers to ring, addresses. Linear in the text. */
import { countrySpecs, isValidIBAN } from 'ibantools'
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'
import { linksIn } from '../../core/text.ts'
import type { Span } from '../facts.ts'

const spanOf = ({ index, 0: { length } }: RegExpExecArray): Span => ({ start: index, end: index + length })
const inside = (spans: readonly Span[], { start, end }: Span) => spans.some((span) => span.start < end && start < span.end)

const ibanShape = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{1,4}){3,10}/gu

/** Account numbers whose check digits are right, with or without spaces. */
export function ibansIn(text: string): Span[] {
  return [...text.matchAll(ibanShape)].flatMap(({ index, 0: match }) => {
    const country = match.slice(0, 2)
    const chars = Object.hasOwn(countrySpecs, country) ? (countrySpecs[country]?.chars ?? 0) : 0
    // A word in capitals behind it is none of it.
    let end = 0
    for (let counted = 0; counted < chars && end < match.length; end++) if (/\S/.test(match.charAt(end))) counted++
    return isValidIBAN(match.slice(0, end).replace(/\s/g, '')) ? [{ start: index, end: index + end }] : []
  })
}

const cardShape = /(?<![\p{L}\p{N}/=#-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|3\d{3}([ -])\d{6}\2\d{5}|\d{13,16})(?![ -]?[\p{L}\p{N}])/gu
// ISO/IEC 7812: Visa, Mastercard (two ranges), American Express, Diners, Discover.
const cardIssuer = /^(?:4|5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720|3[47]|3[068]|6011|65)/

/** Numbers of payment cards by issuer and check digit. `grouped`: written as on the card, so that it is hardly anything else. */
export function cardsIn(text: string): (Span & { readonly grouped: boolean })[] {
  return [...text.matchAll(cardShape)].flatMap((match) => {
    const digits = match[0].replace(/\D/g, '')
    const long = digits.startsWith('3') ? digits.length < 16 : digits.length === 16 || (digits.length === 13 && digits.startsWith('4'))
    return long && cardIssuer.test(digits) && passesLuhn(digits) ? [{ ...spanOf(match), grouped: digits !== match[0] }] : []
  })
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits.charAt(digits.length - 1 - at))
    const twice = digit * 2
    sum += at % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice
  }
  return sum % 10 === 0
}

const emailShape =
  /(?<![\p{L}\p{N}.+@/-])[\p{L}\p{N}][\p{L}\p{N}._+-]{0,63}(?:@|\s?[([]\s?(?:at|ät)\s?[)\]]\s?)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/giu
/** Mailboxes of a desk, not of a person. */
const desks = new Set(
  `anfrage anfragen anmeldung ausbildung bewerbung bewerbungen buchhaltung büro career careers contact contracts customerservice datenschutz
  dpo dsb einkauf empfang events feedback hallo hello help helpdesk hilfe hi hr info infos investor investors ir jobs karriere kommunikation
  kontakt kundenservice mail marketing media medien newsletter noreply office orders personal post postmaster pr presse pressestelle press
  privacy recruiting redaktion sales security service shop spenden support team tickets veranstaltungen verkauf vertrieb verwaltung webmaster
  willkommen zentrale`.split(/\s+/),
)

/** E-mail addresses of persons, also with "(at)" in them. Those of desks (info, presse, support) are meant to be known. */
export function personalEmailsIn(text: string): Span[] {
  const found = [...text.matchAll(emailShape)].filter(([address]) => {
    const parts = address
      .toLowerCase()
      .split(/[@([]/u)[0]!
      .trim()
      .split(/[._+-]/u)
    return !parts.some((part) => desks.has(part))
  })
  return found.map(spanOf)
}

// Of libphonenumber's own search we know that it takes dates, years and order numbers for phones (measured 2026-11-29): the shape is ours.
const phoneShape =
  /(?<![\p{L}\p{N}#=/.,:+-])(?:\+\d|00[1-9]|\(?0[1-9]|\([2-9]\d{2}\)(?= \d{3}-\d{4})|[2-9]\d{2}-(?=\d{3}-\d{4}))(?:[ \u00a0]?[()/–-]{0,2}[ \u00a0]?\d|\.\d){5,16}(?![\p{L}\p{N}]|[.,:/-]\d)/gu
const otherNumber =
  /(?:nr|nummern?|(?<!\p{L})(?:no|numbers?|isbn|issn|ean|id|orders?|invoice|bestellung|rechnung|az|aktenzeichen|los|artikel|patent|version|konto|blz))[.:#]?\s*$/iu
const aboutPhones = /(?<!\p{L})(?:tel|telefon|fon|phone|handy|mobil|mobile|ruf|durchwahl|fax|call|call us)[\p{L}.]*[.:]?\s*$/iu
const dateShape = /^\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}/
const lookBack = 24

/** Numbers that ring somewhere, in their international form; free and shared-cost lines are a company's and left out. */
export function phonesIn(text: string, country: string): (Span & { readonly number: string })[] {
  const links = linksIn(text)
  return [...text.matchAll(phoneShape)].flatMap((match) => {
    const [shown] = match
    const span = spanOf(match)
    const before = text.slice(Math.max(0, span.start - lookBack), span.start)
    if (dateShape.test(shown) || inside(links, span) || (otherNumber.test(before) && !aboutPhones.test(before))) return []
    const phone = parsePhoneNumberFromString(shown.replace('(0)', ''), country as CountryCode)
    const kind = phone?.isValid() ? phone.getType() : undefined
    return phone && kind && personal.has(kind) ? [{ ...span, number: phone.number }] : []
  })
}
const personal: ReadonlySet<string> = new Set(['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER', 'VOIP'])

const home = String.raw`(?:wohn(?:t|en|haft|te)|zu\s?Hause|daheim|Privat(?:adresse|anschrift|wohnung)|lives|living|resid(?:es|ing)|home address)`
const street = String.raw`(?:\p{Lu}[\p{L}-]{1,40}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|ufer|damm)\s\d{1,4}|\d{1,5}\s\p{Lu}[\p{L}-]{1,40}\s(?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Lane|Drive|Square))`
const homeShape = new RegExp(String.raw`(?<![\p{L}])${home}(?![\p{L}])[^.!?\n]{0,80}?(?<![\p{L}\p{N}])(${street})(?![\p{L}\p{N}])`, 'gu')

/** Where somebody lives: a street and a number, after words that say so. Where a company or an event is, is meant to be known. */
export const homesIn = (text: string): Span[] =>
  [...text.matchAll(homeShape)].map(({ index, 0: match, 1: address = '' }) => ({
    start: index + match.length - address.length,
    end: index + match.length,
  }))
