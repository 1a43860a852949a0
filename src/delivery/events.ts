/** What can happen to a delivery. What each means for its row stands in `table/`; `src/docs/delivery.md` draws it. */
import type { Patch } from './ledger.ts'

export type Event =
  | { readonly is: 'claimed'; readonly owner: string; readonly leaseUntil: Date }
  | { readonly is: 'lease-lost' }
  | { readonly is: 'prepared-later'; readonly checkAfter: Date; readonly resume: string }
  | { readonly is: 'gate-closed'; readonly reason: string; readonly notBefore: Date }
  | { readonly is: 'intent'; readonly snapshot: string; readonly leaseUntil: Date }
  | { readonly is: 'not-sent'; readonly reason: string; readonly notBefore: Date }
  | { readonly is: 'sign-in-refused'; readonly reason: string }
  | { readonly is: 'content-refused'; readonly reason: string }
  | { readonly is: 'impossible'; readonly reason: string }
  | { readonly is: 'outcome-open'; readonly reason: string }
  | { readonly is: 'look-first'; readonly reason: string }
  /** `resume`: what the platform handed out, as JSON, for `progress`. */
  | { readonly is: 'accepted'; readonly checkAfter: Date; readonly resume: string }
  | { readonly is: 'still-processing'; readonly notBefore: Date; readonly resume: string }
  | { readonly is: 'given-up'; readonly reason: string }
  | { readonly is: 'progress-lost'; readonly reason: string }
  | { readonly is: 'live'; readonly remoteId: string; readonly url: string; readonly urls: string }
  | { readonly is: 'resend-by-key'; readonly reason: string; readonly notBefore: Date }
  | { readonly is: 'proved-absent'; readonly reason: string; readonly notBefore: Date }
  | { readonly is: 'still-unknown'; readonly notBefore: Date }
  | { readonly is: 'unprovable'; readonly reason: string }
  | { readonly is: 'too-late'; readonly state: 'late-hold' | 'skipped'; readonly reason: string }
  /** `link`: for the followers of the website. `replyTo`: for the parts of a thread, the parts before this one, as JSON. */
  | { readonly is: 'leader-live'; readonly link: string; readonly replyTo?: string }
  | { readonly is: 'signed-in' }
  | { readonly is: 'withdrawn'; readonly reason: string }
  | { readonly is: 'edited'; readonly reason: string }
  | { readonly is: 'approved-again'; readonly patch: Patch }
  | { readonly is: 'approved-while-live' }
  | { readonly is: 'frozen'; readonly hold: string; readonly reason: string }
  | { readonly is: 'thawed'; readonly hold: string }
  | { readonly is: 'person-says-not-live'; readonly reason: string }
  | { readonly is: 'person-drops'; readonly reason: string }
  | { readonly is: 'person-publishes-late' }
  | { readonly is: 'person-hurries' }
  | { readonly is: 'taken-down'; readonly reason: string }
export type EventName = Event['is']
