/** When posts went out, and what they brought: weekday by hour. */
import type { HeatCell, HeatMap } from '../../core/numbers.ts'
import { spreadOf } from './statistics.ts'
import { wallClock } from './wall-clock.ts'

export interface Timed {
  readonly at: Date
  readonly timeZone: string
  /** Engagements divided by the usual ones of its channel at the same age. */
  readonly times: number
}

const cellOf = (values: readonly number[]): HeatCell => ({
  of: values.length,
  median: spreadOf(values)?.median ?? null,
})

/** By the clock on the wall where the brand is. An hour that a clock shows twice is one. */
export function heatMapOf(posts: readonly Timed[]): HeatMap {
  const cells = Array.from({ length: 7 }, () => Array.from({ length: 24 }, (): number[] => []))
  for (const { at, timeZone, times } of posts) {
    const { weekday, hour } = wallClock(at, timeZone)
    cells[weekday]?.[hour]?.push(times)
  }
  return {
    measure: 'times',
    cells: cells.map((row) => row.map(cellOf)),
    weekdays: cells.map((row) => cellOf(row.flat())),
    hours: Array.from({ length: 24 }, (_, hour) => cellOf(cells.flatMap((row) => row[hour] ?? []))),
  }
}
