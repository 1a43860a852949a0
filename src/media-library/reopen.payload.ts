/** An approval is bound to the files, alternative texts and captions that a post shows: who changes one of them opens it again, at once. */
import type { Payload, PayloadRequest } from 'payload'
import type { Ledger } from '../delivery/ledger.ts'
import { closeGate } from '../delivery/standing.ts'
import type { Actor } from '../workflow/audit.payload.ts'
import { reopenIfChanged } from '../workflow/review.payload.ts'
import { reviewStatesOf } from '../workflow/review-row.payload.ts'
import { postsShowing } from './usage.payload.ts'

/** What of a medium goes out with a post. Everything else can change without anybody approving anything again. */
const whatGoesOut = ['filename', 'sha256', 'focalX', 'focalY', 'alt', 'title', 'captions', 'captionsLanguage', 'deletedAt'] as const
export const changesPosts = (now: Readonly<Record<string, unknown>>, before: Readonly<Record<string, unknown>>): boolean =>
  whatGoesOut.some((field) => (now[field] ?? null) !== (before[field] ?? null))

/**
 * Opens the reviews of the posts that show this medium and are not what was submitted or approved any more, and closes the gate of what of
 * them is pending. What this should miss still does not leave: its content is compared once more on its way out.
 */
export async function reopenPostsShowing(
  payload: Payload,
  medium: string,
  { actor, ledger, req }: { readonly actor: Actor; readonly ledger: Ledger; readonly req: PayloadRequest },
): Promise<void> {
  const reviews = await reviewStatesOf(payload, await postsShowing(payload, medium))
  for (const { post, state } of reviews.values())
    if (state === 'in-review' || state === 'approved') if (await reopenIfChanged(payload, post, actor, req)) await closeGate(post, ledger)
}
