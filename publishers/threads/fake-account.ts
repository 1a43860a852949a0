/**
 * The account as a whole. Rules: https://developers.facebook.com/documentation/threads/insights and Meta's own collection of Threads calls, read
 * 2026-11-30.
 */
import { graphError, graphTime } from '../testing/fake-graph.ts'
import type { FakeReply } from '../testing/fake-server.ts'

const dayMs = 24 * 60 * 60_000
const metrics = ['views', 'followers_count']
/** "since and until do not work for dates before April 13, 2024." */
const earliest = 1_712_991_600

export function accountInsights(params: { readonly [name: string]: unknown }, followers: number, now: Date): FakeReply {
  const names = typeof params.metric === 'string' ? params.metric.split(',') : []
  if (names.length === 0 || !names.every((name) => metrics.includes(name)))
    return graphError(400, 100, `(#100) metric must be one of ${metrics.join(', ')}`)
  // Absent: from yesterday to today.
  const seconds = now.getTime() / 1000
  const [since, until] = [Number(params.since ?? seconds - dayMs / 1000), Number(params.until ?? seconds)]
  if (!(since < until) || since < earliest) return graphError(400, 100, '(#100) Invalid parameter: since or until')
  // Days end at 8 o'clock UTC; the one that goes on is told as far as it is counted.
  const ends = Array.from({ length: Math.ceil((until - since) / (dayMs / 1000)) }, (_, at) => {
    const day = new Date(since * 1000 + (at + 1) * dayMs).toISOString().slice(0, 10)
    return new Date(`${day}T08:00:00Z`)
  })
  const views = ends.map((end) => ({ value: end > now ? 1 : 15, end_time: graphTime(end.toISOString()) }))
  const data = names.map((name) => ({
    name,
    period: 'day',
    ...(name === 'views' ? { values: views } : { total_value: { value: followers } }),
  }))
  return { status: 200, json: { data } }
}
