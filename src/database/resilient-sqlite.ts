import { createClient, type Client, type TransactionMode } from '@libsql/client'

const isBusy = (error: unknown): boolean => {
  const e = error as { code?: string; message?: string; cause?: unknown } | null
  if (!e) return false
  return (
    /SQLITE_BUSY|database is locked/.test(`${e.code ?? ''} ${e.message ?? ''}`) ||
    (e.cause !== undefined && e.cause !== error && isBusy(e.cause))
  )
}

/**
 * A libsql client that survives a locked database.
 *
 * libsql (0.4.7 and 0.5.29, measured 2026-11) leaves a statement that failed with SQLITE_BUSY un-reset: from then on its
 * connection answers "ok" to writes that never reach the disk. So a connection that saw BUSY is thrown away and the statement
 * is repeated on a fresh one, waiting on a timer: the driver is synchronous, and `busy_timeout` would stop the event loop.
 * `synchronous = FULL`, because a delivery's intent must be on the disk before the call leaves.
 *
 * @throws the driver's error when the database stays locked for `maxWaitMs`, or for any other reason at once.
 */
export function createResilientClient(url: string, { synchronous = 'FULL', maxWaitMs = 10_000 } = {}): Client {
  const open = () => {
    const client = createClient({ url })
    const ready = (async () => {
      await client.execute('PRAGMA busy_timeout = 20')
      await client.execute('PRAGMA journal_mode = WAL')
      await client.execute(`PRAGMA synchronous = ${synchronous}`)
      await client.execute('PRAGMA foreign_keys = ON')
    })()
    ready.catch(() => {}) // Reported by whoever awaits it.
    return { client, ready }
  }
  let current = open()

  const guarded = async <T>(run: (client: Client) => Promise<T>): Promise<T> => {
    const started = performance.now()
    for (let n = 0; ; n++) {
      const used = current
      try {
        await used.ready
        return await run(used.client)
      } catch (error) {
        if (!isBusy(error)) throw error
        if (current === used) {
          used.client.close()
          current = open()
        }
        if (performance.now() - started > maxWaitMs) throw error
        await new Promise((resolve) => setTimeout(resolve, Math.min(5 * 2 ** n, 80) * (0.5 + Math.random())))
      }
    }
  }

  const wrapper: Omit<Client, 'execute'> & { execute: (...args: unknown[]) => Promise<unknown> } = {
    execute: (...args) => guarded((client) => (client.execute as (...a: unknown[]) => Promise<unknown>)(...args)),
    batch: (statements, mode) => guarded((client) => client.batch(statements, mode)),
    migrate: (statements) => guarded((client) => client.migrate(statements)),
    transaction: (mode: TransactionMode = 'write') => guarded((client) => client.transaction(mode)),
    executeMultiple: (sql) => guarded((client) => client.executeMultiple(sql)),
    sync: () => current.client.sync(),
    close: () => current.client.close(),
    get closed() {
      return current.client.closed
    },
    get protocol() {
      return current.client.protocol
    },
  }
  return wrapper as unknown as Client
}
