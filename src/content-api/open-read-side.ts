/** Opens what readers go by on the database that the settings name, without Payload. */
import type { Env } from '../config/env.ts'
import type { Clock } from '../core/clock.ts'
import { createReadSide, type ReadSide } from './read-side.ts'
import { noCallout } from './reading/callout.ts'
import { openShelf } from './reading/open-shelf.ts'
import { createReading } from './reading/reading.ts'

export interface OpenReadSide extends ReadSide {
  /** Begins to show what is public. @throws what the database says, and may be called again then: it may not be of this version yet. */
  start(): Promise<void>
  stop(): Promise<void>
}

interface Log {
  error(fields: object, message: string): void
  warn(fields: object, message: string): void
}

/** @param everyMs how often changes of other processes are looked for where nobody tells. Default 500. */
export async function openReadSide(
  settings: Pick<Env, 'DATABASE_URL' | 'REDIS_URL'>,
  clock: Clock,
  log: Log,
  everyMs?: number,
): Promise<OpenReadSide> {
  const reading = createReading({
    shelf: await openShelf(settings.DATABASE_URL, log),
    clock,
    log,
    ...(everyMs === undefined ? {} : { everyMs }),
  })
  const callout = settings.REDIS_URL ? (await import('./reading/callout.redis.ts')).redisCallout(settings.REDIS_URL, log) : noCallout
  callout.onCall(() => void reading.refresh().catch(() => {}))
  return {
    ...createReadSide(reading, callout),
    start: () => reading.start(),
    async stop() {
      await callout.close()
      await reading.stop()
    },
  }
}
