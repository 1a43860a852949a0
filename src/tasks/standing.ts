/** Whether a task may be done now, by its delivery as the ledger has it. What its post says of it is asked apart, before anything is shown. */
import type { Localised } from '../core/answers.ts'
import type { ChannelNow } from '../core/channel.ts'
import { finalStates, type DeliveryState } from '../core/delivery.ts'
import type { TaskStanding } from '../core/task.ts'
import type { Delivery } from '../delivery/ledger.ts'
import { freezeOver, type Freeze } from '../delivery/ports.ts'
import { saidIn } from '../delivery/said.ts'

export interface Standing {
  readonly is: TaskStanding
  /** `null` while it may be done. */
  readonly why: Localised | null
}

const stopped = (is: Exclude<TaskStanding, 'open'>, de: string, en: string): Standing => ({ is, why: { de, en } })
const isFinal = (state: DeliveryState) => (finalStates as readonly DeliveryState[]).includes(state)
const because = (reason: string | null) => (reason ? `: ${reason}` : '.')

export function standingOf(row: Delivery | null, channel: ChannelNow | null, freezes: readonly Freeze[]): Standing {
  if (!row || isFinal(row.state)) return stopped('over', 'Die Auslieferung ist schon erledigt.', 'The delivery has been settled already.')
  if (row.cancel) return stopped('withdrawn', 'Die Freigabe wurde zurückgezogen.', 'Its approval was withdrawn.')
  if (row.approvedHash !== row.contentHash)
    return stopped('edited', 'Der Beitrag wurde nach der Freigabe geändert.', 'The post was edited after its approval.')
  const freeze = freezeOver(freezes, row)
  if (freeze) return stopped('frozen', `Angehalten${because(freeze.reason)}`, `Frozen${because(freeze.reason)}`)
  if (row.hold !== '') return stopped('frozen', 'Angehalten.', 'Frozen.')
  if (!channel) return stopped('paused', 'Den Kanal gibt es nicht mehr.', 'The channel does not exist any more.')
  if (channel.paused)
    return stopped(
      'paused',
      `${channel.name} ist pausiert${because(channel.pausedReason && saidIn('de', channel.pausedReason))}`,
      `${channel.name} is paused${because(channel.pausedReason)}`,
    )
  return { is: 'open', why: null }
}

/** It will never be posted as it is, and nobody has seen what it says: it ends by itself. */
export const endsUnseen = ({ is }: Standing, wasSeen: boolean): boolean => !wasSeen && (is === 'withdrawn' || is === 'edited')
