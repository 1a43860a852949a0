/** Webhooks put together: what tells them in the web process, and what sends in the process that delivers. */
import type { Payload } from 'payload'
import { env } from '../../config/env.ts'
import { systemClock } from '../../core/clock.ts'
import { hub } from '../../hub.ts'
import { loggedChange } from '../events/change-log.ts'
import type { Reading } from '../reading/reading.ts'
import { brandIn } from '../sites.ts'
import { createCaller } from './call.ts'
import type { DeliverOptions } from './deliver.ts'
import { createSender } from './sender.ts'
import { payloadWebhooks } from './store.payload.ts'
import { createTeller } from './teller.ts'

const sweepMs = 60_000
/** Longer than a sweep looks back: what is forgotten is not told again. */
const keptMs = 30 * 24 * 60 * 60_000

let send: DeliverOptions['send'] | undefined

export const deliveringWebhooks = (payload: Payload): DeliverOptions => ({
  store: payloadWebhooks(payload, hub(payload).settings.vault),
  send: (send ??= createCaller({ playground: env().HUB_MODE === 'playground' })),
  clock: systemClock,
  log: payload.logger,
})

/** For the process that delivers. */
export function sendWebhooks(payload: Payload) {
  const options = deliveringWebhooks(payload)
  return {
    ...createSender({ ...options, log: payload.logger }),
    forget: () => options.store.forget(new Date(systemClock.now().getTime() - keptMs)),
  }
}

/** For every process that sees its own changes. @returns stops it, when what was seen has been written down. */
export function tellWebhooks(payload: Payload, changes: Pick<Reading, 'on' | 'since' | 'brands'>): () => Promise<void> {
  const { bell, settings } = hub(payload)
  const store = payloadWebhooks(payload, settings.vault)
  const sites = { brand: async (id: string) => brandIn(changes.brands(), id) }
  const teller = createTeller({ store, sites, changes, clock: systemClock, log: payload.logger, ring: () => bell.ring() })
  const working = new Set<Promise<unknown>>()
  const work = (run: () => Promise<unknown>, wrong: string) => {
    const done = run()
      .catch((error: unknown) => payload.logger.error({ err: error }, wrong))
      .finally(() => working.delete(done))
    working.add(done)
  }
  const silence = changes.on((change) => {
    const logged = loggedChange(change)
    if (logged) work(() => teller.tell(logged), 'Webhooks could not be told of a change. They are told within a minute.')
  })
  const sweep = () => work(() => teller.sweep(), 'What webhooks were not told could not be looked for. It is looked for again in a minute.')
  const timer = setInterval(sweep, sweepMs).unref()
  sweep()
  return async () => {
    silence()
    clearInterval(timer)
    await Promise.all(working)
  }
}
