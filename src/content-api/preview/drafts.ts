import type { Publication } from '../publications.ts'
import type { Brand } from '../sites.ts'

/** A post as it would be published if it went out now, whether anybody has approved it or not. */
export interface Draft {
  /** As the website's publisher composes it. `firstPublishedAt` is when it is planned, or now where nobody has said. */
  readonly publication: Publication
  readonly brand: Brand
  /** When it was last saved. */
  readonly changedAt: Date
}

/** Posts as they are being written: the port to the database. */
export interface Drafts {
  /**
   * @throws Problem 404 `post-unknown`: there is none, or it is in the trash; 409 `preview-impossible`: it cannot be shown yet, and the
   * sentence says what it lacks.
   */
  current(post: string): Promise<Draft>
}
