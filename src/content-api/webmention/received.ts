/** What has come in, and what was found: the ports to the database. */
import type { Said } from './entry.ts'

/** Why a Webmention was not taken: what its sender is told. */
export const problems = {
  private: 'The source is not on the public internet.',
  unreachable: 'The source did not answer in time.',
  redirects: 'The source is redirected too often, or to what is no address of the web.',
  status: 'The source did not answer with success.',
  type: 'The source is neither HTML nor JSON nor plain text.',
  'too-large': 'The source is larger than 1 MB, and its beginning does not link to the target.',
  unreadable: 'The source could not be read in a reasonable time.',
  'no-link': 'The source does not link to the target.',
  gone: 'The source is gone.',
  internal: 'The hub could not look into it. That is no fault of the source.',
} as const
export type ReceiveProblem = keyof typeof problems

export const receivedStates = ['waiting', 'verified', 'failed', 'gone'] as const
export type ReceivedState = (typeof receivedStates)[number]

export interface NewMention {
  readonly source: string
  readonly target: string
  readonly post: string
  readonly brand: string
}
export interface ReceivedMention extends NewMention {
  /** Of source and target. */
  readonly key: string
  readonly state: ReceivedState
  readonly problem: ReceiveProblem | null
  /** How often it was tried in vain. */
  readonly tries: number
  readonly receivedAt: Date
  /** Nobody looks before. */
  readonly dueAt: Date
}

export interface ReceivedMentions {
  /** Remembers it as waiting, whatever was known of it before. @returns its key. */
  take(mention: NewMention, at: Date): Promise<string>
  get(key: string): Promise<ReceivedMention | null>
  /** Of those that wait and are due, the longest first. */
  due(at: Date, limit: number): Promise<readonly string[]>
  /** Until `until` it is the caller's. `null`: it does not wait, or is somebody else's. */
  claim(key: string, at: Date, until: Date): Promise<ReceivedMention | null>
  /** Says what became of what was claimed. What has come in again meanwhile goes on waiting. */
  settle(
    claimed: ReceivedMention,
    end: { readonly state: ReceivedState; readonly problem: ReceiveProblem | null; readonly tries: number; readonly dueAt: Date },
  ): Promise<void>
  /** Forgets what came in before and does not wait. */
  forget(before: Date): Promise<void>
}

export interface FoundResponse extends Said {
  readonly key: string
  readonly source: string
  readonly target: string
  readonly post: string
  readonly brand: string
  readonly receivedAt: Date
  readonly checkedAt: Date
}
export interface PublicResponse extends Said {
  readonly key: string
  readonly source: string
  readonly receivedAt: Date
}
/** Where a page of responses ended: by arrival, then by key, both downwards. */
export interface ResponsePosition {
  readonly receivedAt: Date
  readonly key: string
}

export interface Responses {
  /**
   * A new one waits for a person. A known one is brought up to date: what was refused stays refused, and what was approved
   * waits again if it says something else now.
   */
  put(found: FoundResponse): Promise<void>
  /** Really. One that is not there is no error. */
  erase(key: string): Promise<void>
  /** Approved ones of a post, the newest first. */
  approved(post: string, page: { readonly after: ResponsePosition | null; readonly limit: number }): Promise<readonly PublicResponse[]>
}
