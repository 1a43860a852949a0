/** The steps of a review: whom a brand asks, in which order. What the admin shows of them, and the words for it. */
import type { ReviewState } from './review.ts'
import { roleNames, type Role } from './roles.ts'

type Localised = { readonly de: string; readonly en: string }

/** `guest`: a person from outside, by a link. */
export const stepAsks = ['role', 'group', 'people', 'guest'] as const
export type StepAsks = (typeof stepAsks)[number]

export const stepCounts = ['any', 'all'] as const
/** `any`: one of them is enough. */
export type StepCount = (typeof stepCounts)[number]

/** `skipped`: the fast lane leaves it out. */
export type StepState = 'waiting' | 'open' | 'done' | 'skipped'

export const decisionNames = {
  approved: { de: 'Freigegeben', en: 'Approved' },
  'changes-requested': { de: 'Änderungen erbeten', en: 'Changes requested' },
  refused: { de: 'Abgelehnt', en: 'Refused' },
  withdrawn: { de: 'Zurückgezogen', en: 'Withdrawn' },
} as const satisfies Record<string, Localised>
/** What people decide; `withdrawn` is what authors do. */
export type DecisionKind = keyof typeof decisionNames

/** What somebody says at a step. */
export const stepAnswers = ['approved', 'changes-requested', 'refused'] as const satisfies readonly DecisionKind[]
export type StepAnswer = (typeof stepAnswers)[number]

export const stepStateNames: Record<StepState, Localised> = {
  waiting: { de: 'Noch nicht dran', en: 'Not yet' },
  open: { de: 'Offen', en: 'Open' },
  done: { de: 'Erledigt', en: 'Done' },
  skipped: { de: 'Entfällt (eilig)', en: 'Left out (urgent)' },
}

/** One step as the admin shows it. All instants are ISO 8601. */
export interface StepView {
  /** Its place in the round: `step` of POST /api/posts/:id/approve. */
  readonly index: number
  /** As the brand calls it; empty: the one step of a brand that has none of its own. */
  readonly name: string
  readonly state: StepState
  readonly who: StepAsks
  /** Whom it asks, and whether one of them is enough. */
  readonly rule: Localised
  /** Those whom it asks by name: of its people, its group, or everybody whose answer it needs. Empty: by role, or from outside. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly standIn: string | null }[]
  /** At the same time as the step before it. */
  readonly alongside: boolean
  /** `null`: it has not begun. */
  readonly openedAt: string | null
  readonly dueAt: string | null
  readonly overdue: boolean
  readonly decisions: readonly StepDecisionView[]
  /** The one who asks may decide here now. */
  readonly isMine: boolean
  /** Why nobody can decide here, and what to do. `null`: somebody can, or it is not its turn. */
  readonly stuck: Localised | null
}
export interface StepDecisionView {
  readonly decision: DecisionKind
  readonly by: string
  /** Somebody who is away, and for whom it was decided. */
  readonly for: string | null
  readonly at: string
  readonly comment: string | null
}

/** What waits for a person's decision. */
export interface WaitingPost {
  readonly post: string
  readonly title: string
  /** Of the step; empty: the brand has no steps of its own. */
  readonly step: string
  readonly dueAt: string | null
  readonly overdue: boolean
  readonly isFast: boolean
  readonly submittedBy: string
  readonly submittedAt: string
}

/** In which a post may be given to the approvers. */
export const maySubmitFrom: readonly ReviewState[] = ['draft', 'changes-requested', 'refused']

/** „Jemand mit der Rolle „Freigabe““. */
export function ruleOf({ who, howMany, role, group }: RuleOf): Localised {
  if (who === 'guest') return { de: 'Jemand von außen, über einen Link', en: 'Somebody from outside, by a link' }
  const one = howMany === 'any'
  if (who === 'people')
    return one ? { de: 'Eine der genannten Personen', en: 'One of the named people' } : { de: 'Alle genannten', en: 'All named people' }
  const name = who === 'group' ? { de: group ?? '', en: group ?? '' } : roleNames[role ?? 'approver']
  return who === 'group'
    ? { de: `${one ? 'Jemand' : 'Alle'} aus der Gruppe „${name.de}“`, en: `${one ? 'Somebody' : 'Everybody'} of the group “${name.en}”` }
    : { de: `${one ? 'Jemand' : 'Alle'} mit der Rolle „${name.de}“`, en: `${one ? 'Somebody' : 'Everybody'} with the role “${name.en}”` }
}
interface RuleOf {
  readonly who: StepAsks
  readonly howMany: StepCount
  readonly role: Role | null
  readonly group: string | null
}
