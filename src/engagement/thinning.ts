/** Which of many measurements stay as they grow old. */
const hour = 3_600_000
const day = 24 * hour

/** Each slot keeps what was measured last in it. The last step has no end. */
export interface Policy {
  readonly all?: number
  readonly hourly: number
  readonly daily: number
}

/** Everything of two days, then one an hour for 30 days, one a day for a year, and one a month for ever. */
export const measurementPolicy: Policy = { all: 2 * day, hourly: 30 * day, daily: 365 * day }
/** What the platform said is much longer than what was read from it. */
export const rawPolicy: Policy = { hourly: 7 * day, daily: 90 * day }

/** What falls into the same slot is the same for us. Slots are of UTC, and a longer one holds whole shorter ones. */
function slotOf(at: Date, now: Date, { all = 0, hourly, daily }: Policy): string {
  const age = now.getTime() - at.getTime()
  const length = age <= all ? 24 : age <= hourly ? 13 : age <= daily ? 10 : 7
  return at.toISOString().slice(0, length)
}

interface Kept {
  readonly at: Date
}

/**
 * @param rows of one series, in any order
 * @param mustStay what something else stands on. The newest stays anyway.
 * @returns those that may go. Asked again of what is left, none.
 */
export function superfluous<Row extends Kept>(
  rows: readonly Row[],
  now: Date,
  policy: Policy,
  mustStay: (row: Row) => boolean = () => false,
): readonly Row[] {
  const last = new Map<string, Row>()
  for (const row of rows) {
    const slot = slotOf(row.at, now, policy)
    const other = last.get(slot)
    if (!other || other.at <= row.at) last.set(slot, row)
  }
  const stays = new Set(last.values())
  return rows.filter((row) => !stays.has(row) && !mustStay(row))
}
