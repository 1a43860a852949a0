/**
 * Something that a person or a program asked for and that cannot be done. Its detail is a sentence that says what is wrong
 * and what to do. Express answers it as application/problem+json (RFC 9457), Payload as its own error.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  /** HTTP status. */
  readonly status: number
  /** Short, stable and searchable: `own-work`, `approval-stale`. */
  readonly code: string
  readonly data: Readonly<Record<string, unknown>>
  constructor(status: number, code: string, detail: string, data: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.status = status
    this.code = code
    this.data = data
  }
}
