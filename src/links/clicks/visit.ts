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

/** What a browser says of itself. */
interface Sort {
  readonly device: Device
  readonly bot: boolean
}

const kinds: Readonly<Record<string, Device>> = { mobile: 'phone', tablet: 'tablet', desktop: 'desktop' }

/** Real ones have about 150 characters, those of apps about 300. */
const longestUserAgent = 1_000
/** Telling takes 100 microseconds, and the same few browsers come again and again. Who came with them is not known here. */
const mostKnown = 1_000
const known = new Map<string, Sort>()

function sortOf(userAgent: string): Sort {
  const said = userAgent.slice(0, longestUserAgent)
  const before = known.get(said)
  if (before) return before
  const isEmpty = said.trim() === ''
  const device = isEmpty ? 'other' : (kinds[Bowser.parse(said).platform.type ?? ''] ?? 'other')
  const sort = { device, bot: isEmpty || isbot(said) }
  const oldest = known.keys().next()
  if (known.size >= mostKnown && !oldest.done) known.delete(oldest.value)
  known.set(said, sort)
  return sort
}

/** As the browser says. An iPad says that it is a Mac, so it counts as a desktop. */
export const deviceOf = (userAgent: string): Device => sortOf(userAgent).device

/** A bot that says so, a link preview, a checker, a browser that loads ahead, or who does not say what it is. */
export const isBot = ({ userAgent, method, purpose }: Visit): boolean =>
  method !== 'GET' || /prefetch|prerender|preview/i.test(purpose) || sortOf(userAgent).bot

/** YYYY-MM-DD in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
