/** What a request tells of who followed a link: as little as is counted, and nothing that names anybody. */
import Bowser from 'bowser'
import { isbot } from 'isbot'

export const devices = ['phone', 'tablet', 'desktop', 'other'] as const
export type Device = (typeof devices)[number]

/** A request for a short link, as long as it is looked at: never written down, never logged. */
export interface Visit {
  readonly link: string
  readonly ip: string
  readonly userAgent: string
  /** `HEAD` asks whether there is something, and goes nowhere. */
  readonly method: string
  /** The headers `Sec-Purpose`, `Purpose` and `X-Moz`: a browser says there that nobody has clicked yet. */
  readonly purpose: string
}

const kinds: Readonly<Record<string, Device>> = { mobile: 'phone', tablet: 'tablet', desktop: 'desktop' }

/** As the browser says. An iPad says that it is a Mac, so it counts as a desktop. */
export const deviceOf = (userAgent: string): Device =>
  userAgent.trim() === '' ? 'other' : (kinds[Bowser.parse(userAgent.slice(0, longestUserAgent)).platform.type ?? ''] ?? 'other')

/** A bot that says so, a link preview, a checker, a browser that loads ahead, or who does not say what it is. */
export const isBot = ({ userAgent, method, purpose }: Visit): boolean =>
  method !== 'GET' || userAgent.trim() === '' || /prefetch|prerender|preview/i.test(purpose) || isbot(userAgent.slice(0, longestUserAgent))

/** Real ones have about 150 characters, those of apps about 300. */
const longestUserAgent = 1_000

/** YYYY-MM-DD in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
