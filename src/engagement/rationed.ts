/** Every call of a reading takes its own place in what the platform allows: one place for all of them would let it starve publishing. */
import { PublisherError } from '../../publishers/errors.ts'
import type { HttpClient } from '../../publishers/publisher.ts'

export interface Rationing {
  /** As `World.grant` answers. */
  readonly grant: () => Promise<Date | null>
  /** Told whenever no more may be asked for before then: by the hub's own count, or by the platform. */
  readonly onWait?: (until: Date | null) => void
}

/** The same client, but that each call takes a place, except for the first, whose place has been taken before. */
export function rationed(http: HttpClient, { grant, onWait }: Rationing): HttpClient {
  let isFirst = true
  async function placed<T>(call: () => Promise<T>): Promise<T> {
    try {
      const until = isFirst ? null : await grant()
      isFirst = false
      if (until) throw new PublisherError('wait', 'No more may be read at the moment.', { code: 'rate-kept', retryAfter: until })
      return await call()
    } catch (error) {
      if (error instanceof PublisherError && error.kind === 'wait') onWait?.(error.retryAfter)
      throw error
    }
  }
  const { socket } = http
  return {
    request: (...asked) => placed(() => http.request(...asked)),
    ...(socket && { socket: (...asked) => placed(() => socket(...asked)) }),
  }
}
