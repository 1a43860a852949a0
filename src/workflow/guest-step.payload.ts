/** A step that waits for somebody from outside: who of the house has to see to it. */
import type { Payload } from 'payload'
import { isOpen } from '../approving/guest-link-row.ts'
import { guestLinksOf } from '../approving/guest-links.payload.ts'
import { writersOf } from './audit.payload.ts'
import type { Review } from './review-row.payload.ts'
import { withRoles } from './steps.payload.ts'
import { composePost, loadPost } from './variants.payload.ts'

const mailAddress = /[^\s@<>"]+@[^\s@<>"]+\.[\p{L}\d-]+/u

export interface Inviters {
  /** Whoever submitted the post; where that person is gone, the administrators. */
  readonly people: readonly string[]
  /** The mail address of somebody who has a link for this step that counts. `null`: a link has to be sent. */
  readonly invited: string | null
}

export async function inviters(payload: Payload, { post, submittedBy }: Review, step: string, now: Date): Promise<Inviters> {
  const here = submittedBy === null ? 0 : (await payload.count({ collection: 'users', where: { id: { equals: submittedBy } } })).totalDocs
  const { pictures } = await composePost(payload, await loadPost(payload, post))
  // By a link that an author of the post made, nothing is decided.
  const writers = await writersOf(payload, post, pictures)
  const links = (await guestLinksOf(payload, post)).filter((link) => link.step === step && isOpen(link, now) && !writers.has(link.madeBy))
  return {
    people: submittedBy !== null && here > 0 ? [submittedBy] : await withRoles(payload, ['administrator']),
    invited: links.flatMap(({ forWhom }) => mailAddress.exec(forWhom)?.[0] ?? [])[0] ?? null,
  }
}
