/** What every process does first: read the environment, open the database, bring it to this version. */
import type { Payload } from 'payload'
import { EnvProblem, env, type Env } from './config/env.ts'
import { LockedError, lockDataDir } from './database/lock.ts'
import { migrate } from './database/migrate.ts'
import { ModeProblem, agreeOnMode } from './playground-mark.ts'

export interface Booted {
  readonly payload: Payload
  readonly settings: Env
  /** Closes the database and gives the data folder free. */
  close(): Promise<void>
}

/**
 * Payload is loaded only here: it takes most of a start.
 * @param meanwhile called once this process may open the database, before it does.
 * @throws EnvProblem, LockedError, ModeProblem and what the database says; `sayWhy` turns them into sentences.
 */
export async function boot(meanwhile?: (settings: Env) => Promise<void>): Promise<Booted> {
  const settings = env()
  const free = settings.DATABASE_URL.startsWith('file:') ? lockDataDir(settings.dataDir) : () => {}
  process.once('exit', free)
  await meanwhile?.(settings)
  const { getPayload } = await import('payload')
  const config = import('./payload.config.ts').then((module) => module.default)
  // Next's own copy of the config module finds this one (src/payload.shared.ts).
  ;(globalThis as typeof globalThis & { __hubConfig?: unknown }).__hubConfig = config
  const payload = await getPayload({ config })
  // Workers wait for the web process to have migrated; where there is only one process, it does it.
  if (settings.ROLE !== 'worker') {
    const ran = await migrate(payload)
    if (ran.length > 0) payload.logger.info(`Migrated the database: ${ran.join(', ')}.`)
  }
  await agreeOnMode(payload, settings.HUB_MODE)
  return {
    payload,
    settings,
    async close() {
      await payload.destroy()
      await (payload.db as { pool?: { end(): Promise<void> } }).pool?.end()
      free()
    },
  }
}

/** Why a process cannot start, in a sentence, without a stack where the person can do something about it. */
export function sayWhy(error: unknown): string {
  if (error instanceof EnvProblem || error instanceof LockedError || error instanceof ModeProblem) return error.message
  const { code, message, stack } = error as { code?: string; message?: string; stack?: string }
  if (code === 'EADDRINUSE') return `The port is in use. Choose another: PORT=3001 npm start`
  if (code === 'EACCES' || code === 'EROFS')
    return `The hub may not write there: ${message}. Set DATA_DIR to a folder that it may write to.`
  if (code === 'ENOSPC') return 'The disk is full. Make room and start again.'
  if (code === 'ECONNREFUSED' || message?.includes('cannot connect to MongoDB'))
    return 'The database does not answer. Check DATABASE_URL, and that the database runs.'
  return stack ?? String(error)
}
