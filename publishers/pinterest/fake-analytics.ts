/** How the account is doing, day by day. Rules: the API's own description, release 5.23.0, read 2026-11-30. */
import type { FakeReply } from '../testing/fake-server.ts'

const dayMs = 24 * 60 * 60_000

/** `null`: the question is not valid. The last two days are still being counted. */
export function accountAnalytics(query: URLSearchParams, now: Date): FakeReply | null {
  const [start = NaN, end = NaN] = ['start_date', 'end_date'].map((name) => {
    const told = query.get(name) ?? ''
    return /^\d{4}-\d\d-\d\d$/.test(told) ? Date.parse(told) : NaN
  })
  // start_date: not more than 90 days back from today.
  if (!(start <= end) || end - start > 90 * dayMs || now.getTime() - start > 91 * dayMs) return null
  if (query.get('metric_types') !== 'IMPRESSION') return null
  const days = Array.from({ length: (end - start) / dayMs + 1 }, (_, at) => start + at * dayMs)
  const isReady = (day: number) => now.getTime() - day > 2 * dayMs
  const daily_metrics = days.map((day) => ({
    data_status: isReady(day) ? 'READY' : 'PROCESSING',
    date: new Date(day).toISOString().slice(0, 10),
    metrics: { IMPRESSION: isReady(day) ? 60 : 3 },
  }))
  return { status: 200, json: { all: { daily_metrics, summary_metrics: { IMPRESSION: 60 * days.filter(isReady).length } } } }
}
