import type { Localised } from '../core/answers.ts'
import { sponsorshipNames } from '../core/declarations.ts'
import type { Change } from '../core/review-sheet.ts'
import { spokenDate, spokenInstant } from '../core/spoken-time.ts'
import { languages } from '../core/story.ts'
import { canonical } from '../workflow/content-hash.ts'
import { nothingKept as nothing, type Declarations, type KeptDeclared } from '../workflow/content.ts'
import { asIs, value } from './value-changes.ts'

/** What the authors declare, checks go by and an approval is bound to. */
export function declaredChanges(before: Declarations | null, after: Declarations | null, timeZone: string): Change[] {
  const changes = languages.flatMap((language) => of(before?.[language] ?? nothing, after?.[language] ?? nothing, timeZone))
  // What is declared once for all languages has changed once.
  return [...new Map(changes.map((change) => [canonical(change), change])).values()]
}

const of = (before: KeptDeclared, after: KeptDeclared, timeZone: string): Change[] => [
  ...value('declared.embargoUntil', before.embargoUntil, after.embargoUntil, (at) =>
    at === null ? null : spokenInstant(new Date(at), timeZone),
  ),
  ...value('declared.sponsorship', before.sponsorship, after.sponsorship, (one) => sponsorshipNames[one]),
  ...value('declared.sponsor', before.sponsor, after.sponsor, asIs),
  ...value('declared.isGenerated', before.isGenerated, after.isGenerated, (is) => (is ? yes : no)),
  ...value('declared.consents', before.consents, after.consents, consents),
  ...value('declared.focusKeyword', before.focusKeyword, after.focusKeyword, asIs),
  ...value('declared.canonical', before.canonical, after.canonical, asIs),
]

const yes = { de: 'Ja', en: 'Yes' }
const no = { de: 'Nein', en: 'No' }

function consents(all: KeptDeclared['consents']): Localised | null {
  if (all.length === 0) return null
  const said = (language: 'de' | 'en') =>
    all.map(({ name, agreedOn }) => (agreedOn ? `${name} (${spokenDate(agreedOn)[language]})` : name)).join(' · ')
  return { de: said('de'), en: said('en') }
}
