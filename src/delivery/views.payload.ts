/** The ledger's rows as people see them. */
import type { Payload } from 'payload'
import type { DeliveryView } from '../core/answers.ts'
import { loadChannel } from '../workflow/variants.payload.ts'
import type { Delivery } from './ledger.ts'

export async function deliveryViews(payload: Payload, rows: readonly Delivery[]): Promise<DeliveryView[]> {
  const channels = new Map(
    await Promise.all(
      [...new Set(rows.map((row) => row.channel))].map(async (id) => [id, await loadChannel(payload, id).catch(() => null)] as const),
    ),
  )
  return rows.map((row) => {
    const channel = channels.get(row.channel)
    return {
      id: row.id,
      post: row.post,
      postTitle: row.title.replace(/ · [^·]*$/u, ''),
      channel: { id: row.channel, name: channel?.name ?? 'Channel', platform: row.platform, handle: channel?.handle ?? '' },
      state: row.state,
      reason: row.reason || (row.waitsFor ? 'It waits until the website has published the post.' : null),
      dueAt: (row.notBefore > row.dueAt ? row.notBefore : row.dueAt).toISOString(),
      timeZone: row.timeZone,
      publishedAt: row.publishedAt?.toISOString() ?? null,
      url: row.url || null,
      attempts: row.attempt,
    }
  })
}
