/** Campaign parameters (UTM) by the naming scheme of a brand. */
import type { LinkNaming } from '../core/own-media.ts'

/** What the templates of a scheme can name. '' where there is none. */
export interface Named {
  readonly platform: string
  readonly channel: string
  readonly campaign: string
  readonly post: string
  readonly language: string
}

/** What a link on paper is named after. */
export const print = 'print'

const longest = 100
const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** Statistics tell apart what is written differently: small letters, digits and `-_.` only. */
export const slugged = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => german[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9_.]+/g, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '')

const filledIn = (template: string, named: Named): string =>
  slugged(template.replace(/\{(platform|channel|campaign|post|language)\}/g, (_, name: keyof Named) => named[name]))

/** The parameters as a query, in the order in which people know them. What comes out empty is left out. */
export function utmOf({ source, medium, campaign, content }: LinkNaming, named: Named): string {
  const parameters = { utm_source: source, utm_medium: medium, utm_campaign: campaign, utm_content: content }
  return Object.entries(parameters)
    .map(([name, template]) => [name, filledIn(template, named)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/**
 * The address with the parameters that it does not have yet. Its own query and fragment stay as they are, to the letter.
 * @param utm as `utmOf` makes it
 * @returns `null`: that is no address of the web.
 */
export function withUtm(address: string, utm: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  const added = utm
    .split('&')
    .filter((parameter) => parameter !== '' && !url.searchParams.has(parameter.split('=')[0] ?? ''))
    .join('&')
  if (added !== '') url.search = url.search ? `${url.search}&${added}` : added
  return url.href
}
