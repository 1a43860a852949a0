/** Sends what is due, again and again. Any number of processes may run one: no event is taken by two at once. */
import { deliver, type DeliverOptions } from './deliver.ts'
import type { Call } from './store.ts'

export interface Sender {
  /** Something may be due: look now. Never throws. */
  ring(): void
  /** Looks, and waits until nothing is on its way any more. */
  look(): Promise<void>
  /** Begins nothing new and waits for what is on the wire. */
  stop(): Promise<void>
}

/** Of one webhook, and of all: a slow receiver holds up no other. */
const atOnce = { hook: 4, all: 32 }
const batch = 100

export function createSender(
  options: DeliverOptions & { readonly log: { error(fields: object, message: string): void; warn(fields: object, message: string): void } },
): Sender {
  const { store, clock, log } = options
  const running = new Map<string, Promise<void>>()
  const perHook = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | null = null
  let again = false
  let stopped = false

  const begin = (call: Call) => {
    perHook.set(call.webhook, (perHook.get(call.webhook) ?? 0) + 1)
    const work = deliver(call, options)
      .catch((error: unknown) => {
        log.error(
          { err: error, webhook: call.webhook, event: call.event },
          'A webhook could not be sent. It is tried again within a minute.',
        )
        return false
      })
      .then((done) => {
        running.delete(call.id)
        perHook.set(call.webhook, (perHook.get(call.webhook) ?? 1) - 1)
        // What waited for it, or for its place, may go now.
        if (done) ring()
      })
    running.set(call.id, work)
  }

  const pass = async () => {
    const full = [...perHook].flatMap(([hook, count]) => (count >= atOnce.hook ? [hook] : []))
    for (const call of await store.due(clock.now(), batch, full)) {
      if (stopped || running.size >= atOnce.all) return
      if (!running.has(call.id) && (perHook.get(call.webhook) ?? 0) < atOnce.hook) begin(call)
    }
    const next = await store.nextDue(clock.now())
    clearTimeout(timer)
    // Beyond a minute the periodic look is near enough.
    if (next && !stopped) timer = setTimeout(ring, Math.min(Math.max(next.getTime() - clock.now().getTime(), 1), 60_000)).unref()
  }

  const ring = () => {
    if (stopped) return
    again = true
    looking ??= (async () => {
      while (again && !stopped) {
        again = false
        await pass()
      }
    })()
      .catch((error: unknown) => log.error({ err: error }, 'Webhooks could not be looked at. It is tried again within seconds.'))
      .finally(() => (looking = null))
  }
  const idle = async () => {
    while (looking || running.size > 0) await Promise.all([looking, ...running.values()])
  }

  return {
    ring,
    async look() {
      ring()
      await idle()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await idle()
    },
  }
}
