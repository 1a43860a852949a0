/** Where posts live on networks, from the ledger and the newest measurements. */
import type { Payload } from 'payload'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { newestNumbers } from '../../engagement/newest.payload.ts'
import { hub } from '../../hub.ts'
import type { Places } from './places.ts'

const most = 100
export function payloadPlaces(payload: Payload): Places {
  const { ledger, world, isOwned } = hub(payload)

  return {
    async of(post) {
      const rows = await ledger.find({ post, states: ['published'] }, { by: 'publishedAt', newestFirst: true, limit: 2 * most })
      const shown = rows.filter(({ platform, part }) => part === 0 && !isOwned(platform)).slice(0, most)
      const numbers = await newestNumbers(
        payload,
        shown.map((row) => row.id),
      )
      const ids = [...new Set(shown.map(({ channel }) => channel))]
      const channels = new Map(await Promise.all(ids.map(async (channel) => [channel, await world.channel(channel)] as const)))
      return shown.map((row) => {
        return {
          platform: row.platform,
          name: manifests[row.platform]?.name ?? row.platform,
          account: channels.get(row.channel)?.handle || null,
          url: row.url || null,
          publishedAt: row.publishedAt ?? row.dueAt,
          numbers: numbers.get(row.id)?.values ?? {},
        }
      })
    },
  }
}
