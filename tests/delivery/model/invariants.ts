/** What must be so in every world. */
import type { Proof } from '../../../publishers/publisher.ts'
import type { DeliveryState } from '../../../src/core/delivery.ts'
import { isOpen } from '../../../src/delivery/patches.ts'
import type { Rows } from './rows.ts'
import type { World } from './world.ts'

const saysLive: readonly DeliveryState[] = ['published', 'live-withdrawn']
const saysNotLive: readonly DeliveryState[] = ['rejected', 'failed', 'withdrawn', 'skipped']

/** @returns what is not as it must be, or `null`. */
export function broken(world: World, rows: Rows, proof: Proof): string | null {
  for (const [at, id] of world.rows.entries()) {
    const row = rows.get(id)
    const remote = world.remotes[at]
    if (!remote) continue
    const { live, misjudged, takenDown, container } = remote
    // A person who errs is believed; only an identity of our choosing bears even that.
    if (live.length > 1 && (!misjudged || proof === 'identity')) return 'a delivery is live twice'
    if (saysLive.includes(row.state) && live.length === 0 && !takenDown) return `${row.state}, but not live`
    if (saysLive.includes(row.state) && live.some((content) => content !== row.contentHash))
      return 'something else is live than the row says'
    const underWay = world.wires.some((wire) => wire.row === at) || container === 'working'
    if (saysNotLive.includes(row.state) && !misjudged && (live.length > 0 || underWay)) return `${row.state}, but live or on its way`
    if (row.state === 'published' && row.cancel) return 'withdrawn and live, and nobody is offered to take it down'
  }
  return null
}

/** Nothing more happens, or it is only the bound on claims that it cannot. */
export const isEnd = ({ rows: ids, actors, wires, left }: World, rows: Rows): boolean =>
  actors.length === 0 &&
  wires.length === 0 &&
  ids.every((id) => !isOpen(rows.get(id).state) || (left.claims === 0 && rows.get(id).state === 'scheduled' && rows.get(id).hold === ''))
