/** What makes the engine look: a timer to the next due instant, node-cron as the safety net, and whoever rings. */
import cron from 'node-cron'
import type { Engine } from './engine.ts'
import type { World } from './ports.ts'

export interface Scheduler {
  /** Something changed: look now. A lost or doubled ring is harmless. */
  ring(): void
  stop(): Promise<void>
}

/** A further periodic task, in UTC; never two runs at once. */
export interface Chore {
  readonly name: string
  /** Six fields, seconds first. */
  readonly schedule: string
  readonly run: () => Promise<void>
}

export function startScheduler(engine: Engine, log: World['log'], chores: readonly Chore[] = []): Scheduler {
  let timer: NodeJS.Timeout | undefined
  let again = false
  let stopped = false
  let looking: Promise<void> | null = null

  const look = (): void => {
    if (stopped) return
    if (looking) {
      again = true
      return
    }
    looking = (async () => {
      do {
        again = false
        await engine.tick()
      } while (again)
      const next = await engine.nextDue()
      clearTimeout(timer)
      // Beyond a minute the cron tick is near enough, and a clock that jumps does no harm.
      if (next && !stopped) timer = setTimeout(look, Math.min(Math.max(next.getTime() - Date.now(), 250), 60_000))
    })()
      .catch((error: unknown) =>
        log.error({ err: error }, 'The delivery engine could not look at the ledger. It tries again within seconds.'),
      )
      .finally(() => {
        looking = null
      })
  }

  const tasks = [{ name: 'deliveries', schedule: '*/5 * * * * *', run: async () => look() }, ...chores].map(({ name, schedule, run }) =>
    cron.schedule(
      schedule,
      async () => {
        try {
          await run()
        } catch (error) {
          log.error({ err: error, task: name }, 'A periodic task failed. It runs again at its next time.')
        }
      },
      { name, timezone: 'UTC', noOverlap: true },
    ),
  )
  look()
  return {
    ring: look,
    async stop() {
      stopped = true
      clearTimeout(timer)
      for (const task of tasks) await task.destroy()
      await engine.stop()
      await looking
    },
  }
}
