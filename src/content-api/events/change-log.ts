/** What has changed about what is public, as far as it is remembered: the port that whoever missed something looks back by. */
import type { ContentChange } from '../changes.ts'
import type { Entry } from '../reading/entry.ts'

/** What an event tells of a publication. Where it was withdrawn: as it was. */
export type Told = Pick<Entry, 'post' | 'brand' | 'language' | 'slugs' | 'addresses'>

export interface LoggedChange extends Pick<ContentChange, 'id' | 'type' | 'at'> {
  readonly entry: Told
}

export interface ChangeLog {
  /**
   * The last change of every publication that changed at this instant or later, in the order of the instants. Changes of a publication
   * before its last are not remembered. `null`: it does not reach so far back, so something may be missing.
   */
  since(at: Date): Promise<readonly ContentChange[] | null>
}

/** What has changed, here and elsewhere, and what had. */
export interface Changes extends ChangeLog {
  on(listener: (change: ContentChange) => void): () => void
}

/** `null`: it was public neither before nor after. */
export function loggedChange({ id, type, at, before, after }: ContentChange): LoggedChange | null {
  const entry = after ?? before
  return entry && { id, type, at, entry }
}
