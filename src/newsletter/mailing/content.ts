/** The mail as everybody gets it: HTML and plain text, made once for each mailing. */
import type { Mailing } from '../../../publishers/newsletter/mailing.ts'
import type { Newsletter } from '../list/newsletter.payload.ts'
import { letter } from './letter.ts'
import { plainLetter } from './plain-letter.ts'

/** Stands where each mail has the address by which its own reader leaves. */
export const leaveHere = 'https://leave.invalid/'

export interface Content {
  readonly html: string
  readonly text: string
}
export interface Addresses {
  /** The browser version. */
  readonly inBrowser: string
  /** Of the pictures, in their order. */
  readonly pictures: readonly string[]
  readonly leave: string
}
export interface About {
  readonly mailing: Pick<Mailing, 'language' | 'subject' | 'preheader' | 'body' | 'link' | 'images'>
  readonly newsletter: Pick<Newsletter, 'name' | 'accent' | 'imprint' | 'privacyUrl'>
  readonly addresses: Addresses
}

/** MJML takes seconds to load, and only a process that sends mailings ever needs it. */
const mjml = async () => (await import('mjml')).default

export async function contentOf(about: About): Promise<Content> {
  const render = await mjml()
  // Fonts by default come from somewhere else; a mail of ours loads nothing from there.
  const { html } = await render(letter(about), { fonts: {}, validationLevel: 'strict', keepComments: true })
  return { html, text: plainLetter(about) }
}

/** Gmail hides what comes after 102 kB, the way to leave included. 2,000 are for the longest of those addresses, which each mail has thrice at most. */
const mostBytes = 102 * 1024 - 2_000
export const isTooLong = ({ html }: Content): boolean => Buffer.byteLength(html) > mostBytes
