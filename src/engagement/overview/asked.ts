/** Which numbers are asked for. */
import { Temporal } from 'temporal-polyfill'

export interface Asked {
  readonly brand?: string | undefined
  readonly campaign?: string | undefined
  readonly channel?: string | undefined
  /** YYYY-MM-DD, both included. One that is missing sets no bound. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** When the days begin and end by the clock of the zone. `before` is not included any more. */
export function boundsOf({ from, to }: Asked, timeZone: string): { readonly since: Date | null; readonly before: Date | null } {
  const start = (day: string, later = 0) =>
    new Date(Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime(timeZone).epochMilliseconds)
  return { since: from ? start(from) : null, before: to ? start(to, 1) : null }
}
