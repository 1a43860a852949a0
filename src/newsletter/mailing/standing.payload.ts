/** Whether a mailing may go on: the same gates that a delivery passes before its call, asked again before each mail. */
import type { Payload } from 'payload'
import { freezeOver } from '../../delivery/ports.ts'
import type { Delivery } from '../../delivery/ledger.ts'
import { hub } from '../../hub.ts'
import { whyStopped, type StoredMailing } from './store.payload.ts'

/** `pause`: later, by itself. `stop`: what has not gone never goes. */
export interface Standing {
  readonly is: 'go' | 'pause' | 'stop'
  /** '' while it may go. */
  readonly why: string
}
const go: Standing = { is: 'go', why: '' }
const pause = (why: string): Standing => ({ is: 'pause', why })
const stop = (why: string): Standing => ({ is: 'stop', why })

export async function deliveryOf(payload: Payload, key: string): Promise<Delivery | null> {
  const [row] = await hub(payload).ledger.find({ key }, { by: 'dueAt', limit: 1 })
  return row ?? null
}

/** @param thoroughly Also asks the approval where it was given, and the checks: once for a batch. */
export async function standingNow(payload: Payload, { id, key, channel: at }: StoredMailing, thoroughly: boolean): Promise<Standing> {
  const { world } = hub(payload)
  const [stopped, row, channel, freezes] = await Promise.all([
    whyStopped(payload, id),
    deliveryOf(payload, key),
    world.channel(at),
    world.freezes(),
  ])
  if (stopped !== null) return stop(stopped)
  if (!row) return stop('Its delivery does not exist any more.')
  if (row.cancel) return stop('Its approval was withdrawn.')
  if (['withdrawn', 'live-withdrawn', 'skipped', 'rejected', 'failed'].includes(row.state))
    return stop(row.reason || 'Its delivery has ended.')
  // Once it counts as published, an edit is another version of the post, as with everything that is live.
  if (row.state !== 'published' && row.approvedHash !== row.contentHash) return stop('The post was edited after its approval.')
  if (!channel) return stop('The channel does not exist any more.')
  const freeze = freezeOver(freezes, row)
  if (freeze) return pause(`Frozen: ${freeze.reason}`)
  if (row.hold !== '') return pause(row.reason || 'Frozen.')
  if (channel.paused)
    return pause(channel.pausedReason ? `${channel.name} is paused: ${channel.pausedReason}` : `${channel.name} is paused.`)
  if (channel.status !== 'connected') return pause(`${channel.name} is not connected.`)
  const objection = thoroughly && row.state !== 'published' ? await world.objection(row, channel) : null
  return objection === null ? go : stop(objection.en)
}
