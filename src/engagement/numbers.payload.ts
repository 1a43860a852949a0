import type { Payload } from 'payload'
import type { PostNumbers } from '../core/answers.ts'
import { metrics, type Metric } from '../core/metrics.ts'
import { isReplaced } from '../delivery/afterwards.ts'
import { hub } from '../hub.ts'
import { manifests } from '../../publishers/manifests.gen.ts'
import { curve } from './curve.payload.ts'
import { newestKinds } from './reaction-kinds.payload.ts'
import { publishedAtOf } from './store.payload.ts'
import { asFirstPublished } from './versions.payload.ts'

/** More than can be told apart on a screen. */
const points = { one: 300, all: 100 }

/** What a post brought, channel by channel, over time. @param metric only this one, and that more finely */
export async function numbersOf(payload: Payload, post: string, metric?: Metric): Promise<PostNumbers> {
  const { ledger, world } = hub(payload)
  // Also what was live and has been taken down: its numbers stay.
  const states = ['published', 'live-withdrawn', 'withdrawn'] as const
  const found = (await ledger.find({ post, states }, { by: 'dueAt', limit: 200 })).filter(
    (row) => row.state !== 'withdrawn' || (row.remoteId !== '' && !isReplaced(row)),
  )
  const rows = await Promise.all(found.map((row) => asFirstPublished(payload, row)))
  const told = await curve(payload, {
    deliveries: rows.map(({ id }) => id),
    metrics: metric ? [metric] : metrics,
    from: new Date(Math.min(...rows.map((row) => publishedAtOf(row).getTime()))),
    until: await ledger.now(),
    points: metric ? points.one : points.all,
  })
  const courses = new Map<string, Map<string, { at: string; values: { [metric in Metric]?: number } }>>(
    rows.map(({ id }) => [id, new Map()]),
  )
  for (const { delivery, metric: name, at, value } of told) {
    const course = courses.get(delivery)
    const moment = at.toISOString()
    const point = course?.get(moment) ?? { at: moment, values: {} }
    point.values[name] = value
    course?.set(moment, point)
  }
  const kinds = await newestKinds(
    payload,
    // Oldest first: the last one stays.
    new Map(told.filter(({ metric: name }) => name === 'reactions').map(({ delivery, at }) => [delivery, at])),
  )
  const channels = await Promise.all(
    rows.map(async (row) => {
      const manifest = manifests[row.platform]
      return {
        delivery: row.id,
        channel: (await world.channel(row.channel))?.name ?? row.platform,
        platform: row.platform,
        color: manifest?.color ?? '#888888',
        url: row.url || null,
        publishedAt: publishedAtOf(row).toISOString(),
        points: [...(courses.get(row.id)?.values() ?? [])],
        kinds: kinds.get(row.id) ?? [],
        tells: Object.entries(manifest?.metrics ?? {}).map(([name, { means, source }]) => ({ metric: name as Metric, means, source })),
      }
    }),
  )
  return { channels }
}
