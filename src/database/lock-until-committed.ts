import type { PayloadRequest } from 'payload'

interface Sessions {
  readonly sessions: Readonly<Record<string, { readonly db: { execute(query: unknown): Promise<unknown> } } | undefined>>
}

/**
 * Waits for other transactions that locked the same name, in every process of the hub, and keeps the lock until the request's
 * own transaction ends. Nothing happens where the request has none: SQLite serves one process, whose saves come in turn
 * (src/http/rest-api.ts), and MongoDB refuses the second of two writes itself.
 */
export async function lockUntilCommitted(req: PayloadRequest, name: string): Promise<void> {
  const id = await req.transactionID
  if (!id || req.payload.db.name !== 'postgres') return
  const session = (req.payload.db as unknown as Sessions).sessions[id]
  const { sql } = await import('@payloadcms/db-postgres')
  await session?.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}
