/** When a platform that says "too many requests" will answer again. */

const quarterHourMs = 15 * 60_000
// Mastodon: X-RateLimit-Reset with an ISO date. Bluesky: RateLimit-Reset, X: x-rate-limit-reset, both in seconds since 1970.
const resetHeaders = ['x-ratelimit-reset', 'ratelimit-reset', 'x-rate-limit-reset']

/**
 * Reads Retry-After (seconds or an HTTP date), else a reset header (an ISO date, seconds or milliseconds since 1970, or
 * seconds from now). Without a usable one: 15 minutes from now. Never before now.
 */
export function retryAfterOf(headers: Headers, now: Date): Date {
  for (const name of ['retry-after', ...resetHeaders]) {
    const at = instantOf(headers.get(name)?.trim(), now)
    if (at) return at
  }
  return new Date(now.getTime() + quarterHourMs)
}

/** `null`: nothing that can be read, or an instant that has passed. */
export function instantOf(value: string | undefined, now: Date): Date | null {
  if (!value) return null
  const at = /^\d+(\.\d+)?$/.test(value) ? new Date(millisecondsOf(Number(value), now)) : new Date(value)
  // A reset that has already passed tells of a clock that disagrees with ours, not of a permission.
  return Number.isNaN(at.getTime()) || at < now ? null : at
}

function millisecondsOf(number: number, now: Date): number {
  if (number < 1e9) return now.getTime() + number * 1000
  return number < 1e11 ? number * 1000 : number
}
