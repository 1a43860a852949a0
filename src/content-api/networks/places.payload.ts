/** Where posts live on networks, from the ledger and the newest measurements. */
import type { Payload } from 'payload'
import { z } from 'zod'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { metrics, type Metric } from '../../core/metrics.ts'
import { hub } from '../../hub.ts'
import type { Places } from './places.ts'

const most = 100
const id = z.union([z.string(), z.number()]).transform(String)
const reference = z.union([id, z.object({ id }).transform((doc) => doc.id)])
const measured = z.object({ delivery: reference, metric: z.enum(metrics), value: z.coerce.number() })

export function payloadPlaces(payload: Payload): Places {
  const { ledger, world, isOwned } = hub(payload)

  /** By delivery. */
  async function newestNumbers(deliveries: readonly string[]): Promise<ReadonlyMap<string, { [metric in Metric]?: number }>> {
    const numbers = new Map<string, { [metric in Metric]?: number }>()
    if (deliveries.length === 0) return numbers
    const { docs } = await payload.db.find({
      collection: 'measurements',
      where: { delivery: { in: [...deliveries] } },
      sort: 'bucket',
      pagination: false,
    })
    // The oldest first: what comes later takes its place.
    for (const doc of docs) {
      const { delivery, metric, value } = measured.parse(doc)
      numbers.set(delivery, { ...numbers.get(delivery), [metric]: value })
    }
    return numbers
  }

  return {
    async of(post) {
      const rows = await ledger.find({ post, states: ['published'] }, { by: 'publishedAt', newestFirst: true, limit: 2 * most })
      const shown = rows.filter(({ platform, part }) => part === 0 && !isOwned(platform)).slice(0, most)
      const numbers = await newestNumbers(shown.map((row) => row.id))
      const ids = [...new Set(shown.map(({ channel }) => channel))]
      const channels = new Map(await Promise.all(ids.map(async (channel) => [channel, await world.channel(channel)] as const)))
      return shown.map((row) => {
        return {
          platform: row.platform,
          name: manifests[row.platform]?.name ?? row.platform,
          account: channels.get(row.channel)?.handle || null,
          url: row.url || null,
          publishedAt: row.publishedAt ?? row.dueAt,
          numbers: numbers.get(row.id) ?? {},
        }
      })
    },
  }
}
