/** What a platform tells of its rate limit beside an answer. */
import { instantOf } from './retry-after.ts'

export interface RateTold {
  /** Calls in a window; `null` where only the rest is told. */
  readonly limit: number | null
  readonly remaining: number
  /** When the window ends, and all of it is there again. */
  readonly resetAt: Date
}

// X-RateLimit-*: Mastodon, Discord. RateLimit-*: Bluesky, IETF draft 02 to 06. X-Rate-Limit-*: X. All read 2026-11-22.
const families = ['ratelimit', 'x-ratelimit', 'x-rate-limit']

/**
 * Reads Retry-After (nothing remains until then), `RateLimit-Limit`, `-Remaining` and `-Reset` with or without X, and the one
 * header `RateLimit` (IETF draft 07: `limit=100, remaining=50, reset=5`; since 08: `"name";r=50;t=5`). A reset is seconds from
 * now, seconds or milliseconds since 1970, or an ISO date. Of several windows the tightest counts.
 *
 * @returns `null` where nothing is told, or not when it ends.
 */
export function rateTold(headers: Headers, now: Date): RateTold | null {
  const waitUntil = instantOf(headers.get('retry-after')?.trim(), now)
  if (waitUntil) return { limit: null, remaining: 0, resetAt: waitUntil }
  const told = [...families.map((family) => ofFamily(headers, family, now)), ...ofDraft(headers, now)].filter((one) => one !== null)
  return told.sort((a, b) => a.remaining - b.remaining || b.resetAt.getTime() - a.resetAt.getTime())[0] ?? null
}

function ofFamily(headers: Headers, family: string, now: Date): RateTold | null {
  const read = (name: string) => headers.get(`${family}-${name}`)?.trim()
  // Discord tells a moment by its own clock and, better, how long it is until then.
  return made(read('limit'), read('remaining'), read('reset-after') ?? read('reset'), now)
}

function ofDraft(headers: Headers, now: Date): (RateTold | null)[] {
  const text = headers.get('ratelimit')
  if (!text) return []
  const items = text.split(',').map(parameters)
  const whole = Object.assign({}, ...items) as Parameters
  if (whole.remaining !== undefined) return [made(whole.limit, whole.remaining, whole.reset, now)]
  const policies = (headers.get('ratelimit-policy') ?? '').split(',').map(parameters)
  return items.map((item) => made(policies.find(({ name }) => name === item.name)?.q, item.r, item.t, now))
}

interface Parameters {
  readonly [key: string]: string | undefined
}

/** `"name";r=50;t=5` as `{ name, r, t }`. */
const parameters = (item: string): Parameters =>
  Object.fromEntries(
    item.split(';').map((part) => {
      const [key = '', value] = part.trim().split('=')
      return value === undefined ? ['name', key] : [key.trim().toLowerCase(), value.trim()]
    }),
  )

function made(limit: string | undefined, remaining: string | undefined, reset: string | undefined, now: Date): RateTold | null {
  const rest = leading(remaining)
  const resetAt = instantOf(reset, now)
  return rest === null || !resetAt ? null : { limit: leading(limit), remaining: rest, resetAt }
}

/** `100, 100;w=60` is 100. */
function leading(value: string | undefined): number | null {
  const digits = /^\d+/.exec(value ?? '')?.[0]
  return digits === undefined ? null : Number(digits)
}
