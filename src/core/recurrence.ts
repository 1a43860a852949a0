/** How a post is repeated: at the same time of day by the clock on the wall, until and including a day. */
export const recurrenceUnits = ['day', 'week', 'month'] as const

export interface Recurrence {
  readonly every: (typeof recurrenceUnits)[number]
  /** Every how many days, weeks or months. 1 to 52. */
  readonly interval: number
  /** The last day on which it may happen, in the channel's time zone, as YYYY-MM-DD; '' while nobody has said. */
  readonly until: string
}
