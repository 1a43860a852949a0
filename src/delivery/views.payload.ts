/** The ledger's rows as people see them. */
import type { Payload } from 'payload'
import type { DeliveryView } from '../core/answers.ts'
import type { Channel } from '../core/channel.ts'
import { loadChannel } from '../workflow/variants.payload.ts'
import type { Delivery } from './ledger.ts'

const latest = (...instants: readonly Date[]): Date => new Date(Math.max(...instants.map((instant) => instant.getTime())))

/** What nobody wrote into the row because it is not the row's own doing. */
function whyNotYet(row: Delivery, channel: Channel | null): string | null {
  if (row.state !== 'scheduled') return null
  if (row.waitsFor) return 'It waits until the website has published the post.'
  if (channel?.notBefore && channel.notBefore > new Date() && channel.notBefore > row.dueAt)
    return `${channel.name} may send again only then: the platform asked for a pause.`
  return null
}

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
      reason: row.reason || whyNotYet(row, channel ?? null),
      dueAt: latest(row.dueAt, row.notBefore, row.state === 'scheduled' ? (channel?.notBefore ?? row.dueAt) : row.dueAt).toISOString(),
      timeZone: row.timeZone,
      publishedAt: row.publishedAt?.toISOString() ?? null,
      url: row.url || null,
      attempts: row.attempt,
    }
  })
}
