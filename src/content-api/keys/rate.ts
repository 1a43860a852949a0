/** How much somebody may ask in a minute, or in another window. Counted in this process, forgotten after the window. */
import { isIPv4 } from 'node:net'

export interface Standing {
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  /** Seconds until it is counted anew: from 1 to the whole window. */
  readonly resetSeconds: number
}

/**
 * Fixed windows that begin with the first request. No timers and no promises: it stands in front of every answer.
 * @param options.windowMs default one minute.
 * @param options.maxKept addresses and keys that are counted at a time, default 20,000 (some 4 MB). Where there are more, the count that
 * began first is forgotten.
 */
export function createRate({
  now,
  windowMs = 60_000,
  maxKept = 20_000,
}: {
  readonly now: () => number
  readonly windowMs?: number
  readonly maxKept?: number
}) {
  const counts = new Map<string, { asked: number; endsAt: number }>()
  return {
    /** @param limit in one window. */
    count(who: string, limit: number): Standing {
      const at = now()
      let count = counts.get(who)
      // A clock may be set back.
      if (!count || at >= count.endsAt || count.endsAt - at > windowMs) {
        counts.delete(who)
        count = { asked: 0, endsAt: at + windowMs }
        counts.set(who, count)
        if (counts.size > maxKept) for (const oldest of counts.keys()) if (counts.delete(oldest)) break
      }
      count.asked++
      return {
        allowed: count.asked <= limit,
        limit,
        remaining: Math.max(0, limit - count.asked),
        resetSeconds: Math.ceil((count.endsAt - at) / 1000),
      }
    },
  }
}

/** What an address is counted under. Of IPv6 the first half: a household or a server has all addresses that share it (RFC 6177). */
export function subscriberOf(address: string): string {
  if (isIPv4(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = tail === undefined ? front : [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
