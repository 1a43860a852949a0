/** What the clock on the wall shows, for many instants: `core/times.ts` knows more, and takes thirty times as long. */
export interface Wall {
  /** YYYY-MM-DD */
  readonly day: string
  /** 0 is Monday. */
  readonly weekday: number
  readonly hour: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

export function wallClock(at: Date, timeZone: string): Wall {
  const format =
    formats.get(timeZone) ??
    // Swedish writes days as ISO 8601 does.
    new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' })
  formats.set(timeZone, format)
  const [day = '', hour = ''] = format.format(at).split(' ')
  return { day, weekday: (new Date(day).getUTCDay() + 6) % 7, hour: Number(hour) }
}
