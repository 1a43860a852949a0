/** Gathers what is to be told to whom, tells it a few at a time, and again where that may help. */

export interface Pinger {
  /** Several in a short while are told once. One that waits for its next attempt begins anew. */
  add(hub: string, feed: string): void
  /** Tells at once what was not tried yet, gives up the rest, and resolves when nothing runs any more. */
  stop(): Promise<void>
}

export interface PingerOptions {
  /** Must not throw. */
  readonly publish: (hub: string, feed: string) => Promise<'told' | 'again' | 'refused'>
  readonly gatherMs: number
  /** Before the second, the third … attempt. */
  readonly retriesMs: readonly number[]
  /** After the last attempt. */
  readonly gaveUp: (hub: string, feed: string) => void
}

interface Ping {
  readonly hub: string
  readonly feed: string
  /** How many have failed. */
  failures: number
  /** `undefined` while it is told or waits for its turn. */
  timer: NodeJS.Timeout | undefined
  /** Whether there was another change since it began to be told. */
  isChanged: boolean
}

const atOnce = 4

export function pinger({ publish, gatherMs, retriesMs, gaveUp }: PingerOptions): Pinger {
  const pings = new Map<string, Ping>()
  const waiting: Ping[] = []
  const running = new Set<Promise<void>>()
  let stopped = false

  const later = (ping: Ping, ms: number) => {
    clearTimeout(ping.timer)
    ping.timer = setTimeout(() => enqueue(ping), ms).unref()
  }
  const enqueue = (ping: Ping) => {
    clearTimeout(ping.timer)
    ping.timer = undefined
    waiting.push(ping)
    work()
  }
  const work = () => {
    while (running.size < atOnce) {
      const ping = waiting.shift()
      if (!ping) return
      const telling = tell(ping).finally(() => {
        running.delete(telling)
        work()
      })
      running.add(telling)
    }
  }
  const tell = async (ping: Ping) => {
    ping.isChanged = false
    const answer = await publish(ping.hub, ping.feed)
    const retryMs = answer === 'again' ? retriesMs[ping.failures] : undefined
    if (ping.isChanged && !stopped) {
      ping.failures = 0
      later(ping, gatherMs)
    } else if (retryMs !== undefined && !stopped) {
      ping.failures++
      later(ping, retryMs)
    } else {
      pings.delete(keyOf(ping))
      if (answer === 'again') gaveUp(ping.hub, ping.feed)
    }
  }

  return {
    add(hub, feed) {
      if (stopped) return
      const known = pings.get(keyOf({ hub, feed }))
      if (!known) {
        const ping: Ping = { hub, feed, failures: 0, timer: undefined, isChanged: false }
        pings.set(keyOf(ping), ping)
        later(ping, gatherMs)
      } else if (known.timer === undefined) known.isChanged = true
      else if (known.failures > 0) {
        known.failures = 0
        later(known, gatherMs)
      }
    },
    async stop() {
      stopped = true
      for (const ping of pings.values()) {
        if (ping.timer === undefined) continue
        if (ping.failures === 0) enqueue(ping)
        else clearTimeout(ping.timer)
      }
      while (running.size > 0) await Promise.all(running)
    },
  }
}

const keyOf = ({ hub, feed }: Pick<Ping, 'hub' | 'feed'>) => `${hub} ${feed}`
