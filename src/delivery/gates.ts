/** The gates that are not columns of a row: asked at claim, and each time afresh right before intent. */
import type { ChannelNow } from '../core/channel.ts'
import type { PlatformManifest } from '../../publishers/publisher.ts'
import type { Event } from './events.ts'
import type { Delivery } from './ledger.ts'
import { inDoubt } from './patches.ts'
import { freezeOver, type World } from './ports.ts'

/** How long a closed gate is left alone before it is tried again, in milliseconds. */
const frozenMs = 5_000
const pausedMs = 15_000

export type Gates =
  { readonly channel: ChannelNow; readonly closed: null } | { readonly channel: ChannelNow | null; readonly closed: Event }

/** @returns the channel, or what becomes of the row instead. */
export async function gates(row: Delivery, channel: ChannelNow | null, world: World, now: Date): Promise<Gates> {
  if (!channel) return { channel, closed: { is: 'impossible', reason: 'The channel does not exist any more.' } }
  const later = (reason: string, notBefore: Date): Gates => ({ channel, closed: { is: 'gate-closed', reason, notBefore } })
  const freezes = await world.freezes()
  // Normally the freeze has put its hold on the row; this is for a row that came into the ledger at the same moment, and for one that
  // was planned before its channel went to another brand.
  const freeze = freezeOver(freezes, row) ?? freezeOver(freezes, { brand: channel.brand, platform: channel.platform, channel: channel.id })
  if (freeze) return later(`Frozen: ${freeze.reason}`, new Date(now.getTime() + frozenMs))
  if (channel.status !== 'connected')
    return { channel, closed: { is: 'sign-in-refused', reason: `${channel.name} is not connected. Connect it, and this goes out.` } }
  if (channel.paused) {
    const why = channel.pausedReason ? `: ${channel.pausedReason}` : '.'
    return later(`${channel.name} is paused${why}`, new Date(now.getTime() + pausedMs))
  }
  if (channel.notBefore && channel.notBefore > now) return later(`${channel.name} takes the next post a little later.`, channel.notBefore)
  return { channel, closed: null }
}

/** What else must hold right before intent. */
export async function lastGates(
  row: Delivery,
  { proof }: PlatformManifest,
  world: World,
  now: Date,
  callTimeoutMs: number,
): Promise<Gates> {
  // All are asked at once, whatever the first of them says: they share their questions with others that are as far.
  const channelNow = await world.channel(row.channel)
  const [asked, objection] = await Promise.all([gates(row, channelNow, world, now), channelNow && world.objection(row, channelNow)])
  if (asked.closed) return asked
  const { channel } = asked
  if (inDoubt(row) && row.unknownSince && proof.kind === 'key') {
    const age = now.getTime() - row.unknownSince.getTime()
    if (age > (proof.windowMs ?? 0) - 2 * callTimeoutMs)
      return { channel, closed: { is: 'look-first', reason: 'Looking whether it is live before it is sent again.' } }
  }
  return objection ? { channel, closed: { is: 'edited', reason: objection.en } } : asked
}
