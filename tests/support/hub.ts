/** A hub on a fresh, migrated database: SQLite by default, or the kind that is asked for. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Payload } from 'payload'

export type Database = 'sqlite' | 'postgres' | 'mongodb'

export interface TestHub {
  readonly payload: Payload
  readonly dataDir: string
  /** Closes everything and removes the database again. */
  stop(): Promise<void>
}

/**
 * Boots the real configuration. Environment is process-wide, so one hub for each test file (vitest runs each in a process of
 * its own). `env` may add settings.
 */
export async function bootHub(database: Database = 'sqlite', env: Record<string, string> = {}): Promise<TestHub> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-test-'))
  const { url, drop } = await freshDatabase(database, dataDir)
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    DATABASE_URL: url,
    SECRET: randomBytes(32).toString('hex'),
    CREDENTIAL_KEYS: `test:${randomBytes(32).toString('base64')}`,
    LOG_LEVEL: 'fatal',
    REDIS_URL: '',
    ...env,
  })
  const { boot } = await import('../../src/boot.ts')
  const { payload, close } = await boot()
  return {
    payload,
    dataDir,
    async stop() {
      await close()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** An empty database of this kind, and how to remove it again. */
export async function freshDatabase(database: Database, dataDir: string): Promise<{ url: string; drop: () => Promise<void> }> {
  if (database === 'sqlite') return { url: `file:${path.join(dataDir, 'hub.db')}`, drop: async () => {} }
  const name = `funkhaus_${randomBytes(6).toString('hex')}`
  if (database === 'mongodb') {
    const url = mongoUrl(process.env.MONGODB_URL ?? '', name)
    return {
      url,
      drop: async () => {
        const { default: mongoose } = await import('mongoose')
        const connection = await mongoose.createConnection(url).asPromise()
        await connection.dropDatabase()
        await connection.close()
      },
    }
  }
  const base = new URL(process.env.POSTGRES_URL ?? '')
  await adminQuery(base.toString(), `create database ${name}`)
  const own = new URL(base)
  own.pathname = `/${name}`
  return { url: own.toString(), drop: () => adminQuery(base.toString(), `drop database if exists ${name} with (force)`) }
}

/** Another database of this server. It may name several hosts; who signs in does so where the address said, not in the new database. */
export function mongoUrl(server: string, database: string): string {
  const [, scheme = '', user = '', hosts = '', first = '', asked = ''] =
    /^(mongodb(?:\+srv)?:\/\/)([^/?]*@)?([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/.exec(server) ?? []
  const options = new URLSearchParams(asked)
  if (user && !options.has('authSource')) options.set('authSource', first || 'admin')
  return `${scheme}${user}${hosts}/${database}${options.size > 0 ? `?${options}` : ''}`
}

async function adminQuery(url: string, query: string): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(query)
  } finally {
    await client.end()
  }
}
