/** What the admin and the endpoints of newsletters tell each other. */
import type { Language } from './story.ts'

export type Said = Readonly<Record<Language, string>>

/** On a newsletter's own page. */
export interface ListFacts {
  readonly counts: Readonly<Record<'pending' | 'confirmed' | 'left' | 'bounced', number>>
  readonly signUpUrl: string
  /** The form for a website of the company's own, as HTML. */
  readonly form: string
  readonly thrownAway: boolean
  /** By which server it sends; or why it cannot, and so nobody can sign up. */
  readonly mail: { readonly kind: 'own' | 'hub' } | { readonly kind: 'none'; readonly why: Said }
}

export interface TestMail {
  readonly to: string
  /** `null`: the server has taken it. */
  readonly failed: Said | null
}

/** What was found in a file, or has become of it. */
export interface ImportReport {
  readonly new: number
  /** On the list already, or twice in the file: nothing changes for them. */
  readonly known: number
  /** They left: nobody but themselves can bring them back. */
  readonly left: number
  readonly invalid: number
  /** The first of those that cannot be read, by the number of their line. */
  readonly wrong: readonly { readonly line: number; readonly why: Said }[]
  /** Whether it was only tried. */
  readonly dry: boolean
}
export const mostWrongLines = 50
