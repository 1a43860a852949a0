/** What makes the engine look: a timer to the next due instant, node-cron as the safety net, and whoever rings. */
import cron from 'node-cron'
import type { Engine } from './engine.ts'
import type { World } from './ports.ts'

export interface Scheduler {
  /** Something changed: look now. A lost or doubled ring is harmless. */
  ring(): void
  /** Something ended: what waited for it may go. Many of these in a short time are one look. */
  settled(): void
  stop(): Promise<void>
}

/** A further periodic task, in UTC; never two runs at once. */
export interface Chore {
  readonly name: string
  /** Six fields, seconds first. */
  readonly schedule: string
  readonly run: () => Promise<void>
}

type Looks = Pick<Engine, 'tick' | 'look'>
/** What ends within this is looked at together, in milliseconds. */
const soonMs = 100

export function startScheduler(engine: Engine, log: World['log'], chores: readonly Chore[] = []): Scheduler {
  let timer: NodeJS.Timeout | undefined
  let soon: NodeJS.Timeout | undefined
  let again: keyof Looks | null = null
  let stopped = false
  let looking: Promise<void> | null = null

  const look = (how: keyof Looks): void => {
    if (stopped) return
    if (looking) {
      again = again === 'tick' ? 'tick' : how
      return
    }
    looking = (async () => {
      await engine[how]()
      const next = await engine.untilNext()
      clearTimeout(timer)
      // Beyond a minute the cron tick is near enough, and a clock that jumps does no harm.
      if (next !== null && !stopped) timer = setTimeout(() => look('look'), Math.min(Math.max(next, 1), 60_000))
    })()
      .catch((error: unknown) =>
        log.error({ err: error }, 'The delivery engine could not look at the ledger. It tries again within seconds.'),
      )
      .finally(() => {
        looking = null
        if (again) look(again)
        again = null
      })
  }
  const tasks = [{ name: 'deliveries', schedule: '*/5 * * * * *', run: async () => look('tick') }, ...chores].map(
    ({ name, schedule, run }) =>
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
  look('tick')
  return {
    ring: () => look('look'),
    settled() {
      soon ??= setTimeout(() => {
        soon = undefined
        look('look')
      }, soonMs)
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      clearTimeout(soon)
      for (const task of tasks) await task.destroy()
      await engine.stop()
      await looking
    },
  }
}
