/**
 * Why a platform call did not succeed, named after what must happen next.
 * Closed on purpose: a new kind makes every `satisfies Record<FailureKind, …>` fail to compile.
 */
export const failureKinds = [
  /** Credentials refused: a person must connect the channel again. */
  'reconnect',
  /** Rate or quota limit: the same call succeeds later (`retryAfter`). */
  'wait',
  /** Passing fault, and certainly nothing was published. */
  'retry',
  /** It cannot be known whether it was published: look before anything else. */
  'reconcile',
  /** The platform refuses this content: a person edits it. */
  'rejected',
  /** This account or platform cannot do this at all: it is suspended, gone, too old. While delivering, the channel pauses. */
  'unsupported',
  /** Our own mistake. */
  'bug',
] as const
export type FailureKind = (typeof failureKinds)[number]

/** A platform's words may be without end, and hold NUL and half a character, which no database keeps. */
const told = (words: string, longest: number) => words.replaceAll('\u0000', '').slice(0, longest).toWellFormed()

/** The one error that a publisher throws. Its message is a sentence for a person and never holds a secret. */
export class PublisherError extends Error {
  override readonly name = 'PublisherError'
  readonly kind: FailureKind
  /** Short, stable and searchable: `http-503`, `text-too-long`. */
  readonly code: string
  /** Only with `wait`: the first instant at which the platform will answer again. */
  readonly retryAfter: Date | null
  constructor(kind: FailureKind, message: string, detail: { code: string; retryAfter?: Date | null; cause?: unknown }) {
    super(told(message, 2_000), { cause: detail.cause })
    this.kind = kind
    this.code = told(detail.code, 200)
    this.retryAfter = detail.retryAfter ?? null
  }
}
