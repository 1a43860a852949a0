/** The ledger's rows as people see them. */
import type { Payload } from 'payload'
import type { DeliveryView } from '../core/answers.ts'
import type { Channel } from '../core/channel.ts'
import { loadChannels } from '../workflow/variants.payload.ts'
import { postTitle } from './forecast-lane.ts'
import type { Delivery } from './ledger.ts'

/** `null`: it does not exist any more. */
export type Channels = ReadonlyMap<string, Channel>

const latest = (...instants: readonly Date[]): Date => new Date(Math.max(...instants.map((instant) => instant.getTime())))

/** What nobody wrote into the row because it is not the row's own doing. */
function whyNotYet(row: Shown, channel: Shows | null): string | null {
  if (row.state !== 'scheduled') return null
  if (row.waitsFor) return row.part > 0 ? 'It waits for the part before it.' : 'It waits until the website has published the post.'
  if (channel?.notBefore && channel.notBefore > new Date() && channel.notBefore > row.dueAt)
    return channel.gapMs > 0
      ? `${channel.name} may send again only then.`
      : `${channel.name} may send again only then: the platform asked for a pause.`
  return null
}

/** The channels of these rows that are still there. */
export const channelsOf = (payload: Payload, rows: readonly Delivery[]): Promise<Channels> =>
  loadChannels(
    payload,
    rows.map((row) => row.channel),
  )

export async function deliveryViews(payload: Payload, rows: readonly Delivery[]): Promise<DeliveryView[]> {
  const channels = await channelsOf(payload, rows)
  return rows.map((row) => deliveryView(row, channels.get(row.channel) ?? null))
}

/** What of a row and its channel a view needs. */
export type Shown = Pick<
  Delivery,
  | 'id'
  | 'title'
  | 'post'
  | 'channel'
  | 'platform'
  | 'state'
  | 'reason'
  | 'part'
  | 'waitsFor'
  | 'dueAt'
  | 'notBefore'
  | 'timeZone'
  | 'publishedAt'
  | 'url'
  | 'attempt'
>
export type Shows = Pick<Channel, 'name' | 'handle' | 'notBefore' | 'gapMs'>

export const deliveryView = (row: Shown, channel: Shows | null): DeliveryView => ({
  id: row.id,
  post: row.post,
  postTitle: postTitle(row),
  channel: { id: row.channel, name: channel?.name ?? 'Channel', platform: row.platform, handle: channel?.handle ?? '' },
  state: row.state,
  reason: row.reason || whyNotYet(row, channel),
  dueAt: latest(row.dueAt, row.notBefore, row.state === 'scheduled' ? (channel?.notBefore ?? row.dueAt) : row.dueAt).toISOString(),
  timeZone: row.timeZone,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  url: row.url || null,
  attempts: row.attempt,
})
