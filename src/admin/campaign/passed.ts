/** How much of a period has passed, from 0 to 100; `null` where it has no beginning or no end. Days, both of them included. */
export function passedPercent(from: string | null, to: string | null, now: Date): number | null {
  if (from === null || to === null) return null
  const [begin, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`) + 86_400_000]
  return Math.round(100 * Math.min(1, Math.max(0, (now.getTime() - begin) / (end - begin))))
}
