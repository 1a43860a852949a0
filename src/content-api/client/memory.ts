/** Conditional requests: what was answered once is asked for with its ETag, and not sent again while it is current. */

export interface MemoryOptions {
  readonly fetch: (request: Request) => Promise<Response>
  /** How many answers are kept, the most recently asked for. */
  readonly answers: number
  /** Give what is kept while the hub cannot be reached, is at fault (5xx), or is asked too much (429). */
  readonly staleIfError: boolean
}

interface Kept {
  readonly etag: string
  readonly body: string
  readonly headers: Headers
}

/** Only GET, and only what carries an ETag, is kept. */
export function remembering({ fetch, answers, staleIfError }: MemoryOptions): (request: Request) => Promise<Response> {
  /** By address. Least recently asked for first. */
  const kept = new Map<string, Kept>()
  const saysNothing = ({ status }: Response) => status >= 500 || status === 429
  const again = ({ body, headers }: Kept) => new Response(body, { status: 200, headers })

  return async (request) => {
    if (request.method !== 'GET') return fetch(request)
    const known = kept.get(request.url)
    if (known) {
      kept.delete(request.url)
      kept.set(request.url, known)
      request.headers.set('If-None-Match', known.etag)
    }
    let response: Response
    try {
      response = await fetch(request)
    } catch (error) {
      if (known && staleIfError) return again(known)
      throw error
    }
    if (known && (response.status === 304 || (staleIfError && saysNothing(response)))) {
      await response.body?.cancel()
      return again(known)
    }
    const etag = response.headers.get('ETag')
    if (response.status !== 200 || etag === null) {
      // Withdrawn posts must not come back while the hub is away.
      if (!saysNothing(response)) kept.delete(request.url)
      return response
    }
    const headers = new Headers(response.headers)
    // The text is kept as it is read: neither compressed nor of that length.
    headers.delete('Content-Encoding')
    headers.delete('Content-Length')
    const now: Kept = { etag, body: await response.text(), headers }
    kept.delete(request.url)
    kept.set(request.url, now)
    for (const oldest of kept.keys()) {
      if (kept.size <= answers) break
      kept.delete(oldest)
    }
    return again(now)
  }
}
