/**
 * What the account as a whole is asked for, a metric and a time at a time. Rules:
 * https://developers.facebook.com/docs/instagram-platform/api-reference/instagram-user/insights, read 2026-11-30.
 */
import { graphError } from '../testing/fake-graph.ts'
import type { FakeReply } from '../testing/fake-server.ts'
import { followersOf } from '../testing/followers.ts'
import type { State } from './fake-state.ts'

const dayMs = 24 * 60 * 60_000

export function accountInsights(params: { readonly [name: string]: unknown }, state: State, now: Date): FakeReply {
  const followers = followersOf(state.media.map(({ likedBy }) => likedBy))
  const told: { readonly [name: string]: number } = { reach: 40 + 2 * followers, ...(state.tellsVisits && { profile_views: 7 }) }
  const names = String(params.metric).split(',')
  if (!names.every((name) => name in told))
    return graphError(400, 100, `(#100) metric[0] must be one of the following values: ${Object.keys(told).join(', ')}`)
  if (params.period !== 'day') return graphError(400, 100, '(#100) Incompatible metrics and period')
  if (params.metric_type !== 'total_value')
    return graphError(
      400,
      100,
      `(#100) The following metrics (${names.join(',')}) should be specified with parameter metric_type=total_value`,
    )
  const [since, until] = [Number(params.since) * 1000, Number(params.until) * 1000]
  if (!(since < until) || until - since > 30 * dayMs)
    return graphError(400, 100, '(#100) There cannot be more than 30 days between since and until')
  // What is not counted yet is no zero: there is nothing.
  const isCounted = until <= now.getTime() - 2 * dayMs && until > now.getTime() - 90 * dayMs
  const data = names.map((name) => ({ name, period: 'day', title: name, total_value: { value: told[name] }, id: `insights/${name}/day` }))
  return { status: 200, json: { data: isCounted ? data : [] } }
}
