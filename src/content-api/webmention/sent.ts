/** Whom we tell that a post of ours links to them: the port to the database. */

export const sentStates = ['due', 'sent', 'no-endpoint', 'failed'] as const
export type SentState = (typeof sentStates)[number]
/** Why it came to nothing, or has not come to anything yet. */
export type SendProblem =
  'private' | 'unreachable' | 'redirects' | 'target-status' | 'unreadable' | 'endpoint-status' | 'brand-silent' | 'internal'

export interface SentMention {
  /** Of source and target. */
  readonly key: string
  readonly post: string
  readonly brand: string
  /** An address of the post. */
  readonly source: string
  /** Where it links to. */
  readonly target: string
  readonly endpoint: string | null
  readonly state: SentState
  readonly status: number | null
  readonly problem: SendProblem | null
  readonly tries: number
  readonly dueAt: Date
  /** When it was last tried. */
  readonly at: Date | null
  /** The instant of the change that it tells of, ISO 8601: later ones are later in the alphabet. */
  readonly version: string
  /** Whether that version has the link. */
  readonly linked: boolean
  /** Whether the site has ever been told. */
  readonly told: boolean
}

export interface SentMentions {
  ofPost(post: string, brand: string): Promise<readonly SentMention[]>
  /** One that is there already is left as it is. */
  add(mention: SentMention): Promise<void>
  /** Unless it tells of another version by now than `mention` says: then somebody else was faster. */
  change(mention: Pick<SentMention, 'key' | 'version'>, data: Partial<Omit<SentMention, 'key'>>): Promise<void>
  remove(key: string): Promise<void>
  /** Those that are due, the longest first. */
  due(at: Date, limit: number): Promise<readonly SentMention[]>
  /** Until `until` it is the caller's; one try more. `null`: it is somebody else's. */
  claim(key: string, at: Date, until: Date): Promise<SentMention | null>
}

/** What is published, as far as it is told to others. */
export interface OutgoingPosts {
  /** Posts of brands that send Webmentions that changed at this instant or later, those that were taken down too. */
  changedSince(at: Date): Promise<readonly { readonly post: string; readonly brand: string; readonly changedAt: Date }[]>
  /** Each address of a post on a brand's sites with the links in that language's text. None: it is not public. `changedAt`: of the last change. */
  read(post: string, brand: string): Promise<{ readonly changedAt: Date; readonly links: ReadonlyMap<string, readonly string[]> }>
  sends(brand: string): Promise<boolean>
}
