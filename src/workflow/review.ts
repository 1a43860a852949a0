/** The rules of review, pure: who may do what, when, and if not, why not. */
import type { ReviewAction } from '../core/answers.ts'
import { maySubmitFrom } from '../core/review-steps.ts'
import type { ReviewState } from '../core/review.ts'

type Localised = { readonly de: string; readonly en: string }

/** Everything that decides whether somebody may act on a review. */
export interface Situation {
  readonly state: ReviewState
  /** An open step has no name of its own: it asks for the role Approver. */
  readonly isPlain: boolean
  /** The brand has a fast lane. */
  readonly hasFastLane: boolean
  readonly person: {
    readonly isEditor: boolean
    readonly isApprover: boolean
    readonly hasWritten: boolean
    /** An open step asks him. */
    readonly isAsked: boolean
    /** He has decided at every open step that asks him. */
    readonly hasDecided: boolean
    /** He has a role that may choose the fast lane. */
    readonly mayHurry: boolean
  }
}

/**
 * `true`: yes. A sentence: no, and why. `false`: it does not apply now.
 * Four eyes hold for everybody: no role makes an exception.
 */
export function may(action: ReviewAction, { state, isPlain, hasFastLane, person }: Situation): true | Localised | false {
  switch (action) {
    case 'submit':
      return maySubmitFrom.includes(state) && person.isEditor
    case 'submitFast':
      return maySubmitFrom.includes(state) && hasFastLane && person.mayHurry
    case 'approve':
      if (state !== 'in-review') return false
      if (!person.isAsked) return isPlain ? needsRole : notAsked
      if (person.hasWritten)
        return {
          de: 'Sie haben an diesem Beitrag oder seinen Bildern gearbeitet. Jemand anderes gibt ihn frei.',
          en: 'You worked on this post or its pictures. Somebody else approves it.',
        }
      return person.hasDecided ? decidedAlready : true
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
      return state === 'in-review' && person.isAsked
    case 'refuse':
      return state === 'in-review' && person.isAsked && !person.hasWritten
    case 'withdraw':
      return (state === 'in-review' || state === 'approved') && (person.isEditor || person.isApprover)
  }
}

const needsRole = { de: 'Freigeben kann, wer die Rolle „Freigabe“ hat.', en: 'Approving needs the role “Approver”.' }
const notAsked = {
  de: 'An den offenen Schritten sind andere gefragt. Oben steht, wer.',
  en: 'The open steps ask other people. Above it says whom.',
}
const decidedAlready = {
  de: 'Sie haben schon freigegeben. Andere sind noch gefragt: Oben steht, wer.',
  en: 'You have approved already. Others are still asked: above it says whom.',
}
