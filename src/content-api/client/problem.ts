/** The one way in which the client fails. */
export class ContentApiProblem extends Error {
  override readonly name = 'ContentApiProblem'
  /** HTTP's. 0: no answer came (the hub is not reached, or took longer than `timeoutMs`). */
  readonly status: number
  /**
   * Short and stable: what programs decide by, such as `post-unknown`. `unreachable` without an answer, `unreadable` for one that is
   * not the hub's (a proxy's page, say).
   */
  readonly code: string
  /** A sentence for a person. */
  readonly detail: string
  /** What the hub's log knows the request by. */
  readonly requestId: string | null
  /** After how many seconds it is worth asking again, where the hub says so. */
  readonly retryAfterSeconds: number | null

  constructor(
    told: {
      readonly status: number
      readonly code: string
      readonly detail: string
      readonly requestId?: string | null
      readonly retryAfterSeconds?: number | null
    },
    options?: ErrorOptions,
  ) {
    super(told.detail, options)
    this.status = told.status
    this.code = told.code
    this.detail = told.detail
    this.requestId = told.requestId ?? null
    this.retryAfterSeconds = told.retryAfterSeconds ?? null
  }
}

/** @param body the answer's, as far as it could be read as JSON */
export function problemOf(response: Response, body: unknown): ContentApiProblem {
  const told = typeof body === 'object' && body !== null ? (body as { readonly [name: string]: unknown }) : {}
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return new ContentApiProblem({
    status: response.status,
    code: typeof told.code === 'string' ? told.code : 'unreadable',
    detail: typeof told.detail === 'string' ? told.detail : `The hub answered ${response.status}, and not as the content API does.`,
    requestId: response.headers.get('X-Request-Id'),
    retryAfterSeconds: Number.isFinite(seconds) ? seconds : null,
  })
}
