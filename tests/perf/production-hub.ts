/** The production build as a process, on a fresh data folder. */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { built } from '../../src/cli/start/prepare.mjs'
import { step } from '../../src/cli/start/progress.mjs'
import { quietly } from '../../src/cli/start/run.mjs'
import { askJson, firstRight } from './http.ts'
import { freePort, root, run, temporaryFolder, type Program } from './processes.ts'

/** Builds what is missing or stale. Says so on standard error: standard output is for figures. */
export async function buildHub(): Promise<void> {
  if (built(root)) return
  const script = path.join(root, 'src/cli/build.mjs')
  await step('Building the hub', () => quietly(process.execPath, [script], { cwd: root, what: 'Building the hub' }), process.stderr)
}

/** What stays between two starts of one hub. */
export interface Home {
  readonly dataDir: string
  readonly secret: string
  readonly credentialKeys: string
  remove(): void
}

export function newHome(): Home {
  const folder = temporaryFolder()
  return {
    dataDir: folder.path,
    secret: randomBytes(32).toString('hex'),
    credentialKeys: `bench:${randomBytes(32).toString('base64')}`,
    remove: folder.remove,
  }
}

export interface ProductionHub extends Program {
  readonly base: string
  /** `performance.now()` before the process was started. */
  readonly startedAt: number
}

/** @param port where it listens: another one at each start, unless addresses are to stay the same. */
export async function startHub(home: Home, port?: number): Promise<ProductionHub> {
  port ??= await freePort()
  const base = `http://127.0.0.1:${port}`
  const startedAt = performance.now()
  const program = run('The hub', ['--conditions=production', 'dist/server.mjs'], {
    HUB_ROOT: root,
    HUB_MODE: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: base,
    DATA_DIR: home.dataDir,
    SECRET: home.secret,
    CREDENTIAL_KEYS: home.credentialKeys,
    LOG_LEVEL: 'warn',
    // Counted like any other, and never reached.
    CONTENT_RATE: '1000000000',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  return { ...program, base, startedAt }
}

/** @throws Error when it does not become ready. */
export const untilReady = (hub: ProductionHub) => firstRight(`${hub.base}/readyz`, ({ status }) => status === 200, hub)

/** Makes the first person of an empty hub, an administrator. @returns the header that signs requests in. */
export async function register({ base }: ProductionHub): Promise<{ readonly Authorization: string }> {
  const json = { name: 'Erika Mustermann', email: 'erika@example.com', password: 'a long enough password' }
  const { token } = await askJson<{ token: string }>(`${base}/api/users/first-register`, { method: 'POST', json })
  return { Authorization: `JWT ${token}` }
}
