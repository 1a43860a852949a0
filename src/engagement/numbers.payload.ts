import type { Payload } from 'payload'
import { z } from 'zod'
import type { PostNumbers } from '../core/answers.ts'
import { metrics, type Metric } from '../core/metrics.ts'
import { hub } from '../hub.ts'
import { manifests } from '../../publishers/manifests.gen.ts'

const stored = z.object({ metric: z.enum(metrics), bucket: z.coerce.date(), value: z.coerce.number() })

/** What a post brought, channel by channel, over time. */
export async function numbersOf(payload: Payload, post: string): Promise<PostNumbers> {
  const { ledger, world } = hub(payload)
  const rows = await ledger.find({ post, states: ['published', 'live-withdrawn'] }, { by: 'dueAt', limit: 200 })
  const channels = await Promise.all(
    rows.map(async (row) => {
      const { docs } = await payload.db.find({
        collection: 'measurements',
        where: { delivery: { equals: row.id } },
        sort: 'bucket',
        pagination: false,
        limit: 10_000,
      })
      const points = new Map<string, { at: string; values: { [metric in Metric]?: number } }>()
      for (const doc of docs) {
        const { metric, bucket, value } = stored.parse(doc)
        const at = bucket.toISOString()
        const point = points.get(at) ?? { at, values: {} }
        point.values[metric] = value
        points.set(at, point)
      }
      const manifest = manifests[row.platform]
      return {
        delivery: row.id,
        channel: (await world.channel(row.channel))?.name ?? row.platform,
        platform: row.platform,
        color: manifest?.color ?? '#888888',
        url: row.url || null,
        publishedAt: (row.publishedAt ?? row.dueAt).toISOString(),
        points: [...points.values()],
        tells: Object.entries(manifest?.metrics ?? {}).map(([metric, { means, source }]) => ({ metric: metric as Metric, means, source })),
      }
    }),
  )
  return { channels }
}
