/** Makes of every change what webhooks are to be sent, and finds the changes of which a crash left nothing. */
import type { Clock } from '../../core/clock.ts'
import { loggedChange, type ChangeLog, type LoggedChange } from '../events/change-log.ts'
import { eventId, eventOf } from '../events/event.ts'
import type { Sites } from '../sites.ts'
import type { Hook, WebhookStore } from './store.ts'

export interface Teller {
  /** Any number of processes may tell the same change: each webhook gets it once. @returns how many were new. */
  tell(change: LoggedChange): Promise<number>
  /** Looks back for what was never told: at first a week, then as far as the sweep before it. @returns how many were found. */
  sweep(): Promise<number>
}

export interface TellerOptions {
  readonly store: WebhookStore
  readonly sites: Pick<Sites, 'brand'>
  readonly changes: ChangeLog
  readonly clock: Clock
  readonly log: { error(fields: object, message: string): void }
  /** Called when there is something new to send. */
  readonly ring: () => void
}

const weekMs = 7 * 24 * 60 * 60_000
/** Clocks of several machines differ, and a change is seen a moment after its instant. */
const overlapMs = 10 * 60_000
const batch = 200

const wants = (hook: Hook, { type, at, entry }: LoggedChange) =>
  hook.events.includes(type) && (hook.brand === null || hook.brand === entry.brand) && at >= hook.since

export function createTeller({ store, sites, changes, clock, log, ring }: TellerOptions): Teller {
  let sweptAt: Date | null = null

  const addFor = async (hooks: readonly Hook[], change: LoggedChange): Promise<number> => {
    if (hooks.length === 0) return 0
    const { id: event, post, message } = eventOf(change, await sites.brand(change.entry.brand))
    const now = clock.now()
    let added = 0
    for (const { id } of hooks) {
      const call = { webhook: id, event, type: message.type, post, happenedAt: change.at, body: JSON.stringify(message), byHand: false }
      if (await store.add(call, now)) added++
    }
    if (added > 0) ring()
    return added
  }

  return {
    tell: async (change) =>
      addFor(
        (await store.listening()).filter((hook) => wants(hook, change)),
        change,
      ),

    async sweep() {
      const began = clock.now()
      const from = sweptAt ? sweptAt.getTime() - overlapMs : began.getTime() - weekMs
      const hooks = await store.listening()
      const found = hooks.length === 0 ? [] : await changes.since(new Date(from))
      if (found === null)
        log.error({ from: new Date(from) }, 'What changed since then is not known any more: webhooks may have missed some of it.')
      const wanted = (found ?? [])
        .map(loggedChange)
        .filter((change) => change !== null)
        .filter((change) => hooks.some((hook) => wants(hook, change)))
      let added = 0
      for (let at = 0; at < wanted.length; at += batch) {
        const some = wanted.slice(at, at + batch)
        const known = await store.known(some.map(eventId))
        for (const change of some)
          added += await addFor(
            hooks.filter((hook) => wants(hook, change) && !known.has(`${hook.id} ${eventId(change)}`)),
            change,
          )
      }
      sweptAt = began
      return added
    },
  }
}
