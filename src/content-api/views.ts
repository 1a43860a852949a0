/** Counts who reads: in memory, written down once a second, without waiting and without knowing who it was. */
import type { IncomingHttpHeaders } from 'node:http'

export interface ViewCounter {
  /** @param id of the publication's row. */
  count(id: string): void
  /** Writes down what was counted. What cannot be written now is kept for the next time. */
  flush(): Promise<void>
  start(): void
  /** Writes down the rest. Afterwards nothing runs any more. */
  stop(): Promise<void>
}

export function viewCounter(options: {
  readonly add: (id: string, views: number) => Promise<void>
  readonly failed: (error: unknown) => void
  readonly everyMs?: number
}): ViewCounter {
  const { add, failed, everyMs = 1000 } = options
  const counted = new Map<string, number>()
  const note = (id: string, views: number) => void counted.set(id, (counted.get(id) ?? 0) + views)
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  const write = async () => {
    for (const [id, views] of [...counted]) {
      counted.delete(id)
      try {
        await add(id, views)
      } catch (error) {
        note(id, views)
        failed(error)
        return
      }
    }
  }
  const flush = () => (writing = writing.then(write))

  return {
    count: (id) => note(id, 1),
    flush,
    start() {
      timer ??= setInterval(() => void flush(), everyMs).unref()
    },
    async stop() {
      clearInterval(timer)
      timer = undefined
      await flush()
    },
  }
}

// Those that say what they are: crawlers, link previews, feed readers, monitors. Cubot makes telephones.
const robot =
  /(?<!cu)bot\b|crawl|spider|slurp|preview|scrape|feedfetcher|facebookexternalhit|embedly|monitor|headless|lighthouse|curl\/|wget\//i

/** A person's page view, as far as a request tells: no robot and no browser that loads ahead. */
export const isReader = (headers: IncomingHttpHeaders): boolean =>
  !robot.test(headers['user-agent'] ?? '') && !/prefetch|prerender/i.test(String(headers['sec-purpose'] ?? headers.purpose ?? ''))
