import type { PlannedView } from '../../src/core/answers.ts'
import { finalStates, deliveryStates, onTheWireStates, type DeliveryState } from '../../src/core/delivery.ts'
import type { Delivery } from '../../src/delivery/ledger.ts'
import { planned } from '../../src/delivery/planned.ts'
import { slotOf } from '../../src/delivery/slot-key.ts'
import type { Hub } from '../../src/hub.ts'
import type { Reviewed } from '../../src/workflow/review.payload.ts'

const liveStates: readonly DeliveryState[] = ['published', 'live-withdrawn', ...onTheWireStates]
const openStates = deliveryStates.filter((state) => !(finalStates as readonly DeliveryState[]).includes(state))

/** What the post would do if it were approved now. `rows` are its deliveries so far. */
export async function plannedNow(
  { ledger, isOwned }: Hub,
  { post, variants }: Reviewed,
  rows: readonly Delivery[],
): Promise<PlannedView[]> {
  const taken = new Set<string>()
  const own = new Map<string, Date>()
  const key = (channel: string, at: Date) => `${channel} ${at.getTime()}`
  await Promise.all(
    variants
      .filter(({ takesSlot }) => takesSlot)
      .map(async ({ channel }) => {
        for (const row of await ledger.find({ channel: channel.id, states: openStates }, { by: 'dueAt', limit: 5000 })) {
          const slot = slotOf(row)
          if (slot && row.post === post) own.set(channel.id, slot)
          else if (slot) taken.add(key(channel.id, slot))
        }
      }),
  )
  return planned(variants, {
    now: await ledger.now(),
    isOwned,
    // A slot that this post has already it keeps, though an earlier one may have become free.
    taken: (channel, at) => taken.has(key(channel, at)) || at < (own.get(channel) ?? at),
    live: new Map(
      rows
        .filter(({ state, part, repeat }) => part === 0 && repeat === 0 && liveStates.includes(state))
        .sort((a, b) => a.occurrence - b.occurrence)
        .map(({ channel, dueAt, contentHash, state }) => [channel, { due: dueAt, contentHash: state === 'published' ? contentHash : '' }]),
    ),
  })
}
