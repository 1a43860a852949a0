/** The rules of review, pure: who may do what, when, and if not, why not. */
import type { ReviewAction } from '../core/answers.ts'
import type { ReviewState } from '../core/review.ts'

type Localised = { readonly de: string; readonly en: string }

/** Everything that decides whether somebody may act on a review. */
export interface Situation {
  readonly state: ReviewState
  readonly person: { readonly isEditor: boolean; readonly isApprover: boolean; readonly hasWritten: boolean }
}

/**
 * `true`: yes. A sentence: no, and why. `false`: it does not apply now.
 * Four eyes hold for everybody: no role makes an exception.
 */
export function may(action: ReviewAction, { state, person }: Situation): true | Localised | false {
  switch (action) {
    case 'submit':
      return (state === 'draft' || state === 'changes-requested') && person.isEditor
    case 'approve':
      if (state !== 'in-review') return false
      if (!person.isApprover) return { de: 'Freigeben kann, wer die Rolle „Freigabe“ hat.', en: 'Approving needs the role “Approver”.' }
      if (person.hasWritten)
        return {
          de: 'Sie haben an diesem Beitrag oder seinen Bildern gearbeitet. Jemand anderes gibt ihn frei.',
          en: 'You worked on this post or its pictures. Somebody else approves it.',
        }
      return true
    case 'except':
      if (!person.isApprover)
        return { de: 'Eine Ausnahme macht, wer die Rolle „Freigabe“ hat.', en: 'Making an exception needs the role “Approver”.' }
      if (person.hasWritten)
        return {
          de: 'Sie haben an diesem Beitrag oder seinen Bildern gearbeitet. Jemand anderes entscheidet über die Ausnahme.',
          en: 'You worked on this post or its pictures. Somebody else decides on the exception.',
        }
      return true
    case 'requestChanges':
      return state === 'in-review' && person.isApprover
    case 'withdraw':
      return (state === 'in-review' || state === 'approved') && (person.isEditor || person.isApprover)
  }
}
